// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/trafficsplit.h"
#include "ui/traffic/slidergeometry.h"

namespace serin {

/// One gesture on a traffic slider, from press to release: what was before, and what is held.
/// A value; pure.
class SliderGesture
{
public:
    /// The mouse pressed @p handle at @p x; @p geometry is that of @p before.
    [[nodiscard]] static SliderGesture drag(const TrafficSplit &before, int handle, qreal x,
                                            const SliderGeometry &geometry);
    /// @p key went down while @p handle had the keyboard.
    [[nodiscard]] static SliderGesture key(const TrafficSplit &before, int handle, int key);

    [[nodiscard]] const TrafficSplit &before() const { return m_before; }
    [[nodiscard]] bool isDrag() const { return m_key == 0; }
    [[nodiscard]] bool isKey(int key) const { return m_key == key && m_key != 0; }
    [[nodiscard]] int handle() const { return m_handle; }

    struct Moved
    {
        TrafficSplit split;
        int handle = -1; ///< that moves; of those at one percent the direction chooses
    };
    /// The drag at @p x. Counted from where it began, so going too far and back loses nothing.
    [[nodiscard]] Moved movedTo(qreal x, const TrafficLocks &locks) const;

private:
    TrafficSplit m_before;
    int m_handle = -1;
    int m_key = 0;
    qreal m_pressX = 0;
    SliderGeometry m_geometry;
};

/// How many percent @p key moves a handle as in the W3C pattern; 0 for a key that moves none.
/// Home and End ask for more than there is.
[[nodiscard]] int keyMovement(int key, Qt::KeyboardModifiers modifiers,
                              Qt::LayoutDirection direction);

} // namespace serin
