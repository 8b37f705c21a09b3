// SPDX-License-Identifier: GPL-3.0-or-later
// What the data plane is told.
#include "tests/services/local/arm/armfixture.h"

#include <QSignalSpy>

using namespace serin;
using Answer = ArmFixture::Answer;

namespace {}

class TestArmRoutes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_arm = std::make_unique<ArmFixture>();
        m_arm->makeBird();
    }
    void tellsEverything();
    void changesBeforeTheOperationEnds();
    void leavesOutWhatIsNotReady();
    void keepsTheLoadOfAnInstance();
    void waitsForDrainingInstances();
    void waitsForOldTables();
    void forgetsWhatIsGone();

private:
    [[nodiscard]] RouteDeployment route(const char *name) const
    {
        const auto table = m_arm->service->routingTable();
        for (const RouteDeployment &deployment : table->endpoints.at("bird").deployments) {
            if (deployment.name == name) {
                return deployment;
            }
        }
        return {};
    }
    void setState(ScoringInstance::State state)
    {
        m_arm->fleet->running[blueKey].first().state = state;
        Q_EMIT m_arm->fleet->instancesChanged(blueKey);
    }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmRoutes::tellsEverything()
{
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})", R"({"green":20})"));
    const auto properties =
        R"("requestSettings":{"requestTimeout":"PT1M","maxConcurrentRequestsPerInstance":9})";
    m_arm->finished(m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("green")),
                               ArmFixture::deploymentBody(2, properties)));
    const auto table = m_arm->service->routingTable();
    QCOMPARE(table->endpoints.size(), size_t(1));
    QCOMPARE(table->endpoints.at("bird").name, std::string("bird"));
    QVERIFY(table->endpoints.at("bird").credentials);
    QCOMPARE(route("blue").weight, 100);
    QCOMPARE(route("blue").mirrorWeight, 0);
    QCOMPARE(route("blue").scoringRoute, std::string("/score"));
    QVERIFY(route("blue").requestTimeout == std::chrono::seconds(5));
    QCOMPARE(route("green").weight, 0);
    QCOMPARE(route("green").mirrorWeight, 20);
    QCOMPARE(route("green").maxConcurrentRequests, 9);
    QVERIFY(route("green").requestTimeout == std::chrono::minutes(1));
    QCOMPARE(route("green").instances.size(), size_t(2));
    const ScoringInstance first =
        m_arm->fleet->instances({QStringLiteral("bird"), QStringLiteral("green")}).first();
    QCOMPARE(route("green").instances.front().id, first.id.toStdString());
    QCOMPARE(route("green").instances.front().port, first.port);
}

void TestArmRoutes::changesBeforeTheOperationEnds()
{
    const Answer accepted = m_arm->putTraffic(R"({"blue":100})");
    int weight = -1;
    const auto connection = connect(m_arm->service.get(), &ArmService::routesChanged, this,
                                    [&] { weight = route("blue").weight; });
    QCOMPARE(weight, -1);
    QCOMPARE(m_arm->finished(accepted).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(weight, 100);
    disconnect(connection);
}

void TestArmRoutes::leavesOutWhatIsNotReady()
{
    using State = ScoringInstance::State;
    const QSignalSpy changed(m_arm->service.get(), &ArmService::routesChanged);
    QCOMPARE(route("blue").instances.size(), size_t(1));
    for (const State state : {State::Starting, State::Unhealthy, State::Draining}) {
        setState(state);
        QCOMPARE(route("blue").instances.size(), size_t(0));
    }
    QCOMPARE(changed.count(), 3);
    setState(State::Ready);
    QCOMPARE(route("blue").instances.size(), size_t(1));
}

void TestArmRoutes::keepsTheLoadOfAnInstance()
{
    const auto load = route("blue").instances.front().load;
    load->outstanding = 3;
    setState(ScoringInstance::State::Unhealthy);
    setState(ScoringInstance::State::Ready);
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})"));
    QCOMPARE(route("blue").instances.front().load.get(), load.get());
    QVERIFY(route("green").instances.front().load.get() != load.get());
}

void TestArmRoutes::waitsForDrainingInstances()
{
    m_arm->finished(m_arm->ask("PATCH", ArmFixture::deploymentPath(QStringLiteral("blue")),
                               R"({"sku":{"capacity":2}})"));
    std::shared_ptr<InstanceLoad> load = route("blue").instances.back().load;
    const QString id = QString::fromStdString(route("blue").instances.back().id);
    load->outstanding = 1;
    m_arm->fleet->isDrainingSlowly = true;
    m_arm->finished(m_arm->ask("PATCH", ArmFixture::deploymentPath(QStringLiteral("blue")),
                               R"({"sku":{"capacity":1}})"));
    QCOMPARE(route("blue").instances.size(), size_t(1));
    QTest::qWait(60);
    m_arm->clock.advance(std::chrono::seconds(10));
    QTest::qWait(60);
    QVERIFY(m_arm->fleet->drained.isEmpty()); // a request is under way
    load->outstanding = 0;
    load.reset();
    QTRY_COMPARE(m_arm->fleet->drained, QStringList(id));
    QTest::qWait(60);
    QCOMPARE(m_arm->fleet->drained.size(), 1); // once
}

void TestArmRoutes::waitsForOldTables()
{
    const auto old = m_arm->service->routingTable(); // a thread may just be picking from it
    setState(ScoringInstance::State::Draining);
    QTest::qWait(60);
    QVERIFY(m_arm->fleet->drained.isEmpty());
    m_arm->clock.advance(std::chrono::milliseconds(300)); // but not for ever
    QTRY_COMPARE(m_arm->fleet->drained.size(), 1);
    QVERIFY(m_arm->fleet->instances(blueKey).isEmpty());
    QCOMPARE(old->endpoints.at("bird").deployments.front().instances.size(), size_t(1));
}

void TestArmRoutes::forgetsWhatIsGone()
{
    m_arm->finished(m_arm->ask("DELETE", ArmFixture::deploymentPath(QStringLiteral("blue"))));
    const auto table = m_arm->service->routingTable();
    QCOMPARE(table->endpoints.at("bird").deployments.size(), size_t(1));
    m_arm->finished(m_arm->ask("DELETE", ArmFixture::endpointPath()));
    QVERIFY(m_arm->service->routingTable()->endpoints.empty());
}

QTEST_GUILESS_MAIN(TestArmRoutes)
#include "tst_arm_routes.moc"
