// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace serin {

/// The text of a request, in a fixed-width font. Tab leaves it; a file that is dropped or pasted is
/// asked for by a signal.
class RequestEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit RequestEditor(QWidget *parent = nullptr);

Q_SIGNALS:
    void fileDropped(const QString &path);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void applySpacing();
};

} // namespace serin
