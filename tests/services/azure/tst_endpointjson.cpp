// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/endpointjson.h"

#include "services/azure/armbody.h"
#include "tests/services/azure/armsamples.h"

#include <QTest>

using namespace serin;

namespace {

EndpointSpec specOf(const char *name = "my-endpoint")
{
    return EndpointSpec(*EndpointName::fromString(QLatin1String(name)));
}

DeploymentName deployment(const char *name)
{
    return *DeploymentName::fromString(QLatin1String(name));
}

TrafficSplit split(std::vector<std::pair<const char *, int>> shares)
{
    std::vector<TrafficShare> list;
    for (const auto &[name, percent] : shares) {
        list.push_back({deployment(name), *Percent::fromInt(percent)});
    }
    return *TrafficSplit::fromShares(list);
}

} // namespace

class TestEndpointJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnEndpoint()
    {
        const Result<LiveEndpoint> live = endpointFromJson(parsed(endpointBody()));
        QVERIFY(live);
        QCOMPARE(live->spec.name.toString(), QStringLiteral("my-endpoint"));
        QCOMPARE(live->spec.computeType, EndpointComputeType::Managed);
        QCOMPARE(live->spec.authMode, AuthMode::Key);
        QCOMPARE(live->spec.description, QStringLiteral("sings"));
        QCOMPARE(live->spec.tags->value(QStringLiteral("team")), QStringLiteral("birds"));
        QVERIFY(live->spec.identity->systemAssigned);
        QVERIFY(live->spec.identity->userAssigned.empty());
        QCOMPARE(live->spec.publicNetworkAccess, true);
        QCOMPARE(live->spec.traffic, split({{"blue", 100}}));
        QVERIFY(!live->spec.mirrorTraffic->target());
        QVERIFY(!live->spec.compute);
        QCOMPARE(live->state, ProvisioningState::Succeeded);
        QCOMPARE(live->location, QStringLiteral("westus2"));
        QVERIFY(live->scoringUri.endsWith(QLatin1String("/score")));
        QCOMPARE(live->createdAt, QDateTime(QDate(2026, 11, 1), QTime(8, 30, 15, 123), Qt::UTC));
        QCOMPARE(live->modifiedAt, QDateTime(QDate(2026, 11, 2), QTime(8, 30, 15, 123), Qt::UTC));
        QCOMPARE(live->raw, parsed(endpointBody()));
        QCOMPARE(live->unreadable, QStringList());
    }

    void readsOneThatIsBeingCreated()
    {
        const Result<LiveEndpoint> live = endpointFromJson(
            parsed("{'name':'my-endpoint','systemData':{},'properties':{'scoringUri':null,"
                   "'traffic':{},'provisioningState':'Creating'}}"));
        QVERIFY(live);
        QVERIFY(live->scoringUri.isEmpty());
        QVERIFY(live->createdAt.isNull());
        QVERIFY(!live->spec.identity);
        QVERIFY(live->spec.traffic && live->spec.traffic->isEmpty());
        QCOMPARE(live->state, ProvisioningState::Creating);
    }

    void takesTheNameFromTheId()
    {
        const Result<LiveEndpoint> live =
            endpointFromJson(parsed("{'id':'/subscriptions/s/onlineEndpoints/from-the-id'}"));
        QVERIFY(live);
        QCOMPARE(live->spec.name.toString(), QStringLiteral("from-the-id"));
        QVERIFY(!endpointFromJson(QJsonObject()));
        QCOMPARE(endpointFromJson(parsed("{'name':'no good'}")).error().kind, ErrorKind::Protocol);
    }

    void readsKubernetesAndUserIdentities()
    {
        const Result<LiveEndpoint> live = endpointFromJson(
            parsed("{'name':'my-endpoint','kind':'Kubernetes',"
                   "'identity':{'type':'SystemAssigned, UserAssigned',"
                   "'userAssignedIdentities':{'/id/one':{'clientId':'x'},'/id/two':{}}},"
                   "'properties':{'compute':'/computes/k8s','authMode':'aadtoken',"
                   "'publicNetworkAccess':'disabled'}}"));
        QVERIFY(live);
        QCOMPARE(live->spec.computeType, EndpointComputeType::Kubernetes);
        QCOMPARE(live->spec.compute, QStringLiteral("/computes/k8s"));
        QCOMPARE(live->spec.authMode, AuthMode::AadToken);
        QCOMPARE(live->spec.publicNetworkAccess, false);
        QVERIFY(live->spec.identity->systemAssigned);
        QCOMPARE(live->spec.identity->userAssigned.size(), size_t(2));
    }

    void keepsSharesThatAreNoSplit_data()
    {
        QTest::addColumn<QByteArray>("traffic");
        QTest::addColumn<QString>("note");
        const QString traffic = QStringLiteral("properties.traffic");
        QTest::newRow("sum 90") << QByteArray("{'blue':90}") << traffic;
        QTest::newRow("negative") << QByteArray("{'blue':110,'green':-10}")
                                  << traffic + QStringLiteral(".blue");
        QTest::newRow("bad name") << QByteArray("{'b':100}") << traffic + QStringLiteral(".b");
        QTest::newRow("fraction") << QByteArray("{'blue':99.5}")
                                  << traffic + QStringLiteral(".blue");
        QTest::newRow("text") << QByteArray("{'blue':'100'}") << traffic + QStringLiteral(".blue");
        QTest::newRow("huge") << QByteArray("{'blue':1e300}") << traffic + QStringLiteral(".blue");
    }
    void keepsSharesThatAreNoSplit()
    {
        QFETCH(QByteArray, traffic);
        QFETCH(QString, note);
        const Result<LiveEndpoint> live =
            endpointFromJson(parsed(endpointBody("Succeeded", traffic)));
        QVERIFY(live);
        QVERIFY2(live->unreadable.contains(note), qPrintable(live->unreadable.join(u' ')));
    }

    void survivesAnyJson()
    {
        const QJsonValue hostile[] = {QJsonValue(),       QJsonValue(true),
                                      QJsonValue(-1e300), QJsonValue(QString(100'000, u'x')),
                                      QJsonArray{1, 2},   QJsonObject{{QStringLiteral("a"), 1}}};
        const QJsonObject good = parsed(endpointBody());
        for (const QJsonValue &value : hostile) {
            for (const QString &key : good.keys()) {
                QJsonObject json = good;
                json.insert(key, value);
                const Result<LiveEndpoint> live = endpointFromJson(json);
                QVERIFY(live || key == QLatin1String("name"));
            }
            for (const QString &key : propertiesOf(good).keys()) {
                QJsonObject json = good;
                QJsonObject properties = propertiesOf(good);
                properties.insert(key, value);
                json.insert(QLatin1String("properties"), properties);
                const Result<LiveEndpoint> live = endpointFromJson(json);
                QVERIFY(live);
                QVERIFY(live->unreadable.size() <= 50);
                // And whatever it is can be merged.
                QVERIFY(!mergedEndpointJson(live->raw, specOf(), sampleWorkspace).isEmpty());
            }
        }
    }

    void mergeWithNothingSaidKeepsAll()
    {
        const QJsonObject live = parsed(endpointBody("Succeeded", "{'blue':90,'green':10}"));
        const QJsonObject body = mergedEndpointJson(live, specOf(), sampleWorkspace);
        QVERIFY(carriesOut(live, body));
        const QJsonObject properties = propertiesOf(body);
        QCOMPARE(properties.value(QLatin1String("traffic")),
                 propertiesOf(live).value(QLatin1String("traffic")));
        QCOMPARE(properties.value(QLatin1String("newField")),
                 propertiesOf(live).value(QLatin1String("newField")));
        QCOMPARE(body.value(QLatin1String("tags")), live.value(QLatin1String("tags")));
        QCOMPARE(body.value(QLatin1String("location")), live.value(QLatin1String("location")));
        QCOMPARE(body.value(QLatin1String("identity")),
                 QJsonValue(parsed("{'type':'SystemAssigned'}")));
        for (const char *key : {"id", "name", "type", "systemData"}) {
            QVERIFY(!body.contains(QLatin1String(key)));
        }
        for (const char *key : {"scoringUri", "swaggerUri", "provisioningState", "keys"}) {
            QVERIFY(!properties.contains(QLatin1String(key)));
        }
    }

    void mergePutsOver()
    {
        EndpointSpec spec = specOf();
        spec.traffic = split({{"blue", 0}, {"green", 100}});
        spec.mirrorTraffic = *MirrorTraffic::toTarget(deployment("blue"), *Percent::fromInt(10));
        spec.tags = QMap<QString, QString>{{QStringLiteral("stage"), QStringLiteral("dev")}};
        spec.description = QStringLiteral("new");
        spec.properties = QMap<QString, QString>{{QStringLiteral("k"), QStringLiteral("v")}};
        spec.publicNetworkAccess = false;
        spec.identity = EndpointSpec::Identity{false, {QStringLiteral("/id/one")}};
        const QJsonObject body = mergedEndpointJson(parsed(endpointBody()), spec, sampleWorkspace);
        const QJsonObject properties = propertiesOf(body);
        QCOMPARE(properties.value(QLatin1String("traffic")), QJsonValue(parsed("{'green':100}")));
        QCOMPARE(properties.value(QLatin1String("mirrorTraffic")),
                 QJsonValue(parsed("{'blue':10}")));
        QCOMPARE(body.value(QLatin1String("tags")),
                 QJsonValue(parsed("{'team':'birds','stage':'dev'}")));
        QCOMPARE(properties.value(QLatin1String("description")).toString(), QStringLiteral("new"));
        QCOMPARE(properties.value(QLatin1String("publicNetworkAccess")).toString(),
                 QStringLiteral("Disabled"));
        QCOMPARE(propertiesOf(properties).value(QLatin1String("k")).toString(),
                 QStringLiteral("v"));
        QVERIFY(propertiesOf(properties).contains(QLatin1String("azureml.onlineendpointid")));
        QCOMPARE(
            body.value(QLatin1String("identity")),
            QJsonValue(parsed("{'type':'UserAssigned','userAssignedIdentities':{'/id/one':{}}}")));
    }

    void noTrafficIsAMapToo()
    {
        EndpointSpec spec = specOf();
        spec.traffic = TrafficSplit();
        const QJsonObject body = mergedEndpointJson(parsed(endpointBody()), spec, sampleWorkspace);
        QCOMPARE(propertiesOf(body).value(QLatin1String("traffic")), QJsonValue(QJsonObject()));
    }

    void newOnesHaveDefaultsAndNoTraffic()
    {
        EndpointSpec spec = specOf();
        spec.traffic = split({{"blue", 100}});
        const QJsonObject body = newEndpointJson(spec, sampleWorkspace, QStringLiteral("westus2"));
        QCOMPARE(body, parsed("{'location':'westus2','kind':'Managed','tags':{},"
                              "'identity':{'type':'SystemAssigned'},"
                              "'properties':{'authMode':'Key','properties':{},'traffic':{},'"
                              "mirrorTraffic':{}}}"));

        spec.computeType = EndpointComputeType::Kubernetes;
        spec.compute = QStringLiteral("azureml:k8s");
        spec.authMode = AuthMode::AmlToken;
        const QJsonObject kubernetes = newEndpointJson(spec, sampleWorkspace, QStringLiteral("eu"));
        QCOMPARE(propertiesOf(kubernetes).value(QLatin1String("compute")).toString(),
                 sampleWorkspace.toString() + QStringLiteral("/computes/k8s"));
        QCOMPARE(propertiesOf(kubernetes).value(QLatin1String("authMode")).toString(),
                 QStringLiteral("AMLToken"));
    }

    void seesWhetherAChangeHasArrived()
    {
        const QJsonObject before = parsed(endpointBody());
        EndpointSpec spec = specOf();
        spec.traffic = split({{"blue", 90}, {"green", 10}});
        const QJsonObject body = mergedEndpointJson(before, spec, sampleWorkspace);
        QVERIFY(!carriesOut(before, body));
        const QJsonObject after = parsed(endpointBody("Succeeded", "{'green':10,'blue':90}"));
        QVERIFY(carriesOut(after, body));
        QVERIFY(!sameResource(before, after));

        spec.traffic = split({{"blue", 100}});
        const QJsonObject less = mergedEndpointJson(after, spec, sampleWorkspace);
        QVERIFY(!carriesOut(after, less));
        // A share that is there although it was not asked for is a difference as well.
        QVERIFY(!carriesOut(parsed(endpointBody("Succeeded", "{'blue':100,'green':1}")), less));
        QVERIFY(carriesOut(parsed(endpointBody("Succeeded", "{'blue':100,'green':0}")), less));
    }

    void timesAndStatesAreNoDifference()
    {
        QJsonObject other = parsed(endpointBody("Updating"));
        other.remove(QLatin1String("systemData"));
        QVERIFY(sameResource(parsed(endpointBody()), other));
    }
};

QTEST_GUILESS_MAIN(TestEndpointJson)
#include "tst_endpointjson.moc"
