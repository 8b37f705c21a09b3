// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/textview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <vector>

namespace serin {

namespace {

constexpr qsizetype longestBlock = 2'000;
constexpr int goesOn = 1; ///< QTextBlock::userState() of what belongs to the line above

/// Where @p text has to be broken so that no line is too long.
std::vector<qsizetype> breaksOf(const QString &text)
{
    std::vector<qsizetype> breaks;
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), begin);
        end = end < 0 ? text.size() : end;
        while (end - begin > longestBlock) {
            begin += longestBlock;
            begin -= text.at(begin).isLowSurrogate() ? 1 : 0;
            breaks.push_back(begin);
        }
        begin = end + 1;
    }
    return breaks;
}

} // namespace

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
    showBroken(text);
    m_marked = QTextCursor();
    showMark();
    verticalScrollBar()->setValue(vertical);
    horizontalScrollBar()->setValue(horizontal);
}

void TextView::showBroken(const QString &text)
{
    const std::vector<qsizetype> breaks = breaksOf(text);
    m_isBroken = !breaks.empty();
    if (!m_isBroken) {
        setPlainText(text);
        return;
    }
    QString broken;
    broken.reserve(text.size() + static_cast<qsizetype>(breaks.size()));
    qsizetype begin = 0;
    for (const qsizetype place : breaks) {
        broken += QStringView(text).mid(begin, place - begin);
        broken += QLatin1Char('\n');
        begin = place;
    }
    broken += QStringView(text).mid(begin);
    setPlainText(broken);
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const auto position = breaks[i] + static_cast<qsizetype>(i) + 1;
        document()->findBlock(static_cast<int>(position)).setUserState(goesOn);
    }
}

QTextBlock TextView::blockOf(int line) const
{
    if (!m_isBroken) {
        return document()->findBlockByNumber(line - 1);
    }
    QTextBlock block = document()->begin();
    for (int at = 1; block.isValid(); block = block.next()) {
        if (block.userState() != goesOn && at++ == line) {
            break;
        }
    }
    return block;
}

QMimeData *TextView::createMimeDataFromSelection() const
{
    if (!m_isBroken) {
        return QPlainTextEdit::createMimeDataFromSelection();
    }
    const QTextCursor cursor = textCursor();
    QString text;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        const int from = std::max(cursor.selectionStart() - block.position(), 0);
        const int to = std::min(cursor.selectionEnd() - block.position(), block.length() - 1);
        const bool isFirst = block.contains(cursor.selectionStart());
        text += isFirst || block.userState() == goesOn ? QString() : QStringLiteral("\n");
        text += QStringView(block.text()).mid(from, to - from);
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

void TextView::goToLine(int line)
{
    const QTextBlock block = blockOf(line);
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
