// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "splits.h"
#include "ui/traffic/sliderbubble.h"
#include "ui/traffic/trafficslider.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace serin {

/// A slider between two buttons in a shown and active window.
class SliderFixture
{
public:
    explicit SliderFixture(const TrafficSplit &split,
                           Qt::LayoutDirection direction = Qt::LeftToRight)
        : before(new QPushButton(&window)), slider(new TrafficSlider(&window)),
          after(new QPushButton(&window)), edited(slider, &TrafficSlider::splitEdited),
          finished(slider, &TrafficSlider::gestureFinished)
    {
        window.setLayoutDirection(direction);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(slider);
        layout->addWidget(after);
        window.resize(640, 200);
        state.split = split;
        slider->setState(state);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
    }

    [[nodiscard]] QString shown() const { return percentsOf(slider->split()); }
    [[nodiscard]] QPoint grip(int handle) const { return slider->handleRect(handle).center(); }
    [[nodiscard]] QPoint at(double percent) const
    {
        return {qRound(slider->geometryOfParts().xOf(percent)), grip(0).y()};
    }
    void press(const QPoint &point) const { QTest::mousePress(slider, Qt::LeftButton, {}, point); }
    void move(const QPoint &point) const
    {
        QMouseEvent event(QEvent::MouseMove, point, slider->mapToGlobal(point), Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(slider, &event);
    }
    void release(const QPoint &point) const
    {
        QTest::mouseRelease(slider, Qt::LeftButton, {}, point);
    }
    /// From the grip of @p handle by @p percent, through a few points on the way.
    void drag(int handle, int percent) const
    {
        const QPoint from = grip(handle);
        const int distance = at(50 + percent).x() - at(50).x();
        press(from);
        for (int i = 1; i <= 4; ++i) {
            move(from + QPoint(distance * i / 4, 3));
        }
        release(from + QPoint(distance, 3));
    }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), which, modifiers);
    }
    void autoRepeat(QEvent::Type type, Qt::Key which) const
    {
        QKeyEvent event(type, which, {}, {}, true);
        QApplication::sendEvent(slider, &event);
    }
    [[nodiscard]] std::pair<QString, QString> lastGesture() const
    {
        const QList<QVariant> arguments = finished.last();
        return {percentsOf(arguments[0].value<TrafficSplit>()),
                percentsOf(arguments[1].value<TrafficSplit>())};
    }
    void wheel(int delta) const
    {
        QWheelEvent event(grip(0), slider->mapToGlobal(grip(0)), {}, QPoint(0, delta), {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(slider, &event);
        wheelAccepted = event.isAccepted();
    }

    QWidget window;
    QPushButton *before;
    TrafficSlider *slider;
    QPushButton *after;
    SliderState state;
    QSignalSpy edited;
    QSignalSpy finished;
    bool active = false;
    mutable bool wheelAccepted = false;
};

inline const TrafficSplit blueGreen = splitOf({{"blue", 90}, {"green", 10}});
inline const TrafficSplit threeWay = splitOf({{"blue", 50}, {"green", 30}, {"teal", 20}});

using Gesture = std::pair<QString, QString>;
inline Gesture gesture(const char *before, const char *after)
{
    return {QLatin1String(before), QLatin1String(after)};
}

} // namespace serin
