// SPDX-License-Identifier: GPL-3.0-or-later
#include "sliderfixture.h"

using namespace serin;

class TestTrafficSliderKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void locksHoldAgainstMouseAndKeys()
    {
        SliderFixture f(threeWay);
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
        SliderFixture f(blueGreen);
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
            SliderFixture f(threeWay, direction);
            QVERIFY(f.active);
            f.slider->setFocus(Qt::TabFocusReason);
            f.key(key, modifiers);
            QCOMPARE(f.shown(), direction == Qt::LeftToRight ? ltr : rtl);
            QCOMPARE(f.finished.size(), 1);
            QCOMPARE(f.lastGesture().first, QStringLiteral("50 30 20"));
        }
    }

    void aHeldKeyIsOneGesture()
    {
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(blueGreen);
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
        SliderFixture f(threeWay);
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
        SliderFixture f(blueGreen);
        f.slider->setFocus();
        f.key(Qt::Key_A);
        f.key(Qt::Key_Left, Qt::ControlModifier);
        f.key(Qt::Key_Escape);
        QCOMPARE(f.shown(), QStringLiteral("90 10"));
        QCOMPARE(f.edited.size(), 0);
    }

    void theWheelNeedsTheFocus()
    {
        SliderFixture f(blueGreen);
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

    void windowShortcutsOnItsKeysDoNotWin()
    {
        SliderFixture f(blueGreen);
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
};

QTEST_MAIN(TestTrafficSliderKeys)
#include "tst_trafficslider_keys.moc"
