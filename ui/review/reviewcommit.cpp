// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewcommit.h"

#include "models/review/reviewcontroller.h"
#include "models/review/reviewwords.h"
#include "ui/review/checkline.h"
#include "ui/review/messageedit.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/textview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

ReviewCommit::ReviewCommit(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_title(new QLabel(tr("Commit"), this)),
      m_trailers(new QLabel(this)), m_message(new MessageEdit(this)),
      m_reset(new QPushButton(tr("Proposed message"), this)), m_identity(new QWidget(this)),
      m_name(new QLineEdit(m_identity)), m_email(new QLineEdit(m_identity)),
      m_newBranch(new CheckLine(this)), m_branchName(new QLineEdit(this)),
      m_push(new CheckLine(this)), m_apply(new CheckLine(this)),
      m_showCommands(new QPushButton(this)), m_copy(new QPushButton(besideIcon(tr("Copy")), this)),
      m_commands(new TextView(this))
{
    setWidgetRole(*m_title, WidgetRole::Section);
    m_message->setObjectName(QStringLiteral("commitMessage"));
    m_message->setAccessibleName(tr("Commit message"));
    m_reset->setObjectName(QStringLiteral("proposeButton"));
    m_reset->setAutoDefault(false);
    m_trailers->setTextFormat(Qt::PlainText);
    m_trailers->setWordWrap(true);
    m_trailers->setObjectName(QStringLiteral("commitTrailers"));
    setWidgetRole(*m_trailers, WidgetRole::Caption);
    m_push->setBoxName(QStringLiteral("pushCheck"));
    m_apply->setBoxName(QStringLiteral("applyCheck"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(m_trailers);
    buildIdentity();
    buildBranch();
    column->addWidget(m_push);
    column->addWidget(m_apply);
    buildCommands();
    connect(m_message, &QPlainTextEdit::textChanged, this,
            [this] { m_review.setMessage(m_message->toPlainText()); });
    connect(m_reset, &QPushButton::clicked, &m_review, &ReviewController::resetMessage);
    connect(m_push, &CheckLine::toggled, &m_review, &ReviewController::setPush);
    connect(m_apply, &CheckLine::toggled, &m_review, &ReviewController::setApply);
    followFont(*this, [this] { applySpacing(); });
}

void ReviewCommit::buildIdentity()
{
    m_identity->setObjectName(QStringLiteral("identityForm"));
    m_name->setObjectName(QStringLiteral("identityName"));
    m_name->setAccessibleName(tr("Your name"));
    m_email->setObjectName(QStringLiteral("identityEmail"));
    m_email->setAccessibleName(tr("Your e-mail address"));
    auto *set = new QPushButton(tr("Use in this repository"), m_identity);
    set->setObjectName(QStringLiteral("identityButton"));
    auto *say = new QLabel(tr("Git does not know who commits here yet."), m_identity);
    say->setWordWrap(true);
    setWidgetRole(*say, WidgetRole::Warning);
    auto *form = new QFormLayout(m_identity);
    form->addRow(say);
    form->addRow(tr("Your name"), m_name);
    form->addRow(tr("Your e-mail address"), m_email);
    form->addRow(set);
    layout()->addWidget(m_identity);
    const auto act = [this] { m_review.setIdentity(m_name->text(), m_email->text()); };
    connect(set, &QPushButton::clicked, this, act);
    connect(m_email, &QLineEdit::returnPressed, this, act);
    m_identity->hide();
}

void ReviewCommit::buildBranch()
{
    m_newBranch->setBoxName(QStringLiteral("newBranchCheck"));
    m_branchName->setObjectName(QStringLiteral("newBranchName"));
    m_branchName->setAccessibleName(tr("Name of the new branch"));
    layout()->addWidget(m_newBranch);
    layout()->addWidget(m_branchName);
    connect(m_newBranch, &CheckLine::toggled, this, [this](bool isNew) {
        const QByteArray suggested = m_review.state().suggestedBranch;
        m_review.setNewBranch(isNew ? suggested : QByteArray());
    });
    connect(m_branchName, &QLineEdit::textEdited, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty()) {
            m_review.setNewBranch(name.trimmed().toUtf8());
        }
    });
}

void ReviewCommit::buildCommands()
{
    m_showCommands->setObjectName(QStringLiteral("commandsButton"));
    m_showCommands->setText(tr("The same as command lines"));
    m_showCommands->setCheckable(true);
    m_showCommands->setFlat(true);
    m_showCommands->setAutoDefault(false);
    m_copy->setObjectName(QStringLiteral("copyCommandsButton"));
    m_copy->setIcon(themedIcon(IconName::Copy));
    m_copy->setAccessibleName(tr("Copy the command lines"));
    m_copy->setAutoDefault(false);
    m_commands->setObjectName(QStringLiteral("reviewCommands"));
    m_commands->setAccessibleName(tr("The same as command lines"));
    m_commands->hide();
    m_commandRow = new FlowLayout;
    m_commandRow->addWidget(m_showCommands);
    m_commandRow->addWidget(m_copy);
    static_cast<QVBoxLayout *>(layout())->addLayout(m_commandRow);
    layout()->addWidget(m_commands);
    connect(m_showCommands, &QPushButton::toggled, m_commands, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_review.decision().commands.join(QLatin1Char('\n')));
    });
}

void ReviewCommit::showContent()
{
    const ReviewState &state = m_review.state();
    const ReviewDecision &decision = m_review.decision();
    const bool isReady = state.phase == ReviewState::Phase::Ready;
    const bool commits = !m_review.content().tickedPaths().isEmpty();
    m_message->showText(state.message);
    m_message->setReadOnly(!isReady);
    m_message->setVisible(commits);
    m_title->setVisible(commits);
    m_reset->setVisible(commits && state.isMessageEdited && isReady);
    QStringList trailers;
    for (const GitTrailer &trailer : trailersFor(m_review.content().words)) {
        trailers << QStringLiteral("%1: %2").arg(trailer.key, trailer.value);
    }
    m_trailers->setText(tr("Added below: %1").arg(trailers.join(QStringLiteral(" · "))));
    m_trailers->setVisible(commits && !trailers.isEmpty());
    showIdentity();
    showBranch();
    m_push->setTexts(tr("Push to %1").arg(decision.pushTarget), {});
    m_push->setChecked(decision.push);
    m_push->setReason(decision.pushReason);
    m_apply->setTexts(tr("Apply to %1").arg(state.target), decision.applyNote);
    m_apply->setChecked(decision.apply);
    m_apply->setReason(decision.applyReason);
    if (!isReady) {
        m_push->box()->setEnabled(false);
        m_apply->box()->setEnabled(false);
    }
    m_commands->showText(decision.commands.join(QLatin1Char('\n')));
}

void ReviewCommit::showIdentity()
{
    m_identity->setVisible(!m_review.content().identity.isKnown &&
                           m_review.state().phase == ReviewState::Phase::Ready);
}

void ReviewCommit::showBranch()
{
    const ReviewState &state = m_review.state();
    const QByteArray newBranch = m_review.decision().newBranch;
    const bool commits = !m_review.content().tickedPaths().isEmpty();
    const bool isNew = !newBranch.isEmpty();
    m_newBranch->setVisible(commits);
    m_newBranch->setTexts(
        tr("On a new branch"),
        isNew
            ? tr("It starts at %1 and is not applied before it is merged, unless you tick Apply.")
                  .arg(QString::fromUtf8(state.branch))
            : tr("Else on %1.")
                  .arg(state.branch.isEmpty() ? tr("no branch") : QString::fromUtf8(state.branch)));
    m_newBranch->setChecked(isNew);
    m_newBranch->box()->setEnabled(state.phase == ReviewState::Phase::Ready);
    m_branchName->setVisible(commits && isNew);
    m_branchName->setEnabled(state.phase == ReviewState::Phase::Ready);
    if (!m_branchName->hasFocus()) {
        m_branchName->setText(QString::fromUtf8(newBranch));
    }
}

void ReviewCommit::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(space.s);
    m_commandRow->setSpacing(space.s);
    m_identity->layout()->setContentsMargins(0, 0, 0, 0);
    constexpr int commandLines = 7;
    m_commands->setFixedHeight(fontMetrics().lineSpacing() * commandLines + 2 * space.s);
}

} // namespace serin
