// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/metrics/monitortest.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace serin;

namespace {

/// Just enough of HTTP for one client: answers each GET from the fixture, then closes.
class OneShotServer : public QTcpServer
{
public:
    explicit OneShotServer(MonitorFixture &fixture)
    {
        connect(this, &QTcpServer::newConnection, this, [this, &fixture] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &fixture] {
                if (!socket->peek(100'000).contains("\r\n\r\n")) {
                    return;
                }
                const QByteArray target = socket->readLine().split(' ').value(1);
                socket->readAll();
                const bool definitions = target.contains("/metricDefinitions?");
                const HttpResponse response =
                    fixture.get(definitions ? "definitions" : target.mid(target.indexOf('?') + 1));
                socket->write("HTTP/1.1 " + QByteArray::number(response.status) +
                              " Answer\r\nContent-Type: " + response.headers.value("Content-Type") +
                              "\r\nConnection: close\r\nContent-Length: " +
                              QByteArray::number(response.body.size()) + "\r\n\r\n" +
                              response.body);
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
};

} // namespace

/// Microsoft's client for Python, from Debian's python3-azure.
class TestMonitorSdk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsTheAnswers();
};

void TestMonitorSdk::understandsTheAnswers()
{
    MonitorFixture fixture;
    QVERIFY(fixture.store->record(
        {trafficSample("blue", fixture.now(), 6), trafficSample("green", fixture.now() + 60, 9)}));
    fixture.clock.advance(std::chrono::minutes(2));
    OneShotServer server(fixture);
    QVERIFY(server.listen(QHostAddress::LocalHost));

    QProcess client;
    client.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/local/metrics/monitorsdk.py"),
                  QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())});
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, 60'000);
    const QByteArray output = client.readAllStandardOutput();
    if (output.startsWith("skip: ")) {
        QSKIP(qPrintable(QString::fromUtf8(output).trimmed() +
                         QStringLiteral(" (Debian's python3-azure)")));
    }
    QVERIFY2(client.exitCode() == 0, client.readAllStandardError().constData());
    const QByteArray expected =
        R"(response 2026-11-24T12:00:00Z/2026-11-24T12:02:00Z 0:01:00 Microsoft.MachineLearningServices/workspaces/onlineEndpoints local 2
metric RequestsPerMinute Requests Per Minute Count Microsoft.Insights/metrics
series deployment=green 12:00:00 None None; 12:01:00 9.0 1.0
series deployment=blue 12:00:00 6.0 1.0; 12:01:00 None None
metric RequestLatency Request Latency MilliSeconds Microsoft.Insights/metrics
series deployment=green 12:00:00 None None; 12:01:00 10.0 9.0
series deployment=blue 12:00:00 10.0 6.0; 12:01:00 None None
definition RequestsPerMinute Average 5 0:00:01 1 day, 0:00:00 deployment,statusCode,statusCodeClass,modelStatusCode
definition RequestLatency Average 5 0:00:01 1 day, 0:00:00 deployment
definition RequestLatency_P50 Average 5 0:00:01 1 day, 0:00:00 deployment
definition RequestLatency_P90 Average 5 0:00:01 1 day, 0:00:00 deployment
definition RequestLatency_P95 Average 5 0:00:01 1 day, 0:00:00 deployment
definition RequestLatency_P99 Average 5 0:00:01 1 day, 0:00:00 deployment
definition ConnectionsActive Average 5 0:00:01 1 day, 0:00:00 
definition NewConnectionsPerSecond Average 5 0:00:01 1 day, 0:00:00 
definition NetworkBytes Average 5 0:00:01 1 day, 0:00:00 
)";
    QCOMPARE(output.left(expected.size()), expected);
    QVERIFY2(output.mid(expected.size()).startsWith("error 400 "), output.constData());
    QVERIFY2(output.contains("Failed to find metric configuration"), output.constData());
}

QTEST_GUILESS_MAIN(TestMonitorSdk)
#include "tst_monitorsdk.moc"
