// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logspage.h"

#include "models/common/errortext.h"
#include "models/common/timecursor.h"
#include "models/logs/logcontroller.h"
#include "models/logs/logtime.h"
#include "ui/actions/savefile.h"
#include "ui/logs/logview.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

LogsPage::LogsPage(LogController &logs, TimeCursor &cursor, QWidget *parent)
    : QWidget(parent), m_logs(logs), m_cursor(cursor), m_deployment(new QComboBox(this)),
      m_container(new QComboBox(this)), m_filter(new QLineEdit(this)),
      m_follow(new QToolButton(this)), m_wrap(new QToolButton(this)), m_save(new QToolButton(this)),
      m_state(new QLabel(this)), m_older(new QWidget(this)),
      m_showOlder(new QPushButton(tr("Show older lines"), m_older)), m_moment(new QLabel(this)),
      m_view(new LogView(LogTail::mostFollowed, this))
{
    setObjectName(QStringLiteral("logsPage"));
    auto *bar = new FlowLayout;
    buildBar(*bar);
    buildOlder();
    m_state->setObjectName(QStringLiteral("logState"));
    m_moment->setObjectName(QStringLiteral("logMoment"));
    for (QLabel *label : {m_state, m_moment}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setWidgetRole(*m_moment, WidgetRole::Caption);
    m_view->setObjectName(QStringLiteral("logView"));
    m_view->setAccessibleName(tr("Log"));
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(m_state);
    column->addWidget(m_moment);
    column->addWidget(m_older);
    column->addWidget(m_view, 1);
    connect(&logs, &LogController::deploymentsChanged, this, &LogsPage::showDeployments);
    connect(&logs, &LogController::linesChanged, this, &LogsPage::onLines);
    connect(&logs, &LogController::stateChanged, this, &LogsPage::showState);
    connect(&cursor, &TimeCursor::changed, this, &LogsPage::showMoment);
    connect(m_view, &LogView::becameWhole, this, &LogsPage::showMoment);
    followFont(*this, [this] { applySpacing(); });
    showDeployments();
    showState();
    showMoment();
}

void LogsPage::buildBar(QLayout &bar)
{
    m_deployment->setObjectName(QStringLiteral("logDeployment"));
    setBoxName(*m_deployment, tr("Deployment"));
    m_deployment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_deployment->setPlaceholderText(tr("Nothing is live"));
    m_deployment->setMinimumContentsLength(8);
    m_container->setObjectName(QStringLiteral("logContainer"));
    setBoxName(*m_container, tr("Container"));
    m_container->addItem(tr("Inference server"));
    m_container->addItem(tr("Storage initializer"));
    m_filter->setObjectName(QStringLiteral("logFilter"));
    m_filter->setAccessibleName(tr("Show lines that match this regular expression"));
    m_filter->setPlaceholderText(tr("Filter (regular expression)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(500);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    addSearchSign(*m_filter);
    guardWheel(*m_deployment);
    guardWheel(*m_container);
    const auto prepare = [](QToolButton *button, const char *objectName, const QString &text,
                            const QString &tip, bool isCheckable) {
        button->setObjectName(QString::fromLatin1(objectName));
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(isCheckable);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    prepare(m_follow, "followLogButton", tr("Follow"), tr("Reads on and shows the newest lines"),
            true);
    prepare(m_wrap, "wrapLogButton", tr("Wrap"), tr("Breaks long lines"), true);
    prepare(m_save, "saveLogButton", tr("Save…"), {}, false);
    m_follow->setChecked(m_logs.isFollowing());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_deployment, m_container, m_filter,
                                                            m_follow, m_wrap, m_save}) {
        bar.addWidget(widget);
    }
    connect(m_deployment, &QComboBox::activated, this,
            [this](int index) { m_logs.setDeployment(m_deployment->itemData(index).toString()); });
    connect(m_container, &QComboBox::activated, &m_logs,
            [this](int index) { m_logs.setInitializer(index == 1); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &pattern) {
        m_filtered.setPattern(pattern, m_logs.lines());
        showState();
    });
    connect(&m_filtered, &LogFilter::found, this, &LogsPage::showLines);
    connect(m_follow, &QToolButton::toggled, this, [this](bool follows) {
        m_logs.setFollowing(follows);
        if (follows) {
            scrollToEnd();
        }
    });
    connect(m_wrap, &QToolButton::toggled, this, [this](bool wraps) {
        m_view->setLineWrapMode(wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    });
    connect(m_save, &QToolButton::clicked, this, &LogsPage::save);
}

void LogsPage::buildOlder()
{
    auto *words = new QLabel(tr("Older lines of the log are not shown"), m_older);
    words->setObjectName(QStringLiteral("olderLogWords"));
    setWidgetRole(*words, WidgetRole::Caption);
    m_showOlder->setObjectName(QStringLiteral("olderLogButton"));
    m_showOlder->setAutoDefault(false);
    auto *row = new FlowLayout(m_older);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words);
    row->addWidget(m_showOlder);
    m_older->hide();
    connect(m_showOlder, &QPushButton::clicked, this, [this] {
        m_view->setFocus(Qt::OtherFocusReason); // the button may go
        m_logs.showOlder();
    });
}

void LogsPage::showDeployments()
{
    const QSignalBlocker blocker(m_deployment);
    m_deployment->clear();
    for (const QString &name : m_logs.deployments()) {
        m_deployment->addItem(name, name);
    }
    if (m_logs.isGone()) {
        m_deployment->addItem(tr("%1 (no longer live)").arg(m_logs.deployment()),
                              m_logs.deployment());
    }
    m_deployment->setCurrentIndex(m_deployment->findData(m_logs.deployment()));
    showState();
}

void LogsPage::showDeployment(const QString &name)
{
    m_logs.setDeployment(name);
    m_view->setFocus(Qt::OtherFocusReason);
}

void LogsPage::onLines(qsizetype added)
{
    const QStringList &lines = m_logs.lines();
    if (added < 0) {
        m_filtered.reset(lines);
    } else {
        m_filtered.add(lines.mid(std::max<qsizetype>(0, lines.size() - added)));
    }
}

void LogsPage::showLines(const QStringList &lines, bool areAll)
{
    if (areAll) {
        m_view->setLines(lines);
    } else {
        m_view->appendLines(lines);
    }
    if (m_follow->isChecked()) {
        scrollToEnd();
    }
    showState();
    showMoment();
}

QString LogsPage::stateText(bool &isFailure) const
{
    const QString reason = m_logs.reason();
    isFailure = true;
    if (reason.isEmpty() && m_logs.error()) {
        const ErrorText words = errorText(*m_logs.error());
        return words.sentence + QLatin1Char(' ') + words.advice;
    }
    if (!m_filtered.error().isEmpty()) {
        return tr("This is no regular expression: %1").arg(m_filtered.error());
    }
    if (m_filtered.givenUp() > 0) {
        return tr("The filter takes too long; lines left out for that: %1")
            .arg(QLocale().toString(m_filtered.givenUp()));
    }
    isFailure = false;
    if (!reason.isEmpty()) {
        return reason;
    }
    if (m_logs.lines().isEmpty()) {
        return m_logs.isReading() ? tr("Reading…") : tr("The log is empty");
    }
    if (m_view->lines().isEmpty()) {
        return m_filtered.isBusy() ? tr("Filtering…") : tr("No line matches the filter");
    }
    return {};
}

void LogsPage::showState()
{
    bool isFailure = false;
    const QString text = stateText(isFailure);
    m_state->setText(breakable(singleLine(text, 400)));
    m_state->setVisible(!text.isEmpty());
    setWidgetRole(*m_state, isFailure ? WidgetRole::Failure : WidgetRole::Caption);
    m_save->setEnabled(!m_view->lines().isEmpty());
    const QString lines = QLocale().toString(m_view->lines().size());
    m_save->setToolTip(
        m_view->lines().isEmpty() ? tr("There is nothing to save")
        : m_logs.hasOlder()
            ? tr("Saves the lines that are shown (%1), not the older ones").arg(lines)
            : tr("Saves the lines that are shown (%1)").arg(lines));
    showOlder();
    m_container->setEnabled(!m_logs.isGone());
    m_container->setToolTip(m_logs.isGone() ? plainToolTip(m_logs.reason()) : QString());
    if (m_follow->isChecked() != m_logs.isFollowing()) {
        m_follow->setChecked(m_logs.isFollowing());
    }
}

void LogsPage::showOlder()
{
    const QString reason = m_logs.olderReason();
    m_older->setVisible(m_logs.hasOlder());
    m_showOlder->setEnabled(reason.isEmpty());
    m_showOlder->setToolTip(plainToolTip(
        reason.isEmpty() ? tr("Asks for ten times as many lines and stops following") : reason));
    m_showOlder->setAccessibleDescription(reason);
}

std::optional<double> LogsPage::moment() const
{
    for (QTextBlock line = m_view->textCursor().block(); line.isValid(); line = line.previous()) {
        if (const auto time = logTime(line.text(), m_logs.hasLocalTimes())) {
            return time;
        }
    }
    return std::nullopt;
}

/// The last line that was written by @p time; none when all are newer, @p first being the oldest.
QTextBlock LogsPage::lineAt(double time, std::optional<double> &first) const
{
    for (QTextBlock line = m_view->document()->lastBlock(); line.isValid();
         line = line.previous()) {
        if (const auto written = logTime(line.text(), m_logs.hasLocalTimes())) {
            if (*written <= time) {
                return line;
            }
            first = written;
        }
    }
    return {};
}

/// The line at the moment that is marked on all pages.
void LogsPage::showMoment()
{
    const std::optional<double> time = m_cursor.time();
    m_moment->setVisible(time.has_value());
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    std::optional<double> first;
    const QTextBlock line = time ? lineAt(*time, first) : QTextBlock();
    markLine(line.isValid() ? QTextCursor(line) : QTextCursor());
    if (time) {
        m_moment->setText(
            line.isValid()
                ? tr("◆ %1: line %2 is marked")
                      .arg(momentWords(*time), QLocale().toString(m_view->numberOf(line)))
            : first ? tr("◆ %1: nothing is marked, the lines shown begin at %2")
                          .arg(momentWords(*time), momentWords(*first))
                    : tr("◆ %1: no line tells when it was written").arg(momentWords(*time)));
    }
    const bool isHeld = m_cursor.held() == time; // nobody points elsewhere at this moment
    if (m_cursor.held() != m_shownHeld && isHeld && (line.isValid() || !time)) {
        m_shownHeld = m_cursor.held();
        if (m_shownHeld) {
            m_follow->setChecked(false); // else the next line would scroll it away
            m_view->setTextCursor(QTextCursor(line));
            m_view->centerCursor();
        }
    }
}

/// A band over the whole line.
void LogsPage::markLine(const QTextCursor &line)
{
    QList<QTextEdit::ExtraSelection> bands;
    if (!line.isNull()) {
        QTextEdit::ExtraSelection band;
        band.cursor = line;
        band.format.setBackground(Theme::fromPalette(palette()).selection);
        band.format.setForeground(Theme::fromPalette(palette()).selectionText);
        band.format.setProperty(QTextFormat::FullWidthSelection, true);
        bands.append(band);
    }
    m_view->setExtraSelections(bands);
}

void LogsPage::save()
{
    FileToSave file;
    file.title = tr("Save the lines of the log that are shown");
    file.name = m_logs.deployment() + QStringLiteral(".log");
    file.content = [lines = m_view->lines()] {
        return (lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
    };
    saveFile(*this, file, [this](const QString &sentence, bool isSaved) {
        m_state->setText(sentence);
        setWidgetRole(*m_state, isSaved ? WidgetRole::Caption : WidgetRole::Failure);
        m_state->show();
    });
}

void LogsPage::scrollToEnd()
{
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
}

void LogsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_logs.setShown(true);
    showMoment();
}

void LogsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (layout() && event->type() == QEvent::PaletteChange) {
        showMoment();
    }
}

void LogsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_logs.setShown(false);
}

void LogsPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.s));
    layout()->setSpacing(space.s);
}

} // namespace serin
