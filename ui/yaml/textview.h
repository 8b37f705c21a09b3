// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTextCursor>

class QSyntaxHighlighter;

namespace serin {

/// Read-only text in a fixed-width font. Tab leaves it, so that it does not trap the keyboard.
/// Setting the same text again changes nothing; another one keeps the scroll position.
class TextView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);
    /// @p text is shown as it is; see displayText().
    void showText(const QString &text);
    /// Puts the cursor at the beginning of @p line (from 1), shows it and marks the line until
    /// another text comes. Line 0 marks none.
    void goToLine(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void useFixedFont();
    void applySpacing();
    void showMark();

    QString m_shown;
    QTextCursor m_marked; ///< null: no line
};

} // namespace serin
