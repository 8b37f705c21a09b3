// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/metrics/monitortest.h"

#include <QTest>

using namespace serin;
using State = ScoringInstance::State;
using std::chrono::minutes;
using std::chrono::seconds;

class TestMonitorServiceDeployments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesByInstance();
    void capacityCountsInstancesAtOneTime();
    void capacityByStateAndInstance();
    void onlyItsOwnDeployment();
    void unknownUseIsMissing();
    void tellsWhenSomebodyLooks();

private:
    /// Scaling from one to two over a minute, sampled every ten seconds: blue-2 starts at 20 s and
    /// is ready from 40 s on.
    static void scaleUp(MonitorFixture &fixture)
    {
        for (int second = 0; second < 60; second += 10) {
            const std::int64_t now = fixture.now();
            std::vector<InstanceSample> samples{
                instanceSample("blue-1", now, State::Ready, second, 10)};
            if (second >= 20) {
                samples.push_back(instanceSample(
                    "blue-2", now, second < 40 ? State::Starting : State::Ready, 90, 20));
            }
            QVERIFY(fixture.store->record({}, samples));
            fixture.clock.advance(seconds(10));
        }
    }
};

void TestMonitorServiceDeployments::usesByInstance()
{
    MonitorFixture fixture;
    scaleUp(fixture);
    const QByteArray query = "metricnames=CpuUtilizationPercentage&timespan=PT1M&aggregation="
                             "Average,Minimum,Maximum,Count";
    QCOMPARE(fixture.table(query, QStringLiteral("average"), true),
             QStringList(QStringLiteral(": 51"))); // (0 + … + 50 + 4 × 90) / 10
    QCOMPARE(fixture.table(query, QStringLiteral("maximum"), true),
             QStringList(QStringLiteral(": 90")));
    QCOMPARE(fixture.table(query, QStringLiteral("count"), true),
             QStringList(QStringLiteral(": 10")));
    QCOMPARE(fixture.table(query + "&$filter=instanceId eq '*'", QStringLiteral("average"), true),
             QStringList({QStringLiteral("instanceid=blue-1: 25"),
                          QStringLiteral("instanceid=blue-2: 90")}));
    QCOMPARE(fixture.table("metricnames=CpuMemoryUtilizationPercentage&timespan=PT1M&interval=PT30S"
                           "&$filter=instanceId eq 'blue-2'",
                           QStringLiteral("average"), true),
             QStringList(QStringLiteral("instanceid=blue-2: 20 20")));
}

void TestMonitorServiceDeployments::capacityCountsInstancesAtOneTime()
{
    MonitorFixture fixture;
    scaleUp(fixture);
    const QByteArray query = "metricnames=DeploymentCapacity&timespan=PT1M&aggregation="
                             "Average,Minimum,Maximum";
    QCOMPARE(fixture.table(query, QStringLiteral("minimum"), true),
             QStringList(QStringLiteral(": 1")));
    QCOMPARE(fixture.table(query, QStringLiteral("maximum"), true),
             QStringList(QStringLiteral(": 2")));
    QCOMPARE(fixture.table(query, QStringLiteral("average"), true),
             QStringList(QStringLiteral(": 1.66667")));
    QCOMPARE(fixture.table(query + "&interval=PT10S", QStringLiteral("average"), true),
             QStringList(QStringLiteral(": 1 1 2 2 2 2")));
}

void TestMonitorServiceDeployments::capacityByStateAndInstance()
{
    MonitorFixture fixture;
    scaleUp(fixture);
    const QByteArray query = "metricnames=DeploymentCapacity&timespan=PT1M&aggregation="
                             "Average,Minimum,Maximum&$filter=";
    QCOMPARE(fixture.table(query + "State eq '*'", QStringLiteral("maximum"), true),
             QStringList({QStringLiteral("state=Ready: 2"), QStringLiteral("state=Starting: 1")}));
    QCOMPARE(fixture.table(query + "State eq '*'", QStringLiteral("minimum"), true),
             QStringList({QStringLiteral("state=Ready: 1"), QStringLiteral("state=Starting: 0")}));
    QCOMPARE(fixture.table(query + "state eq 'ready'", QStringLiteral("average"), true),
             QStringList(QStringLiteral("state=Ready: 1.33333")));
    QCOMPARE(fixture.table(query + "instanceId eq '*' and State eq '*'", QStringLiteral("average"),
                           true),
             QStringList({QStringLiteral("instanceid=blue-1,state=Ready: 1"),
                          QStringLiteral("instanceid=blue-2,state=Ready: 0.333333"),
                          QStringLiteral("instanceid=blue-2,state=Starting: 0.333333")}));
}

void TestMonitorServiceDeployments::onlyItsOwnDeployment()
{
    MonitorFixture fixture;
    InstanceSample green = instanceSample("green-1", fixture.now(), State::Ready, 77, 7);
    green.deployment = "green";
    QVERIFY(fixture.store->record({}, {green}));
    fixture.clock.advance(minutes(1));
    QVERIFY(fixture.timeseries("metricnames=DeploymentCapacity&timespan=PT1M", true).isEmpty());
    QCOMPARE(fixture.get("metricnames=RequestsPerMinute", true).status, 400);
}

void TestMonitorServiceDeployments::unknownUseIsMissing()
{
    MonitorFixture fixture;
    InstanceSample sample = instanceSample("blue-1", fixture.now(), State::Starting);
    sample.cpuPercent.reset();
    sample.memoryPercent.reset();
    QVERIFY(fixture.store->record({}, {sample}));
    fixture.clock.advance(minutes(1));
    QVERIFY(
        fixture.timeseries("metricnames=CpuUtilizationPercentage&timespan=PT1M", true).isEmpty());
    QCOMPARE(fixture.table("metricnames=DeploymentCapacity&timespan=PT1M",
                           QStringLiteral("average"), true),
             QStringList(QStringLiteral(": 1")));
}

void TestMonitorServiceDeployments::tellsWhenSomebodyLooks()
{
    MonitorFixture fixture;
    QVERIFY(!fixture.service.lastCloseLookAtInstances());
    QCOMPARE(fixture.get("interval=PT1S&timespan=PT1M").status, 200); // of the endpoint
    QCOMPARE(fixture.get("interval=PT1M", true).status, 200);
    QVERIFY(!fixture.service.lastCloseLookAtInstances());
    QCOMPARE(fixture.get("interval=PT5S&timespan=PT1M", true).status, 200);
    QVERIFY(fixture.service.lastCloseLookAtInstances() == fixture.clock.monotonicNow());
}

QTEST_GUILESS_MAIN(TestMonitorServiceDeployments)
#include "tst_monitorservice_deployments.moc"
