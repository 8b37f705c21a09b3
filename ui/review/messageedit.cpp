// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/messageedit.h"

#include "ui/theme/follow.h"
#include "ui/theme/theme.h"

#include <QTextBlock>

namespace serin {

namespace {

constexpr int shownLines = 4;

} // namespace

MessageEdit::MessageEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    followFont(*this, [this] { applySpacing(); });
}

void MessageEdit::showText(const QString &text)
{
    if (text == toPlainText()) {
        return;
    }
    const int position = textCursor().position();
    const QSignalBlocker blocker(this);
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, static_cast<int>(text.size())));
    setTextCursor(cursor);
}

void MessageEdit::applySpacing()
{
    const int frame = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
    setMinimumHeight(fontMetrics().lineSpacing() * shownLines + frame);
    setMaximumHeight(fontMetrics().lineSpacing() * shownLines * 2 + frame);
}

} // namespace serin
