// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/http/servertest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

class TestHttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersInTheHandlersThread();
    void answersFromAnyThread();
    void requestThatNobodyAnswers();
    void answerThatTakesTooLong();
    void bodies();
    void head();
    void noContent();
    void fieldsOfAnswers();
    void keepsConnections();
    void http10();
    void pipelining();
    void expectContinue();
    void gate_data();
    void gate();
    void takenPort();
    void clientLeavesBeforeTheAnswer();
    void slowReaderOfABigAnswer();
    void stopsWhenIdle();
    void stopLetsRequestsEnd();
    void stopEndsThemAfterTheGrace();
    void destroyedWithRequestsUnderWay();
    void stopsWithoutHavingListened();
};

void TestHttpServer::answersInTheHandlersThread()
{
    TestServer server;
    QVERIFY(server.port != 0);
    QCOMPARE(server.server->port(), server.port);
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/a/b?c=%20d", "X-Test: t\r\n"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("GET /a/b?c=%20d t "));
    QCOMPARE(answer.field("Content-Type"), QByteArray("text/plain"));
    QVERIFY(answer.field("Date").endsWith(" GMT"));
    QVERIFY(server.inHandlersThread);
    QCOMPARE(server.server->connectionCount(), 1);
}

void TestHttpServer::answersFromAnyThread()
{
    TestServer server;
    RawClient client(server.port);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(client.ask("GET", "/elsewhere"));
        QCOMPARE(client.answer().body, QByteArray("from another thread"));
    }
}

void TestHttpServer::requestThatNobodyAnswers()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/dropped"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 500);
    const auto error = QJsonDocument::fromJson(answer.body)[QStringLiteral("error")].toObject();
    QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("InternalServerError"));
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
}

void TestHttpServer::answerThatTakesTooLong()
{
    HttpLimits limits;
    limits.answerTime = 50ms;
    TestServer server(limits);
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/never"));
    QCOMPARE(client.answer().status, 503);
    QVERIFY(client.ask("GET", "/after"));
    QCOMPARE(client.answer().status, 200);
}

void TestHttpServer::bodies()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("PUT", "/p", {}, QByteArray(4 * 1024 * 1024, 'x')));
    QCOMPARE(client.answer().body.size(), 4 * 1024 * 1024 + 8);
    const QByteArray host = "Host: LocalHost:" + QByteArray::number(server.port) + "\r\n";
    QVERIFY(client.send("PUT /p HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n" +
                        QByteArray("3\r\nabc\r\n").repeated(20'000) + "0\r\n\r\n"));
    QCOMPARE(client.answer().body, "PUT /p  " + QByteArray("abc").repeated(20'000));

    QVERIFY(client.send("PUT /p HTTP/1.1\r\n" + host + "Content-Length: 4194305\r\n\r\nx"));
    const RawAnswer refused = client.answer();
    QCOMPARE(refused.status, 413);
    QCOMPARE(refused.field("Connection"), QByteArray("close"));
    QVERIFY(client.isClosedWithin(5'000));

    RawClient chunked(server.port);
    QVERIFY(chunked.send("PUT /p HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"));
    const QByteArray chunk = "10000\r\n" + QByteArray(65'536, 'x') + "\r\n";
    for (int count = 0; count < 65; ++count) {
        chunked.send(chunk); // the last ones may come too late for anybody to take them
    }
    QCOMPARE(chunked.answer().status, 413);
    QCOMPARE(server.requests, 2);
}

void TestHttpServer::head()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("HEAD", "/a"));
    const RawAnswer answer = client.answer(true);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Length"), QByteArray("9"));
    QVERIFY(client.ask("GET", "/b"));
    QCOMPARE(client.answer().body, QByteArray("GET /b  "));
}

void TestHttpServer::noContent()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("DELETE", "/none"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.field("Content-Length").isNull());
    QVERIFY(client.ask("GET", "/b"));
    QCOMPARE(client.answer().status, 200);
}

void TestHttpServer::fieldsOfAnswers()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/injecting"));
    const RawAnswer answer = client.answer();
    QVERIFY(!answer.head.contains("Cookie"));
    QCOMPARE(answer.field("X-Good"), QByteArray("c"));
    QCOMPARE(answer.field("Content-Length"), QByteArray("0"));
    QVERIFY(client.ask("GET", "/b"));
    QCOMPARE(client.answer().status, 200);
}

void TestHttpServer::keepsConnections()
{
    TestServer server;
    RawClient client(server.port);
    for (int round = 0; round < 50; ++round) {
        QVERIFY(client.ask("POST", "/echo", {}, QByteArray(round * 100, 'a')));
        QCOMPARE(client.answer().body.size(), round * 100 + 12);
    }
    QCOMPARE(server.server->connectionCount(), 1);
    QVERIFY(client.ask("GET", "/last", "Connection: close\r\n"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QVERIFY(client.isClosedWithin(5'000));
    QTRY_COMPARE(server.server->connectionCount(), 0);
}

void TestHttpServer::http10()
{
    TestServer server;
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server.port) + "\r\n";
    RawClient closing(server.port);
    QVERIFY(closing.send("GET /a HTTP/1.0\r\n" + host + "\r\n"));
    QCOMPARE(closing.answer().body, QByteArray("GET /a  "));
    QVERIFY(closing.isClosedWithin(5'000));

    RawClient kept(server.port);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(kept.send("GET /a HTTP/1.0\r\n" + host + "Connection: Keep-Alive\r\n\r\n"));
        const RawAnswer answer = kept.answer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("Connection"), QByteArray("keep-alive"));
    }
}

/// Answers come in the order of the requests, though some are refused at once and some wait.
void TestHttpServer::pipelining()
{
    TestServer server;
    RawClient client(server.port);
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server.port) + "\r\n";
    QByteArray requests;
    constexpr int count = 600;
    for (int number = 0; number < count; ++number) {
        const QByteArray path = "/n" + QByteArray::number(number);
        requests += number % 3 == 2
                        ? "GET " + path + " HTTP/1.1\r\nHost: other\r\n\r\n"
                        : "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc";
    }
    QVERIFY(client.send(requests));
    for (int number = 0; number < count; ++number) {
        const RawAnswer answer = client.answer();
        if (number % 3 == 2) {
            QCOMPARE(answer.status, 403);
        } else {
            QCOMPARE(answer.body, "POST /n" + QByteArray::number(number) + "  abc");
        }
    }
}

void TestHttpServer::expectContinue()
{
    TestServer server;
    RawClient polite(server.port);
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server.port) + "\r\n";
    QVERIFY(polite.send("POST /e HTTP/1.1\r\n" + host +
                        "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    QCOMPARE(polite.answer().status, 100);
    QVERIFY(polite.send("ok"));
    QCOMPARE(polite.answer().body, QByteArray("POST /e  ok"));

    // One that is refused for its head is never asked for its body.
    QVERIFY(polite.send("POST /e HTTP/1.1\r\n" + host +
                        "Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n"));
    QCOMPARE(polite.answer().status, 413);

    RawClient other(server.port);
    QVERIFY(other.send("POST /e HTTP/1.1\r\n" + host + "Expect: magic\r\n\r\n"));
    QCOMPARE(other.answer().status, 417);
}

void TestHttpServer::gate_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &fields, int status) {
        QTest::newRow(name) << fields << status;
    };
    row("address", "Host: 127.0.0.1:PORT\r\n", 200);
    row("name", "Host: localhost:PORT\r\n", 200);
    row("own origin", "Host: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n", 200);
    row("own origin by address", "Host: localhost:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n", 200);
    row("no host", "", 400);
    row("rebound name", "Host: evil.example:PORT\r\n", 403);
    row("no port", "Host: localhost\r\n", 403);
    row("other port", "Host: localhost:1\r\n", 403);
    row("suffix", "Host: localhost:PORT.evil.example\r\n", 403);
    row("prefix", "Host: evil.localhost:PORT\r\n", 403);
    row("user", "Host: evil@localhost:PORT\r\n", 403);
    row("version 6", "Host: [::1]:PORT\r\n", 403);
    row("other site", "Host: localhost:PORT\r\nOrigin: http://evil.example\r\n", 403);
    row("sandboxed page", "Host: localhost:PORT\r\nOrigin: null\r\n", 403);
    row("other port's page", "Host: localhost:PORT\r\nOrigin: http://localhost:1\r\n", 403);
    row("other scheme", "Host: localhost:PORT\r\nOrigin: https://localhost:PORT\r\n", 403);
}

void TestHttpServer::gate()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    TestServer server;
    RawClient client(server.port);
    fields.replace("PORT", QByteArray::number(server.port));
    QVERIFY(client.send("GET /a HTTP/1.1\r\n" + fields + "\r\n"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, status);
    QCOMPARE(server.requests, status == 200 ? 1 : 0);
    if (status != 200) {
        QVERIFY(QJsonDocument::fromJson(answer.body)[QStringLiteral("error")].isObject());
    }
}

void TestHttpServer::takenPort()
{
    TestServer first;
    HttpServer::Options options;
    options.port = first.port;
    HttpServer second(options);
    const auto listening = second.listen();
    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, ErrorKind::Conflict);
    QVERIFY(listening.error().detail.contains(QString::number(first.port)));
    QVERIFY(!listening.error().fix.isEmpty());
}

void TestHttpServer::clientLeavesBeforeTheAnswer()
{
    TestServer server;
    for (int round = 0; round < 20; ++round) {
        RawClient client(server.port);
        QVERIFY(client.ask("GET", round % 2 == 0 ? "/never" : "/big"));
        if (round % 4 < 2) {
            client.reset();
        }
    }
    QTRY_COMPARE(server.waiting, 10);
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/after"));
    QCOMPARE(client.answer().status, 200);
}

void TestHttpServer::slowReaderOfABigAnswer()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/big"));
    QVERIFY(client.hasInput(5'000));
    QCOMPARE(client.answer().body, QByteArray(8 * 1024 * 1024, 'b'));

    HttpLimits limits;
    limits.windowTime = 50ms;
    limits.bytesPerSecond = 1'000'000'000;
    TestServer strict(limits);
    RawClient lazy(strict.port);
    QVERIFY(lazy.ask("GET", "/big"));
    QTRY_COMPARE(strict.requests, 1);
    QTRY_COMPARE(strict.server->connectionCount(), 0); // though the client reads nothing
}

void TestHttpServer::stopsWhenIdle()
{
    TestServer server;
    RawClient waiting(server.port);
    RawClient used(server.port);
    QVERIFY(used.ask("GET", "/a"));
    QCOMPARE(used.answer().status, 200);
    QTRY_COMPARE(server.server->connectionCount(), 2);
    QSignalSpy stopped(server.server.get(), &HttpServer::stopped);
    server.server->stop(10s);
    server.server->stop(10s);
    QVERIFY(stopped.wait(5'000));
    QVERIFY(waiting.isClosedWithin(5'000));
    QVERIFY(used.isClosedWithin(5'000));
    QVERIFY(!RawClient(server.port).isOpen());
    QTest::qWait(0);
    QCOMPARE(stopped.count(), 1);
}

void TestHttpServer::stopLetsRequestsEnd()
{
    TestServer server;
    RawClient uploading(server.port);
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server.port) + "\r\n";
    QVERIFY(uploading.send("POST /u HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\nab"));
    QVERIFY(!uploading.hasInput(50));
    QSignalSpy stopped(server.server.get(), &HttpServer::stopped);
    server.server->stop(30s);
    QVERIFY(!stopped.wait(50));
    QVERIFY(uploading.send("cd"));
    const RawAnswer answer = uploading.answer();
    QCOMPARE(answer.body, QByteArray("POST /u  abcd"));
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QVERIFY(!stopped.isEmpty() || stopped.wait(5'000));
}

void TestHttpServer::stopEndsThemAfterTheGrace()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/never"));
    QTRY_COMPARE(server.waiting, 1);
    QSignalSpy stopped(server.server.get(), &HttpServer::stopped);
    server.server->stop(20ms);
    QVERIFY(stopped.wait(5'000));
    QCOMPARE(client.answer().status, 0);
}

void TestHttpServer::destroyedWithRequestsUnderWay()
{
    TestServer server;
    std::vector<RawClient> clients;
    for (int count = 0; count < 20; ++count) {
        clients.emplace_back(server.port);
        QVERIFY(clients.back().ask("GET", count % 2 == 0 ? "/never" : "/big"));
    }
    QTRY_COMPARE(server.waiting, 10);
    server.server.reset();
    for (RawClient &client : clients) {
        client.rest();
    }
}

void TestHttpServer::stopsWithoutHavingListened()
{
    HttpServer server(HttpServer::Options{});
    QSignalSpy stopped(&server, &HttpServer::stopped);
    server.stop(1s);
    QVERIFY(stopped.wait(5'000));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
