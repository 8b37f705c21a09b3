// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/pace.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

/// When to do what shall happen so many times a second.
class TestPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTime()
    {
        Pace pace(50);
        Pace::Time now = 0ns;
        for (int i = 0; i < 1'000; ++i) {
            QCOMPARE(pace.take(now), 0);
            now += pace.waitFrom(now);
        }
        QVERIFY(now == 20s);
    }

    void shortDelaysAddUpToNothing()
    {
        Pace pace(50);
        Pace::Time now = 0ns;
        int times = 0;
        for (; now < 10s; ++times) {
            now += 3ms; // each turn is late
            QCOMPARE(pace.take(now), 0);
            now += pace.waitFrom(now);
        }
        QVERIFY2(times >= 499 && times <= 501, qPrintable(QString::number(times)));
    }

    void makesGoodWhatWasMissed()
    {
        Pace pace(50);
        QCOMPARE(pace.take(0ns), 0);
        Pace::Time now = 220ms; // ten are missing
        int hurried = 0;
        for (; hurried < 100; ++hurried) {
            QCOMPARE(pace.take(now), 0);
            const Pace::Time wait = pace.waitFrom(now);
            QVERIFY(wait >= 10ms); // never at once
            now += wait;
            if (wait > 10ms) {
                break;
            }
        }
        QVERIFY(hurried < 25);
        QCOMPARE(pace.take(now), 0);
        QVERIFY(pace.waitFrom(now) == 20ms);
    }

    void tellsWhatIsMadeGood()
    {
        Pace pace(50);
        QVERIFY(!pace.isBetween(0ns));
        QCOMPARE(pace.take(0ns), 0);
        QVERIFY(!pace.isBetween(17ms)); // a little early, after one that was late
        QCOMPARE(pace.take(100ms), 0);
        QVERIFY(pace.isBetween(110ms));
        QVERIFY(!pace.isBetween(120ms));
    }

    void losesWhatIsFarTooLate()
    {
        Pace pace(10);
        QCOMPARE(pace.take(0ns), 0);
        QCOMPARE(pace.take(60s), 589); // of 600 the last second's remain, and this one
        Pace::Time now = 60s;
        int hurried = 0;
        while (pace.waitFrom(now) < 100ms) {
            now += pace.waitFrom(now);
            QCOMPARE(pace.take(now), 0);
            ++hurried;
        }
        QVERIFY(hurried <= 21);
    }

    void putsOff()
    {
        Pace pace(10);
        QCOMPARE(pace.take(0ns), 0);
        pace.putOff(500ms);
        QVERIFY(pace.waitFrom(500ms) == 100ms);
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
