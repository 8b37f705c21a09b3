// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/responsepane.h"

#include "models/invoke/invokecontroller.h"
#include "models/invoke/invoketext.h"
#include "ui/actions/savefile.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statelabel.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/tabs.h"
#include "ui/yaml/textview.h"

#include <QHeaderView>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr qsizetype longText = 64 * 1024;

LiveStateWords statusState(const InvokeOutcome &outcome)
{
    switch (outcome.phase) {
    case InvokeOutcome::Phase::None:
        return {};
    case InvokeOutcome::Phase::Sending:
        return {QChar(0x25d0), ResponsePane::tr("Sending…"), LiveTone::Busy};
    case InvokeOutcome::Phase::Failed:
        return {QChar(0x25a0), ResponsePane::tr("No answer"), LiveTone::Bad};
    case InvokeOutcome::Phase::Answered:
        break;
    }
    return {QChar(outcome.isSuccess ? 0x25cf : 0x25a0), statusWords(outcome.status),
            outcome.isSuccess ? LiveTone::Good : LiveTone::Bad};
}

} // namespace

ResponsePane::ResponsePane(InvokeController &invoke, QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_status(new StateLabel(this)), m_facts(new QLabel(this)),
      m_problem(new QLabel(this)), m_note(new QLabel(this)), m_save(new QToolButton(this)),
      m_tabs(new QTabWidget(this)), m_pretty(new TextView(m_tabs)), m_raw(new TextView(m_tabs)),
      m_headers(new TextView(m_tabs)), m_timing(new TextView(m_tabs)),
      m_differences(new QTableView(m_tabs))
{
    auto *title = new QLabel(tr("Response"), this);
    setWidgetRole(*title, WidgetRole::Section);
    m_status->setObjectName(QStringLiteral("responseStatus"));
    QFont strong = m_status->font();
    strong.setWeight(QFont::DemiBold);
    m_status->setFont(strong);
    m_facts->setObjectName(QStringLiteral("responseFacts"));
    m_problem->setObjectName(QStringLiteral("responseProblem"));
    m_note->setObjectName(QStringLiteral("responseNote"));
    for (QLabel *label : {m_facts, m_problem, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_save->setObjectName(QStringLiteral("saveResponseButton"));
    m_save->setText(tr("Save…"));
    m_save->setAccessibleName(tr("Save the answer"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy = m_save->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing jumps when the answer comes
    m_save->setSizePolicy(policy);
    connect(m_save, &QToolButton::clicked, this, &ResponsePane::save);
    m_tabs->setObjectName(QStringLiteral("responseTabs"));
    m_tabs->setAccessibleName(tr("Parts of the response"));
    m_tabs->setDocumentMode(true);
    guardWheel(*m_tabs);
    const auto addText = [this](TextView *view, const QString &objectName, const QString &text) {
        view->setObjectName(objectName);
        view->setAccessibleName(text);
        m_tabs->addTab(view, text);
    };
    addText(m_pretty, QStringLiteral("responseView"), tr("Body"));
    addText(m_raw, QStringLiteral("responseRaw"), tr("Raw"));
    addText(m_headers, QStringLiteral("responseHeaders"), tr("Headers"));
    addText(m_timing, QStringLiteral("responseTiming"), tr("Timing"));
    m_raw->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_raw->setWordWrapMode(QTextOption::WrapAnywhere);
    m_differences->setObjectName(QStringLiteral("differenceTable"));
    m_differences->setAccessibleName(tr("Differences of the two answers"));
    m_differences->setModel(&invoke.differences());
    m_differences->setFrameShape(QFrame::NoFrame);
    m_differences->setTabKeyNavigation(false);
    m_differences->setShowGrid(false);
    m_differences->setAlternatingRowColors(true);
    m_differences->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_differences->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_differences->verticalHeader()->hide();
    m_differences->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(m_differences, tr("Difference"));
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_status);
    head->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the page keeps the distances
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_problem);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_note);
    connect(&invoke, &InvokeController::outcomeChanged, this, &ResponsePane::showOutcome);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ResponsePane::showNote);
    followFont(*this, [this] { applySpacing(); });
    showOutcome();
}

void ResponsePane::showOutcome()
{
    const InvokeOutcome &outcome = m_invoke.outcome();
    showStatus(outcome);
    if (outcome.phase == InvokeOutcome::Phase::Sending) {
        return; // the last answer stays to be read meanwhile
    }
    ++m_shown;
    showBody(*m_pretty, outcome.pretty);
    showBody(*m_raw, outcome.raw);
    m_headers->showText(outcome.headers);
    m_timing->showText(timingText(outcome));
    if (!outcome.isComparison && m_tabs->currentIndex() == Difference) {
        m_tabs->setCurrentIndex(Pretty); // before the tab goes, which chooses its neighbour
    }
    showTab(*m_tabs, Difference, outcome.isComparison);
    if (outcome.isComparison) {
        m_tabs->setCurrentIndex(Difference);
        for (int column = 0; column + 1 < m_differences->model()->columnCount(); ++column) {
            m_differences->resizeColumnToContents(column); // the last takes what is left
        }
    }
    showNote();
}

/// Laying out a long text takes most of what the window may stand still, so each has its own turn.
void ResponsePane::showBody(TextView &view, const QString &text)
{
    if (text.size() < longText) {
        view.showText(text);
        return;
    }
    QTimer::singleShot(0, &view, [this, &view, text, shown = m_shown] {
        if (shown == m_shown) {
            view.showText(text);
        }
    });
}

void ResponsePane::showStatus(const InvokeOutcome &outcome)
{
    m_status->setState(statusState(outcome));
    m_status->setVisible(outcome.phase != InvokeOutcome::Phase::None);
    QStringList facts;
    if (outcome.phase == InvokeOutcome::Phase::Answered) {
        facts = {durationWords(outcome.total), sizeWords(outcome.size)};
        if (!outcome.answeredBy.isEmpty()) {
            facts.append(tr("answered by %1").arg(singleLine(outcome.answeredBy, 60)));
        }
    } else if (outcome.phase == InvokeOutcome::Phase::None) {
        facts.append(tr("Send the request to see what the model answers."));
    }
    if (outcome.isComparison) {
        facts.append(outcome.verdict);
    }
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    m_facts->setVisible(!facts.isEmpty());
    const bool hasBody = !outcome.body.isEmpty();
    m_save->setVisible(outcome.phase == InvokeOutcome::Phase::Answered);
    m_save->setEnabled(hasBody);
    m_save->setToolTip(hasBody             ? tr("Saves the whole body as it came")
                       : outcome.size == 0 ? tr("The body is empty")
                                           : tr("Only a part of the body was kept"));
    QStringList problem{outcome.problem, outcome.advice};
    problem.removeAll(QString());
    m_problem->setText(breakable(singleLine(problem.join(QLatin1Char(' ')), 800)));
    m_problem->setVisible(!problem.isEmpty());
    setWidgetRole(*m_problem, WidgetRole::Failure);
}

QString ResponsePane::timingText(const InvokeOutcome &outcome)
{
    if (outcome.phase != InvokeOutcome::Phase::Answered) {
        return {};
    }
    const auto line = [](const QString &name, const QString &value) {
        return name.leftJustified(18) + value.rightJustified(12) + QLatin1Char('\n');
    };
    QString text;
    text += line(tr("Connection"),
                 outcome.connect ? durationWords(*outcome.connect) : tr("used again"));
    text += line(tr("First byte"), durationWords(outcome.firstByte));
    text += line(tr("Last byte"), durationWords(outcome.total));
    return text;
}

void ResponsePane::save()
{
    FileToSave file;
    file.title = tr("Save the answer");
    file.name = m_invoke.endpoint() + QStringLiteral("-answer.json");
    file.content = [body = m_invoke.outcome().body] { return body; };
    saveFile(*this, file, [this](const QString &sentence, bool isSaved) {
        m_note->setText(sentence);
        setWidgetRole(*m_note, isSaved ? WidgetRole::Caption : WidgetRole::Failure);
        m_note->show();
    });
}

void ResponsePane::showNote()
{
    const InvokeOutcome &outcome = m_invoke.outcome();
    const QString note = m_tabs->currentIndex() == Pretty ? outcome.prettyNote
                         : m_tabs->currentIndex() == Raw  ? outcome.rawNote
                                                          : QString();
    m_note->setText(note);
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_note->setVisible(!note.isEmpty());
}

void ResponsePane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
}

} // namespace serin
