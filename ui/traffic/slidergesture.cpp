// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/slidergesture.h"

namespace serin {

namespace {

constexpr int arrowStep = 1;
constexpr int shiftStep = 5;
constexpr int pageStep = 10;
constexpr int whole = 100;

} // namespace

SliderGesture SliderGesture::drag(const TrafficSplit &before, int handle, qreal x,
                                  const SliderGeometry &geometry)
{
    SliderGesture gesture;
    gesture.m_before = before;
    gesture.m_handle = handle;
    gesture.m_pressX = x;
    gesture.m_geometry = geometry;
    return gesture;
}

SliderGesture SliderGesture::key(const TrafficSplit &before, int handle, int key)
{
    SliderGesture gesture;
    gesture.m_before = before;
    gesture.m_handle = handle;
    gesture.m_key = key;
    return gesture;
}

SliderGesture::Moved SliderGesture::movedTo(qreal x, const TrafficLocks &locks) const
{
    const int delta = m_geometry.percentBetween(m_pressX, x);
    const int handle = m_geometry.handleForMovement(m_handle, delta);
    return {m_before.withBoundaryMoved(handle, delta, locks), handle};
}

int keyMovement(int key, Qt::KeyboardModifiers modifiers, Qt::LayoutDirection direction)
{
    if ((modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier) {
        return 0;
    }
    const int arrow = modifiers.testFlag(Qt::ShiftModifier) ? shiftStep : arrowStep;
    switch (key) {
    case Qt::Key_Right:
        return direction == Qt::RightToLeft ? -arrow : arrow;
    case Qt::Key_Left:
        return direction == Qt::RightToLeft ? arrow : -arrow;
    case Qt::Key_Up:
        return arrow;
    case Qt::Key_Down:
        return -arrow;
    case Qt::Key_PageUp:
        return pageStep;
    case Qt::Key_PageDown:
        return -pageStep;
    case Qt::Key_Home:
        return -whole;
    case Qt::Key_End:
        return whole;
    default:
        return 0;
    }
}

} // namespace serin
