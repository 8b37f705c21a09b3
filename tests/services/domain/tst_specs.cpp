// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestSpecs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void absentTrafficIsNotNoTraffic()
    {
        EndpointSpec unsaid = m_endpoint;
        EndpointSpec silent = m_endpoint;
        silent.traffic = TrafficSplit();
        QVERIFY(unsaid != silent);
        unsaid.traffic = TrafficSplit();
        QCOMPARE(unsaid, silent);
    }
    void identitiesCompareAsSets()
    {
        EndpointSpec one = m_endpoint;
        EndpointSpec other = m_endpoint;
        one.identity = {false, {QStringLiteral("id-a"), QStringLiteral("id-b")}};
        other.identity = {false, {QStringLiteral("id-b"), QStringLiteral("id-a")}};
        QCOMPARE(one, other);
        other.identity->systemAssigned = true;
        QVERIFY(one != other);
    }
    void unitsOfDurationsDoNotMatter()
    {
        DeploymentSpec fromManifest = m_deployment;
        fromManifest.requestSettings = {90000ms, 1, std::nullopt};
        DeploymentSpec live = m_deployment;
        live.requestSettings = {90s, 1, std::nullopt};
        QCOMPARE(fromManifest, live);
        live.requestSettings->maxQueueWait = 0ms;
        QVERIFY(fromManifest != live);
    }
    void everyNestedValueCounts()
    {
        DeploymentSpec changed = m_deployment;
        changed.model = AssetReference{AssetReference::Kind::LocalPath, QStringLiteral("m/1")};
        DeploymentSpec registered = changed;
        registered.model->kind = AssetReference::Kind::Registered;
        QVERIFY(changed != m_deployment && changed != registered);

        DeploymentSpec collecting = m_deployment;
        collecting.dataCollector.emplace();
        collecting.dataCollector->collections[QStringLiteral("model_inputs")] = {true, {}, 0.5};
        DeploymentSpec sampled = collecting;
        sampled.dataCollector->collections[QStringLiteral("model_inputs")].samplingRate = 1.0;
        QVERIFY(collecting != sampled);

        DeploymentSpec scaled = m_deployment;
        scaled.instanceCount = *InstanceCount::fromInt(2);
        QVERIFY(scaled != m_deployment);
    }

private:
    const EndpointSpec m_endpoint{*EndpointName::fromString(QStringLiteral("my-endpoint"))};
    const DeploymentSpec m_deployment{*DeploymentName::fromString(QStringLiteral("blue"))};
};

QTEST_GUILESS_MAIN(TestSpecs)
#include "tst_specs.moc"
