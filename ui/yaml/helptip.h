// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace serin {

/// What a key means, in plain text beside it (objectName `helpTip`). Lies over the window, takes
/// neither focus nor clicks, and stays until it is hidden.
class HelpTip : public QFrame
{
    Q_OBJECT
public:
    /// @p window is what it lies over.
    explicit HelpTip(QWidget &window);
    /// @p place in global coordinates.
    void open(const QString &text, const QRect &place);
    [[nodiscard]] QString text() const;

private:
    QLabel *m_text;
};

} // namespace serin
