// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpcall.h"

#include <QTest>

using namespace serin;

class TestHttpCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesOrigins_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const QString azure = QStringLiteral("https://management.azure.com/subscriptions");
        QTest::newRow("path") << azure << QStringLiteral("https://management.azure.com/x?y=1")
                              << true;
        QTest::newRow("default port")
            << azure << QStringLiteral("https://management.azure.com:443/x") << true;
        QTest::newRow("letter case")
            << azure << QStringLiteral("HTTPS://Management.Azure.COM/x") << true;
        QTest::newRow("scheme") << azure << QStringLiteral("http://management.azure.com/x")
                                << false;
        QTest::newRow("port") << azure << QStringLiteral("https://management.azure.com:444/x")
                              << false;
        QTest::newRow("host") << azure << QStringLiteral("https://management.azure.com.evil/x")
                              << false;
        QTest::newRow("user part")
            << azure << QStringLiteral("https://management.azure.com@evil/x") << false;
    }
    void comparesOrigins()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, same);
        QCOMPARE(sameOrigin(QUrl(one), QUrl(other)), same);
        QCOMPARE(sameOrigin(QUrl(other), QUrl(one)), same);
    }

    void knowsThisComputer()
    {
        QVERIFY(isLoopback(QUrl(QStringLiteral("http://127.0.0.1:80/"))));
        QVERIFY(isLoopback(QUrl(QStringLiteral("http://127.9.9.9/"))));
        QVERIFY(isLoopback(QUrl(QStringLiteral("http://[::1]:1234/"))));
        QVERIFY(isLoopback(QUrl(QStringLiteral("http://localhost/"))));
        QVERIFY(!isLoopback(QUrl(QStringLiteral("http://localhost.evil/"))));
        QVERIFY(!isLoopback(QUrl(QStringLiteral("http://10.0.0.1/"))));
    }

    void namesTheRequest()
    {
        HttpAnswer answer;
        answer.response.status = 503;
        QCOMPARE(answer.where(), QStringLiteral("HTTP 503"));
        answer.response.headers.add("x-request-id", "second");
        answer.response.headers.add("x-ms-request-id", "fir\x1b"
                                                       "st");
        QCOMPARE(answer.where(), QStringLiteral("HTTP 503, request first"));
        answer.response.headers.set("x-ms-request-id", QByteArray(100'000, 'x'));
        QCOMPARE(answer.requestId().size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestHttpCall)
#include "tst_httpcall.moc"
