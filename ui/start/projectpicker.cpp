// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/projectpicker.h"

#include "models/common/errortext.h"
#include "models/project/projectcontroller.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QActionGroup>
#include <QLocale>
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
    makeMenuAccessible(*this);
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
        branch = commits.branch.isEmpty() ? tr("no branch") : QString::fromUtf8(commits.branch);
        if (commits.upstream && !commits.branch.isEmpty()) {
            branch = tr("%1 ↑%2 ↓%3", "a branch, commits only here, commits only there")
                         .arg(branch, QLocale().toString(commits.ahead),
                              QLocale().toString(commits.behind) +
                                  (m_project.fetchProblem() ? QStringLiteral("?") : QString()));
        }
    } else if (!m_project.trustQuestion().isEmpty()) {
        branch = tr("not trusted yet");
    }
    const QString words = tr("%1 › %2 → %3  %4", "a project, its branch, its workspace, its tier")
                              .arg(facts.project.name, branch, workspaceTitle(facts.workspace),
                                   tierName(facts.tier).toUpper() +
                                       (facts.project.readOnly ? tr(" · read-only") : QString()));
    m_parts = {singleLine(facts.project.name, 100), singleLine(branch, 100),
               singleLine(workspaceTitle(facts.workspace), 100)};
    m_isReadOnly = facts.project.readOnly;
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
    if (m_project.fetchProblem()) {
        lines
            << errorText(*m_project.fetchProblem()).sentence
            << tr("What ↓ says of the remote is as of the last time that it was asked. Git › Fetch "
                  "asks it again.");
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
    return {frameWidth() + fontMetrics().horizontalAdvance(joined(m_parts)),
            QPushButton::sizeHint().height()};
}

QSize ProjectPicker::minimumSizeHint() const
{
    constexpr int fewestCharacters = 4;
    return {frameWidth() + fontMetrics().averageCharWidth() * fewestCharacters,
            QPushButton::sizeHint().height()};
}

/// Without the tier, which has a band of its own beside it.
QString ProjectPicker::joined(const QStringList &parts) const
{
    return tr("%1 › %2 → %3", "a project, its branch, its workspace")
               .arg(parts.value(0), parts.value(1), parts.value(2)) +
           (m_isReadOnly ? tr(" · read-only") : QString());
}

/// The longest parts give way first, each in its middle: names differ at their ends.
QString ProjectPicker::fitting(int room) const
{
    if (m_parts.isEmpty()) {
        return {};
    }
    const QFontMetrics metrics = fontMetrics();
    const auto shortened = [&](int most) {
        QStringList parts;
        for (const QString &part : m_parts) {
            parts.append(metrics.elidedText(part, Qt::ElideMiddle, most));
        }
        return joined(parts);
    };
    int fits = 0;
    int tooWide = room + 1;
    while (tooWide - fits > 1) {
        const int most = (fits + tooWide) / 2;
        (metrics.horizontalAdvance(shortened(most)) <= room ? fits : tooWide) = most;
    }
    // Of parts that say nothing any more the project's name is left.
    const bool isLegible = fits >= metrics.averageCharWidth() * 8;
    return isLegible ? shortened(fits) : metrics.elidedText(m_parts[0], Qt::ElideMiddle, room);
}

void ProjectPicker::showWords()
{
    QString shown = fitting(width() - frameWidth());
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
    // Submenus and groups are no actions: clear() would leave them.
    qDeleteAll(menu()->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(menu()->findChildren<QActionGroup *>(Qt::FindDirectChildrenOnly));
    menu()->clear();
    addProjects(*menu());
    menu()->addSeparator();
    if (m_project.repository()) {
        connect(menu()->addAction(tr("Switch &branch…")), &QAction::triggered, this,
                &ProjectPicker::branchesRequested);
    }
    addWorkspaces(*menu()->addMenu(tr("&Workspace of this project")));
    addTiers(*menu()->addMenu(tr("&Tier of this project")));
    if (!m_project.facts().workspace.isLocal) {
        addWorkspaceTiers(
            *menu()->addMenu(tr("Tier of the workspace %1")
                                 .arg(escaped(workspaceTitle(m_project.facts().workspace)))));
    }
    addSwitches(*menu());
}

void ProjectPicker::addProjects(QMenu &menu)
{
    const ProjectFacts &facts = m_project.facts();
    auto *const group = new QActionGroup(&menu);
    for (const Project &choice : facts.choices) {
        const bool isHere = choice.repository == facts.project.repository;
        const bool isPlain = choice.origin == Project::Origin::Default;
        QAction *const action = menu.addAction(
            escaped(tr("%1 (%2)", "a project, its tier").arg(choice.name, tierName(choice.tier))));
        QStringList lines{choice.absoluteFolder()};
        if (isPlain) {
            lines << tr("No project is kept for this folder; a change of its workspace or tier "
                        "keeps one.");
        }
        action->setToolTip(plainToolTip(lines.join(u'\n')));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(isCurrent(choice));
        connect(action, &QAction::triggered, this,
                [this, isHere, name = isPlain ? QString() : choice.name,
                 folder = choice.absoluteFolder()] {
                    if (isHere) {
                        m_project.choose(name);
                    } else {
                        Q_EMIT openRequested(folder);
                    }
                });
    }
    if (facts.choices.size() < 2) {
        QAction *const none = menu.addAction(tr("There are no other projects"));
        none->setEnabled(false);
        none->setToolTip(tr("`serinctl project add` and a serin.yaml make some"));
    }
}

bool ProjectPicker::isCurrent(const Project &choice) const
{
    const ProjectFacts &facts = m_project.facts();
    const auto isPlain = [](const Project &each) {
        return each.origin == Project::Origin::Default;
    };
    return !facts.isAmbiguous && choice.repository == facts.project.repository &&
           choice.name == facts.project.name && isPlain(choice) == isPlain(facts.project);
}

void ProjectPicker::addWorkspaces(QMenu &menu)
{
    menu.setObjectName(QStringLiteral("workspaceMenu"));
    menu.setToolTipsVisible(true);
    const ProjectFacts &facts = m_project.facts();
    for (const WorkspaceEntry &entry : facts.workspaces) {
        QAction *const action =
            menu.addAction(escaped(tr("%1 (%2)", "a workspace, its tier")
                                       .arg(workspaceTitle(entry), tierName(entry.tier))));
        action->setToolTip(plainToolTip(entry.isLocal ? tr("on this computer")
                                                      : entry.armUrl + entry.id.toString()));
        action->setCheckable(true);
        action->setChecked(entry.identity() == facts.workspace.identity());
        connect(action, &QAction::triggered, this, [this, name = entry.name] {
            Project project = m_project.facts().project;
            project.workspace = name;
            save(project);
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Another one in &Azure…")), &QAction::triggered, this,
            &ProjectPicker::azureRequested);
}

void ProjectPicker::addTiers(QMenu &menu)
{
    menu.setObjectName(QStringLiteral("tierMenu"));
    menu.setToolTipsVisible(true);
    const ProjectFacts &facts = m_project.facts();
    for (const Tier tier : {Tier::Dev, Tier::Staging, Tier::Prod}) {
        QAction *const action = menu.addAction(tierName(tier));
        action->setCheckable(true);
        action->setChecked(tier == facts.tier);
        const bool isTooLow = tier < facts.workspace.tier;
        action->setEnabled(!isTooLow);
        if (isTooLow) {
            action->setToolTip(tr("The workspace is %1: it wants no less care")
                                   .arg(tierName(facts.workspace.tier)));
        }
        connect(action, &QAction::triggered, this, [this, tier] {
            Project project = m_project.facts().project;
            project.tier = tier;
            save(project);
        });
    }
}

void ProjectPicker::addWorkspaceTiers(QMenu &menu)
{
    menu.setObjectName(QStringLiteral("workspaceTierMenu"));
    for (const Tier tier : {Tier::Dev, Tier::Staging, Tier::Prod}) {
        QAction *const action = menu.addAction(tierName(tier));
        action->setCheckable(true);
        action->setChecked(tier == m_project.facts().workspace.tier);
        connect(action, &QAction::triggered, this,
                [this, tier] { m_project.saveWorkspaceTier(tier); });
    }
}

void ProjectPicker::addSwitches(QMenu &menu)
{
    const Project &now = m_project.facts().project;
    QAction *const readOnly = menu.addAction(tr("&Read-only: change nothing on the workspace"));
    readOnly->setObjectName(QStringLiteral("readOnlyAction"));
    readOnly->setCheckable(true);
    readOnly->setChecked(now.readOnly);
    readOnly->setToolTip(tr("Files, commits and pushes go on; nothing is applied from here"));
    connect(readOnly, &QAction::triggered, this, [this](bool isOn) {
        Project project = m_project.facts().project;
        project.readOnly = isOn;
        save(project);
    });
    QAction *const pipeline = menu.addAction(tr("A &pipeline applies it"));
    pipeline->setObjectName(QStringLiteral("pipelineAction"));
    pipeline->setCheckable(true);
    pipeline->setChecked(now.applies == ProjectApplies::Pipeline);
    pipeline->setToolTip(
        tr("What is pushed is applied by the repository's pipeline, not from here"));
    connect(pipeline, &QAction::triggered, this, [this](bool isOn) {
        Project project = m_project.facts().project;
        project.applies = isOn ? ProjectApplies::Pipeline : ProjectApplies::Serin;
        save(project);
    });
}

void ProjectPicker::save(const Project &project)
{
    m_project.save(project);
}

} // namespace serin
