// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/projectpicker.h"

#include "models/common/errortext.h"
#include "models/project/projectcontroller.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QMenu>

namespace serin {

namespace {

QString escaped(const QString &text)
{
    QString shown = singleLine(text, 60);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

ProjectPicker::ProjectPicker(ProjectController &project, QWidget *parent)
    : QPushButton(parent), m_project(project)
{
    setObjectName(QStringLiteral("projectPicker"));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setProperty("serinMenu", true); // room for the arrow
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ProjectPicker::fillMenu);
    connect(&project, &ProjectController::changed, this, &ProjectPicker::showProject);
    connect(&project, &ProjectController::commitsChanged, this, &ProjectPicker::showProject);
    showProject();
}

void ProjectPicker::showProject()
{
    const bool isOpen = m_project.phase() == ProjectController::Phase::Ready;
    setVisible(isOpen);
    if (!isOpen) {
        return;
    }
    const ProjectFacts &facts = m_project.facts();
    QString branch = tr("no Git");
    if (m_project.commits()) {
        const TrackedCommits &commits = *m_project.commits();
        const QString name =
            commits.branch.isEmpty() ? tr("no branch") : QString::fromUtf8(commits.branch);
        branch = tr("%1 ↑%2 ↓%3", "a branch, commits only here, commits only there")
                     .arg(name)
                     .arg(commits.ahead)
                     .arg(commits.behind);
    } else if (!m_project.trustQuestion().isEmpty()) {
        branch = tr("not trusted yet");
    }
    const QString words = tr("%1 › %2 → %3  %4", "a project, its branch, its workspace, its tier")
                              .arg(facts.project.name, branch, workspaceTitle(facts.workspace),
                                   tierName(facts.tier).toUpper());
    // The tier has a band of its own beside it.
    m_words = singleLine(tr("%1 › %2 → %3", "a project, its branch, its workspace")
                             .arg(facts.project.name, branch, workspaceTitle(facts.workspace)),
                         200);
    showWords();
    updateGeometry();
    setAccessibleName(tr("Project %1").arg(words));
    QStringList lines{words, facts.project.absoluteFolder()};
    if (facts.isAmbiguous) {
        lines << tr("Several projects have this folder: pick one.");
    }
    if (m_project.gitProblem()) {
        lines << errorText(*m_project.gitProblem()).sentence;
    }
    lines += facts.warnings;
    setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    if (facts.tier == Tier::Prod) {
        setWidgetRole(*this, WidgetRole::Danger);
    } else {
        clearWidgetRole(*this);
    }
}

int ProjectPicker::frameWidth() const
{
    return QPushButton::sizeHint().width() -
           fontMetrics().size(Qt::TextShowMnemonic, text()).width();
}

QSize ProjectPicker::sizeHint() const
{
    return {frameWidth() + fontMetrics().horizontalAdvance(m_words),
            QPushButton::sizeHint().height()};
}

QSize ProjectPicker::minimumSizeHint() const
{
    constexpr int fewestCharacters = 4;
    return {frameWidth() + fontMetrics().averageCharWidth() * fewestCharacters,
            QPushButton::sizeHint().height()};
}

void ProjectPicker::showWords()
{
    QString shown = fontMetrics().elidedText(m_words, Qt::ElideMiddle, width() - frameWidth());
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    if (shown != text()) {
        setText(shown);
    }
}

void ProjectPicker::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    showWords();
}

void ProjectPicker::fillMenu()
{
    menu()->clear();
    const ProjectFacts &facts = m_project.facts();
    for (const Project &choice : facts.choices) {
        const bool isHere = choice.repository == facts.project.repository;
        QAction *const action = menu()->addAction(
            escaped(tr("%1 (%2)", "a project, its tier").arg(choice.name, tierName(choice.tier))));
        action->setToolTip(plainToolTip(choice.absoluteFolder()));
        action->setCheckable(true);
        action->setChecked(isHere && choice.name == facts.project.name);
        connect(action, &QAction::triggered, this,
                [this, isHere, name = choice.name, folder = choice.absoluteFolder()] {
                    if (isHere) {
                        m_project.choose(name);
                    } else {
                        Q_EMIT openRequested(folder);
                    }
                });
    }
    if (facts.choices.isEmpty()) {
        QAction *const none = menu()->addAction(tr("There are no other projects"));
        none->setEnabled(false);
        none->setToolTip(tr("`serinctl project add` and a serin.yaml make some"));
    }
}

} // namespace serin
