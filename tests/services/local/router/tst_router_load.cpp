// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QTest>

#include <condition_variable>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const RoutingTable> twoDeployments(const RouteInstance &blue,
                                                   const RouteInstance &green, int percent)
{
    TableBuilder tables;
    tables.add("blue", 100 - percent, {blue});
    tables.add("green", percent, {green});
    return tables.table();
}

/// Whether @p holds is true within some seconds; looks every millisecond, where QTRY_VERIFY lets
/// twenty times the load pass.
template<typename Predicate>
bool isSoon(Predicate holds)
{
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (!holds() && std::chrono::steady_clock::now() < end) {
        QTest::qWait(1);
    }
    return holds();
}

/// Callers on threads of their own that ask until they are told to stop.
class Load
{
public:
    Load(quint16 port, int threads)
    {
        for (int number = 0; number < threads; ++number) {
            m_threads.emplace_back([this, port, number] { ask(port, number); });
        }
    }
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;
    ~Load() { stop(); }

    void stop()
    {
        m_stop = true;
        for (std::thread &thread : m_threads) {
            thread.join();
        }
        m_threads.clear();
    }

    std::atomic<int> good{0};
    std::atomic<int> bad{0};
    std::mutex mutex;
    QByteArray firstBad; // guarded

private:
    void ask(quint16 port, int number)
    {
        RawClient client(port);
        const QByteArray body(number % 2 == 0 ? 100 : 60'000, 'x');
        while (!m_stop) {
            client.ask("POST", "/endpoints/canary/score", bearer, body);
            const RawAnswer answer = client.answer();
            if (answer.status == 200 && answer.body == body) {
                ++good;
                continue;
            }
            ++bad;
            const std::lock_guard lock(mutex);
            if (firstBad.isNull()) {
                firstBad = answer.head + answer.body.left(300);
            }
            return;
        }
    }

    std::atomic<bool> m_stop{false};
    std::vector<std::thread> m_threads;
};

} // namespace

class TestRouterLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactWeights();
    void exactWeightsFromFourThreads();
    void exactMirror();
    void changesOfWeights();
    void scalingAndDraining();
    void killedInstances();
    void manyWrongKeys();
};

void TestRouterLoad::exactWeights()
{
    FakeInstance blue(&FakeInstance::echo);
    FakeInstance green(&FakeInstance::echo);
    TestRouter router;
    router.router.setTable(twoDeployments(instanceAt(blue.port()), instanceAt(green.port()), 10));
    RawClient client(router.port);
    std::vector<int> row;
    for (int count = 0; count < 2'000; ++count) {
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
        row.push_back(client.answer().field("azureml-model-deployment") == "green" ? 1 : 0);
    }
    int inWindow = 0;
    for (std::size_t at = 0; at < row.size(); ++at) {
        inWindow += row[at] - (at >= 100 ? row[at - 100] : 0);
        if (at >= 99) {
            QVERIFY(inWindow >= 9 && inWindow <= 11);
        }
    }
    QCOMPARE(green.requests, 200);
}

void TestRouterLoad::exactWeightsFromFourThreads()
{
    FakeInstance blue(&FakeInstance::echo);
    FakeInstance green(&FakeInstance::echo);
    TestRouter router({}, 4);
    router.router.setTable(twoDeployments(instanceAt(blue.port()), instanceAt(green.port()), 37));
    std::vector<std::thread> threads;
    std::atomic<int> asked{0};
    std::atomic<int> failed{0};
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([&] {
            RawClient client(router.port);
            while (asked.fetch_add(1) < 2'000) {
                client.ask("POST", "/endpoints/canary/score", bearer, "x");
                failed += client.answer().status == 200 ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(failed, 0);
    QCOMPARE(blue.requests + green.requests, 2'000);
    QCOMPARE(green.requests, 740);
}

void TestRouterLoad::exactMirror()
{
    FakeInstance blue(&FakeInstance::echo);
    FakeInstance shadow(&FakeInstance::echo);
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(blue.port())});
    tables.add("green", 0, {instanceAt(shadow.port())}).mirrorWeight = 23;
    TestRouter router;
    router.router.setTable(tables.table());
    RawClient client(router.port);
    for (int count = 0; count < 1'000; ++count) {
        const QByteArray body(count % 100 == 0 ? 200'000 : 20, 'x');
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, body));
        QCOMPARE(client.answer().body, body);
        if (count % 10 == 0) { // is not mirrored and does not count
            QVERIFY(client.ask("POST", "/endpoints/canary/score",
                               QByteArray(bearer) + "azureml-model-deployment: blue\r\n", "x"));
            QCOMPARE(client.answer().status, 200);
        }
    }
    QTRY_COMPARE(shadow.requests, 230);
    QTRY_COMPARE(router.samples(), QByteArray("blue: 200/200 x1100; green: mirrored x230"));
}

void TestRouterLoad::changesOfWeights()
{
    FakeInstance blue(&FakeInstance::echo);
    FakeInstance green(&FakeInstance::echo);
    const RouteInstance blueAt = instanceAt(blue.port());
    const RouteInstance greenAt = instanceAt(green.port());
    TestRouter router;
    router.router.setTable(twoDeployments(blueAt, greenAt, 10));
    Load load(router.port, 8);
    for (int change = 0; change < 900; ++change) {
        router.router.setTable(twoDeployments(blueAt, greenAt, change * 7 % 101));
        if (change % 10 == 0) {
            const int before = load.good + load.bad;
            QVERIFY(isSoon([&] { return load.good + load.bad > before; }));
        }
    }
    load.stop();
    QVERIFY2(load.bad == 0, load.firstBad.constData());
    QVERIFY(load.good > 90);
    QVERIFY(blue.requests > 0 && green.requests > 0);
}

/// Instances come and go under load; one is killed as soon as the contract says it is drained.
void TestRouterLoad::scalingAndDraining()
{
    TestRouter router;
    auto instance = std::make_unique<FakeInstance>(&FakeInstance::echo);
    RouteInstance at = instanceAt(instance->port());
    FakeInstance green(&FakeInstance::echo);
    const RouteInstance greenAt = instanceAt(green.port());
    router.router.setTable(twoDeployments(at, greenAt, 10));
    Load load(router.port, 8);
    for (int change = 0; change < 60; ++change) {
        auto next = std::make_unique<FakeInstance>(&FakeInstance::echo);
        const RouteInstance nextAt = instanceAt(next->port());
        router.router.setTable(twoDeployments(nextAt, greenAt, 10));
        QVERIFY(isSoon([&] { return at.load->outstanding == 0; }));
        instance->kill();
        const int before = load.good + load.bad;
        QVERIFY(isSoon([&] { return load.good > before + 10 || load.bad > 0; }));
        instance = std::move(next);
        at = nextAt;
    }
    load.stop();
    QVERIFY2(load.bad == 0, load.firstBad.constData());
    QTRY_COMPARE(router.router.inFlight(), 0);
}

/// What was not sent yet goes elsewhere, what was sent fails with 424, and nothing else happens.
void TestRouterLoad::killedInstances()
{
    FakeInstance steady(&FakeInstance::echo);
    FakeInstance shaky(&FakeInstance::echo);
    TableBuilder tables;
    const RouteInstance shakyAt = instanceAt(shaky.port());
    tables.add("blue", 100, {instanceAt(steady.port()), shakyAt});
    TestRouter router;
    router.router.setTable(tables.table());
    std::atomic<bool> stop{false};
    std::atomic<int> good{0};
    std::atomic<int> modelErrors{0};
    std::atomic<int> others{0};
    std::vector<std::thread> threads;
    for (int number = 0; number < 6; ++number) {
        threads.emplace_back([&] {
            RawClient client(router.port);
            while (!stop) {
                client.ask("POST", "/endpoints/canary/score", bearer, QByteArray(500, 'x'));
                const int status = client.answer().status;
                ++(status == 200 ? good : status == 424 ? modelErrors : others);
            }
        });
    }
    for (int round = 0; round < 20; ++round) {
        const int before = good;
        QVERIFY(isSoon([&] { return good > before + 20; }));
        shaky.kill();
        const int then = good;
        QVERIFY(isSoon([&] { return good > then + 20; }));
        shaky.listen();
    }
    stop = true;
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(others, 0);
    QVERIFY(modelErrors <= 20 * 6); // at most what was under way
    QTRY_COMPARE(shakyAt.load->outstanding, 0);
}

void TestRouterLoad::manyWrongKeys()
{
    FakeInstance blue(&FakeInstance::echo);
    TestRouter router;
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(blue.port())});
    router.router.setTable(tables.table());
    RawClient client(router.port);
    for (int number = 0; number < 1'000; ++number) {
        QVERIFY(client.ask("POST", "/endpoints/canary/score",
                           "Authorization: Bearer guess-" + QByteArray::number(number) + "\r\n",
                           "x"));
        QCOMPARE(client.answer().status, 401);
    }
    QCOMPARE(blue.requests, 0);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QCOMPARE(client.answer().status, 200);
    QTRY_COMPARE(router.samples(), QByteArray(": 401/0 x1000; blue: 200/200 x1"));
}

QTEST_GUILESS_MAIN(TestRouterLoad)
#include "tst_router_load.moc"
