// SPDX-License-Identifier: GPL-3.0-or-later
#include "sliderfixture.h"

using namespace serin;

class TestTrafficSlider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDragMovesShareAndIsOneGesture()
    {
        SliderFixture f(blueGreen);
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
        SliderFixture f(threeWay);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(splitOf({{"blue", 100}, {"green", 0}}));
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
            SliderFixture left(split);
            left.drag(pressed, -10);
            QCOMPARE(left.shown(), QStringLiteral("50 10 0 40"));
            QCOMPARE(left.slider->currentHandle(), 0);
            SliderFixture right(split);
            right.drag(pressed, 10);
            QCOMPARE(right.shown(), QStringLiteral("60 0 10 30"));
            QCOMPARE(right.slider->currentHandle(), 2);
        }
        SliderFixture f(split);
        QVERIFY(!f.slider->handleRect(0).intersects(f.slider->handleRect(2)));
    }

    void draggingIsMirroredInRightToLeft()
    {
        SliderFixture f(blueGreen, Qt::RightToLeft);
        const QPoint grip = f.grip(0);
        QVERIFY(grip.x() < f.slider->width() / 4);
        f.press(grip);
        f.move(grip + QPoint(f.slider->width() / 5, 0));
        f.release(grip + QPoint(f.slider->width() / 5, 0));
        QCOMPARE(f.shown(), QStringLiteral("70 30"));
    }

    void aClickInASegmentOnlyTakesTheFocus()
    {
        SliderFixture f(threeWay);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
        f.press(f.grip(0));
        f.move(f.at(60));
        f.slider->hide();
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.finished.size(), 0);
    }

    void aReleaseThatWentElsewhereEndsTheDrag()
    {
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(TrafficSplit::fromShares(shares).value());
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

    void aNewThemeIsWornAtOnce()
    {
        QApplication::setPalette(Theme::light().toPalette());
        SliderFixture f(blueGreen);
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
