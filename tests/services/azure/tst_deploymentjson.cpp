// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/deploymentjson.h"

#include "services/azure/armbody.h"
#include "tests/services/azure/armsamples.h"

#include <QJsonArray>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

using Kind = AssetReference::Kind;

DeploymentSpec blueSpec()
{
    return DeploymentSpec(*DeploymentName::fromString(QStringLiteral("blue")));
}

QJsonValue at(const QJsonObject &json, const char *path)
{
    QJsonValue value = json;
    for (const QString &key : QString::fromLatin1(path).split(u'.')) {
        value = value.toObject().value(key);
    }
    return value;
}

} // namespace

class TestDeploymentJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsADeployment()
    {
        const Result<LiveDeployment> live = deploymentFromJson(parsed(deploymentBody()));
        QVERIFY(live);
        const DeploymentSpec &spec = live->spec;
        QCOMPARE(spec.name.toString(), QStringLiteral("blue"));
        QCOMPARE(spec.endpoint->toString(), QStringLiteral("my-endpoint"));
        QCOMPARE(spec.instanceCount->value(), 2);
        QCOMPARE(spec.instanceType, QStringLiteral("Standard_DS3_v2"));
        QCOMPARE(spec.model->kind, Kind::Registered);
        QVERIFY(spec.model->text.endsWith(QLatin1String("/models/m/versions/1")));
        QVERIFY(spec.code->text.endsWith(QLatin1String("/codes/c/versions/1")));
        QCOMPARE(spec.scoringScript, QStringLiteral("score.py"));
        QVERIFY(spec.environment->text.endsWith(QLatin1String("/environments/e/versions/3")));
        QCOMPARE(spec.environmentVariables->size(), 4);
        QCOMPARE(spec.requestSettings->requestTimeout, 5'000ms);
        QCOMPARE(spec.requestSettings->maxQueueWait, 0ms);
        QCOMPARE(spec.requestSettings->maxConcurrentRequestsPerInstance, 1);
        QCOMPARE(spec.livenessProbe->period, 10'000ms);
        QCOMPARE(spec.livenessProbe->failureThreshold, 30);
        QVERIFY(!spec.readinessProbe);
        QCOMPARE(spec.scaleSettings->type, DeploymentSpec::ScaleSettings::Type::Default);
        QCOMPARE(spec.appInsightsEnabled, false);
        QCOMPARE(spec.egressPublicNetworkAccess, true);
        QCOMPARE(live->unreadable, QStringList());
    }

    void readsAKubernetesOne()
    {
        const Result<LiveDeployment> live = deploymentFromJson(parsed(
            "{'name':'blue','properties':{'endpointComputeType':'Kubernetes',"
            "'scaleSettings':{'scaleType':'TargetUtilization','minInstances':1,'maxInstances':3,"
            "'pollingInterval':'PT1S','targetUtilizationPercentage':70},"
            "'containerResourceRequirements':{'containerResourceRequests':{'cpu':'1'},"
            "'containerResourceLimits':{'cpu':'2','nvidia.com/gpu':'1'}},"
            "'dataCollector':{'rollingRate':'Hour','requestLogging':{'captureHeaders':['a']},"
            "'collections':{'model_inputs':{'dataCollectionMode':'Enabled','dataId':'d',"
            "'samplingRate':0.5},'größe':{'dataCollectionMode':'Disabled'}}}}}"));
        QVERIFY(live);
        const DeploymentSpec &spec = live->spec;
        QCOMPARE(spec.computeType, EndpointComputeType::Kubernetes);
        QCOMPARE(spec.scaleSettings->targetUtilization->value(), 70);
        QCOMPARE(spec.scaleSettings->maxInstances, 3);
        QCOMPARE(spec.resources->limits.value(QStringLiteral("nvidia.com/gpu")),
                 QStringLiteral("1"));
        QCOMPARE(spec.dataCollector->collections.size(), 2);
        QVERIFY(spec.dataCollector->collections.value(QStringLiteral("model_inputs")).enabled);
        QCOMPARE(spec.dataCollector->collections.value(QStringLiteral("model_inputs")).samplingRate,
                 0.5);
        QCOMPARE(spec.dataCollector->captureHeaders, QStringList{QStringLiteral("a")});
        QVERIFY(!spec.endpoint);
        QVERIFY(!spec.instanceCount);
        QCOMPARE(live->unreadable, QStringList());
    }

    void notesWhatMakesNoSense()
    {
        const Result<LiveDeployment> live = deploymentFromJson(
            parsed("{'name':'blue','sku':{'capacity':0},'properties':{"
                   "'requestSettings':{'requestTimeout':'5 s'},"
                   "'scaleSettings':{'scaleType':'Mystery','targetUtilizationPercentage':400},"
                   "'livenessProbe':'none','endpointComputeType':'Moon'}}"));
        QVERIFY(live);
        QStringList notes = live->unreadable;
        notes.sort();
        QCOMPARE(notes, (QStringList{
                            QStringLiteral("properties.endpointComputeType"),
                            QStringLiteral("properties.requestSettings.requestTimeout"),
                            QStringLiteral("properties.scaleSettings.scaleType"),
                            QStringLiteral("properties.scaleSettings.targetUtilizationPercentage"),
                            QStringLiteral("sku.capacity")}));
    }

    void survivesAnyJson()
    {
        const QJsonValue hostile[] = {QJsonValue(),       QJsonValue(true),
                                      QJsonValue(-1e300), QJsonValue(QString(100'000, u'x')),
                                      QJsonArray{1, 2},   QJsonObject{{QStringLiteral("a"), 1}}};
        const QJsonObject good = parsed(deploymentBody());
        for (const QJsonValue &value : hostile) {
            for (const QString &key : good.keys()) {
                QJsonObject json = good;
                json.insert(key, value);
                QVERIFY(deploymentFromJson(json) || key == QLatin1String("name"));
            }
            for (const QString &key : propertiesOf(good).keys()) {
                QJsonObject json = good;
                QJsonObject properties = propertiesOf(good);
                properties.insert(key, value);
                json.insert(QLatin1String("properties"), properties);
                const Result<LiveDeployment> live = deploymentFromJson(json);
                QVERIFY(live);
                QVERIFY(mergedDeploymentJson(live->raw, blueSpec(), sampleWorkspace));
            }
        }
    }

    void mergeWithNothingSaidKeepsAll()
    {
        const QJsonObject live = parsed(deploymentBody());
        const Result<QJsonObject> body = mergedDeploymentJson(live, blueSpec(), sampleWorkspace);
        QVERIFY(body);
        QJsonObject expected = propertiesOf(live);
        expected.remove(QLatin1String("provisioningState"));
        QCOMPARE(propertiesOf(*body), expected);
        QCOMPARE(body->value(QLatin1String("sku")), live.value(QLatin1String("sku")));
    }

    void mergeOfWhatWasReadChangesNothing()
    {
        const QJsonObject live = parsed(deploymentBody());
        const Result<QJsonObject> body =
            mergedDeploymentJson(live, deploymentFromJson(live)->spec, sampleWorkspace);
        QVERIFY(body);
        QVERIFY(carriesOut(live, *body));
        QCOMPARE(body->value(QLatin1String("sku")), live.value(QLatin1String("sku")));
    }

    void mergePutsOver()
    {
        DeploymentSpec spec = blueSpec();
        spec.instanceCount = *InstanceCount::fromInt(5);
        spec.environmentVariables =
            QMap<QString, QString>{{QStringLiteral("LEVEL"), QStringLiteral("7")}};
        spec.requestSettings = DeploymentSpec::RequestSettings{90'000ms, 4, {}};
        spec.livenessProbe = DeploymentSpec::Probe{{}, 1'500ms, {}, {}, {}};
        spec.model = AssetReference{Kind::Registered, QStringLiteral("azureml:m:2")};
        spec.code = AssetReference{Kind::LocalPath, QStringLiteral("../src")};
        spec.scoringScript = QStringLiteral("other.py");
        spec.environment = AssetReference{
            Kind::Registered,
            QStringLiteral("azureml://registries/azureml/environments/e/versions/9")};
        const Result<QJsonObject> body =
            mergedDeploymentJson(parsed(deploymentBody()), spec, sampleWorkspace);
        QVERIFY(body);
        QCOMPARE(at(*body, "sku"),
                 QJsonValue(parsed("{'name':'Default','tier':'Standard','capacity':5}")));
        // The service's own variables stay, what the manifest no longer says goes.
        QCOMPARE(at(*body, "properties.environmentVariables"),
                 QJsonValue(parsed("{'AZUREML_MODEL_DIR':'/var/m','AML_APP_ROOT':'/var/a',"
                                   "'AZUREML_ENTRY_SCRIPT':'score.py','LEVEL':'7'}")));
        QCOMPARE(at(*body, "properties.requestSettings"),
                 QJsonValue(parsed("{'requestTimeout':'PT1M30S','maxQueueWait':'PT0S',"
                                   "'maxConcurrentRequestsPerInstance':4}")));
        QCOMPARE(at(*body, "properties.livenessProbe.period").toString(), QStringLiteral("PT1.5S"));
        QCOMPARE(at(*body, "properties.livenessProbe.timeout").toString(), QStringLiteral("PT2S"));
        QCOMPARE(at(*body, "properties.model").toString(),
                 sampleWorkspace.toString() + QStringLiteral("/models/m/versions/2"));
        QVERIFY(at(*body, "properties.codeConfiguration.codeId")
                    .toString()
                    .endsWith(QLatin1String("/codes/c/versions/1")));
        QCOMPARE(at(*body, "properties.codeConfiguration.scoringScript").toString(),
                 QStringLiteral("other.py"));
        QVERIFY(at(*body, "properties.environmentId")
                    .toString()
                    .startsWith(QLatin1String("azureml://")));
    }

    void newOnesNeedRegisteredAssets_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("model") << QStringLiteral("model");
        QTest::newRow("code") << QStringLiteral("code_configuration.code");
        QTest::newRow("environment") << QStringLiteral("environment");
    }
    void newOnesNeedRegisteredAssets()
    {
        QFETCH(QString, field);
        for (const Kind kind : {Kind::LocalPath, Kind::Inline}) {
            DeploymentSpec spec = blueSpec();
            const AssetReference local{kind, QStringLiteral("./here")};
            if (field == QLatin1String("model")) {
                spec.model = local;
            } else if (field == QLatin1String("environment")) {
                spec.environment = local;
            } else {
                spec.code = local;
            }
            const Result<QJsonObject> body =
                newDeploymentJson(spec, sampleWorkspace, QStringLiteral("westus2"));
            QVERIFY(!body);
            QCOMPARE(body.error().kind, ErrorKind::Invalid);
            QCOMPARE(body.error().where, field);
            QVERIFY(body.error().fix.contains(QLatin1String("azureml:")));
        }
    }

    void refusesWhatNamesNoAsset()
    {
        DeploymentSpec spec = blueSpec();
        spec.model = AssetReference{Kind::Registered, QStringLiteral("azureml:nothing")};
        QCOMPARE(newDeploymentJson(spec, sampleWorkspace, {}).error().where,
                 QStringLiteral("model"));
        spec.model->text = QStringLiteral("azureml:m@latest"); // not looked up
        QCOMPARE(newDeploymentJson(spec, sampleWorkspace, {}).error().kind, ErrorKind::Invalid);
    }

    void writesANewOne()
    {
        DeploymentSpec spec = blueSpec();
        spec.instanceType = QStringLiteral("Standard_DS3_v2");
        spec.instanceCount = *InstanceCount::fromInt(3);
        spec.model = AssetReference{Kind::Registered, QStringLiteral("azureml:m:1")};
        spec.code = AssetReference{Kind::Registered, QStringLiteral("azureml:") +
                                                         sampleWorkspace.toString() +
                                                         QStringLiteral("/codes/c/versions/1")};
        spec.scoringScript = QStringLiteral("score.py");
        spec.environment = AssetReference{Kind::Registered, QStringLiteral("azureml:e:3")};
        spec.appInsightsEnabled = true;
        const Result<QJsonObject> body =
            newDeploymentJson(spec, sampleWorkspace, QStringLiteral("westus2"));
        QVERIFY(body);
        QCOMPARE(*body,
                 parsed("{'location':'westus2','kind':'Managed','tags':{},"
                        "'sku':{'name':'Default','capacity':3},"
                        "'properties':{'endpointComputeType':'Managed','scaleSettings':{'scaleType'"
                        ":'Default'},"
                        "'model':'" +
                        workspacePath + "/models/m/versions/1','codeConfiguration':{'codeId':'" +
                        workspacePath +
                        "/codes/c/versions/1','scoringScript':'score.py'},"
                        "'environmentId':'" +
                        workspacePath +
                        "/environments/e/versions/3',"
                        "'instanceType':'Standard_DS3_v2','appInsightsEnabled':true}}"));
    }

    void roundTripsAKubernetesOne()
    {
        DeploymentSpec spec = blueSpec();
        spec.computeType = EndpointComputeType::Kubernetes;
        DeploymentSpec::ScaleSettings scale;
        scale.type = DeploymentSpec::ScaleSettings::Type::TargetUtilization;
        scale.minInstances = 1;
        scale.maxInstances = 4;
        scale.targetUtilization = *Percent::fromInt(70);
        scale.pollingInterval = 1'000ms;
        spec.scaleSettings = scale;
        spec.resources =
            DeploymentSpec::ContainerResources{{{QStringLiteral("cpu"), QStringLiteral("0.1")}},
                                               {{QStringLiteral("memory"), QStringLiteral("1Gi")}}};
        DeploymentSpec::DataCollector collector;
        collector.rollingRate = QStringLiteral("Hour");
        collector.captureHeaders = {QStringLiteral("x-a")};
        collector.collections.insert(QStringLiteral("model_inputs"),
                                     {true, QStringLiteral("d"), 0.5});
        spec.dataCollector = collector;
        spec.readinessProbe = DeploymentSpec::Probe{1s, 2s, 3s, 4, 5};
        const Result<QJsonObject> body = newDeploymentJson(spec, sampleWorkspace, {});
        QVERIFY(body);
        QJsonObject echoed = *body;
        echoed.insert(QLatin1String("name"), QStringLiteral("blue"));
        const Result<LiveDeployment> live = deploymentFromJson(echoed);
        QVERIFY(live);
        QCOMPARE(live->unreadable, QStringList());
        QCOMPARE(live->spec.scaleSettings, spec.scaleSettings);
        QCOMPARE(live->spec.resources, spec.resources);
        QCOMPARE(live->spec.dataCollector, spec.dataCollector);
        QCOMPARE(live->spec.readinessProbe, spec.readinessProbe);
    }
};

QTEST_GUILESS_MAIN(TestDeploymentJson)
#include "tst_deploymentjson.moc"
