// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace serin {

/// The words above a handle while it moves. Floats in the window over whatever is there, without
/// taking room or the mouse.
class SliderBubble : public QWidget
{
    Q_OBJECT
public:
    /// Owned by @p anchor's window; the anchor deletes it.
    explicit SliderBubble(QWidget &anchor);

    /// Shows @p text centred above @p point of the anchor, or below @p below when there is no room
    /// above; never outside the window.
    void showAt(const QString &text, const QPoint &point, int below);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget &m_anchor;
    QString m_text;
};

} // namespace serin
