// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/systemclock.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void systemClockIsTheComputers()
    {
        const SystemClock clock;
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = clock.now();
        QVERIFY(before <= now && now <= QDateTime::currentDateTimeUtc());
        QCOMPARE(now.timeSpec(), Qt::UTC);
        const auto first = clock.monotonicNow();
        QVERIFY(clock.monotonicNow() >= first);
        QVERIFY(first <= std::chrono::steady_clock::now());
    }
    void fakeClockStandsUntilItIsMoved()
    {
        FakeClock clock;
        const QDateTime now = clock.now();
        const auto monotonic = clock.monotonicNow();
        QCOMPARE(clock.now(), now);
        clock.advance(1500ms);
        QCOMPARE(now.msecsTo(clock.now()), 1500);
        QVERIFY(clock.monotonicNow() - monotonic == 1500ms);
    }
    void settingTheDateMovesNoDuration()
    {
        FakeClock clock;
        const auto monotonic = clock.monotonicNow();
        clock.setNow(QDateTime(QDate(2020, 1, 1), QTime(1, 0), Qt::OffsetFromUTC, 3600));
        QCOMPARE(clock.now(), QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(clock.now().timeSpec(), Qt::UTC);
        QVERIFY(clock.monotonicNow() == monotonic);
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
