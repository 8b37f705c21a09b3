// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QTest>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

namespace {

/// A port that nothing listens on.
quint16 deadPort()
{
    FakeInstance gone(&FakeInstance::echo);
    return gone.port();
}

} // namespace

class TestRouterFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedConnectionGoesElsewhere();
    void noneLeft();
    void keptConnectionThatDied();
    void restartedOnTheSamePort();
    void sentIsNeverSentAgain_data();
    void sentIsNeverSentAgain();
    void breaksOffWithinTheAnswer_data();
    void breaksOffWithinTheAnswer();
    void brokenAnswers_data();
    void brokenAnswers();
    void unaskedBytesEndTheConnection();
    void timeout();
    void timeoutWithinTheAnswer();
    void instanceThatTakesNoBody();
    void earlyAnswer();
};

void TestRouterFaults::refusedConnectionGoesElsewhere()
{
    FakeInstance alive(&FakeInstance::echo);
    const Blue blue({deadPort(), alive.port(), deadPort()});
    TestRouter router;
    router.router.setTable(blue.table());
    for (int round = 0; round < 20; ++round) {
        QCOMPARE(router.ask(QByteArray(round * 5'000, 'x')).status, 200);
    }
    QCOMPARE(alive.requests, 20);
    QTRY_COMPARE(blue.outstanding(), 0);
}

void TestRouterFaults::noneLeft()
{
    const Blue blue({deadPort(), deadPort()});
    TestRouter router;
    router.router.setTable(blue.table());
    const RawAnswer answer = router.ask();
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.field("azureml-model-deployment"), QByteArray("blue"));
    QTRY_COMPARE(router.samples(), QByteArray("blue: 503/0 x1"));
    QCOMPARE(blue.outstanding(), 0);
    QCOMPARE(router.router.inFlight(), 0);
}

void TestRouterFaults::keptConnectionThatDied()
{
    FakeInstance first(&FakeInstance::echo);
    FakeInstance second(&FakeInstance::echo);
    const Blue blue({first.port(), second.port()});
    TestRouter router({}, 1);
    router.router.setTable(blue.table());
    for (int round = 0; round < 30; ++round) {
        QCOMPARE(router.ask().status, 200);
        QCOMPARE(router.ask().status, 200); // both have a connection that is kept
        if (round % 3 == 0) {
            first.dropConnections();
        } else if (round % 3 == 1) {
            first.kill();
        } else {
            first.listen();
        }
    }
    QTRY_COMPARE(blue.outstanding(), 0);
}

void TestRouterFaults::restartedOnTheSamePort()
{
    FakeInstance instance(&FakeInstance::echo);
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    QCOMPARE(router.ask().status, 200);
    instance.kill();
    QCOMPARE(router.ask().status, 503);
    instance.listen();
    QCOMPARE(router.ask().status, 200);
}

void TestRouterFaults::sentIsNeverSentAgain_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("fragment");
    QTest::newRow("closed") << false << QByteArray();
    QTest::newRow("reset") << true << QByteArray();
    QTest::newRow("within the head") << false << QByteArray("HTTP/1.1 200 OK\r\nConte");
    QTest::newRow("within the body")
        << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab");
}

void TestRouterFaults::sentIsNeverSentAgain()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, fragment);
    FakeInstance one(afterRequest([&](InstanceLink &link) {
        link.send(fragment);
        if (reset) {
            link.reset();
        }
    }));
    FakeInstance two(afterRequest([&](InstanceLink &link) { link.send(fragment); }));
    const Blue blue({one.port(), two.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 424);
    QVERIFY(!answer.field("ms-azureml-model-error-reason").isEmpty());
    QVERIFY(answer.field("ms-azureml-model-error-statuscode").isNull());
    QCOMPARE(one.requests + two.requests, 1);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QCOMPARE(client.answer().status, 424); // the caller's connection is still good
    QTRY_COMPARE(blue.outstanding(), 0);
    QTRY_COMPARE(router.samples(), QByteArray("blue: 424/0 x2"));
}

void TestRouterFaults::breaksOffWithinTheAnswer_data()
{
    QTest::addColumn<QByteArray>("fragment");
    const QByteArray half(100'000, 'h');
    QTest::newRow("by length") << "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + half;
    QTest::newRow("in chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n" +
                                      half;
    QTest::newRow("between chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n");
    QTest::newRow("bad chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\nzz\r\n");
}

/// What the caller has got must not look whole.
void TestRouterFaults::breaksOffWithinTheAnswer()
{
    QFETCH(QByteArray, fragment);
    FakeInstance instance(afterRequest([&](InstanceLink &link) { link.send(fragment); }));
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score",
                       QByteArray(bearer) + "Connection: close\r\n", "x"));
    const QByteArray all = client.rest();
    if (all.contains("HTTP/1.1 200 OK")) {
        QVERIFY(!all.endsWith("0\r\n\r\n"));
        QVERIFY(all.size() < 200'000);
    } else {
        QVERIFY(all.startsWith("HTTP/1.1 424 ")); // it was cut before anything was passed on
    }
    QTRY_COMPARE(blue.outstanding(), 0);
    QTRY_VERIFY(router.samples().startsWith("blue: 424/"));
}

void TestRouterFaults::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("garbage") << QByteArray("\x01\x02\x03 hello\r\n\r\n");
    QTest::newRow("text") << QByteArray("hello\r\n\r\n");
    QTest::newRow("both framings") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n"
                                                 "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("injected field") << QByteArray("HTTP/1.1 200 OK\r\nA: b\nSet-Cookie: c\r\n"
                                                  "Content-Length: 0\r\n\r\n");
    QTest::newRow("endless head") << "HTTP/1.1 200 OK\r\n" +
                                         QByteArray("A: b\r\n").repeated(10'000);
    QTest::newRow("other protocol") << QByteArray("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n");
}

void TestRouterFaults::brokenAnswers()
{
    QFETCH(QByteArray, answer);
    FakeInstance instance(afterRequest([&](InstanceLink &link) {
        link.send(answer);
        link.waitForEnd();
    }));
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    const RawAnswer got = router.ask();
    QCOMPARE(got.status, 424);
    QVERIFY(!got.head.contains("Cookie"));
    QTRY_COMPARE(blue.outstanding(), 0);
}

void TestRouterFaults::unaskedBytesEndTheConnection()
{
    FakeInstance instance([](InstanceLink &link, FakeInstance &counted) {
        while (link.readRequest()) {
            ++counted.requests;
            link.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n"
                      "Content-Length: 6\r\n\r\npoison");
        }
    });
    const Blue blue({instance.port()});
    TestRouter router({}, 1);
    router.router.setTable(blue.table());
    for (int round = 0; round < 20; ++round) {
        QCOMPARE(router.ask().body, QByteArray("a"));
    }
}

void TestRouterFaults::timeout()
{
    std::atomic<bool> closed{false};
    FakeInstance instance(afterRequest([&](InstanceLink &link) {
        link.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"); // not all of it
        link.waitForEnd();
        closed = true;
    }));
    Blue blue({instance.port()});
    blue.deployment.requestTimeout = 100ms;
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 408);
    QVERIFY(timer.elapsed() >= 100 && timer.elapsed() < 2'000);
    QTRY_VERIFY(closed);
    QCOMPARE(blue.outstanding(), 0);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QCOMPARE(client.answer().status, 408);
    QTRY_COMPARE(router.samples(), QByteArray("blue: 408/0 x2"));
}

void TestRouterFaults::timeoutWithinTheAnswer()
{
    FakeInstance instance(afterRequest([&](InstanceLink &link) {
        link.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n");
        link.waitForEnd();
    }));
    Blue blue({instance.port()});
    blue.deployment.requestTimeout = 100ms;
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    const QByteArray all = client.rest();
    QVERIFY(all.startsWith("HTTP/1.1 200 OK") && !all.endsWith("0\r\n\r\n"));
    QTRY_COMPARE(blue.outstanding(), 0);
    QTRY_COMPARE(router.samples(), QByteArray("blue: 424/200 x1"));
}

void TestRouterFaults::instanceThatTakesNoBody()
{
    std::atomic<bool> end{false};
    FakeInstance instance([&](InstanceLink &link, FakeInstance &) {
        link.readHead();
        while (!end) {
            std::this_thread::yield();
        }
    });
    Blue blue({instance.port()});
    blue.deployment.requestTimeout = 200ms;
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    std::thread sender([&] {
        client.ask("POST", "/endpoints/canary/score", bearer, QByteArray(64'000'000, 'x'));
    });
    const bool answered = client.hasInput(10'000);
    const RawAnswer answer = answered ? client.answer() : RawAnswer{};
    client.endOutput();
    sender.join();
    end = true;
    QCOMPARE(answer.status, 408);
    QTRY_COMPARE(blue.outstanding(), 0);
}

/// The instance refuses before it has read the body, as it may.
void TestRouterFaults::earlyAnswer()
{
    FakeInstance instance([&](InstanceLink &link, FakeInstance &) {
        if (link.readHead()) {
            link.answer("too much", "413 Payload Too Large", "Connection: close\r\n");
        }
    });
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    for (int round = 0; round < 5; ++round) {
        RawClient client(router.port);
        std::thread sender([&] {
            client.ask("POST", "/endpoints/canary/score", bearer, QByteArray(20'000'000, 'x'));
        });
        const RawAnswer answer = client.answer();
        sender.join();
        QCOMPARE(answer.status, 424);
        // With the body on its way the end of the connection may overtake the answer.
        QVERIFY(answer.body == "too much" || answer.body.contains("closed its connection"));
    }
    QTRY_COMPARE(blue.outstanding(), 0);
}

QTEST_GUILESS_MAIN(TestRouterFaults)
#include "tst_router_faults.moc"
