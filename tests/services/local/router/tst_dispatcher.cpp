// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/dispatcher.h"

#include <QTest>

using namespace serin;

using Refusal = Dispatcher::Refusal;

namespace {

RouteInstance instance(std::uint16_t port, std::shared_ptr<InstanceLoad> load)
{
    return {"i" + std::to_string(port), port, std::move(load)};
}

RouteDeployment deployment(const std::string &name, int weight,
                           std::vector<RouteInstance> instances)
{
    RouteDeployment made;
    made.name = name;
    made.weight = weight;
    made.instances = std::move(instances);
    return made;
}

std::shared_ptr<const RoutingTable> table(std::vector<RouteDeployment> deployments)
{
    auto made = std::make_shared<RoutingTable>();
    made->endpoints["canary"] = {"Canary", nullptr, std::move(deployments)};
    return made;
}

/// Asks once, and releases.
Dispatcher::Choice choose(Dispatcher &dispatcher, std::string_view named = {})
{
    const auto map = dispatcher.map();
    Dispatcher::Choice choice = dispatcher.choose(*map, *map->find("CANARY"), named);
    if (choice.instance != nullptr) {
        Dispatcher::release(*choice.instance);
        Dispatcher::release(*choice.deployment);
    }
    return choice;
}

std::shared_ptr<InstanceLoad> load()
{
    return std::make_shared<InstanceLoad>();
}

} // namespace

class TestDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusals();
    void limitInFlight();
    void leastOutstanding();
    void others();
    void outdatedMapChoosesNothing();
    void rowGoesOnWhenOnlyInstancesChange();
    void identities();
    void mirrorsExactly();
};

void TestDispatcher::refusals()
{
    Dispatcher dispatcher;
    QVERIFY(dispatcher.map()->find("canary") == nullptr);
    dispatcher.setTable(
        table({deployment("blue", 0, {instance(1, load())}), deployment("green", 0, {})}));
    QCOMPARE(choose(dispatcher).refusal, Refusal::NoTraffic);
    QCOMPARE(choose(dispatcher, "blue").refusal, Refusal::None);
    QCOMPARE(choose(dispatcher, "green").refusal, Refusal::NoInstance);
    QCOMPARE(choose(dispatcher, "BLUE").refusal, Refusal::UnknownDeployment);
    dispatcher.setTable(table({}));
    QCOMPARE(choose(dispatcher).refusal, Refusal::NoTraffic);
    QCOMPARE(choose(dispatcher, "blue").refusal, Refusal::UnknownDeployment);
}

void TestDispatcher::limitInFlight()
{
    Dispatcher dispatcher;
    RouteDeployment blue = deployment("blue", 100, {instance(1, load()), instance(2, load())});
    blue.maxConcurrentRequests = 3;
    dispatcher.setTable(table({blue}));
    const auto map = dispatcher.map();
    DispatchEndpoint &endpoint = *map->find("canary");
    std::vector<Dispatcher::Choice> choices;
    for (int count = 0; count < 12; ++count) {
        choices.push_back(dispatcher.choose(*map, endpoint, {}));
        QCOMPARE(choices.back().refusal, Refusal::None);
        QCOMPARE(choices.back().inFlight, count + 1);
    }
    QCOMPARE(dispatcher.choose(*map, endpoint, {}).refusal, Refusal::Busy);
    QCOMPARE(dispatcher.choose(*map, endpoint, "blue").refusal, Refusal::Busy);
    QCOMPARE(dispatcher.inFlight(), 12);
    Dispatcher::release(*choices.back().instance);
    Dispatcher::release(*choices.back().deployment);
    QCOMPARE(dispatcher.choose(*map, endpoint, {}).refusal, Refusal::None);
}

void TestDispatcher::leastOutstanding()
{
    Dispatcher dispatcher;
    const auto one = load();
    const auto two = load();
    const auto three = load();
    dispatcher.setTable(
        table({deployment("blue", 100, {instance(1, one), instance(2, two), instance(3, three)})}));
    one->outstanding = 5;
    two->outstanding = 4;
    three->outstanding = 5;
    QCOMPARE(choose(dispatcher).instance->port, std::uint16_t{2});
    two->outstanding = 5;
    std::map<int, int> counts; // with equally much to do they take turns
    for (int count = 0; count < 30; ++count) {
        ++counts[choose(dispatcher).instance->port];
    }
    QCOMPARE(counts, (std::map<int, int>{{1, 10}, {2, 10}, {3, 10}}));
}

void TestDispatcher::others()
{
    Dispatcher dispatcher;
    dispatcher.setTable(
        table({deployment("blue", 100, {instance(1, load()), instance(2, load())})}));
    const auto map = dispatcher.map();
    DispatchDeployment &blue = *map->find("canary")->find("blue");
    const auto &instances = blue.instances;
    const auto other = dispatcher.chooseAnother(*map, blue, {instances[0].key});
    QCOMPARE(other.instance->port, std::uint16_t{2});
    QCOMPARE(dispatcher.chooseAnother(*map, blue, {instances[0].key, instances[1].key}).refusal,
             Refusal::NoInstance);
}

void TestDispatcher::outdatedMapChoosesNothing()
{
    Dispatcher dispatcher;
    const auto gone = load();
    dispatcher.setTable(table({deployment("blue", 100, {instance(1, gone)})}));
    const auto map = dispatcher.map();
    DispatchEndpoint &endpoint = *map->find("canary");
    dispatcher.setTable(table({deployment("blue", 100, {instance(2, load())})}));
    QCOMPARE(dispatcher.choose(*map, endpoint, {}).refusal, Refusal::Outdated);
    QCOMPARE(dispatcher.chooseAnother(*map, *endpoint.find("blue"), {}).refusal, Refusal::Outdated);
    QCOMPARE(dispatcher.chooseForMirror(*map, *endpoint.find("blue")).refusal, Refusal::Outdated);
    QCOMPARE(gone->outstanding, 0);
    QCOMPARE(choose(dispatcher).instance->port, std::uint16_t{2});
}

void TestDispatcher::rowGoesOnWhenOnlyInstancesChange()
{
    Dispatcher dispatcher;
    int green = 0;
    for (int count = 0; count < 1'000; ++count) {
        // Also in another order: the row belongs to the names.
        const auto blueNow = deployment("blue", 90, {instance(1, load())});
        const auto greenNow = deployment("green", 10, {instance(2, load())});
        dispatcher.setTable(count % 2 == 0 ? table({blueNow, greenNow})
                                           : table({greenNow, blueNow}));
        green += choose(dispatcher).deployment->route->name == "green" ? 1 : 0;
    }
    QCOMPARE(green, 100);
}

void TestDispatcher::identities()
{
    Dispatcher dispatcher;
    const auto kept = load();
    dispatcher.setTable(table({deployment("blue", 100, {instance(1, kept)})}));
    const auto before = choose(dispatcher);
    const auto hold = dispatcher.map();
    const std::uint64_t key = before.instance->key;
    dispatcher.setTable(
        table({deployment("blue", 50, {instance(1, kept)}), deployment("green", 50, {})}));
    QCOMPARE(choose(dispatcher, "blue").instance->key, key);
    QVERIFY(choose(dispatcher, "blue").deployment->load ==
            hold->find("canary")->find("blue")->load);
    // Another process on the same port is another instance.
    dispatcher.setTable(table({deployment("blue", 100, {instance(1, load())})}));
    QVERIFY(choose(dispatcher).instance->key != key);
    QCOMPARE(dispatcher.map()->instanceKeys.count(key), std::size_t{0});
}

void TestDispatcher::mirrorsExactly()
{
    Dispatcher dispatcher;
    RouteDeployment green = deployment("green", 0, {instance(2, load())});
    green.mirrorWeight = 30;
    int mirrored = 0;
    for (int count = 0; count < 1'000; ++count) {
        if (count % 7 == 0) {
            dispatcher.setTable(table({deployment("blue", 100, {instance(1, load())}), green}));
        }
        const auto choice = choose(dispatcher);
        mirrored += choice.mirror != nullptr ? 1 : 0;
        QVERIFY(choice.mirror == nullptr || choice.mirror->route->name == "green");
        QVERIFY(choose(dispatcher, "blue").mirror == nullptr); // asked for by name
    }
    QCOMPARE(mirrored, 300);
}

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
