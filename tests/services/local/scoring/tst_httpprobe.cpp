// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/probeloop.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace serin;

namespace {

/// Answers each connection with the same bytes once it has sent something.
class Server
{
public:
    explicit Server(const QByteArray &answer, bool closes = true)
    {
        if (!m_server.listen(QHostAddress(QHostAddress::LocalHost))) {
            qFatal("the server cannot listen");
        }
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer, closes] {
            QTcpSocket *const client = m_server.nextPendingConnection();
            ++m_connections;
            QObject::connect(client, &QTcpSocket::readyRead, client,
                             [this, client, answer, closes] {
                                 m_request += client->readAll();
                                 client->write(answer);
                                 if (closes) {
                                     client->disconnectFromHost();
                                 }
                             });
            QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            m_last = client;
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }
    const QByteArray &request() const { return m_request; }
    bool isLastConnected() const { return !m_last.isNull(); }
    void close() { m_server.close(); }

private:
    QTcpServer m_server;
    QByteArray m_request;
    QPointer<QTcpSocket> m_last;
    int m_connections = 0;
};

constexpr std::chrono::milliseconds probePatience(5'000);

} // namespace

class TestHttpProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void asksAsHttpDoes();
    void routesThatNeedCare();
    void silence();
    void nobodyListens();
    void largeAnswersAreCutOff();
    void newQuestionReplacesTheOldOne();
    void givesUp();
    void loopCounts();
    void loopKeepsItsPace();
};

void TestHttpProbe::answers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("problem");
    const auto text = [](const char *bytes) { return QString::fromUtf8(bytes); };
    const QString garbage = text("an answer that is not HTTP");
    const QString closed = text("the connection was closed without an answer");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\n\r\nHealthy") << QString();
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 OK\r\n\r\n") << QString();
    QTest::newRow("no reason") << QByteArray("HTTP/1.1 200\r\n\r\n") << QString();
    QTest::newRow("bare line end") << QByteArray("HTTP/1.1 200 OK\n\n") << QString();
    QTest::newRow("201") << QByteArray("HTTP/1.1 201 Made\r\n\r\n") << text("status 201");
    QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\n\r\n") << text("status 302");
    QTest::newRow("503") << QByteArray("HTTP/1.1 503 No\r\n\r\n") << text("status 503");
    QTest::newRow("2000") << QByteArray("HTTP/1.1 2000 OK\r\n\r\n") << garbage;
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200\r\n\r\n") << garbage;
    QTest::newRow("ssh") << QByteArray("SSH-2.0-x\r\n") << garbage;
    QTest::newRow("endless line") << QByteArray(1'000'000, 'x') << garbage;
    QTest::newRow("zeros") << QByteArray(5'000, '\0') << garbage;
    QTest::newRow("empty line") << QByteArray("\r\n") << garbage;
    QTest::newRow("nothing") << QByteArray() << closed;
    QTest::newRow("half a line") << QByteArray("HTTP/1.1 2") << closed;
}

void TestHttpProbe::answers()
{
    QFETCH(const QByteArray, answer);
    const Server server(answer);
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("/"), probePatience);
    QCOMPARE(answered.count(), 0);
    QTRY_COMPARE(answered.count(), 1);
    QTEST(answered.at(0).at(0).toString(), "problem");
    QTRY_VERIFY(!server.isLastConnected());
    QCOMPARE(answered.count(), 1);
}

void TestHttpProbe::asksAsHttpDoes()
{
    const Server server("HTTP/1.1 200 OK\r\n\r\n");
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("/health?deep=1"), probePatience);
    QTRY_COMPARE(answered.count(), 1);
    const QByteArray expected =
        "GET /health?deep=1 HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) +
        "\r\n";
    QVERIFY2(server.request().startsWith(expected), server.request().constData());
    QVERIFY(server.request().endsWith("Connection: close\r\n\r\n"));
}

void TestHttpProbe::routesThatNeedCare()
{
    const Server server("HTTP/1.1 200 OK\r\n\r\n");
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("a b\r\nX: y/ü"), probePatience);
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY2(server.request().startsWith("GET /a%20b%0D%0AX:%20y/%C3%BC HTTP/1.1\r\nHost"),
             server.request().constData());
}

void TestHttpProbe::silence()
{
    const Server server("", false);
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("/"), std::chrono::milliseconds(50));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.at(0).at(0).toString(), QStringLiteral("no answer within 50 ms"));
}

void TestHttpProbe::nobodyListens()
{
    quint16 port = 0;
    {
        const Server gone("");
        port = gone.port();
    }
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(port, QStringLiteral("/"), probePatience);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.at(0).at(0).toString(), QStringLiteral("nothing listens on its port"));
}

void TestHttpProbe::largeAnswersAreCutOff()
{
    const Server server("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(50'000'000, 'x'), false);
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("/"), probePatience);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.at(0).at(0).toString(), QString());
    QTRY_VERIFY(!server.isLastConnected());
}

void TestHttpProbe::newQuestionReplacesTheOldOne()
{
    const Server silent("", false);
    const Server good("HTTP/1.1 200 OK\r\n\r\n");
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(silent.port(), QStringLiteral("/"), std::chrono::milliseconds(300));
    QTRY_COMPARE(silent.connections(), 1);
    for (int i = 0; i < 5; ++i) {
        probe.ask(good.port(), QStringLiteral("/"), probePatience);
    }
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.at(0).at(0).toString(), QString());
    QTRY_VERIFY(!silent.isLastConnected());
    QCOMPARE(answered.count(), 1);
}

void TestHttpProbe::givesUp()
{
    const Server server("HTTP/1.1 200 OK\r\n\r\n");
    HttpProbe probe;
    QSignalSpy answered(&probe, &HttpProbe::answered);
    probe.ask(server.port(), QStringLiteral("/"), probePatience);
    probe.giveUp();
    probe.ask(server.port(), QStringLiteral("/"), probePatience);
    QTRY_COMPARE(answered.count(), 1);
    probe.giveUp();
    QCoreApplication::processEvents();
    QCOMPARE(answered.count(), 1);
}

void TestHttpProbe::loopCounts()
{
    Server server("HTTP/1.1 200 OK\r\n\r\n");
    ProbeSpec spec;
    spec.route = QStringLiteral("/");
    ProbeLoop loop(spec);
    loop.start(server.port(), std::chrono::milliseconds(0), std::chrono::milliseconds(5));
    QTRY_VERIFY(loop.successes() >= 3);
    QCOMPARE(loop.failures(), 0);
    QVERIFY(loop.problem().isEmpty());
    server.close();
    QTRY_VERIFY(loop.failures() >= 2);
    QCOMPARE(loop.successes(), 0);
    QCOMPARE(loop.problem(), QStringLiteral("nothing listens on its port"));
    loop.stop();
    const int failures = loop.failures();
    QTest::qWait(30); // several intervals, in which nothing may happen
    QCOMPARE(loop.failures(), failures);
}

void TestHttpProbe::loopKeepsItsPace()
{
    const Server silent("", false);
    ProbeSpec spec;
    spec.route = QStringLiteral("/");
    spec.timeout = std::chrono::milliseconds(60);
    ProbeLoop loop(spec);
    loop.start(silent.port(), std::chrono::milliseconds(0), std::chrono::milliseconds(1));
    QTRY_COMPARE(loop.failures(), 3); // never two questions at a time
    QVERIFY(silent.connections() <= 4);
}

QTEST_GUILESS_MAIN(TestHttpProbe)
#include "tst_httpprobe.moc"
