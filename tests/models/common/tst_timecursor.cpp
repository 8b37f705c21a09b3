// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/timecursor.h"
#include "models/common/timetext.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace serin;

class TestTimeCursor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsPointedAtGoesBeforeWhatIsHeld()
    {
        TimeCursor cursor;
        const QSignalSpy changes(&cursor, &TimeCursor::changed);
        QVERIFY(!cursor.time());
        cursor.point(10);
        QCOMPARE(cursor.time(), std::optional(10.0));
        QVERIFY(!cursor.held());
        cursor.hold(20);
        QCOMPARE(cursor.time(), std::optional(10.0));
        cursor.leave();
        QCOMPARE(cursor.time(), std::optional(20.0));
        QCOMPARE(changes.size(), 3);
        cursor.leave();
        cursor.hold(20);
        QCOMPARE(changes.size(), 3);
        cursor.release();
        QVERIFY(!cursor.time() && !cursor.held());
        QCOMPARE(changes.size(), 4);
    }

    void tellsTheDayOfAnother()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto seconds = [](const QDateTime &time) {
            return static_cast<double>(time.toSecsSinceEpoch());
        };
        QCOMPARE(momentWords(seconds(now)), timeOfDay(now));
        const QDateTime before = now.addDays(-2);
        QCOMPARE(momentWords(seconds(before)), dateAndTime(before));
    }

    void findsTheNearest()
    {
        const std::vector<std::optional<double>> times{100, 90, std::nullopt, 50};
        const auto nearest = [&](double time) {
            return nearestPlace(static_cast<int>(times.size()), time,
                                [&](int place) { return times[static_cast<std::size_t>(place)]; });
        };
        QCOMPARE(nearest(1'000), std::optional(0));
        QCOMPARE(nearest(95), std::optional(0)); // the newest of two
        QCOMPARE(nearest(94), std::optional(1));
        QCOMPARE(nearest(0), std::optional(3));
        QVERIFY(!nearestPlace(0, 1, [](int) { return std::optional(1.0); }));
    }
};

QTEST_GUILESS_MAIN(TestTimeCursor)
#include "tst_timecursor.moc"
