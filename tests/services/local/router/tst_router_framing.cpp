// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QFile>
#include <QTest>

using namespace serin;
using namespace serin::testing;

namespace {

/// Sends a body back while it still comes.
void echoPiecewise(InstanceLink &link, FakeInstance &)
{
    const auto head = link.readHead();
    if (!head) {
        return;
    }
    InstanceRequest request;
    request.head = *head;
    qint64 left = request.field("Content-Length").toLongLong();
    link.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(left) + "\r\n\r\n");
    link.readPieces(left, [&](const QByteArray &piece) { return link.send(piece); });
}

qint64 residentBytes()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    return status.open(QIODevice::ReadOnly)
               ? status.readAll().split(' ').value(1).toLongLong() * 4'096
               : 0;
}

} // namespace

/// How bodies of all sizes and framings get through.
class TestRouterFraming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answerFramings_data();
    void answerFramings();
    void requestFramings();
    void expectContinue();
    void keepsConnectionsToInstances();
    void hundredMegabytes();
    void tooLarge();
};

void TestRouterFraming::answerFramings_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<QByteArray>("body");
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    const QByteArray large(200'000, 'l');
    QTest::newRow("length") << head + "Content-Length: 3\r\n\r\nabc" << false << QByteArray("abc");
    QTest::newRow("empty") << head + "Content-Length: 0\r\n\r\n" << false << QByteArray();
    QTest::newRow("chunks") << head + "Transfer-Encoding: chunked\r\n\r\n"
                                      "3\r\nabc\r\n2;x\r\nde\r\n0\r\nA: b\r\n\r\n"
                            << false << QByteArray("abcde");
    QTest::newRow("to the end") << head + "\r\nabc" << true << QByteArray("abc");
    QTest::newRow("1.0") << QByteArray("HTTP/1.0 200 OK\r\n\r\nabc") << true << QByteArray("abc");
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << false
                                << QByteArray();
    QTest::newRow("interim") << "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\n" +
                                    head + "Content-Length: 3\r\n\r\nabc"
                             << false << QByteArray("abc");
    QTest::newRow("large by length")
        << head + "Content-Length: 200000\r\n\r\n" + large << false << large;
    QTest::newRow("large in chunks")
        << head + "Transfer-Encoding: chunked\r\n\r\n30d40\r\n" + large + "\r\n0\r\n\r\n"
        << false << large;
    QTest::newRow("large to the end") << head + "\r\n" + large << true << large;
}

void TestRouterFraming::answerFramings()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, ends);
    QFETCH(QByteArray, body);
    FakeInstance instance([&](InstanceLink &link, FakeInstance &) {
        while (link.readRequest() && link.send(answer) && !ends) {
        }
    });
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    RawClient client(router.port);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
        const RawAnswer got = client.answer();
        QVERIFY(got.status == 200 || got.status == 204);
        QCOMPARE(got.body, body);
    }
    RawClient old(router.port); // HTTP/1.0 knows no chunks
    QVERIFY(old.send("GET /endpoints/canary/score HTTP/1.0\r\nHost: 127.0.0.1:" +
                     QByteArray::number(router.port) + "\r\n" + bearer + "\r\n"));
    const RawAnswer got = old.answer();
    QVERIFY(got.field("Transfer-Encoding").isNull());
    QCOMPARE(got.body, body);
}

void TestRouterFraming::requestFramings()
{
    FakeInstance instance(&tell);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    const QByteArray head = "POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                            QByteArray::number(router.port) + "\r\n" + bearer +
                            "Transfer-Encoding: chunked\r\n\r\n";
    RawClient client(router.port);
    QVERIFY(client.send(head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
    RawAnswer answer = client.answer();
    QVERIFY(answer.body.contains("Content-Length: 5\r\n")); // short ones become plain
    QVERIFY(answer.body.endsWith("\nabcde"));

    QByteArray body;
    QVERIFY(client.send(head));
    for (int piece = 0; piece < 100; ++piece) {
        const QByteArray part(1 + piece * 97 % 5'000, static_cast<char>('a' + piece % 26));
        body += part;
        QVERIFY(client.send(QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n"));
    }
    QVERIFY(client.send("0\r\n\r\n"));
    answer = client.answer();
    QVERIFY(answer.body.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(answer.body.endsWith('\n' + body));
}

void TestRouterFraming::expectContinue()
{
    FakeInstance instance(&tell);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    RawClient client(router.port);
    const QByteArray head = "POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                            QByteArray::number(router.port) +
                            "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n";
    QVERIFY(client.send(head + bearer + "\r\n"));
    QCOMPARE(client.answer().status, 100);
    QVERIFY(client.send("ok"));
    const RawAnswer answer = client.answer();
    QVERIFY(answer.body.endsWith("\nok"));
    QVERIFY(!answer.body.contains("Expect"));
    QVERIFY(client.send(head + "\r\n"));
    QCOMPARE(client.answer().status, 401); // before the body is asked for
}

void TestRouterFraming::keepsConnectionsToInstances()
{
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router({}, 1);
    router.router.setTable(oneInstance(instance.port()));
    for (int round = 0; round < 50; ++round) {
        QCOMPARE(router.ask().status, 200); // on a new connection each time
    }
    QCOMPARE(instance.requests, 50);
    QCOMPARE(instance.connections, 1);

    FakeInstance closing(
        always("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    router.router.setTable(oneInstance(closing.port()));
    for (int round = 0; round < 5; ++round) {
        QCOMPARE(router.ask().status, 200);
    }
    QCOMPARE(closing.connections, 5);
}

/// Through small buffers: the process does not grow by the body.
void TestRouterFraming::hundredMegabytes()
{
    FakeInstance instance(&echoPiecewise);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    const qint64 before = residentBytes();
    constexpr qint64 size = 100 * 1024 * 1024;
    RawClient client(router.port);
    QVERIFY(client.send("POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                        QByteArray::number(router.port) + "\r\n" + bearer +
                        "Content-Length: " + QByteArray::number(size) + "\r\n\r\n"));
    bool allSent = true;
    std::thread sender([&] {
        for (qint64 at = 0; at < size && allSent; at += 1024 * 1024) {
            allSent = client.send(QByteArray(1024 * 1024, static_cast<char>(at >> 20)));
        }
    });
    InstanceLink reader(client.descriptor());
    const auto head = reader.readHead();
    bool allRight = true;
    qint64 at = 0;
    reader.readPieces(size, [&](const QByteArray &piece) {
        for (const char byte : piece) {
            allRight = allRight && byte == static_cast<char>(at >> 20);
            ++at;
        }
        return true;
    });
    sender.join();
    QVERIFY(head && head->startsWith("HTTP/1.1 200"));
    QVERIFY(allSent);
    QVERIFY(allRight);
    QCOMPARE(at, size);
#ifndef SERIN_WITH_ADDRESS_SANITIZER // which keeps what was freed
    QVERIFY(residentBytes() - before < 40 * 1024 * 1024);
#else
    Q_UNUSED(before)
#endif
}

void TestRouterFraming::tooLarge()
{
    FakeInstance instance(&FakeInstance::echo);
    HttpLimits limits;
    limits.streamedBody = 100'000;
    TestRouter router(limits);
    router.router.setTable(oneInstance(instance.port()));
    QCOMPARE(router.ask(QByteArray(100'000, 'x')).status, 200);
    QCOMPARE(router.ask(QByteArray(100'001, 'x')).status, 413);
    RawClient chunked(router.port);
    QVERIFY(chunked.send("POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                         QByteArray::number(router.port) + "\r\n" + bearer +
                         "Transfer-Encoding: chunked\r\n\r\n"));
    const QByteArray chunk = "1000\r\n" + QByteArray(4'096, 'x') + "\r\n";
    while (chunked.send(chunk) && !chunked.hasInput(1)) {
    }
    QCOMPARE(chunked.answer().status, 413);
    QTRY_COMPARE(router.router.inFlight(), 0);
}

QTEST_GUILESS_MAIN(TestRouterFraming)
#include "tst_router_framing.moc"
