// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/localconnection.h"

#include <QTest>

using namespace serin;

class TestLocalConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenInTheOrderOfTheContract();
    void comesBack();
    void refusesOtherContent_data();
    void refusesOtherContent();
    void stateDirectoryIsASetting();
};

void TestLocalConnection::isWrittenInTheOrderOfTheContract()
{
    const LocalConnection connection{
        QStringLiteral("http://127.0.0.1:8080"),
        {QStringLiteral("s"), QStringLiteral("g"), QStringLiteral("w")},
        QStringLiteral("/a/\"token\""),
        42};
    const char *expected = "{\"baseUrl\":\"http://127.0.0.1:8080\",\"subscriptionId\":\"s\","
                           "\"resourceGroup\":\"g\",\"workspace\":\"w\","
                           "\"tokenFile\":\"/a/\\\"token\\\"\",\"pid\":42}";
    QCOMPARE(connection.toJson(), QByteArray(expected));
}

void TestLocalConnection::comesBack()
{
    const LocalConnection connection{
        QStringLiteral("http://127.0.0.1:1"),
        {QStringLiteral("s"), QStringLiteral("g"), QStringLiteral("w")},
        QString::fromUtf8("/ä/\n"),
        1};
    QCOMPARE(LocalConnection::fromJson(connection.toJson()).value(), connection);
}

void TestLocalConnection::refusesOtherContent_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("cut off") << QByteArray("{\"baseUrl\":\"http://127");
    QTest::newRow("no process") << QByteArray(
        R"({"baseUrl":"u","workspace":"w","tokenFile":"t","pid":0})");
    QTest::newRow("no address") << QByteArray(
        "{\"workspace\":\"w\",\"tokenFile\":\"t\",\"pid\":1}");
}

void TestLocalConnection::refusesOtherContent()
{
    QFETCH(QByteArray, json);
    const auto result = LocalConnection::fromJson(json);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::Protocol);
}

void TestLocalConnection::stateDirectoryIsASetting()
{
    qputenv("SERIN_STATE_DIR", "/tmp/x/../y");
    QCOMPARE(LocalStatePaths::standard().folder, QStringLiteral("/tmp/y"));
    qunsetenv("SERIN_STATE_DIR");
    qputenv("XDG_STATE_HOME", "/tmp/state");
    QCOMPARE(LocalStatePaths::standard().folder, QStringLiteral("/tmp/state/serin/local"));
    QCOMPARE(LocalStatePaths::standard().lock(),
             QStringLiteral("/tmp/state/serin/local/serve.lock"));
}

QTEST_GUILESS_MAIN(TestLocalConnection)
#include "tst_localconnection.moc"
