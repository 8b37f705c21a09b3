// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpclient.h"

#include "tests/support/answered.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QTest>
#include <QTimer>

using namespace serin;
using namespace std::chrono_literals;

namespace {

// Peak memory of this process in kB.
qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).trimmed().split(' ').at(0).toLongLong();
            }
        }
    }
    return -1;
}

} // namespace

class TestHttpClientFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<HttpClient>();
        m_call = HttpCall();
        m_call.url = m_server->url(QStringLiteral("/x"));
        m_call.tries = 1;
    }

    void endsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<ErrorKind>("kind");
        for (const char *method : {"GET", "POST", "PUT", "DELETE"}) {
            const auto row = [&](const char *name) -> QTestData & {
                return QTest::newRow(qPrintable(QString::fromLatin1(method) + u' ' +
                                                QString::fromLatin1(name)))
                       << QByteArray(method);
            };
            row("nothing, closed") << QByteArray() << false << ErrorKind::Unavailable;
            row("nothing, reset") << QByteArray() << true << ErrorKind::Unavailable;
            row("half a head") << QByteArray("HTTP/1.1 200 OK\r\nX-A") << false
                               << ErrorKind::Unavailable;
            row("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                               << false << ErrorKind::Unavailable;
            row("half a body of an error")
                << QByteArray("HTTP/1.1 409 No\r\nContent-Length: 100\r\n\r\nhalf") << false
                << ErrorKind::Unavailable;
            row("half a chunk")
                << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nhalf")
                << false << ErrorKind::Unavailable;
            row("no last chunk")
                << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
                << false << ErrorKind::Unavailable;
            row("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << false
                            << ErrorKind::Protocol;
        }
    }
    void endsAreErrors()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, sent);
        QFETCH(bool, reset);
        QFETCH(ErrorKind, kind);
        m_server->otherwise = [=](const HttpRequest &, ScriptedConnection connection) {
            connection.send(sent);
            reset ? connection.reset() : connection.close();
        };
        m_call.method = method;
        m_call.body = method == "PUT" ? QByteArray("body") : QByteArray();
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == kind, qPrintable(answer.error().toLine()));
        QCOMPARE(m_server->requests.size(), size_t(1));
    }

    void aPostIsSentOnce()
    {
        // Also on a connection that was good before.
        m_server->add(ScriptedServer::respond(200));
        m_server->otherwise = ScriptedServer::close();
        m_call.method = "POST";
        for (const char *body : {"", "body"}) {
            QVERIFY(answered(m_client->send(m_call)));
            m_call.body = body;
            const Result<HttpAnswer> answer = answered(m_client->send(m_call));
            QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
            m_server->add(ScriptedServer::respond(200));
            m_call.body.clear();
        }
        QCOMPARE(m_server->requests.size(), size_t(4));
    }

    void refusedConnection()
    {
        const QUrl gone = m_server->url();
        m_server->goAway();
        m_call.url = gone;
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
        QVERIFY(answer.error().detail.contains(QLatin1String("refused")));
    }

    void noAnswerInTime()
    {
        m_server->otherwise = ScriptedServer::silence();
        m_call.limits.idle = 50ms;
        for (const char *method : {"GET", "POST"}) {
            m_call.method = method;
            const Result<HttpAnswer> answer = answered(m_client->send(m_call));
            QCOMPARE(answer.error().kind, ErrorKind::Timeout);
            QVERIFY(answer.error().detail.contains(QLatin1String("0.05 s")));
        }
    }

    void answerStopsInTheMiddle()
    {
        m_server->add(ScriptedServer::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        m_call.limits.idle = 50ms;
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Timeout);
    }

    void connectionDoesNotStand()
    {
        // A server that never takes the connection, with its queue full.
        QTcpServer deaf;
        deaf.setListenBacklogSize(0);
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        deaf.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> fillers;
        for (int i = 0; i < 4; ++i) {
            fillers.push_back(std::make_unique<QTcpSocket>());
            fillers.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), deaf.serverPort());
        }
        QTRY_COMPARE(fillers[0]->state(), QAbstractSocket::ConnectedState);
        m_call.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(deaf.serverPort()));
        m_call.limits.connect = 100ms;
        m_call.limits.idle = 100ms;
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void wholeCallTakesTooLong()
    {
        // A byte now and then keeps the idle limit away, but not the other one.
        m_server->add([](const HttpRequest &, ScriptedConnection connection) {
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            connection.flood("x");
        });
        m_call.limits.total = 100ms;
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Timeout);
    }

    void endlessBody_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("filler");
        const QByteArray megabyte(1 << 20, 'x');
        QTest::newRow("until closed") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << megabyte;
        QTest::newRow("chunks") << QByteArray(
                                       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                << QByteArray("100000\r\n" + megabyte + "\r\n");
        QTest::newRow("announced") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: "
                                                 "99999999999\r\n\r\n")
                                   << megabyte;
    }
    void endlessBody()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, filler);
        m_server->add([=](const HttpRequest &, ScriptedConnection connection) {
            connection.send(head);
            connection.flood(filler);
        });
        m_call.limits.bodyBytes = 5'000'000;
        const qint64 before = peakMemory();
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QVERIFY(answer.error().detail.contains(QLatin1String("5000000")));
        QVERIFY2(peakMemory() - before < 60'000,
                 qPrintable(QString::number(peakMemory() - before)));
    }

    void endlessHead_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("filler");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("one field") << QByteArray("HTTP/1.1 200 OK\r\nX: ")
                                   << QByteArray(1 << 20, 'x') << ErrorKind::Protocol;
        QTest::newRow("many fields")
            << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X-Some: value\r\n").repeated(50'000)
            << ErrorKind::Protocol;
        QTest::newRow("status line")
            << QByteArray("HTTP/1.1 200 ") << QByteArray(1 << 20, 'x') << ErrorKind::Protocol;
        QTest::newRow("interim answers")
            << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(20'000)
            << ErrorKind::Timeout;
    }
    void endlessHead()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, filler);
        m_server->add([=](const HttpRequest &, ScriptedConnection connection) {
            connection.send(head);
            connection.flood(filler);
        });
        m_call.limits.idle = 500ms;
        const qint64 before = peakMemory();
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QFETCH(ErrorKind, kind);
        QVERIFY2(answer.error().kind == kind, qPrintable(answer.error().toLine()));
        QVERIFY2(peakMemory() - before < 60'000,
                 qPrintable(QString::number(peakMemory() - before)));
        // And the client is as good as before.
        ScriptedServer good;
        good.otherwise = ScriptedServer::respond(200);
        m_call.url = good.url();
        m_call.limits.idle = 2'000ms;
        QVERIFY(answered(m_client->send(m_call)));
    }

    void encodedAnswersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        for (const char *encoding : {"gzip", "deflate", "br", "zstd", "GZIP", "gzip, gzip"}) {
            QTest::newRow(encoding) << QByteArray(encoding);
        }
    }
    void encodedAnswersAreRefused()
    {
        QFETCH(QByteArray, encoding);
        const QByteArray bomb =
            QByteArray::fromHex("1f8b0800000000000003edc1010d000000c2a0f74f6d0e37"
                                "a00000000000000000");
        m_server->otherwise = ScriptedServer::respond(200, bomb, {"Content-Encoding: " + encoding});
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);

        m_call.keepEncoded = true;
        const Result<HttpAnswer> kept = answered(m_client->send(m_call));
        QVERIFY(kept);
        QCOMPARE(kept->response.body, bomb);
    }

    void redirectToAnotherOriginGetsNothing_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void redirectToAnotherOriginGetsNothing()
    {
        QFETCH(int, status);
        ScriptedServer other;
        other.otherwise = ScriptedServer::respond(200, "caught");
        m_server->otherwise =
            ScriptedServer::respond(status, {}, {"Location: " + other.base().toLatin1() + "/x"});
        m_call.bearer = Secret("planted-token");
        for (const char *method : {"GET", "POST", "PUT", "DELETE"}) {
            m_call.method = method;
            const Result<HttpAnswer> answer = answered(m_client->send(m_call));
            QCOMPARE(answer.error().kind, ErrorKind::Protocol);
            QVERIFY(answer.error().detail.contains(QLatin1String("redirect")));
        }
        QCOMPARE(other.connections, 0);
    }

    void redirectsEnd()
    {
        m_server->otherwise = ScriptedServer::respond(302, {}, {"Location: /x"});
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Protocol);
        QCOMPARE(m_server->requests.size(), size_t(5));
        m_server->requests.clear();
        m_call.method = "POST";
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Protocol);
        QCOMPARE(m_server->requests.size(), size_t(1));
    }

    void noTls()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
            plain.nextPendingConnection()->write("HTTP/1.1 400 This is no TLS\r\n\r\n");
        });
        m_call.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(plain.serverPort()));
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void notHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("no status") << QByteArray("HTTP/1.1 \r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("status is no number")
            << QByteArray("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("negative length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc");
        QTest::newRow("two lengths")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc");
        QTest::newRow("length and chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("chunk size is no number")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc");
        QTest::newRow("bare line feeds") << QByteArray("HTTP/1.1 200 OK\nX: y\n\n");
        QTest::newRow("line break in a field")
            << QByteArray("HTTP/1.1 200 OK\r\nX: y\r\n folded\r\n\r\n");
    }
    void notHttp()
    {
        QFETCH(QByteArray, bytes);
        m_server->otherwise = ScriptedServer::raw(bytes);
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == ErrorKind::Protocol, qPrintable(answer.error().toLine()));
    }

    void oneByteAtATime()
    {
        m_server->otherwise = [this](const HttpRequest &, ScriptedConnection connection) {
            const QByteArray answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
                                      "Transfer-Encoding: chunked\r\n\r\n"
                                      "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n";
            for (qsizetype i = 0; i < answer.size(); ++i) {
                QTimer::singleShot(0, this, [connection, byte = answer.mid(i, 1)]() mutable {
                    connection.send(byte);
                });
            }
        };
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLine()));
        QCOMPARE(answer->response.body, QByteArray("abcde"));
    }

    void bodyUntilTheConnectionEnds()
    {
        m_server->otherwise = [](const HttpRequest &, ScriptedConnection connection) {
            connection.send("HTTP/1.1 200 OK\r\n\r\nall of it");
            connection.close();
        };
        QCOMPARE(answered(m_client->send(m_call))->response.body, QByteArray("all of it"));
        QCOMPARE(answered(m_client->send(m_call))->response.body, QByteArray("all of it"));
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    HttpCall m_call;
};

QTEST_GUILESS_MAIN(TestHttpClientFaults)
#include "tst_httpclient_faults.moc"
