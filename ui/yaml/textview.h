// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

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
    /// Puts the cursor at the beginning of @p line (from 1) and shows it.
    void goToLine(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyFont();
    QString m_shown;
};

} // namespace serin
