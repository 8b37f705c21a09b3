// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

/// Callers that leave, dawdle or are too many; mirrors; the server's end.
class TestRouterCallers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void busy();
    void callerLeaves_data();
    void callerLeaves();
    void slowCallers();
    void callerThatDoesNotRead();
    void stopDuringRequests();
    void destroyedDuringRequests();
    void mirrorThatHangs();
    void mirrorFaults_data();
    void mirrorFaults();
};

void TestRouterCallers::busy()
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

void TestRouterCallers::callerLeaves_data()
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

void TestRouterCallers::callerLeaves()
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
void TestRouterCallers::slowCallers()
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

void TestRouterCallers::callerThatDoesNotRead()
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

void TestRouterCallers::stopDuringRequests()
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

void TestRouterCallers::destroyedDuringRequests()
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

/// The callers do not notice, and the copies are bounded.
void TestRouterCallers::mirrorThatHangs()
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

void TestRouterCallers::mirrorFaults_data()
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

void TestRouterCallers::mirrorFaults()
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

QTEST_GUILESS_MAIN(TestRouterCallers)
#include "tst_router_callers.moc"
