// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/http/servertest.h"

#include <QTest>

#include <sys/resource.h>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

namespace {

QByteArray hostField(const TestServer &server)
{
    return "Host: 127.0.0.1:" + QByteArray::number(server.port) + "\r\n";
}

/// Asks as a well-behaved client would, and how long that takes in ms; -1 when it fails.
qint64 askFriendly(quint16 port)
{
    QElapsedTimer timer;
    timer.start();
    RawClient client(port);
    if (!client.ask("GET", "/friendly") || client.answer().status != 200) {
        return -1;
    }
    return timer.elapsed();
}

} // namespace

/// What no client should do.
class TestHttpServerHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smuggling_data();
    void smuggling();
    void oversizedHeads();
    void otherMethods();
    void halfOpenBlockNobody();
    void slowHead();
    void slowBody();
    void idleConnectionsEnd();
    void moreConnectionsThanAllowed();
    void moreBusyConnectionsThanAllowed();
    void noDescriptorLeft();
    void refusalReachesAClientThatStillSends();
    void garbage();
};

void TestHttpServerHostile::smuggling_data()
{
    QTest::addColumn<QByteArray>("request");
    const auto row = [](const char *name, const QByteArray &request) {
        QTest::newRow(name) << request;
    };
    const QByteArray hidden = "GET /hidden HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n";
    const QByteArray post = "POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n";
    row("length and chunks",
        post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);
    row("chunks and length",
        post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + hidden);
    row("two lengths", post + "Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + hidden);
    row("list of lengths", post + "Content-Length: 0, 60\r\n\r\n" + hidden);
    row("coded coding", post + "Transfer-Encoding: xchunked\r\n\r\n" + hidden);
    row("folded coding", post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + hidden);
    row("space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden);
    row("line feeds", "GET / HTTP/1.1\nHost: 127.0.0.1:PORT\n\n" + hidden);
    row("null", post + QByteArray("A: \0\r\n\r\n", 8) + hidden);
    row("bad chunk", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + hidden);
    row("long chunk", post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" + hidden);
}

void TestHttpServerHostile::smuggling()
{
    QFETCH(QByteArray, request);
    TestServer server;
    RawClient client(server.port);
    request.replace("PORT", QByteArray::number(server.port));
    QVERIFY(client.send(request));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.field("Connection"), QByteArray("close"));
    QCOMPARE(client.rest(), QByteArray()); // and the hidden request is not answered
    QCOMPARE(server.requests, 0);
}

void TestHttpServerHostile::oversizedHeads()
{
    TestServer server;
    RawClient longUrl(server.port);
    QVERIFY(longUrl.ask("GET", "/" + QByteArray(8 * 1024, 'a')));
    QCOMPARE(longUrl.answer().status, 200);

    RawClient tooLong(server.port);
    QVERIFY(tooLong.ask("GET", "/" + QByteArray(20 * 1024, 'a')));
    QCOMPARE(tooLong.answer().status, 431);

    RawClient many(server.port);
    QVERIFY(many.ask("GET", "/", QByteArray("A: b\r\n").repeated(200)));
    QCOMPARE(many.answer().status, 431);

    RawClient endless(server.port);
    QVERIFY(endless.send("GET / HTTP/1.1\r\n"));
    const QByteArray fields = QByteArray("A: b\r\n").repeated(1'000);
    while (endless.send(fields) && !endless.hasInput(0)) {
    }
    QCOMPARE(endless.answer().status, 431);

    RawClient version(server.port);
    QVERIFY(version.send("GET / HTTP/3.0\r\n" + hostField(server) + "\r\n"));
    QCOMPARE(version.answer().status, 505);
}

void TestHttpServerHostile::otherMethods()
{
    TestServer server;
    for (const char *method : {"TRACE", "CONNECT"}) {
        RawClient client(server.port);
        QVERIFY(client.ask(method, "/"));
        QCOMPARE(client.answer().status, 405);
    }
    RawClient unknown(server.port);
    QVERIFY(unknown.ask("BREW", "/pot"));
    QCOMPARE(unknown.answer().body, QByteArray("BREW /pot  ")); // the handler's to judge
}

/// 900 connections that have sent nothing, half a head or half a body.
void TestHttpServerHostile::halfOpenBlockNobody()
{
    TestServer server;
    std::vector<RawClient> clients;
    for (int count = 0; count < 900; ++count) {
        clients.emplace_back(server.port);
        QVERIFY(clients.back().isOpen());
        if (count % 3 == 1) {
            QVERIFY(clients.back().send("GET / HTTP/1.1\r\nHo"));
        } else if (count % 3 == 2) {
            QVERIFY(clients.back().send("POST / HTTP/1.1\r\n" + hostField(server) +
                                        "Content-Length: 100\r\n\r\nabc"));
        }
    }
    QTRY_COMPARE(server.server->connectionCount(), 900);
    for (int round = 0; round < 20; ++round) {
        const qint64 milliseconds = askFriendly(server.port);
        QVERIFY(milliseconds >= 0 && milliseconds < 2'000);
    }
}

void TestHttpServerHostile::slowHead()
{
    HttpLimits limits;
    limits.headTime = 100ms;
    TestServer server(limits);
    RawClient silent(server.port);
    RawClient trickling(server.port);
    QVERIFY(trickling.send("GET / HTT"));
    const RawAnswer answer = trickling.answer();
    QCOMPARE(answer.status, 408);
    QVERIFY(trickling.isClosedWithin(5'000));
    QVERIFY(silent.isClosedWithin(5'000));
    QVERIFY(silent.rest().isEmpty());

    // A byte now and then does not put the end off.
    RawClient drip(server.port);
    QElapsedTimer timer;
    timer.start();
    const QByteArray head = "GET /" + QByteArray(1'000, 'a');
    for (qsizetype at = 0; at < head.size() && !drip.hasInput(20); ++at) {
        QVERIFY(drip.send(head.mid(at, 1)));
    }
    QCOMPARE(drip.answer().status, 408);
    QVERIFY(timer.elapsed() < 5'000);
}

void TestHttpServerHostile::slowBody()
{
    HttpLimits limits;
    limits.windowTime = 100ms;
    limits.bytesPerSecond = 10'000; // a window wants 1,000 bytes
    TestServer server(limits);
    RawClient stalled(server.port);
    QVERIFY(
        stalled.send("POST / HTTP/1.1\r\n" + hostField(server) + "Content-Length: 100\r\n\r\nabc"));
    QCOMPARE(stalled.answer().status, 408);

    RawClient drip(server.port);
    QVERIFY(drip.send("POST / HTTP/1.1\r\n" + hostField(server) + "Content-Length: 10000\r\n\r\n"));
    while (!drip.hasInput(20)) {
        QVERIFY(drip.send("a"));
    }
    QCOMPARE(drip.answer().status, 408);

    HttpLimits total;
    total.bodyTime = 200ms;
    total.windowTime = 50ms;
    total.bytesPerSecond = 1;
    TestServer other(total);
    RawClient steady(other.port);
    QVERIFY(
        steady.send("POST / HTTP/1.1\r\n" + hostField(other) + "Content-Length: 1000000\r\n\r\n"));
    while (!steady.hasInput(10)) {
        QVERIFY(steady.send("aaaaaaaaaaaaaaaa"));
    }
    QCOMPARE(steady.answer().status, 408);
    QCOMPARE(server.requests, 0);
    QCOMPARE(other.requests, 0);
}

void TestHttpServerHostile::idleConnectionsEnd()
{
    HttpLimits limits;
    limits.idleTime = 100ms;
    TestServer server(limits);
    RawClient client(server.port);
    QVERIFY(client.ask("GET", "/a"));
    QCOMPARE(client.answer().status, 200);
    QVERIFY(client.isClosedWithin(5'000));
}

void TestHttpServerHostile::moreConnectionsThanAllowed()
{
    HttpLimits limits;
    limits.connections = 40;
    TestServer server(limits);
    std::vector<RawClient> clients;
    for (int count = 0; count < 200; ++count) {
        clients.emplace_back(server.port);
        QVERIFY(clients.back().isOpen());
    }
    for (int round = 0; round < 10; ++round) {
        QVERIFY(askFriendly(server.port) >= 0); // the oldest make room
        QVERIFY(server.server->connectionCount() <= 40);
    }
    QVERIFY(clients.front().isClosedWithin(5'000));
}

void TestHttpServerHostile::moreBusyConnectionsThanAllowed()
{
    HttpLimits limits;
    limits.connections = 10;
    TestServer server(limits);
    std::vector<RawClient> clients;
    for (int count = 0; count < 10; ++count) {
        clients.emplace_back(server.port);
        QVERIFY(clients.back().ask("GET", "/never"));
    }
    QTRY_COMPARE(server.waiting, 10);
    RawClient oneMore(server.port);
    QCOMPARE(oneMore.answer().status, 503);
    clients.pop_back();
    clients.back().reset();
}

void TestHttpServerHostile::noDescriptorLeft()
{
    TestServer server;
    std::vector<RawClient> clients;
    for (int count = 0; count < 20; ++count) {
        clients.emplace_back(server.port);
        QVERIFY(clients.back().ask("GET", "/a"));
        QCOMPARE(clients.back().answer().status, 200);
    }
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    // One more descriptor than there are, which the client takes.
    const int next = ::dup(0);
    ::close(next);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(next) + 1;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    RawClient late(server.port);
    const bool sent = late.ask("GET", "/late");
    const RawAnswer answer = late.answer(); // the server has closed one that waited
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(sent);
    QCOMPARE(answer.status, 200);
    QVERIFY(askFriendly(server.port) >= 0);
}

void TestHttpServerHostile::refusalReachesAClientThatStillSends()
{
    TestServer server;
    RawClient client(server.port);
    QVERIFY(client.send("POST / HTTP/1.1\r\n" + hostField(server) +
                        "Content-Length: 100000000\r\n\r\n"));
    const QByteArray piece(1'000'000, 'x');
    for (int count = 0; count < 5; ++count) {
        client.send(piece);
    }
    QCOMPARE(client.answer().status, 413);
}

void TestHttpServerHostile::garbage()
{
    TestServer server;
    quint32 seed = 1;
    for (int round = 0; round < 300; ++round) {
        RawClient client(server.port);
        QByteArray bytes = "POST / HTTP/1.1\r\n" + hostField(server) +
                           "Transfer-Encoding: chunked\r\nA: b\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        for (int count = 0; count < 3; ++count) {
            seed = seed * 1'664'525 + 1'013'904'223;
            bytes[qsizetype(seed % quint32(bytes.size()))] = static_cast<char>(seed >> 24);
        }
        QVERIFY(client.send(bytes));
        client.endOutput();
        const RawAnswer answer = client.answer();
        QVERIFY2(answer.status == 0 || answer.status == 200 ||
                     (answer.status >= 400 && answer.status < 600),
                 answer.head.constData());
    }
    QVERIFY(askFriendly(server.port) >= 0);
}

QTEST_GUILESS_MAIN(TestHttpServerHostile)
#include "tst_httpserver_hostile.moc"
