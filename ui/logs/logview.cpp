// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logview.h"

#include "ui/theme/fixedfont.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTimerEvent>

#include <algorithm>
#include <array>

namespace serin {

namespace {

constexpr qsizetype mostInATurn = 2'000; ///< lines: a few milliseconds
constexpr qsizetype mostAtFirst = 10'000;

} // namespace

LogView::LogView(qsizetype most, QWidget *parent) : QPlainTextEdit(parent), m_most(most)
{
    setMaximumBlockCount(static_cast<int>(most));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fixedFont());
}

void LogView::setLines(const QStringList &lines)
{
    QScrollBar &bar = *verticalScrollBar();
    const int below = bar.maximum() - bar.value();
    const int behind = document()->characterCount() - textCursor().position();
    // As many as it takes to keep what is looked at, and where the cursor is, in their places.
    const int seen =
        blockCount() - std::min(firstVisibleBlock().blockNumber(), textCursor().blockNumber());
    const qsizetype first = std::clamp<qsizetype>(seen, mostInATurn, mostAtFirst);
    m_lines = lines;
    m_before = std::max<qsizetype>(0, lines.size() - first);
    setMaximumBlockCount(static_cast<int>(std::max(m_most, lines.size())));
    setPlainText(lines.mid(m_before).join(QLatin1Char('\n')));
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::max(0, document()->characterCount() - behind));
    setTextCursor(cursor);
    bar.setValue(bar.maximum() - below);
    if (isWhole()) {
        m_more.stop();
    } else {
        m_more.start(0, this);
    }
}

void LogView::appendLines(const QStringList &lines)
{
    if (lines.isEmpty()) {
        return;
    }
    m_lines += lines;
    const qsizetype gone = m_lines.size() - maximumBlockCount();
    if (gone > 0) {
        m_lines.remove(0, gone);
        m_before = std::max<qsizetype>(0, m_before - gone);
    }
    appendPlainText(lines.join(QLatin1Char('\n')));
}

int LogView::numberOf(const QTextBlock &block) const
{
    return static_cast<int>(m_before) + block.blockNumber() + 1;
}

/// The next ones towards the oldest, as many as a turn has time for.
void LogView::addBefore()
{
    const qsizetype from = std::max<qsizetype>(0, m_before - mostInATurn);
    const QString added =
        m_lines.mid(from, m_before - from).join(QLatin1Char('\n')) + QLatin1Char('\n');
    m_before = from;
    QScrollBar &bar = *verticalScrollBar();
    const int below = bar.maximum() - bar.value();
    QTextCursor cursor(document());
    cursor.insertText(added);
    bar.setValue(bar.maximum() - below);
    if (isWhole()) {
        m_more.stop();
        Q_EMIT becameWhole();
    }
}

void LogView::addAll()
{
    while (!isWhole()) {
        addBefore();
    }
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_more.timerId()) {
        addBefore();
    } else {
        QPlainTextEdit::timerEvent(event);
    }
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const std::array<QKeySequence::StandardKey, 3> reachAll{QKeySequence::SelectAll,
                                                            QKeySequence::MoveToStartOfDocument,
                                                            QKeySequence::SelectStartOfDocument};
    if (std::any_of(reachAll.begin(), reachAll.end(),
                    [event](QKeySequence::StandardKey key) { return event->matches(key); })) {
        addAll();
    }
    QPlainTextEdit::keyPressEvent(event);
}

/// From there everything can be selected.
void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    addAll();
    QPlainTextEdit::contextMenuEvent(event);
}

} // namespace serin
