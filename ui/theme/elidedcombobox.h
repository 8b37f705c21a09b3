// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace serin {

/// A box whose text gives way in its middle where the room ends: names differ at their ends. The
/// tool tip has all of it.
class ElidedComboBox : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;
    /// The widest text fits into it: the style knows of no padding and of no bold letters.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void initStyleOption(QStyleOptionComboBox *option) const override;
};

} // namespace serin
