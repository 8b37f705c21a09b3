// SPDX-License-Identifier: GPL-3.0-or-later
#include "splits.h"
#include "ui/traffic/slidergesture.h"

#include <QRandomGenerator>

using namespace serin;

namespace {

SliderGeometry geometryOf(const TrafficSplit &split)
{
    std::vector<int> percents;
    for (const TrafficShare &share : split.shares()) {
        percents.push_back(share.percent.value());
    }
    return {QRectF(0, 0, 500, 30), 10, 8, Qt::LeftToRight, percents};
}

} // namespace

class TestSliderGesture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dragCountsFromWhereItBegan()
    {
        const TrafficSplit before = splitOf({{"blue", 60}, {"green", 40}});
        const auto drag = SliderGesture::drag(before, 0, 303, geometryOf(before));
        QVERIFY(drag.isDrag());
        QCOMPARE(percentsOf(drag.movedTo(303, {}).split), QStringLiteral("60 40"));
        QCOMPARE(percentsOf(drag.movedTo(353, {}).split), QStringLiteral("70 30"));
        QCOMPARE(percentsOf(drag.movedTo(5000, {}).split), QStringLiteral("100 0"));
        QCOMPARE(percentsOf(drag.movedTo(298, {}).split), QStringLiteral("59 41"));
        QCOMPARE(drag.movedTo(303, {}).split, before);
    }

    void directionChoosesAmongHandlesAtOnePercent()
    {
        const TrafficSplit before = splitOf({{"blue", 60}, {"green", 0}, {"red", 0}, {"teal", 40}});
        for (const int pressed : {0, 1, 2}) {
            const auto drag = SliderGesture::drag(before, pressed, 300, geometryOf(before));
            const auto left = drag.movedTo(250, {});
            QCOMPARE(left.handle, 0);
            QCOMPARE(percentsOf(left.split), QStringLiteral("50 10 0 40"));
            const auto right = drag.movedTo(350, {});
            QCOMPARE(right.handle, 2);
            QCOMPARE(percentsOf(right.split), QStringLiteral("60 0 10 30"));
        }
    }

    void locksHold()
    {
        const TrafficSplit before = splitOf({{"blue", 60}, {"green", 40}});
        const auto drag = SliderGesture::drag(before, 0, 300, geometryOf(before));
        QCOMPARE(drag.movedTo(100, {named("green")}).split, before);
        QCOMPARE(drag.movedTo(400, {named("blue")}).split, before);
    }

    void randomDragsMoveShareBetweenTwoNeighboursOnly()
    {
        QRandomGenerator random(3);
        TrafficSplit split =
            splitOf({{"one", 20}, {"two", 0}, {"three", 30}, {"four", 50}, {"five", 0}});
        for (int round = 0; round < 5000; ++round) {
            const auto drag = SliderGesture::drag(split, random.bounded(4), random.bounded(500),
                                                  geometryOf(split));
            const auto moved = drag.movedTo(random.bounded(500), {});
            for (int i = 0; i < split.size(); ++i) {
                if (i != moved.handle && i != moved.handle + 1) {
                    QCOMPARE(moved.split.shares()[static_cast<size_t>(i)],
                             split.shares()[static_cast<size_t>(i)]);
                }
            }
            split = moved.split;
        }
    }

    void keysAreThoseOfTheW3cPattern_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("ltr");
        QTest::addColumn<int>("rtl");
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
        QTest::newRow("right") << Qt::Key_Right << none << 1 << -1;
        QTest::newRow("left") << Qt::Key_Left << none << -1 << 1;
        QTest::newRow("up") << Qt::Key_Up << none << 1 << 1;
        QTest::newRow("down") << Qt::Key_Down << none << -1 << -1;
        QTest::newRow("shift right") << Qt::Key_Right << shift << 5 << -5;
        QTest::newRow("shift down") << Qt::Key_Down << shift << -5 << -5;
        QTest::newRow("page up") << Qt::Key_PageUp << none << 10 << 10;
        QTest::newRow("page down") << Qt::Key_PageDown << none << -10 << -10;
        QTest::newRow("home") << Qt::Key_Home << none << -100 << -100;
        QTest::newRow("end") << Qt::Key_End << none << 100 << 100;
        QTest::newRow("keypad") << Qt::Key_Right << Qt::KeyboardModifiers(Qt::KeypadModifier) << 1
                                << -1;
        QTest::newRow("control") << Qt::Key_Right << Qt::KeyboardModifiers(Qt::ControlModifier) << 0
                                 << 0;
        QTest::newRow("letter") << Qt::Key_A << none << 0 << 0;
    }
    void keysAreThoseOfTheW3cPattern()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, ltr);
        QFETCH(int, rtl);
        QCOMPARE(keyMovement(key, modifiers, Qt::LeftToRight), ltr);
        QCOMPARE(keyMovement(key, modifiers, Qt::RightToLeft), rtl);
    }
};

QTEST_GUILESS_MAIN(TestSliderGesture)
#include "tst_slidergesture.moc"
