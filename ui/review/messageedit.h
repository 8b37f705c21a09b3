// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace serin {

/// The field for a commit message: as high as a few lines, left with Tab, plain text only. Lines
/// longer than 72 characters are marked by a caption of its owner, not cut.
class MessageEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit MessageEdit(QWidget *parent = nullptr);
    /// Shows @p text unless it is shown; the person's cursor stays where it fits.
    void showText(const QString &text);

private:
    void applySpacing();
};

} // namespace serin
