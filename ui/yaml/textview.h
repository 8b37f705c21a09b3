// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTextCursor>

class QSyntaxHighlighter;

namespace serin {

/// Read-only text in a fixed-width font. Tab leaves it, so that it does not trap the keyboard.
/// Setting the same text again changes nothing; another one keeps the scroll position. A line over
/// 2,000 characters is shown on several, for laying it out takes too long; it is copied as one.
class TextView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);
    /// @p text is shown as it is; see displayText().
    void showText(const QString &text);
    /// What showText() got.
    [[nodiscard]] const QString &text() const { return m_shown; }
    /// Puts the cursor at the beginning of @p line (from 1), shows it and marks the line until
    /// another text comes. Line 0 marks none.
    void goToLine(int line);

protected:
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void useFixedFont();
    void applySpacing();
    void showMark();
    void showBroken(const QString &text);
    [[nodiscard]] QTextBlock blockOf(int line) const;

    QString m_shown;
    bool m_isBroken = false; ///< a line is on several blocks
    QTextCursor m_marked;    ///< null: no line
};

} // namespace serin
