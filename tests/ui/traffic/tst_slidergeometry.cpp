// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/slidergeometry.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace serin;

namespace {

const QRectF bar(20, 5, 400, 30);
constexpr qreal gripWidth = 10;
constexpr qreal inset = 8;

SliderGeometry sliderGeometry(const std::vector<int> &percents,
                              Qt::LayoutDirection direction = Qt::LeftToRight)
{
    return {bar, gripWidth, inset, direction, percents};
}

/// Up to twenty percents that sum to 100, many of them 0.
std::vector<int> randomPercents(QRandomGenerator &random)
{
    std::vector<int> percents(static_cast<size_t>(random.bounded(1, 21)), 0);
    int left = 100;
    while (left > 0) {
        const int part = random.bounded(1, left + 1);
        percents[static_cast<size_t>(random.bounded(static_cast<int>(percents.size())))] += part;
        left -= part;
    }
    return percents;
}

} // namespace

class TestSliderGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void percentAndPixelAreEachOthersInverse()
    {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const SliderGeometry geometry = sliderGeometry({40, 60}, direction);
            for (int percent = 0; percent <= 100; ++percent) {
                QCOMPARE(geometry.percentAt(geometry.xOf(percent)), percent);
                QCOMPARE(geometry.percentAt(geometry.xOf(percent + 0.4)), percent);
            }
            QCOMPARE(geometry.percentBetween(geometry.xOf(30), geometry.xOf(72)), 42);
            QCOMPARE(geometry.percentBetween(geometry.xOf(72), geometry.xOf(30)), -42);
        }
        const SliderGeometry geometry = sliderGeometry({100});
        QCOMPARE(geometry.percentAt(-1000), 0);
        QCOMPARE(geometry.percentAt(5000), 100);
    }

    void rightToLeftIsTheMirrorImage()
    {
        const std::vector<int> percents{30, 0, 50, 20};
        const SliderGeometry ltr = sliderGeometry(percents);
        const SliderGeometry rtl = sliderGeometry(percents, Qt::RightToLeft);
        const auto mirrored = [](qreal x) { return bar.left() + bar.right() - x; };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(rtl.gripX(i), mirrored(ltr.gripX(i)));
        }
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(rtl.segment(i).left(), mirrored(ltr.segment(i).right()));
            QCOMPARE(rtl.segment(i).width(), ltr.segment(i).width());
        }
        QCOMPARE(ltr.segmentAt(bar.left() + 1), 0);
        QCOMPARE(rtl.segmentAt(bar.left() + 1), 3);
    }

    void segmentsFillTheBar()
    {
        const SliderGeometry geometry = sliderGeometry({90, 0, 10});
        QCOMPARE(geometry.segment(0), QRectF(20, 5, 360, 30));
        QCOMPARE(geometry.segment(1).width(), 0.0);
        QCOMPARE(geometry.segment(2), QRectF(380, 5, 40, 30));
        QCOMPARE(geometry.segmentAt(379), 0);
        QCOMPARE(geometry.segmentAt(400), 2);
        QCOMPARE(geometry.segmentAt(10), -1);
    }

    void boundariesAndTheirRange()
    {
        const SliderGeometry geometry = sliderGeometry({30, 0, 50, 20});
        QCOMPARE(geometry.handleCount(), 3);
        QCOMPARE(geometry.boundary(0), 30);
        QCOMPARE(geometry.boundary(1), 30);
        QCOMPARE(geometry.boundary(2), 80);
        QCOMPARE(geometry.minimum(0), 0);
        QCOMPARE(geometry.maximum(0), 30);
        QCOMPARE(geometry.minimum(1), 30);
        QCOMPARE(geometry.maximum(1), 80);
        QCOMPARE(geometry.maximum(2), 100);
    }

    void noHandlesWithoutTrafficOrNeighbours()
    {
        QCOMPARE(sliderGeometry({0, 0, 0}).handleCount(), 0);
        QCOMPARE(sliderGeometry({0, 0, 0}).segment(1).width(), 0.0);
        QCOMPARE(sliderGeometry({100}).handleCount(), 0);
        QCOMPARE(sliderGeometry({100}).segment(0), bar);
        QCOMPARE(sliderGeometry({}).handleCount(), 0);
        QCOMPARE(sliderGeometry({}).handleAt(100, 50), -1);
        QCOMPARE(SliderGeometry().nearestHandle(3), -1);
    }

    void separateHandlesStandAtTheirBoundary()
    {
        const SliderGeometry geometry = sliderGeometry({25, 50, 25});
        QCOMPARE(geometry.gripX(0), geometry.xOf(25));
        QCOMPARE(geometry.gripX(1), geometry.xOf(75));
    }

    void coincidingHandlesSpreadEvenlyToBothSides()
    {
        const SliderGeometry geometry = sliderGeometry({50, 0, 0, 50});
        QCOMPARE(geometry.gripX(1), geometry.xOf(50));
        QCOMPARE(geometry.gripX(0), geometry.xOf(50) - gripWidth);
        QCOMPARE(geometry.gripX(2), geometry.xOf(50) + gripWidth);
    }

    void handlesOfEmptySegmentsAtTheEndsCanBeGrabbed()
    {
        const SliderGeometry right = sliderGeometry({100, 0, 0});
        QCOMPARE(right.gripX(1), bar.right() - inset);
        QCOMPARE(right.gripX(0), bar.right() - inset - gripWidth);
        const SliderGeometry left = sliderGeometry({0, 0, 100});
        QCOMPARE(left.gripX(0), bar.left() + inset);
        QCOMPARE(left.gripX(1), bar.left() + inset + gripWidth);
        QCOMPARE(right.handleAt(bar.right() - inset - gripWidth, 6), 0);
        QCOMPARE(right.handleAt(bar.right() - inset, 6), 1);
    }

    void gripsNeverOverlapNorLeaveTheBar()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 3000; ++round) {
            const auto direction = round % 2 == 0 ? Qt::LeftToRight : Qt::RightToLeft;
            const SliderGeometry geometry = sliderGeometry(randomPercents(random), direction);
            const qreal sign = direction == Qt::LeftToRight ? 1 : -1;
            for (int i = 0; i < geometry.handleCount(); ++i) {
                const qreal x = geometry.gripX(i);
                QVERIFY(x >= bar.left() + inset - 1e-6 && x <= bar.right() - inset + 1e-6);
                QCOMPARE(geometry.nearestHandle(x), i);
                if (i > 0) {
                    QVERIFY(sign * (x - geometry.gripX(i - 1)) >= gripWidth - 1e-6);
                }
            }
        }
    }

    void aBarTooShortForItsGripsStillOrdersThem()
    {
        for (const qreal width : {0.0, 1.0, 12.0, 60.0}) {
            const SliderGeometry geometry(QRectF(0, 0, width, 10), gripWidth, inset,
                                          Qt::LeftToRight, std::vector<int>(20, 5));
            for (int i = 0; i < geometry.handleCount(); ++i) {
                QVERIFY(std::isfinite(geometry.gripX(i)));
                QVERIFY(geometry.gripX(i) >= -1e-6 && geometry.gripX(i) <= width + 1e-6);
                QVERIFY(i == 0 || geometry.gripX(i) >= geometry.gripX(i - 1));
            }
        }
    }

    void hitsWithinReachOnly()
    {
        const SliderGeometry geometry = sliderGeometry({50, 50});
        const qreal x = geometry.gripX(0);
        QCOMPARE(geometry.handleAt(x + 7, 8), 0);
        QCOMPARE(geometry.handleAt(x - 7, 8), 0);
        QCOMPARE(geometry.handleAt(x + 9, 8), -1);
    }

    void directionChoosesAmongCoincidingHandles()
    {
        const SliderGeometry geometry = sliderGeometry({10, 40, 0, 0, 50});
        for (const int pressed : {1, 2, 3}) {
            QCOMPARE(geometry.handleForMovement(pressed, -1), 1);
            QCOMPARE(geometry.handleForMovement(pressed, 1), 3);
            QCOMPARE(geometry.handleForMovement(pressed, 0), pressed);
        }
        QCOMPARE(geometry.handleForMovement(0, -5), 0);
        QCOMPARE(geometry.handleForMovement(0, 5), 0);
    }
};

QTEST_GUILESS_MAIN(TestSliderGeometry)
#include "tst_slidergeometry.moc"
