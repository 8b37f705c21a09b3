// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/logtime.h"

#include <QDateTime>
#include <QTest>

using namespace serin;

class TestLogTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<qint64>("milliseconds"); // after 12:00 UTC; -1: it tells no time
        const auto row = [](const char *line, qint64 milliseconds) {
            QTest::newRow(line) << QString::fromLatin1(line) << milliseconds;
        };
        row("2026-11-24 12:00:00,123 I [7] azmlinfsrv - GET /score 200", 123);
        row("2026-11-24T12:00:01.5Z ready", 1'500);
        row("2026-11-24 12:00:02.000250 ready", 2'000);
        row("[2026-11-24 12:00:03 +0000] [8] [INFO] Booting worker", 3'000);
        row("[2026-11-24 13:00:03 +0100] [8] [INFO] Booting worker", 3'000);
        row("2026-11-24T07:30:04-04:30", 4'000);
        row("2026-11-24 12:00:05", 5'000);
        row("2026/11/24 12:00:06 [notice] nginx", 6'000);
        row("2026-11-24 12:00:07 -5 is no zone", 7'000);
        row("2026-13-24 12:00:00,123 no such month", -1);
        row("2026-11-24 25:00:00", -1);
        row("2026-11-24", -1);
        row("  File \"score.py\", line 12, in run", -1);
        row("12:00:00 without a day", -1);
        row("", -1);
    }

    void reads()
    {
        QFETCH(QString, line);
        QFETCH(qint64, milliseconds);
        const double noon = static_cast<double>(
            QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC).toSecsSinceEpoch());
        const std::optional<double> time = logTime(line, false);
        QCOMPARE(time.has_value(), milliseconds >= 0);
        if (time) {
            QCOMPARE(qRound64((*time - noon) * 1'000), milliseconds);
        }
    }

    void knowsThisComputersZone()
    {
        const QDateTime here(QDate(2026, 7, 1), QTime(8, 30, 1), Qt::LocalTime);
        QCOMPARE(logTime(u"2026-07-01 08:30:01", true),
                 std::optional(static_cast<double>(here.toSecsSinceEpoch())));
        QCOMPARE(logTime(u"2026-07-01 08:30:01Z", true), logTime(u"2026-07-01 08:30:01", false));
    }
};

QTEST_GUILESS_MAIN(TestLogTime)
#include "tst_logtime.moc"
