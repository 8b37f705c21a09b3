// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QPlainTextEdit>
#include <QTextCursor>

#include <algorithm>
#include <vector>

class QSyntaxHighlighter;

namespace serin {

/// Read-only text in a fixed-width font. Tab leaves it, so that it does not trap the keyboard.
/// Setting the same text again changes nothing; another one keeps the scroll position. A very long
/// line is shown on several, for laying it out takes too long; it is copied as one. A copy is plain
/// text to the letter, with the carriage returns before ends of lines, which are not shown. Of a
/// long text the beginning is there at once and the rest in the next turns of the event loop, so
/// that none of them takes long; at once, too, for who wants to go there by a key or goToLine().
class TextView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);
    /// @p text is shown as it is; see displayText().
    void showText(const QString &text);
    /// The line that the view's block @p number (from 0) shows or goes on with; empty: there is
    /// none.
    [[nodiscard]] QStringView lineOfBlock(int number) const;
    /// What showText() got.
    [[nodiscard]] const QString &text() const { return m_shown; }
    /// How many lines the view has once all of it is there.
    [[nodiscard]] int lineCount() const { return std::max(1, static_cast<int>(m_blocks.size())); }
    /// All of it is there.
    [[nodiscard]] bool isWhole() const { return m_added == m_blocks.size(); }
    /// Puts the cursor at the beginning of @p line (from 1), shows it and marks the line until
    /// another text comes. Line 0 marks none.
    void goToLine(int line);
    /// A copy of more than a line that reaches the end of the text gets a line end, too, as files
    /// have it.
    void setCopyEndsLines(bool endsLines) { m_copyEndsLines = endsLines; }

Q_SIGNALS:
    /// By another font: lines have another height now.
    void spacingChanged();

protected:
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void applySpacing();
    void showMark();
    [[nodiscard]] bool hasRing() const;
    void addBlocks();
    void addAll();
    void keepScroll();
    [[nodiscard]] QTextBlock blockOf(int line) const;

    /// A line of the view: a line of the text, or a piece of one.
    struct Block
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool goesOn = false; ///< it belongs to the line above
    };
    [[nodiscard]] std::vector<Block> blocksOf(const QString &text) const;
    [[nodiscard]] QString lineEndAfter(const Block &block) const;

    QString m_shown;
    std::vector<Block> m_blocks; ///< of the text
    std::size_t m_added = 0;     ///< as many of them are in the document
    QBasicTimer m_more;
    int m_vertical = 0; ///< scroll positions to come back to once there is enough text
    int m_horizontal = 0;
    bool m_isBroken = false; ///< a line is on several blocks
    bool m_copyEndsLines = false;
    QTextCursor m_marked; ///< null: no line
};

} // namespace serin
