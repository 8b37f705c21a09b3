// SPDX-License-Identifier: GPL-3.0-or-later
#include "splits.h"
#include "ui/traffic/sliderstate.h"
#include "ui/traffic/trafficwords.h"

using namespace serin;

class TestTrafficWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesNameWhatGainedFirst()
    {
        const TrafficSplit before = splitOf({{"blue", 100}, {"green", 0}});
        const TrafficSplit after = splitOf({{"blue", 90}, {"green", 10}});
        QCOMPARE(describeTrafficChange(before, after),
                 QStringLiteral("green 0 → 10 %, blue 100 → 90 %"));
        QCOMPARE(describeTrafficChange(after, after), QString());
    }
    void manyChangesAreShortened()
    {
        const TrafficSplit before = splitOf({{"aaa", 100}, {"bbb", 0}, {"ccc", 0}, {"ddd", 0}});
        const TrafficSplit after = splitOf({{"aaa", 25}, {"bbb", 25}, {"ccc", 25}, {"ddd", 25}});
        QCOMPARE(describeTrafficChange(before, after),
                 QStringLiteral("bbb 0 → 25 %, ccc 0 → 25 %, ddd 0 → 25 %, …"));
    }
    void namesThatLookLikePlaceholdersStayWhole()
    {
        // arg() in two steps would replace the %1 … of a value; names cannot have them, but words
        // around them may.
        const TrafficSplit split = splitOf({{"blue", 90}, {"green", 10}});
        QCOMPARE(boundaryName(split, 0), QStringLiteral("Boundary blue | green"));
        QCOMPARE(boundaryValue(split, 0), QStringLiteral("green 10 percent, blue 90 percent"));
        QCOMPARE(spokenSplit(split), QStringLiteral("blue 90 percent, green 10 percent"));
        QCOMPARE(shortSplit(split), QStringLiteral("blue 90 % · green 10 %"));
    }
    void noTrafficIsSaid()
    {
        const TrafficSplit split = splitOf({{"blue", 0}, {"green", 0}});
        QCOMPARE(spokenSplit(split), QStringLiteral("no traffic"));
        QCOMPARE(shortSplit(TrafficSplit()), QStringLiteral("no traffic"));
    }
    void stateSaysWhyAHandleDoesNotMove()
    {
        SliderState state;
        state.split = splitOf({{"blue", 90}, {"green", 10}, {"teal", 0}});
        QVERIFY(state.isMovable(0));
        QVERIFY(state.handleDescription(0).isEmpty());
        state.locks = {named("green")};
        QVERIFY(!state.isMovable(0));
        QVERIFY(!state.isMovable(1));
        QCOMPARE(state.handleDescription(1), QStringLiteral("green is locked"));
        state.warnings.insert(named("teal"), QStringLiteral("teal is Failed"));
        QVERIFY(state.handleDescription(1).contains(QStringLiteral("teal: teal is Failed")));
        state.readOnlyReason = QStringLiteral("conflict markers");
        state.locks.clear();
        QVERIFY(!state.isMovable(1));
        QCOMPARE(state.handleDescription(1), QStringLiteral("Read-only: conflict markers"));
        QVERIFY(!state.isMovable(-1));
        QVERIFY(!state.isMovable(2));
    }
    void descriptionHasLiveAndWarnings()
    {
        SliderState state;
        state.split = splitOf({{"blue", 90}, {"green", 10}});
        state.live = splitOf({{"blue", 100}, {"old", 0}});
        state.liveName = QStringLiteral("live");
        state.warnings.insert(named("green"), QStringLiteral("it has no instance"));
        QCOMPARE(state.description(),
                 QStringLiteral("live: blue 100 % · old 0 %\ngreen: it has no instance"));
        QCOMPARE(state.livePercents(), std::vector<int>({100, 0}));
        QCOMPARE(state.shareDescription(1),
                 QStringLiteral("green 10 %\nlive: 0 %\nit has no instance"));
    }
};

QTEST_GUILESS_MAIN(TestTrafficWords)
#include "tst_trafficwords.moc"
