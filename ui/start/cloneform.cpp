// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/cloneform.h"

#include "models/common/errortext.h"
#include "models/start/clonecontroller.h"
#include "ui/actions/filequestion.h"
#include "ui/review/linelist.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace serin {

CloneForm::CloneForm(CloneController &clone, QString parentFolder, QWidget *parent)
    : FormCard(tr("Clone a repository"), parent), m_clone(clone), m_parent(std::move(parentFolder)),
      m_url(new QLineEdit(this)), m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("Choose…"), this)), m_start(new QPushButton(tr("Clone"), this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_openFolder(new QPushButton(tr("Open that folder"), this)), m_state(new LineList(this))
{
    setObjectName(QStringLiteral("cloneForm"));
    m_url->setObjectName(QStringLiteral("cloneUrl"));
    m_url->setPlaceholderText(tr("https://… or git@host:team/project.git"));
    m_folder->setObjectName(QStringLiteral("cloneFolder"));
    m_choose->setObjectName(QStringLiteral("chooseCloneFolder"));
    m_choose->setAccessibleName(tr("Choose the folder around the clone"));
    m_start->setObjectName(QStringLiteral("cloneButton"));
    setWidgetRole(*m_start, WidgetRole::Primary);
    m_stop->setObjectName(QStringLiteral("stopCloneButton"));
    m_stop->setAccessibleName(tr("Stop cloning"));
    m_openFolder->setObjectName(QStringLiteral("openClonedFolder"));
    m_state->setObjectName(QStringLiteral("cloneState"));
    addField(tr("&Address"), m_url);
    addField(tr("&Folder"), m_folder, m_choose);
    addLine(m_state);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_start, m_stop, m_openFolder}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    addLine(row);
    connect(m_url, &QLineEdit::textChanged, this, &CloneForm::onUrlEdited);
    connect(m_folder, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isOwnFolder = !text.trimmed().isEmpty();
        showState();
    });
    connect(m_choose, &QPushButton::clicked, this, &CloneForm::chooseFolder);
    connect(m_url, &QLineEdit::returnPressed, this, &CloneForm::start);
    connect(m_folder, &QLineEdit::returnPressed, this, &CloneForm::start);
    connect(m_start, &QPushButton::clicked, this, &CloneForm::start);
    connect(m_stop, &QPushButton::clicked, &clone, &CloneController::stop);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { Q_EMIT folderRequested(folder()); });
    connect(&clone, &CloneController::changed, this, &CloneForm::showState);
    connect(&clone, &CloneController::cloned, this, [this] {
        m_url->clear();
        close();
    });
    onUrlEdited();
}

QString CloneForm::folder() const
{
    const QString typed = m_folder->text().trimmed();
    if (typed == QLatin1String("~") || typed.startsWith(QLatin1String("~/"))) {
        return QDir::homePath() + typed.mid(1);
    }
    return typed;
}

void CloneForm::onUrlEdited()
{
    if (!m_isOwnFolder) {
        const QString name = CloneController::suggestedName(m_url->text());
        m_folder->setText(name.isEmpty() ? QString() : m_parent + QLatin1Char('/') + name);
    }
    showState();
}

void CloneForm::chooseFolder()
{
    askForFolder(*this, tr("Choose the folder around the clone"), m_parent,
                 [this](const QString &path) {
                     m_parent = path;
                     m_isOwnFolder = false;
                     onUrlEdited();
                 });
}

void CloneForm::start()
{
    if (m_start->isEnabled()) {
        m_clone.start(m_url->text(), folder());
    }
}

void CloneForm::showState()
{
    const bool isRunning = m_clone.isRunning();
    const QString lack = m_url->text().trimmed().isEmpty() ? tr("Type the repository's address")
                         : folder().isEmpty()              ? tr("Name a folder")
                         : isRunning                       ? tr("It is being cloned")
                                                           : QString();
    m_start->setEnabled(lack.isEmpty());
    m_start->setToolTip(lack);
    m_stop->setVisible(isRunning);
    for (QWidget *widget : {static_cast<QWidget *>(m_url), static_cast<QWidget *>(m_folder),
                            static_cast<QWidget *>(m_choose)}) {
        widget->setEnabled(!isRunning);
    }
    std::vector<ListLine> lines;
    if (isRunning) {
        ListLine line;
        line.icon = IconName::Refresh;
        line.text = m_clone.progress();
        lines.push_back(line);
    } else if (m_clone.problem()) {
        const ErrorText words = errorText(*m_clone.problem());
        ListLine line;
        line.icon = IconName::Error;
        line.tone = ListLine::Tone::Failure;
        line.word = tr("failed", "a clone");
        line.text = words.sentence;
        line.detail = words.advice;
        lines.push_back(line);
    }
    m_state->setLines(lines);
    m_state->setVisible(!lines.empty());
    const bool isTaken = !isRunning && m_clone.problem() &&
                         m_clone.problem()->kind == ErrorKind::Conflict &&
                         m_clone.problem()->where == folder();
    m_openFolder->setVisible(isTaken);
}

} // namespace serin
