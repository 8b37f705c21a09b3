// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/retrypolicy.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTransientStatuses()
    {
        for (const int status : {408, 429, 500, 502, 503, 504}) {
            QVERIFY2(RetryPolicy::isTransient(status), qPrintable(QString::number(status)));
        }
        for (const int status : {200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 412, 413, 501}) {
            QVERIFY2(!RetryPolicy::isTransient(status), qPrintable(QString::number(status)));
        }
    }

    void knowsRepeatableMethods()
    {
        QVERIFY(RetryPolicy::isRepeatable("GET"));
        QVERIFY(RetryPolicy::isRepeatable("DELETE"));
        QVERIFY(!RetryPolicy::isRepeatable("PUT"));
        QVERIFY(!RetryPolicy::isRepeatable("PATCH"));
        QVERIFY(!RetryPolicy::isRepeatable("POST"));
    }

    void growsByTwoUpToALimit()
    {
        const RetryPolicy policy;
        QCOMPARE(policy.backoff(1, 1), 800ms);
        QCOMPARE(policy.backoff(2, 1), 1'600ms);
        QCOMPARE(policy.backoff(3, 1), 3'200ms);
        QCOMPARE(policy.backoff(7, 1), 51'200ms);
        QCOMPARE(policy.backoff(8, 1), 60'000ms);
        QCOMPARE(policy.backoff(5'000, 1), 60'000ms);
    }

    void leavesHalfToChance()
    {
        const RetryPolicy policy;
        QCOMPARE(policy.backoff(1, 0), 400ms);
        QCOMPARE(policy.backoff(1, 0.5), 600ms);
        QCOMPARE(policy.backoff(1, -3), 400ms);
        QCOMPARE(policy.backoff(1, 7), 800ms);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("milliseconds"); // -1: none
        QTest::newRow("missing") << QByteArray() << QByteArray() << qint64(-1);
        QTest::newRow("seconds") << QByteArray("7") << QByteArray() << qint64(7'000);
        QTest::newRow("spaces") << QByteArray(" 7 ") << QByteArray() << qint64(7'000);
        QTest::newRow("zero") << QByteArray("0") << QByteArray() << qint64(-1);
        QTest::newRow("negative") << QByteArray("-3") << QByteArray() << qint64(-1);
        QTest::newRow("garbage") << QByteArray("soon") << QByteArray() << qint64(-1);
        QTest::newRow("huge") << QByteArray("99999999999") << QByteArray() << qint64(864'000'000);
        QTest::newRow("date, by our clock")
            << QByteArray("Tue, 24 Nov 2026 12:00:30 GMT") << QByteArray() << qint64(30'000);
        QTest::newRow("date, by the server's clock")
            << QByteArray("Tue, 24 Nov 2026 09:00:20 GMT")
            << QByteArray("Tue, 24 Nov 2026 09:00:00 GMT") << qint64(20'000);
        QTest::newRow("past date")
            << QByteArray("Tue, 24 Nov 2026 11:00:00 GMT") << QByteArray() << qint64(-1);
        QTest::newRow("impossible date")
            << QByteArray("Tue, 44 Nov 2026 12:00:30 GMT") << QByteArray() << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(qint64, milliseconds);
        HttpHeaders headers;
        if (!value.isEmpty()) {
            headers.add("Retry-After", value);
        }
        if (!date.isEmpty()) {
            headers.add("Date", date);
        }
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
        const auto asked = retryAfter(headers, now);
        QCOMPARE(asked ? qint64(asked->count()) : qint64(-1), milliseconds);
    }

    void readsMilliseconds_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("milliseconds"); // 7'000: what Retry-After says
        const auto row = [](const char *name, const char *value, qint64 milliseconds) {
            QTest::newRow(name) << QByteArray("retry-after-ms") << QByteArray(value)
                                << milliseconds;
        };
        row("whole", "250", 250);
        row("with a fraction", "150.6", 151);
        row("longer than Retry-After", "9000", 9'000);
        row("spaces", " 80\t", 80);
        row("too few", "1", 20);
        row("hardly any", "1e-300", 20);
        row("huge", "1e300", 864'000'000);
        row("zero", "0", 7'000);
        row("negative", "-50", 7'000);
        row("without end", "inf", 7'000);
        row("no number", "nan", 7'000);
        row("words", "soon", 7'000);
        row("two numbers", "50, 60", 7'000);
        row("empty", "", 7'000);
        QTest::newRow("Microsoft's own")
            << QByteArray("X-MS-Retry-After-MS") << QByteArray("300") << qint64(300);
    }
    void readsMilliseconds()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(qint64, milliseconds);
        HttpHeaders headers;
        headers.add("Retry-After", "7");
        headers.add(field, value);
        const auto asked = retryAfter(headers, QDateTime::currentDateTimeUtc());
        QVERIFY(asked);
        QCOMPARE(qint64(asked->count()), milliseconds);
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
