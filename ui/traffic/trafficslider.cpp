// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/trafficslider.h"

#include "ui/theme/plaintext.h"
#include "ui/traffic/sliderbubble.h"
#include "ui/traffic/trafficslideraccessible.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace serin {

TrafficSlider::TrafficSlider(QWidget *parent) : QWidget(parent)
{
    makeAccessible(*this);
    setObjectName(QStringLiteral("trafficSlider"));
    setAccessibleName(tr("Traffic split"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateParts();
}

TrafficSlider::~TrafficSlider()
{
    delete m_bubble;
}

void TrafficSlider::setState(SliderState state)
{
    const bool sameSize = state.live.has_value() == m_state.live.has_value();
    if (m_gesture) {
        const bool stale = state.split == m_gesture->before() || state.split == m_state.split;
        if (stale && state.readOnlyReason.isEmpty()) {
            state.split = m_state.split;
        } else {
            m_gesture.reset();
        }
    }
    m_state = std::move(state);
    if (!sameSize) {
        updateGeometry();
    }
    updateParts();
}

int TrafficSlider::currentHandle() const
{
    return std::min(m_currentHandle, handleCount() - 1);
}

void TrafficSlider::setCurrentHandle(int handle)
{
    const int chosen = std::clamp(handle, 0, std::max(0, handleCount() - 1));
    if (chosen == m_currentHandle) {
        return;
    }
    m_currentHandle = chosen;
    updateParts();
    Q_EMIT currentHandleChanged(currentHandle());
}

QRect TrafficSlider::handleRect(int handle) const
{
    const SliderMetrics metrics = SliderMetrics::forFont(font());
    const QRectF &bar = m_picture.geometry.bar();
    const QRectF grip(m_picture.geometry.gripX(handle) - metrics.grip / 2.0,
                      bar.top() - metrics.overhang / 2.0, metrics.grip,
                      bar.height() + metrics.overhang);
    return grip.toRect();
}

void TrafficSlider::moveHandle(int handle, int percent)
{
    if (handle < 0 || handle >= handleCount()) {
        return;
    }
    finishGesture();
    setCurrentHandle(handle);
    m_gesture = SliderGesture::key(m_state.split, handle, Qt::Key_unknown);
    step(handle, percent - m_picture.geometry.boundary(handle));
    finishGesture();
}

QSize TrafficSlider::sizeHint() const
{
    const SliderMetrics metrics = SliderMetrics::forFont(font());
    return {Spacing::forFont(font()).l * 32, metrics.height() - (m_state.live ? 0 : metrics.live)};
}

QSize TrafficSlider::minimumSizeHint() const
{
    return {Spacing::forFont(font()).l * 10, sizeHint().height()};
}

bool TrafficSlider::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int segment = m_picture.geometry.segmentAt(help->pos().x());
        const QString tip = segment < 0 ? m_state.description() : m_state.shareDescription(segment);
        QToolTip::showText(help->globalPos(), plainToolTip(tip), this);
        return true;
    }
    // Without this a window's shortcut on a key that moves a handle would win.
    if (event->type() == QEvent::ShortcutOverride && handleCount() > 0) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (keyMovement(key->key(), key->modifiers(), layoutDirection()) != 0 ||
            (key->key() == Qt::Key_Escape && m_gesture)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void TrafficSlider::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
        updateGeometry();
        [[fallthrough]];
    case QEvent::PaletteChange:
    case QEvent::LayoutDirectionChange:
        updateParts();
        break;
    case QEvent::EnabledChange:
        if (!isEnabled()) {
            cancelGesture();
        }
        updateParts();
        break;
    default:
        break;
    }
}

void TrafficSlider::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason) {
        m_currentHandle = 0;
    } else if (event->reason() == Qt::BacktabFocusReason) {
        m_currentHandle = std::max(0, handleCount() - 1);
    }
    QWidget::focusInEvent(event);
    updateParts();
    Q_EMIT currentHandleChanged(currentHandle());
}

bool TrafficSlider::focusNextPrevChild(bool next)
{
    const int wanted = currentHandle() + (next ? 1 : -1);
    if (!hasFocus() || wanted < 0 || wanted >= handleCount()) {
        return QWidget::focusNextPrevChild(next);
    }
    finishGesture();
    setCurrentHandle(wanted);
    return true;
}

void TrafficSlider::focusOutEvent(QFocusEvent *event)
{
    if (m_gesture && !m_gesture->isDrag()) {
        finishGesture(); // the release will go elsewhere
    }
    m_wheelRest = 0;
    QWidget::focusOutEvent(event);
    updateParts();
}

void TrafficSlider::hideEvent(QHideEvent *event)
{
    cancelGesture();
    QWidget::hideEvent(event);
}

void TrafficSlider::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_gesture) {
        cancelGesture();
        return;
    }
    const int movement = keyMovement(event->key(), event->modifiers(), layoutDirection());
    const bool dragging = m_gesture && m_gesture->isDrag();
    if (movement == 0 || handleCount() == 0 || dragging) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!m_gesture || !m_gesture->isKey(event->key())) {
        if (event->isAutoRepeat()) {
            return; // of a key whose gesture was taken back
        }
        finishGesture();
        m_gesture = SliderGesture::key(m_state.split, currentHandle(), event->key());
    }
    step(m_gesture->handle(), movement);
}

void TrafficSlider::keyReleaseEvent(QKeyEvent *event)
{
    if (m_gesture && m_gesture->isKey(event->key())) {
        if (!event->isAutoRepeat()) {
            finishGesture();
        }
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void TrafficSlider::leaveEvent(QEvent *event)
{
    m_picture.hoveredHandle = -1;
    update();
    QWidget::leaveEvent(event);
}

void TrafficSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || handleCount() == 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    finishGesture();
    const qreal x = event->position().x();
    const int handle = m_picture.geometry.handleAt(x, reach());
    setCurrentHandle(handle >= 0 ? handle : m_picture.geometry.nearestHandle(x));
    if (handle >= 0 && m_state.readOnlyReason.isEmpty()) {
        m_gesture = SliderGesture::drag(m_state.split, handle, x, m_picture.geometry);
        updateParts();
    }
}

void TrafficSlider::mouseMoveEvent(QMouseEvent *event)
{
    const qreal x = event->position().x();
    if (!m_gesture || !m_gesture->isDrag()) {
        updateHover(x);
        return;
    }
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        finishGesture(); // the release went elsewhere
        return;
    }
    const SliderGesture::Moved moved = m_gesture->movedTo(x, m_state.locks);
    setCurrentHandle(moved.handle);
    showEdited(moved.split);
}

void TrafficSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_gesture && m_gesture->isDrag()) {
        finishGesture();
        updateHover(event->position().x());
        return;
    }
    QWidget::mouseReleaseEvent(event);
}

void TrafficSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSlider(painter, m_picture, SliderMetrics::forFont(font()), Theme::fromPalette(palette()),
                layoutDirection());
}

void TrafficSlider::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateParts();
}

void TrafficSlider::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus() || handleCount() == 0 || m_gesture) {
        event->ignore(); // the page scrolls
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= steps * QWheelEvent::DefaultDeltasPerStep;
    if (steps != 0) {
        const int handle = currentHandle();
        moveHandle(handle, m_picture.geometry.boundary(handle) + steps);
    }
    event->accept();
}

void TrafficSlider::finishGesture()
{
    if (!m_gesture) {
        return;
    }
    const TrafficSplit before = m_gesture->before();
    m_gesture.reset();
    updateParts();
    if (before != m_state.split) {
        Q_EMIT gestureFinished(before, m_state.split);
    }
}

void TrafficSlider::cancelGesture()
{
    if (!m_gesture) {
        return;
    }
    const TrafficSplit before = m_gesture->before();
    m_gesture.reset();
    showEdited(before);
    updateParts();
}

void TrafficSlider::showEdited(const TrafficSplit &split)
{
    if (split == m_state.split) {
        return;
    }
    m_state.split = split;
    updateParts();
    Q_EMIT splitEdited(m_state.split);
}

void TrafficSlider::step(int handle, int delta)
{
    if (isMovable(handle)) {
        showEdited(m_state.split.withBoundaryMoved(handle, delta, m_state.locks));
    }
}

void TrafficSlider::updateHover(qreal x)
{
    const int handle = m_picture.geometry.handleAt(x, reach());
    const bool movable = handle >= 0 && isMovable(handle);
    setCursor(movable ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (m_picture.hoveredHandle != handle) {
        m_picture.hoveredHandle = handle;
        update();
    }
}

qreal TrafficSlider::reach() const
{
    return SliderMetrics::forFont(font()).grip * 1.25;
}

bool TrafficSlider::isMovable(int handle) const
{
    return isEnabled() && m_state.isMovable(handle);
}

void TrafficSlider::updateParts()
{
    const SliderMetrics metrics = SliderMetrics::forFont(font());
    m_picture.segments = sliderSegments(m_state, Theme::fromPalette(palette()));
    m_picture.livePercents = m_state.livePercents();
    const QRectF bar(0, metrics.overhang, std::max(1, width()), metrics.bar);
    m_picture.geometry =
        SliderGeometry(bar, metrics.grip, metrics.inset, layoutDirection(), m_state.percents());
    m_picture.emptyText = m_state.isSplitUnknown    ? m_state.spoken()
                          : m_state.split.isEmpty() ? tr("No deployments")
                          : m_state.readOnlyReason.isEmpty()
                              ? tr("No traffic: choose a preset or set a share")
                              : tr("No traffic to show");
    m_picture.movable = isEnabled() && m_state.readOnlyReason.isEmpty();
    m_picture.focusedHandle = hasFocus() ? currentHandle() : -1;
    m_picture.draggedHandle = m_gesture ? currentHandle() : -1;
    setFocusPolicy(handleCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    updateBubble();
    update();
}

void TrafficSlider::updateBubble()
{
    const int handle = m_picture.draggedHandle;
    if (handle < 0 || handle >= handleCount()) {
        if (m_bubble) {
            m_bubble->hide();
        }
        return;
    }
    if (!m_bubble || m_bubble->parentWidget() != window()) {
        delete m_bubble;
        m_bubble = new SliderBubble(*this);
    }
    const QRect grip = handleRect(handle);
    m_bubble->showAt(movingLabel(m_picture, handle, QFontMetricsF(font()), layoutDirection()),
                     QPoint(grip.center().x(), grip.top()), grip.bottom());
}

} // namespace serin
