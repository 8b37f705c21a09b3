// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpmessage.h"

#include <QTest>

using namespace serin;

class TestHttpMessage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathAndQuery_data();
    void pathAndQuery();
    void headers();
};

void TestHttpMessage::pathAndQuery_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path only") << QByteArray("/a/b") << QByteArray("/a/b") << QByteArray();
    QTest::newRow("both") << QByteArray("/a?b=c") << QByteArray("/a") << QByteArray("b=c");
    QTest::newRow("empty query") << QByteArray("/a?") << QByteArray("/a") << QByteArray();
    QTest::newRow("two marks") << QByteArray("/a?b?c") << QByteArray("/a") << QByteArray("b?c");
}

void TestHttpMessage::pathAndQuery()
{
    QFETCH(QByteArray, target);
    HttpRequest request;
    request.target = target;
    QTEST(request.path(), "path");
    QTEST(request.query(), "query");
}

void TestHttpMessage::headers()
{
    HttpHeaders headers;
    headers.add("Accept", "a");
    headers.add("accept", "b");
    headers.add("Other", {});
    QCOMPARE(headers.value("ACCEPT"), QByteArray("a"));
    QVERIFY(headers.contains("other"));
    QVERIFY(!headers.contains("Acc"));
    QVERIFY(headers.value("none").isNull());
    headers.set("aCCept", "c");
    QCOMPARE(headers.value("Accept"), QByteArray("c"));
    QCOMPARE(headers.fields().size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestHttpMessage)
#include "tst_httpmessage.moc"
