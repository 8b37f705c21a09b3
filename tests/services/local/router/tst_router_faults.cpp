// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QSignalSpy>
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

/// Reads a request, counts it, and does @p then.
FakeInstance::Behaviour afterRequest(std::function<void(InstanceLink &)> then)
{
    return [then = std::move(then)](InstanceLink &link, FakeInstance &instance) {
        if (link.readRequest()) {
            ++instance.requests;
            then(link);
        }
    };
}

void hang(InstanceLink &link)
{
    link.waitForEnd();
}

/// Table with `blue` at all of the traffic.
struct Blue
{
    explicit Blue(std::initializer_list<quint16> ports)
    {
        deployment.name = "blue";
        deployment.weight = 100;
        deployment.maxConcurrentRequests = 100;
        deployment.requestTimeout = 20s;
        for (const quint16 port : ports) {
            deployment.instances.push_back(instanceAt(port));
        }
    }
    [[nodiscard]] std::shared_ptr<const RoutingTable> table() const
    {
        TableBuilder tables;
        RouteDeployment &made = tables.add("blue", 100, {});
        made = deployment;
        return tables.table();
    }
    [[nodiscard]] int outstanding() const
    {
        int count = 0;
        for (const RouteInstance &instance : deployment.instances) {
            count += instance.load->outstanding;
        }
        return count;
    }
    RouteDeployment deployment;
};

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
    void busy();
    void callerLeaves_data();
    void callerLeaves();
    void slowCallers();
    void callerThatDoesNotRead();
    void mirrorThatHangs();
    void mirrorFaults_data();
    void mirrorFaults();
    void stopDuringRequests();
    void destroyedDuringRequests();
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

void TestRouterFaults::busy()
{
    FakeInstance one(afterRequest(&hang));
    FakeInstance two(afterRequest(&hang));
    Blue blue({one.port(), two.port()});
    blue.deployment.maxConcurrentRequests = 2;
    TestRouter router;
    router.router.setTable(blue.table());
    std::vector<RawClient> clients;
    for (int count = 0; count < 8; ++count) {
        clients.emplace_back(router.port);
        QVERIFY(clients.back().ask("POST", "/endpoints/canary/score", bearer, "x"));
    }
    QTRY_COMPARE(one.requests + two.requests, 8);
    QCOMPARE(one.requests, 4); // evenly
    QCOMPARE(router.ask().status, 429);
    QCOMPARE(router.router.inFlight(), 8);
    clients.clear();
    one.dropConnections();
    two.dropConnections();
    QTRY_COMPARE(blue.outstanding(), 0);
    QTRY_COMPARE(router.router.inFlight(), 0);
}

void TestRouterFaults::callerLeaves_data()
{
    QTest::addColumn<int>("when");
    QTest::addColumn<bool>("reset");
    for (const bool reset : {false, true}) {
        const char *const how = reset ? " with a reset" : "";
        QTest::addRow("within the body%s", how) << 0 << reset;
        QTest::addRow("before the answer%s", how) << 1 << reset;
        QTest::addRow("within the answer%s", how) << 2 << reset;
    }
}

void TestRouterFaults::callerLeaves()
{
    QFETCH(int, when);
    QFETCH(bool, reset);
    std::atomic<bool> answer{false};
    FakeInstance instance([&](InstanceLink &link, FakeInstance &counted) {
        while (when == 0 ? link.readHead().has_value() : link.readRequest().has_value()) {
            ++counted.requests;
            while (when == 1 && !answer) {
                std::this_thread::yield();
            }
            if (when == 0) {
                link.waitForEnd();
            } else if (!link.answer(QByteArray(50'000'000, 'x'))) {
                return;
            }
        }
    });
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    for (int round = 0; round < 4; ++round) {
        RawClient client(router.port);
        if (when == 0) {
            QVERIFY(client.send("POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                                QByteArray::number(router.port) + "\r\n" + bearer +
                                "Content-Length: 1000000\r\n\r\n" + QByteArray(500'000, 'x')));
        } else {
            QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
        }
        QTRY_COMPARE(instance.requests, round + 1);
        if (when == 2) {
            QVERIFY(client.hasInput(5'000));
        }
        if (reset) {
            client.reset();
        } else {
            client.close();
        }
        answer = true;
        QTRY_COMPARE(blue.outstanding(), 0);
        answer = false;
    }
    QTRY_COMPARE(router.router.inFlight(), 0);
    QTRY_COMPARE(router.server->connectionCount(), 0);
    const QByteArray expected = when != 0 ? "blue: 499/200 x4"
                                : reset   ? "blue: 499/0 x4"
                                          : "blue: 400/0 x4"; // it may still listen
    QTRY_COMPARE(router.samples(), expected);
}

/// They occupy no instance while they dawdle with a short body.
void TestRouterFaults::slowCallers()
{
    FakeInstance instance(&FakeInstance::echo);
    Blue blue({instance.port()});
    blue.deployment.maxConcurrentRequests = 1;
    HttpLimits limits;
    limits.windowTime = 300ms;
    TestRouter router(limits);
    router.router.setTable(blue.table());
    std::vector<RawClient> clients;
    for (int count = 0; count < 50; ++count) {
        clients.emplace_back(router.port);
        QVERIFY(clients.back().send("POST /endpoints/canary/score HTTP/1.1\r\nHost: 127.0.0.1:" +
                                    QByteArray::number(router.port) + "\r\n" + bearer +
                                    "Content-Length: 10\r\n\r\nabc"));
    }
    QTRY_COMPARE(router.server->connectionCount(), 50);
    QCOMPARE(blue.outstanding(), 0);
    QCOMPARE(router.ask().status, 200);
    for (RawClient &client : clients) {
        QCOMPARE(client.answer().status, 408);
    }
    QTRY_COMPARE(router.samples(), QByteArray(": 408/0 x50; blue: 200/200 x1"));
}

void TestRouterFaults::callerThatDoesNotRead()
{
    FakeInstance instance(
        afterRequest([](InstanceLink &link) { link.answer(QByteArray(50'000'000, 'x')); }));
    Blue blue({instance.port()});
    HttpLimits limits;
    limits.windowTime = 100ms;
    limits.bytesPerSecond = 100'000'000;
    TestRouter router(limits);
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QTRY_COMPARE(instance.requests, 1);
    QTRY_COMPARE(blue.outstanding(), 0); // given up, and the instance with it
    QTRY_COMPARE(router.server->connectionCount(), 0);
}

/// The callers do not notice, and the copies are bounded.
void TestRouterFaults::mirrorThatHangs()
{
    FakeInstance live(&FakeInstance::echo);
    FakeInstance shadow(afterRequest(&hang));
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(live.port())});
    RouteDeployment &green = tables.add("green", 0, {instanceAt(shadow.port())});
    green.mirrorWeight = 50;
    green.maxConcurrentRequests = 2;
    TestRouter router;
    router.router.setTable(tables.table());
    RawClient client(router.port);
    for (int round = 0; round < 200; ++round) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, QByteArray(1'000, 'x')));
        QCOMPARE(client.answer().status, 200);
        QVERIFY(timer.elapsed() < 2'000);
    }
    QTRY_COMPARE(shadow.requests, 4); // as many as a deployment may have in flight
    QTRY_COMPARE(router.router.inFlight(), 4);
}

void TestRouterFaults::mirrorFaults_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("closes") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\r\n\r\n\r\n");
    QTest::newRow("error") << QByteArray("HTTP/1.1 500 Bad\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("large") << "HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n" +
                                  QByteArray(500'000, 'x');
    QTest::newRow("chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n" +
                                   QByteArray(200'000, 'x') + "\r\n0\r\n\r\n";
    QTest::newRow("to the end") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(200'000, 'x');
}

void TestRouterFaults::mirrorFaults()
{
    QFETCH(QByteArray, answer);
    FakeInstance live(&FakeInstance::echo);
    const bool keeps = answer.contains("Content-Length") || answer.contains("chunked");
    FakeInstance shadow([&](InstanceLink &link, FakeInstance &instance) {
        while (link.readRequest()) {
            ++instance.requests;
            if (!link.send(answer) || !keeps) {
                return;
            }
        }
    });
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(live.port())});
    tables.add("green", 0, {instanceAt(shadow.port())}).mirrorWeight = 50;
    TestRouter router;
    router.router.setTable(tables.table());
    RawClient client(router.port);
    for (int round = 0; round < 100; ++round) {
        const QByteArray body(round % 10 == 0 ? 100'000 : 10, 'x');
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, body));
        QCOMPARE(client.answer().body, body);
    }
    QTRY_COMPARE(router.router.inFlight(), 0);
    QCOMPARE(shadow.requests, 50);
    QTRY_COMPARE(router.samples(), QByteArray("blue: 200/200 x100; green: mirrored x50"));
}

void TestRouterFaults::stopDuringRequests()
{
    std::atomic<bool> answer{false};
    FakeInstance instance(afterRequest([&](InstanceLink &link) {
        while (!answer) {
            std::this_thread::yield();
        }
        link.answer("done");
    }));
    const Blue blue({instance.port()});
    TestRouter router;
    router.router.setTable(blue.table());
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QTRY_COMPARE(instance.requests, 1);
    QSignalSpy stopped(router.server.get(), &HttpServer::stopped);
    router.server->stop(30s);
    QVERIFY(!stopped.wait(50));
    answer = true;
    QCOMPARE(client.answer().body, QByteArray("done"));
    QVERIFY(!stopped.isEmpty() || stopped.wait(5'000));
    QCOMPARE(blue.outstanding(), 0);
    QCOMPARE(router.samples(), QByteArray("blue: 200/200 x1")); // also after the threads' end
}

void TestRouterFaults::destroyedDuringRequests()
{
    FakeInstance live(afterRequest(&hang));
    FakeInstance shadow(afterRequest(&hang));
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(live.port())});
    tables.add("green", 0, {instanceAt(shadow.port())}).mirrorWeight = 50;
    TestRouter router;
    router.router.setTable(tables.table());
    std::vector<RawClient> clients;
    for (int count = 0; count < 20; ++count) {
        clients.emplace_back(router.port);
        QVERIFY(clients.back().ask("POST", "/endpoints/canary/score", bearer, "x"));
    }
    QTRY_COMPARE(live.requests, 20);
    QTRY_COMPARE(shadow.requests, 10);
    router.server.reset();
    QCOMPARE(router.router.inFlight(), 0);
    for (RawClient &client : clients) {
        QVERIFY(client.isClosedWithin(5'000));
    }
}

QTEST_GUILESS_MAIN(TestRouterFaults)
#include "tst_router_faults.moc"
