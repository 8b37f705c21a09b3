// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/textview.h"

#include "ui/theme/fixedfont.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimerEvent>

#include <algorithm>

namespace serin {

namespace {

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
    setFont(fixedFont());
    applySpacing();
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
        const qsizetype next = end + 1;
        end -= end > begin && text.at(end - 1) == QLatin1Char('\r') ? 1 : 0;
        qsizetype from = begin;
        while (end - begin > breaking.longest && end - from > breaking.piece) {
            qsizetype to = from + breaking.piece;
            to -= text.at(to).isLowSurrogate() ? 1 : 0;
            blocks.push_back({from, to, from > begin});
            from = to;
        }
        blocks.push_back({from, end, from > begin});
        begin = next;
    }
    return blocks;
}

QStringView TextView::lineOfBlock(int number) const
{
    if (number < 0 || static_cast<std::size_t>(number) >= m_blocks.size()) {
        return {};
    }
    auto first = m_blocks.begin() + number;
    auto last = first;
    while (first->goesOn) {
        --first;
    }
    while (last + 1 != m_blocks.end() && (last + 1)->goesOn) {
        ++last;
    }
    return QStringView(m_shown).mid(first->begin, last->end - first->begin);
}

/// As it is in what was shown, or a line feed at the end of that.
QString TextView::lineEndAfter(const Block &block) const
{
    const bool isReturned =
        block.end < m_shown.size() && m_shown.at(block.end) == QLatin1Char('\r');
    return isReturned ? QStringLiteral("\r\n") : QStringLiteral("\n");
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

/// Where no frame shows the focus, a ring along its edges does, as that of lists.
bool TextView::hasRing() const
{
    return hasFocus() && frameShape() == QFrame::NoFrame;
}

void TextView::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!hasRing()) {
        return;
    }
    constexpr qreal width = 2;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::fromPalette(palette()).accent, width));
    const qreal radius = Spacing::forFont(font()).radius / 2.0;
    painter.drawRoundedRect(
        QRectF(viewport()->rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius,
        radius);
}

void TextView::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void TextView::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

void TextView::scrollContentsBy(int dx, int dy)
{
    QPlainTextEdit::scrollContentsBy(dx, dy);
    if (hasRing()) {
        viewport()->update(); // it does not go along
    }
}

QTextBlock TextView::blockOf(int line) const
{
    if (!m_isBroken) {
        return document()->findBlockByNumber(line - 1);
    }
    int number = 0;
    for (int at = 0; static_cast<std::size_t>(number) < m_blocks.size(); ++number) {
        at += m_blocks[static_cast<std::size_t>(number)].goesOn ? 0 : 1;
        if (at == line) {
            break;
        }
    }
    return document()->findBlockByNumber(number);
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
        const auto number = static_cast<std::size_t>(block.blockNumber());
        const bool isFirst = block.contains(cursor.selectionStart());
        text += isFirst || m_blocks[number].goesOn ? QString() : lineEndAfter(m_blocks[number - 1]);
        text += QStringView(block.text()).mid(from, to - from);
    }
    if (m_copyEndsLines && text.contains(QLatin1Char('\n')) && !text.endsWith(QLatin1Char('\n')) &&
        cursor.selectionEnd() == document()->characterCount() - 1) {
        text += lineEndAfter(m_blocks.back());
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

void TextView::applySpacing()
{
    document()->setDocumentMargin(fontMetrics().height() / 2.0);
    setTabStopDistance(fontMetrics().horizontalAdvance(QLatin1Char(' ')) * 4.0);
    Q_EMIT spacingChanged();
}

} // namespace serin
