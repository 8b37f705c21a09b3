// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace serin {

/// As high as its content where there is room, for the width that it has; with less room it scrolls
/// up and down, and never to the side.
class FittingArea : public QScrollArea
{
    Q_OBJECT
public:
    explicit FittingArea(QWidget *parent = nullptr);

    /// How many lines of text it shows at least, when it holds so much.
    void setLeastLines(int lines);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_leastLines = 6;
};

} // namespace serin
