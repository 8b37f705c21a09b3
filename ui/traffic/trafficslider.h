// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/slidergesture.h"
#include "ui/traffic/sliderpainter.h"
#include "ui/traffic/sliderstate.h"

#include <QPointer>
#include <QWidget>

#include <optional>

namespace serin {

class SliderBubble;

/// A split as one stacked bar with a handle between each two neighbours (objectName
/// `trafficSlider`). A handle moves share between its two neighbours only; what a lock forbids does
/// not move. A split of fewer than two deployments, or without traffic, has no handles.
///
/// Mouse: press a handle and drag; of handles that stand at the same percent the direction chooses
/// the one that can move. Keys, as in the W3C pattern of a slider with several thumbs: Tab and
/// Shift+Tab between handles, arrows 1 (Shift: 5), Page Up and Down 10, Home and End to the
/// neighbour. Left and Right move as seen, so they are mirrored in right-to-left layouts; Up and
/// Page Up give to the deployment before the handle. The wheel moves the focused handle, and does
/// nothing without focus. Escape takes back a gesture that is not finished.
///
/// Each handle is an accessible object (trafficslideraccessible.h). GUI thread only.
class TrafficSlider : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficSlider(QWidget *parent = nullptr);
    ~TrafficSlider() override;
    Q_DISABLE_COPY_MOVE(TrafficSlider)

    [[nodiscard]] const SliderState &state() const { return m_state; }
    [[nodiscard]] const TrafficSplit &split() const { return m_state.split; }
    /// Shows @p state without emitting anything. During a gesture a split that equals the one
    /// shown, or the one before the gesture, is not taken over; any other split, or a reason to be
    /// read-only, ends the gesture silently.
    void setState(SliderState state);

    [[nodiscard]] const SliderGeometry &geometryOfParts() const { return m_picture.geometry; }
    [[nodiscard]] int handleCount() const { return m_picture.geometry.handleCount(); }
    /// The handle that has, or on the next focus gets, the keyboard; -1 without handles.
    [[nodiscard]] int currentHandle() const;
    void setCurrentHandle(int handle);
    /// The grip, in coordinates of the widget.
    [[nodiscard]] QRect handleRect(int handle) const;
    /// Moves a handle to @p percent as far as it goes; one whole gesture.
    void moveHandle(int handle, int percent);
    [[nodiscard]] bool isInGesture() const { return m_gesture.has_value(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The split changed under the person's hands; the gesture may go on, or be taken back.
    void splitEdited(const serin::TrafficSplit &split);
    /// Once for each gesture that changed something: drag, key held down, wheel step, assistive
    /// technology.
    void gestureFinished(const serin::TrafficSplit &before, const serin::TrafficSplit &after);
    /// Another handle has the keyboard.
    void currentHandleChanged(int handle);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void finishGesture();
    void cancelGesture();
    void showEdited(const TrafficSplit &split);
    void step(int handle, int delta);
    void updateParts();
    void updateHover(qreal x);
    void updateBubble();
    [[nodiscard]] qreal reach() const;
    [[nodiscard]] bool isMovable(int handle) const;

    SliderState m_state;
    std::optional<SliderGesture> m_gesture;
    int m_currentHandle = 0;
    int m_wheelRest = 0; ///< eighths of a degree that do not make a step yet
    SliderPicture m_picture;
    QPointer<SliderBubble> m_bubble;
};

} // namespace serin
