// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/textview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimerEvent>

#include <algorithm>

namespace serin {

namespace {

constexpr int goesOn = 1; ///< QTextBlock::userState() of what belongs to the line above
// What is added in one turn: a few milliseconds.
constexpr std::size_t mostAtOnce = 2'000; ///< lines
constexpr qsizetype longestAtOnce = 64 * 1024;

/// How long lines are broken: over `longest` characters into pieces. Without wrapping a line is
/// laid out whole when a part of it is to be seen.
struct Breaking
{
    qsizetype longest;
    qsizetype piece;
};
constexpr Breaking whenWrapped{2'000, 2'000};
constexpr Breaking whenNotWrapped{1'000, 400};

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
    m_blocks = blocksOf(text);
    m_added = 0;
    m_isBroken = std::any_of(m_blocks.begin(), m_blocks.end(),
                             [](const Block &block) { return block.goesOn; });
    m_vertical = verticalScrollBar()->value();
    m_horizontal = horizontalScrollBar()->value();
    m_marked = QTextCursor();
    showMark();
    addBlocks();
    keepScroll();
    if (isWhole()) {
        m_more.stop();
    } else {
        m_more.start(0, this);
    }
}

std::vector<TextView::Block> TextView::blocksOf(const QString &text) const
{
    const Breaking breaking = lineWrapMode() == NoWrap ? whenNotWrapped : whenWrapped;
    std::vector<Block> blocks;
    for (qsizetype begin = 0; begin <= text.size();) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), begin);
        end = end < 0 ? text.size() : end;
        qsizetype from = begin;
        while (end - begin > breaking.longest && end - from > breaking.piece) {
            qsizetype to = from + breaking.piece;
            to -= text.at(to).isLowSurrogate() ? 1 : 0;
            blocks.push_back({from, to, from > begin});
            from = to;
        }
        blocks.push_back({from, end, from > begin});
        begin = end + 1;
    }
    return blocks;
}

/// The next ones, as many as a turn has time for.
void TextView::addBlocks()
{
    QString added;
    const std::size_t first = m_added;
    while (!isWhole() && m_added - first < mostAtOnce && added.size() < longestAtOnce) {
        const Block &block = m_blocks[m_added];
        added += m_added > 0 ? QStringLiteral("\n") : QString();
        added += QStringView(m_shown).mid(block.begin, block.end - block.begin);
        ++m_added;
    }
    if (first == 0) {
        setPlainText(added);
    } else {
        QTextCursor cursor(document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(added);
    }
    if (m_isBroken) {
        QTextBlock block = document()->findBlockByNumber(static_cast<int>(first));
        for (std::size_t i = first; i < m_added; ++i, block = block.next()) {
            if (m_blocks[i].goesOn) {
                block.setUserState(goesOn);
            }
        }
    }
}

void TextView::addAll()
{
    while (!isWhole()) {
        addBlocks();
    }
    if (m_more.isActive()) {
        m_more.stop();
        keepScroll();
    }
}

/// Back to where it was before, as soon as there is that much text.
void TextView::keepScroll()
{
    const auto keep = [this](QScrollBar *bar, int &wanted) {
        if (wanted > 0) {
            bar->setValue(wanted);
            wanted = bar->value() < wanted && !isWhole() ? wanted : 0;
        }
    };
    keep(verticalScrollBar(), m_vertical);
    keep(horizontalScrollBar(), m_horizontal);
}

void TextView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_more.timerId()) {
        QPlainTextEdit::timerEvent(event);
        return;
    }
    addBlocks();
    keepScroll();
    if (isWhole()) {
        m_more.stop();
    }
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    addAll();
    QPlainTextEdit::keyPressEvent(event);
}

/// From there everything can be selected.
void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    addAll();
    QPlainTextEdit::contextMenuEvent(event);
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
    // Not QPlainTextEdit's, which makes a blank of a no-break space.
    const QTextCursor cursor = textCursor();
    QString text;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() <= cursor.selectionEnd(); block = block.next()) {
        const int from = std::max(cursor.selectionStart() - block.position(), 0);
        const int to = std::min(cursor.selectionEnd() - block.position(), block.length() - 1);
        const bool isFirst = block.contains(cursor.selectionStart());
        text += isFirst || block.userState() == goesOn ? QString() : QStringLiteral("\n");
        text += QStringView(block.text()).mid(from, to - from);
    }
    if (m_copyEndsLines && text.contains(QLatin1Char('\n')) && !text.endsWith(QLatin1Char('\n')) &&
        cursor.selectionEnd() == document()->characterCount() - 1) {
        text += QLatin1Char('\n');
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

void TextView::goToLine(int line)
{
    addAll();
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
    Q_EMIT spacingChanged();
}

} // namespace serin
