// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/textview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>

namespace serin {

TextView::TextView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    useFixedFont();
}

void TextView::showText(const QString &text)
{
    if (text == m_shown) {
        return;
    }
    m_shown = text;
    const int vertical = verticalScrollBar()->value();
    const int horizontal = horizontalScrollBar()->value();
    setPlainText(text);
    m_marked = QTextCursor();
    showMark();
    verticalScrollBar()->setValue(vertical);
    horizontalScrollBar()->setValue(horizontal);
}

void TextView::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    m_marked = QTextCursor();
    if (block.isValid()) {
        setTextCursor(QTextCursor(block));
        centerCursor();
        m_marked = line > 0 ? textCursor() : QTextCursor();
    }
    showMark();
}

/// A band over the whole line, since a read-only text shows no cursor.
void TextView::showMark()
{
    QTextEdit::ExtraSelection band;
    band.cursor = m_marked;
    band.format.setBackground(Theme::fromPalette(palette()).selection);
    band.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections(m_marked.isNull() ? QList<QTextEdit::ExtraSelection>()
                                         : QList<QTextEdit::ExtraSelection>{band});
}

void TextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applySpacing();
    } else if (event->type() == QEvent::PaletteChange) {
        showMark();
    }
}

/// A family only: the size stays the application's, whatever that becomes.
void TextView::useFixedFont()
{
    QFont fixed;
    fixed.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    fixed.setFixedPitch(true);
    setFont(fixed);
    applySpacing();
}

void TextView::applySpacing()
{
    document()->setDocumentMargin(fontMetrics().height() / 2.0);
    setTabStopDistance(fontMetrics().horizontalAdvance(QLatin1Char(' ')) * 4.0);
}

} // namespace serin
