// SPDX-License-Identifier: GPL-3.0-or-later
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

using namespace serin;

namespace {

/// A slider between two buttons in a shown and active window.
class Fixture
{
public:
    explicit Fixture(const TrafficSplit &split, Qt::LayoutDirection direction = Qt::LeftToRight)
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

const TrafficSplit blueGreen = splitOf({{"blue", 90}, {"green", 10}});
const TrafficSplit threeWay = splitOf({{"blue", 50}, {"green", 30}, {"teal", 20}});

using Gesture = std::pair<QString, QString>;
Gesture gesture(const char *before, const char *after)
{
    return {QLatin1String(before), QLatin1String(after)};
}

} // namespace

class TestTrafficSlider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDragMovesShareAndIsOneGesture()
    {
        Fixture f(blueGreen);
        QVERIFY(f.active);
        QCOMPARE(f.slider->objectName(), QStringLiteral("trafficSlider"));
        f.drag(0, -20);
        QCOMPARE(f.shown(), QStringLiteral("70 30"));
        QVERIFY(f.edited.size() >= 3);
        QCOMPARE(f.finished.size(), 1);
        QCOMPARE(f.lastGesture(), gesture("90 10", "70 30"));
        QVERIFY(f.slider->hasFocus());
    }

    void onlyTheTwoNeighboursChange()
    {
        Fixture f(threeWay);
        f.drag(1, 8);
        QCOMPARE(f.shown(), QStringLiteral("50 38 12"));
        f.drag(0, -60);
        QCOMPARE(f.shown(), QStringLiteral("0 88 12"));
        f.drag(1, 50);
        QCOMPARE(f.shown(), QStringLiteral("0 100 0"));
        QCOMPARE(f.finished.size(), 3);
    }

    void signalsComeWhileTheMouseMoves()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        QVERIFY(f.slider->isInGesture());
        QCOMPARE(f.edited.size(), 0);
        f.move(f.grip(0) + (f.at(40) - f.at(50)));
        QCOMPARE(f.edited.size(), 1);
        QCOMPARE(percentsOf(f.edited.last()[0].value<TrafficSplit>()), QStringLiteral("80 20"));
        QCOMPARE(f.finished.size(), 0);
        f.release(f.at(80));
        QCOMPARE(f.finished.size(), 1);
        QVERIFY(!f.slider->isInGesture());
    }

    void aPressOrADragBackChangesNothing()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.release(f.grip(0));
        QCOMPARE(f.finished.size(), 0);
        const QPoint grip = f.grip(0);
        f.press(grip);
        f.move(f.at(20));
        f.move(f.at(2000));
        f.move(grip);
        f.release(grip);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.finished.size(), 0);
    }

    void escapeTakesADragBack()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(40));
        QVERIFY(f.shown() != QStringLiteral("90 10"));
        QTest::keyClick(f.slider, Qt::Key_Escape);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(percentsOf(f.edited.last()[0].value<TrafficSplit>()), QStringLiteral("90 10"));
        f.move(f.at(30));
        f.release(f.at(30));
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.finished.size(), 0);
    }

    void aSegmentOfNothingStaysGrabbable()
    {
        Fixture f(splitOf({{"blue", 100}, {"green", 0}}));
        f.drag(0, -10);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        f.drag(0, 10);
        QCOMPARE(f.shown(), QStringLiteral("100 0"));
        f.drag(0, -100);
        QCOMPARE(f.shown(), QStringLiteral("0 100"));
        f.drag(0, 30);
        QCOMPARE(f.shown(), QStringLiteral("30 70"));
    }

    void eachOfManyCoincidingHandlesCanBeUsed()
    {
        const TrafficSplit split = splitOf({{"blue", 60}, {"green", 0}, {"red", 0}, {"teal", 40}});
        for (int pressed = 0; pressed < 3; ++pressed) {
            Fixture left(split);
            left.drag(pressed, -10);
            QCOMPARE(left.shown(), QStringLiteral("50 10 0 40"));
            QCOMPARE(left.slider->currentHandle(), 0);
            Fixture right(split);
            right.drag(pressed, 10);
            QCOMPARE(right.shown(), QStringLiteral("60 0 10 30"));
            QCOMPARE(right.slider->currentHandle(), 2);
        }
        Fixture f(split);
        QVERIFY(!f.slider->handleRect(0).intersects(f.slider->handleRect(2)));
    }

    void locksHoldAgainstMouseAndKeys()
    {
        Fixture f(threeWay);
        f.state.locks = {named("green")};
        f.slider->setState(f.state);
        f.drag(0, -10);
        f.drag(1, 10);
        f.slider->setFocus();
        f.key(Qt::Key_Right);
        f.key(Qt::Key_Home);
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
        QCOMPARE(f.finished.size(), 0);
        f.state.locks = {named("teal")};
        f.slider->setState(f.state);
        f.drag(0, -10);
        QCOMPARE(f.shown(), QStringLiteral("40 40 20"));
    }

    void readOnlyShowsButDoesNotMove()
    {
        Fixture f(blueGreen);
        f.state.readOnlyReason = QStringLiteral("conflict markers");
        f.slider->setState(f.state);
        f.drag(0, -30);
        f.slider->setFocus();
        f.key(Qt::Key_Left);
        f.wheel(120);
        f.slider->moveHandle(0, 20);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.edited.size(), 0);
        QCOMPARE(f.slider->currentHandle(), 0); // it can still be read with the keyboard
    }

    void keysMoveTheFocusedHandle_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("ltr");
        QTest::addColumn<QString>("rtl");
        const auto row = [](Qt::Key key, Qt::KeyboardModifiers modifiers, const char *ltr,
                            const char *rtl) {
            QTest::addRow("%x %x", key, modifiers.toInt())
                << key << modifiers << QString::fromLatin1(ltr) << QString::fromLatin1(rtl);
        };
        row(Qt::Key_Right, Qt::NoModifier, "51 29 20", "49 31 20");
        row(Qt::Key_Left, Qt::NoModifier, "49 31 20", "51 29 20");
        row(Qt::Key_Up, Qt::NoModifier, "51 29 20", "51 29 20");
        row(Qt::Key_Down, Qt::NoModifier, "49 31 20", "49 31 20");
        row(Qt::Key_Right, Qt::ShiftModifier, "55 25 20", "45 35 20");
        row(Qt::Key_PageUp, Qt::NoModifier, "60 20 20", "60 20 20");
        row(Qt::Key_PageDown, Qt::NoModifier, "40 40 20", "40 40 20");
        row(Qt::Key_Home, Qt::NoModifier, "0 80 20", "0 80 20");
        row(Qt::Key_End, Qt::NoModifier, "80 0 20", "80 0 20");
    }
    void keysMoveTheFocusedHandle()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, ltr);
        QFETCH(QString, rtl);
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            Fixture f(threeWay, direction);
            QVERIFY(f.active);
            f.slider->setFocus(Qt::TabFocusReason);
            f.key(key, modifiers);
            QCOMPARE(f.shown(), direction == Qt::LeftToRight ? ltr : rtl);
            QCOMPARE(f.finished.size(), 1);
            QCOMPARE(f.lastGesture().first, QStringLiteral("50 30 20"));
        }
    }

    void draggingIsMirroredInRightToLeft()
    {
        Fixture f(blueGreen, Qt::RightToLeft);
        const QPoint grip = f.grip(0);
        QVERIFY(grip.x() < f.slider->width() / 4);
        f.press(grip);
        f.move(grip + QPoint(f.slider->width() / 5, 0));
        f.release(grip + QPoint(f.slider->width() / 5, 0));
        QCOMPARE(f.shown(), QStringLiteral("70 30"));
    }

    void aHeldKeyIsOneGesture()
    {
        Fixture f(blueGreen);
        f.slider->setFocus();
        QTest::keyPress(f.slider, Qt::Key_Left);
        for (int i = 0; i < 5; ++i) {
            f.autoRepeat(QEvent::KeyRelease, Qt::Key_Left);
            f.autoRepeat(QEvent::KeyPress, Qt::Key_Left);
        }
        QCOMPARE(f.shown(), QStringLiteral("84 16"));
        QCOMPARE(f.finished.size(), 0);
        QTest::keyRelease(f.slider, Qt::Key_Left);
        QCOMPARE(f.finished.size(), 1);
        QCOMPARE(f.lastGesture(), gesture("90 10", "84 16"));
    }

    void anotherKeyOrLeavingEndsAHeldKeysGesture()
    {
        Fixture f(blueGreen);
        f.slider->setFocus();
        QTest::keyPress(f.slider, Qt::Key_Left);
        QTest::keyPress(f.slider, Qt::Key_PageDown);
        QCOMPARE(f.finished.size(), 1);
        f.after->setFocus();
        QCOMPARE(f.finished.size(), 2);
        QCOMPARE(f.lastGesture(), gesture("89 11", "79 21"));
        QVERIFY(!f.slider->isInGesture());
    }

    void escapeTakesAHeldKeyBack()
    {
        Fixture f(blueGreen);
        f.slider->setFocus();
        QTest::keyPress(f.slider, Qt::Key_PageDown);
        QCOMPARE(f.shown(), QStringLiteral("80 20"));
        f.key(Qt::Key_Escape);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        f.autoRepeat(QEvent::KeyPress, Qt::Key_PageDown); // still held: it must not start again
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QTest::keyRelease(f.slider, Qt::Key_PageDown);
        QCOMPARE(f.finished.size(), 0);
    }

    void tabGoesThroughTheHandles()
    {
        Fixture f(threeWay);
        QVERIFY(f.active);
        f.before->setFocus();
        f.key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.slider);
        QCOMPARE(f.slider->currentHandle(), 0);
        f.key(Qt::Key_Tab);
        QCOMPARE(f.slider->currentHandle(), 1);
        f.key(Qt::Key_Left);
        QCOMPARE(f.shown(), QStringLiteral("50 29 21"));
        f.key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), f.after);
        f.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), f.slider);
        QCOMPARE(f.slider->currentHandle(), 1);
        f.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(f.slider->currentHandle(), 0);
        f.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), f.before);
    }

    void otherKeysBelongToTheWindow()
    {
        Fixture f(blueGreen);
        f.slider->setFocus();
        f.key(Qt::Key_A);
        f.key(Qt::Key_Left, Qt::ControlModifier);
        f.key(Qt::Key_Escape);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.edited.size(), 0);
    }

    void theWheelNeedsTheFocus()
    {
        Fixture f(blueGreen);
        f.after->setFocus();
        f.wheel(120);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QVERIFY(!f.wheelAccepted);
        f.slider->setFocus();
        f.wheel(-120);
        QVERIFY(f.wheelAccepted);
        QCOMPARE(f.shown(), QStringLiteral("89 11"));
        QCOMPARE(f.finished.size(), 1);
        for (int i = 0; i < 4; ++i) {
            f.wheel(30); // a fine wheel: four quarters make a step
        }
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.finished.size(), 2);
    }

    void aClickInASegmentOnlyTakesTheFocus()
    {
        Fixture f(threeWay);
        QTest::mouseClick(f.slider, Qt::LeftButton, {}, f.at(90));
        QVERIFY(f.slider->hasFocus());
        QCOMPARE(f.slider->currentHandle(), 1);
        QTest::mouseClick(f.slider, Qt::LeftButton, {}, f.at(10));
        QCOMPARE(f.slider->currentHandle(), 0);
        QTest::mouseClick(f.slider, Qt::RightButton, {}, f.grip(1));
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
    }

    void aRefreshDuringADragDoesNotDisturb()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(60));
        const QString dragged = f.shown();
        QVERIFY(dragged != QStringLiteral("90 10"));
        f.state.live = splitOf({{"blue", 100}, {"green", 0}});
        f.slider->setState(f.state); // the file is still as before
        QCOMPARE(f.shown(), dragged);
        QVERIFY(f.slider->isInGesture());
        f.move(f.at(50));
        f.release(f.at(50));
        QCOMPARE(f.finished.size(), 1);
        QCOMPARE(f.lastGesture().first, QStringLiteral("90 10"));
    }

    void anotherSplitEndsADragSilently()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(60));
        f.edited.clear();
        f.state.split = threeWay;
        f.slider->setState(f.state);
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
        f.move(f.at(20));
        f.release(f.at(20));
        QCOMPARE(f.shown(), QStringLiteral("50 30 20"));
        QCOMPARE(f.edited.size(), 0);
        QCOMPARE(f.finished.size(), 0);
    }

    void hidingTakesADragBack()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(60));
        f.slider->hide();
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.finished.size(), 0);
    }

    void aReleaseThatWentElsewhereEndsTheDrag()
    {
        Fixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(60));
        const QString dragged = f.shown();
        QMouseEvent hover(QEvent::MouseMove, f.at(20), f.slider->mapToGlobal(f.at(20)),
                          Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(f.slider, &hover);
        QCOMPARE(f.shown(), dragged);
        QCOMPARE(f.finished.size(), 1);
    }

    void theSharesFloatAboveAMovingHandle()
    {
        Fixture f(blueGreen);
        const auto bubble = [&f] {
            return f.window.findChild<SliderBubble *>(QStringLiteral("sliderBubble"));
        };
        f.press(f.grip(0));
        f.move(f.at(60));
        QVERIFY(bubble() && bubble()->isVisible());
        QVERIFY(f.window.rect().contains(bubble()->geometry()));
        f.release(f.at(60));
        QVERIFY(!bubble()->isVisible());
    }

    void handlesOnlyWithTrafficAndNeighbours()
    {
        Fixture f(blueGreen);
        QCOMPARE(f.slider->handleCount(), 1);
        f.state.split = blueGreen.withoutTraffic();
        f.slider->setState(f.state);
        QCOMPARE(f.slider->handleCount(), 0);
        QCOMPARE(f.slider->currentHandle(), -1);
        QCOMPARE(f.slider->focusPolicy(), Qt::NoFocus);
        QTest::keyClick(f.slider, Qt::Key_Left);
        QTest::mouseClick(f.slider, Qt::LeftButton, {}, QPoint(100, 20));
        f.slider->moveHandle(0, 50);
        f.state.split = splitOf({{"blue", 100}});
        f.slider->setState(f.state);
        QCOMPARE(f.slider->handleCount(), 0);
        f.state.split = TrafficSplit();
        f.slider->setState(f.state);
        QVERIFY(!f.slider->grab().isNull());
        QCOMPARE(f.edited.size(), 0);
    }

    void twentyDeploymentsWork()
    {
        std::vector<TrafficShare> shares;
        for (int i = 0; i < 20; ++i) {
            shares.push_back({DeploymentName::fromString(QStringLiteral("model-%1").arg(i)).value(),
                              Percent::clamped(5)});
        }
        Fixture f(TrafficSplit::fromShares(shares).value());
        QCOMPARE(f.slider->handleCount(), 19);
        for (int handle = 0; handle < 19; ++handle) {
            f.press(f.grip(handle));
            QCOMPARE(f.slider->currentHandle(), handle);
            f.release(f.grip(handle));
        }
        f.drag(9, -2);
        QCOMPARE(f.slider->split().shares()[9].percent.value(), 3);
        QCOMPARE(f.slider->split().shares()[10].percent.value(), 7);
    }

    void windowShortcutsOnItsKeysDoNotWin()
    {
        Fixture f(blueGreen);
        QAction action;
        action.setShortcut(QKeySequence(Qt::Key_Left));
        QSignalSpy triggered(&action, &QAction::triggered);
        f.window.addAction(&action);
        f.slider->setFocus();
        f.key(Qt::Key_Left);
        QCOMPARE(triggered.size(), 0);
        QCOMPARE(f.shown(), QStringLiteral("89 11"));
        f.after->setFocus();
        f.key(Qt::Key_Left);
        QCOMPARE(triggered.size(), 1);
    }

    void aNewThemeIsWornAtOnce()
    {
        QApplication::setPalette(Theme::light().toPalette());
        Fixture f(blueGreen);
        const auto barColor = [&f] {
            const QImage image = f.slider->grab().toImage();
            int blue = 0;
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    blue += image.pixelColor(x, y) == QColor(0x5aa9f2) ? 1 : 0;
                }
            }
            return blue;
        };
        QCOMPARE(barColor(), 0);
        QApplication::setPalette(Theme::dark().toPalette());
        QTRY_VERIFY(barColor() > 1000);
        QApplication::setPalette(Theme::light().toPalette());
    }
};

QTEST_MAIN(TestTrafficSlider)
#include "tst_trafficslider.moc"
