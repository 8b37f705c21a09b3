// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specreader.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

DocumentReading readingOf(const QByteArray &text)
{
    const auto manifest = Manifest::parse(text, QStringLiteral("ml/endpoint.yml"));
    if (!manifest || manifest->documents().empty()) {
        qWarning("%s", qPrintable(manifest ? manifest->reason() : manifest.error().toLine()));
        return {};
    }
    return readSpecs(*manifest, manifest->documents().front());
}

DeploymentReading deploymentOf(const QByteArray &fields)
{
    const DocumentReading reading =
        readingOf("name: blue\nendpoint_name: churn\ninstance_type: Standard_DS3_v2\n" + fields);
    return reading.deployments.empty() ? DeploymentReading() : reading.deployments.front();
}

EndpointReading endpointOf(const QByteArray &fields)
{
    const DocumentReading reading = readingOf("name: churn\nauth_mode: key\n" + fields);
    return reading.endpoint.value_or(EndpointReading());
}

} // namespace

class TestSpecReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsThePreviewsMap();
    void readsThePreviewsList();
    void readsWrappedDeployments_data();
    void readsWrappedDeployments();
    void readsAnEndpoint();
    void readsADeployment();
    void readsKubernetes();
    void readsInstanceCounts_data();
    void readsInstanceCounts();
    void readsAssets_data();
    void readsAssets();
    void writesTextsAsMicrosoftsClientDoes();
    void followsAliasesAndMergeKeys();
    void saysWhatMakesNoSense_data();
    void saysWhatMakesNoSense();
    void leavesOpenWhatIsFilledInLater_data();
    void leavesOpenWhatIsFilledInLater();
};

void TestSpecReader::readsThePreviewsMap()
{
    const DocumentReading reading = readingOf("name: my-endpoint\n"
                                              "infrastructure: managed\n"
                                              "auth_mode: amltoken\n"
                                              "traffic:\n"
                                              "  blue: 90\n"
                                              "  green: \"10\"\n"
                                              "deployments:\n"
                                              "  blue:\n"
                                              "    model:\n"
                                              "      name: model-1\n"
                                              "      version: 1\n"
                                              "      asset_path: ../m.pkl\n"
                                              "    code_configuration:\n"
                                              "      code:\n"
                                              "        directory: ../code/\n"
                                              "      scoring_script: score.py\n"
                                              "    sku: Standard_F2s_v2\n"
                                              "    scale_settings:\n"
                                              "      scale_type: manual\n"
                                              "      instance_count: 3\n"
                                              "      min_instances: 1\n"
                                              "      max_instances: 2\n"
                                              "    request_settings:\n"
                                              "      request_timeout_ms: 3000\n"
                                              "  green:\n"
                                              "    sku: Standard_F2s_v2\n");
    QVERIFY(reading.endpoint && reading.endpoint->notes.isUsable());
    const EndpointSpec &endpoint = *reading.endpoint->spec;
    QCOMPARE(endpoint.name.toString(), QStringLiteral("my-endpoint"));
    QCOMPARE(endpoint.computeType, EndpointComputeType::Managed);
    QVERIFY(!endpoint.compute);
    QVERIFY(endpoint.authMode == AuthMode::AmlToken);
    QCOMPARE(endpoint.traffic->percentOf(*DeploymentName::fromString(QStringLiteral("green"))),
             Percent::clamped(10));
    QCOMPARE(reading.endpoint->origin.lineOf(QStringLiteral("traffic")), 4);
    QCOMPARE(reading.deployments.size(), std::size_t(2));
    const DeploymentReading &blue = reading.deployments.front();
    QVERIFY(blue.notes.isUsable());
    QCOMPARE(blue.spec->endpoint->toString(), QStringLiteral("my-endpoint"));
    QCOMPARE(blue.spec->instanceType, std::optional(QStringLiteral("Standard_F2s_v2")));
    QCOMPARE(blue.spec->instanceCount->value(), 3);
    // `manual` fixes the count; the bounds beside it say nothing.
    QVERIFY(blue.spec->scaleSettings == DeploymentSpec::ScaleSettings());
    QVERIFY(blue.spec->requestSettings->requestTimeout == 3000ms);
    QVERIFY(blue.spec->model->kind == AssetReference::Kind::LocalPath);
    QCOMPARE(blue.spec->model->text, QStringLiteral("../m.pkl"));
    QCOMPARE(blue.spec->code->text, QStringLiteral("../code/"));
    QCOMPARE(blue.spec->scoringScript, std::optional(QStringLiteral("score.py")));
    QCOMPARE(blue.assets.size(), std::size_t(2));
    QCOMPARE(blue.assets.front().name, QStringLiteral("model-1"));
    QCOMPARE(blue.assets.front().version, QStringLiteral("1"));
    QCOMPARE(blue.assets.front().folder, QStringLiteral("ml"));
    QCOMPARE(blue.origin.line(), 8);
    QCOMPARE(blue.origin.lineOf(QStringLiteral("scale_settings.instance_count")), 20);
    QCOMPARE(blue.origin.lineOf(QStringLiteral("request_settings.other")), 23);
    QCOMPARE(reading.deployments.back().spec->name.toString(), QStringLiteral("green"));
}

void TestSpecReader::readsThePreviewsList()
{
    const DocumentReading reading = readingOf(
        "$schema: https://azuremlsdk2.blob.core.windows.net/latest/onlineEndpoint"
        ".schema.json\nname: sklearn\ntype: online\nauth_mode: key\n"
        "target: azureml:my-aks\ntraffic:\n  b: 0\n  blue: 100\n"
        "deployments:\n"
        "  - name: blue\n"
        "    model: azureml:sklearn:1\n"
        "    code_configuration: {code: {local_path: ./src}, scoring_script: s.py}\n"
        "    environment: {name: e, version: 1, conda_file: file:./c.yml, docker: {image: "
        "i}}\n"
        "    scale_settings: {scale_type: automatic, min_instances: 1, max_instances: 3}\n"
        "    resource_requirements: {cpu: 1.5, memory_in_gb: 0.5}\n"
        "    liveness_probe: {period_seconds: 5, failure_threshold: 3}\n");
    QVERIFY(reading.endpoint);
    QCOMPARE(reading.endpoint->notes.problems.size(), std::size_t(1)); // "b" is no name
    QCOMPARE(reading.endpoint->spec->computeType, EndpointComputeType::Kubernetes);
    QCOMPARE(reading.endpoint->spec->compute, std::optional(QStringLiteral("azureml:my-aks")));
    const DeploymentReading &blue = reading.deployments.front();
    QVERIFY(blue.notes.isUsable());
    QVERIFY(blue.spec->model->kind == AssetReference::Kind::Registered);
    QCOMPARE(blue.spec->environment->text, QStringLiteral("e:1"));
    QVERIFY(blue.spec->environment->kind == AssetReference::Kind::Inline);
    QCOMPARE(blue.assets.front().image, QStringLiteral("i"));
    QCOMPARE(blue.assets.front().condaFile, QStringLiteral("./c.yml"));
    QVERIFY(blue.spec->scaleSettings->type ==
            DeploymentSpec::ScaleSettings::Type::TargetUtilization);
    QCOMPARE(blue.spec->scaleSettings->maxInstances, std::optional(3));
    QCOMPARE(blue.spec->resources->requests.value(QStringLiteral("memory")),
             QStringLiteral("0.5Gi"));
    QVERIFY(blue.spec->livenessProbe->period == 5000ms);
}

void TestSpecReader::readsWrappedDeployments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("under its name")
        << QByteArray("blue:\n  model: azureml:m:1\n  sku: Standard_F2s_v2\n");
    QTest::newRow("beside its name")
        << QByteArray("blue:\nmodel: azureml:m:1\nsku: Standard_F2s_v2\n");
    QTest::newRow("bare") << QByteArray("name: blue\nmodel: azureml:m:1\nsku: Standard_F2s_v2\n");
}

void TestSpecReader::readsWrappedDeployments()
{
    QFETCH(QByteArray, text);
    const DocumentReading reading = readingOf(text);
    QCOMPARE(reading.deployments.size(), std::size_t(1));
    const DeploymentReading &blue = reading.deployments.front();
    QVERIFY(blue.spec && blue.notes.isUsable());
    QCOMPARE(blue.spec->name.toString(), QStringLiteral("blue"));
    QCOMPARE(blue.spec->model->text, QStringLiteral("azureml:m:1"));
    QCOMPARE(blue.spec->instanceType, std::optional(QStringLiteral("Standard_F2s_v2")));
    QVERIFY(!blue.spec->endpoint);
}

void TestSpecReader::readsAnEndpoint()
{
    const EndpointReading reading =
        endpointOf("description: d\ntags: {a: 1, b: true}\nproperties: {p: x}\n"
                   "public_network_access: disabled\n"
                   "identity:\n  type: user_assigned\n  user_assigned_identities:\n"
                   "    - resource_id: /u/1\n    - /u/2\n"
                   "traffic: {}\nmirror_traffic: {green: 10}\n");
    QVERIFY(reading.spec && reading.notes.isUsable());
    const EndpointSpec &spec = *reading.spec;
    QCOMPARE(spec.tags->value(QStringLiteral("a")), QStringLiteral("1"));
    QCOMPARE(spec.tags->value(QStringLiteral("b")), QStringLiteral("True"));
    QVERIFY(spec.publicNetworkAccess == false);
    QVERIFY(!spec.identity->systemAssigned);
    QCOMPARE(spec.identity->userAssigned.size(), std::size_t(2));
    QVERIFY(spec.traffic && !spec.traffic->hasTraffic());
    QCOMPARE(spec.mirrorTraffic->target()->toString(), QStringLiteral("green"));
    QVERIFY(!endpointOf("").spec->traffic);
}

void TestSpecReader::readsADeployment()
{
    const DeploymentReading reading = deploymentOf(
        "model_mount_path: /m\ninstance_count: 2\napp_insights_enabled: true\n"
        "egress_public_network_access: enabled\n"
        "request_settings: {request_timeout_ms: 90000, max_concurrent_requests_per_instance: 4,\n"
        "  max_queue_wait_ms: 1500}\n"
        "readiness_probe: {initial_delay: 30, timeout: 1, success_threshold: 2}\n"
        "data_collector:\n  sampling_rate: 0.5\n  rolling_rate: day\n  collections:\n"
        "    model_inputs: {enabled: 'true', data: {name: d, version: 1}}\n"
        "  request_logging: {capture_headers: [x-id]}\n");
    QVERIFY(reading.spec);
    QVERIFY2(reading.notes.isUsable(), reading.notes.problems.empty()
                                           ? ""
                                           : qPrintable(reading.notes.problems.front().toLine()));
    const DeploymentSpec &spec = *reading.spec;
    QCOMPARE(spec.endpoint->toString(), QStringLiteral("churn"));
    QCOMPARE(spec.instanceCount->value(), 2);
    QVERIFY(spec.requestSettings->requestTimeout == 90000ms);
    QVERIFY(spec.requestSettings->maxQueueWait == 1500ms);
    QVERIFY(spec.readinessProbe->initialDelay == 30000ms);
    QVERIFY(!spec.readinessProbe->period);
    QVERIFY(!spec.livenessProbe);
    const auto inputs = spec.dataCollector->collections.value(QStringLiteral("model_inputs"));
    QVERIFY(inputs.enabled);
    QCOMPARE(inputs.dataId, QStringLiteral("azureml:d:1"));
    QCOMPARE(inputs.samplingRate, std::optional(0.5));
    QCOMPARE(spec.dataCollector->captureHeaders, QStringList{QStringLiteral("x-id")});
    QCOMPARE(reading.origin.lineOf(QStringLiteral("readiness_probe.timeout")), 10);
}

void TestSpecReader::readsKubernetes()
{
    const DeploymentReading reading = deploymentOf(
        "type: kubernetes\nscale_settings: {type: target_utilization, min_instances: 2,\n"
        "  max_instances: 5, target_utilization_percentage: 60, polling_interval: 10}\n"
        "resources: {requests: {cpu: 0.5, memory: 1Gi}, limits: {nvidia.com/gpu: 1}}\n");
    QVERIFY(reading.spec && reading.notes.isUsable());
    QCOMPARE(reading.spec->computeType, EndpointComputeType::Kubernetes);
    QVERIFY(reading.spec->scaleSettings->pollingInterval == 10s);
    QCOMPARE(reading.spec->scaleSettings->targetUtilization, std::optional(Percent::clamped(60)));
    QCOMPARE(reading.spec->resources->requests.value(QStringLiteral("cpu")), QStringLiteral("0.5"));
    QCOMPARE(reading.spec->resources->limits.value(QStringLiteral("nvidia.com/gpu")),
             QStringLiteral("1"));
}

void TestSpecReader::readsInstanceCounts_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("first");
    QTest::newRow("top") << QByteArray("instance_count: 3\n") << 3 << 0;
    QTest::newRow("text") << QByteArray("instance_count: '3'\n") << 3 << 0;
    QTest::newRow("scale settings")
        << QByteArray("scale_settings: {instance_count: 4}\n") << 4 << 0;
    QTest::newRow("both") << QByteArray("instance_count: 2\nscale_settings: {instance_count: 4}\n")
                          << 2 << 0;
    QTest::newRow("none") << QByteArray() << 0 << 0;
    QTest::newRow("automatic")
        << QByteArray("scale_settings: {scale_type: auto, min_instances: 2, max_instances: 4}\n")
        << 0 << 2;
}

void TestSpecReader::readsInstanceCounts()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, count);
    QFETCH(int, first);
    const DeploymentReading reading = deploymentOf(fields);
    QVERIFY(reading.spec && reading.notes.isUsable());
    QCOMPARE(reading.spec->instanceCount ? reading.spec->instanceCount->value() : 0, count);
    QCOMPARE(reading.firstCount ? reading.firstCount->value() : 0, first);
}

void TestSpecReader::readsAssets_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<AssetReference::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("sources");
    using Kind = AssetReference::Kind;
    const auto row = [](const char *name, const char *model, Kind kind, const char *text,
                        int sources) {
        QTest::newRow(name) << QByteArray(model) << kind << QString::fromLatin1(text) << sources;
    };
    row("short", "azureml:m:1", Kind::Registered, "azureml:m:1", 0);
    row("label", "azureml:m@latest", Kind::Registered, "azureml:m@latest", 0);
    row("registry", "azureml://registries/r/models/m/versions/1", Kind::Registered,
        "azureml://registries/r/models/m/versions/1", 0);
    row("ARM id", "/subscriptions/s/x", Kind::Registered, "/subscriptions/s/x", 0);
    row("path", "../model", Kind::LocalPath, "../model", 1);
    row("file:", "file:../model", Kind::LocalPath, "../model", 1);
    row("inline path", "{path: ../model}", Kind::LocalPath, "../model", 1);
    row("only named", "{name: m, version: 2}", Kind::Registered, "azureml:m:2", 0);
    row("in the workspace's store", "{name: m, version: 2, path: azureml://jobs/j/outputs/o}",
        Kind::Inline, "azureml://jobs/j/outputs/o", 1);
}

void TestSpecReader::readsAssets()
{
    QFETCH(QByteArray, model);
    QFETCH(AssetReference::Kind, kind);
    QFETCH(QString, text);
    QFETCH(int, sources);
    const DeploymentReading reading = deploymentOf("model: " + model + "\n");
    QVERIFY(reading.spec && reading.spec->model && reading.notes.isUsable());
    QCOMPARE(reading.spec->model->kind, kind);
    QCOMPARE(reading.spec->model->text, text);
    QCOMPARE(static_cast<int>(reading.assets.size()), sources);
}

void TestSpecReader::writesTextsAsMicrosoftsClientDoes()
{
    const QByteArray longText(300, 'x');
    const DeploymentReading reading = deploymentOf(
        "environment_variables:\n  A: 1\n  B: true\n  C: 1.50\n  D: 010\n  E: 1e3\n  F: yes\n"
        "  G: 'off'\n  H: 2020-01-01\n  I: 1.0e+20\n  J: 0.00001\n  K:\n  L: 3.0\n  M: " +
        longText + "\n");
    QVERIFY(reading.notes.isUsable());
    const QMap<QString, QString> expected{{QStringLiteral("A"), QStringLiteral("1")},
                                          {QStringLiteral("B"), QStringLiteral("True")},
                                          {QStringLiteral("C"), QStringLiteral("1.5")},
                                          {QStringLiteral("D"), QStringLiteral("8")},
                                          {QStringLiteral("E"), QStringLiteral("1e3")},
                                          {QStringLiteral("F"), QStringLiteral("True")},
                                          {QStringLiteral("G"), QStringLiteral("off")},
                                          {QStringLiteral("H"), QStringLiteral("2020-01-01")},
                                          {QStringLiteral("I"), QStringLiteral("1e+20")},
                                          {QStringLiteral("J"), QStringLiteral("1e-05")},
                                          {QStringLiteral("K"), QString()},
                                          {QStringLiteral("L"), QStringLiteral("3.0")},
                                          {QStringLiteral("M"), QString::fromLatin1(longText)}};
    QCOMPARE(*reading.spec->environmentVariables, expected);
}

void TestSpecReader::followsAliasesAndMergeKeys()
{
    const DocumentReading reading =
        readingOf("name: churn\nauth_mode: key\ndeployments:\n"
                  "  blue: &base\n    sku: S1\n    instance_count: 1\n    instance_count: 2\n"
                  "  green:\n    <<: *base\n    sku: S2\n"
                  "  grey: *base\n");
    QCOMPARE(reading.deployments.size(), std::size_t(3));
    const auto &[blue, green, grey] =
        std::tie(reading.deployments[0], reading.deployments[1], reading.deployments[2]);
    QCOMPARE(blue.spec->instanceCount->value(), 2);
    QCOMPARE(green.spec->instanceType, std::optional(QStringLiteral("S2")));
    QCOMPARE(green.spec->instanceCount->value(), 2);
    QCOMPARE(grey.spec->instanceType, std::optional(QStringLiteral("S1")));
}

void TestSpecReader::saysWhatMakesNoSense_data()
{
    QTest::addColumn<bool>("isEndpoint");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, bool isEndpoint, const char *fields, const char *where,
                        const char *detail) {
        QTest::newRow(name) << isEndpoint << QByteArray(fields) << QString::fromLatin1(where)
                            << QString::fromLatin1(detail);
    };
    row("sum", true, "traffic:\n  blue: 90\n", "ml/endpoint.yml:4:3",
        "traffic sums to 90, not to 100 or to 0");
    row("negative share", true, "traffic: {blue: 110, green: -10}\n", "ml/endpoint.yml:3:17",
        "the share of blue is no whole percent from 0 to 100: 110");
    row("fraction", true, "traffic: {blue: 50.5, green: 49.5}\n", "ml/endpoint.yml:3:17",
        "the share of blue is no whole percent from 0 to 100: 50.5");
    row("traffic without value", true, "traffic:\n", "ml/endpoint.yml:3:9", "traffic has no value");
    row("mirror over the limit", true, "mirror_traffic: {green: 60}\n", "ml/endpoint.yml:3:25",
        "mirror");
    row("two mirrors", true, "mirror_traffic: {green: 10, grey: 5}\n", "ml/endpoint.yml:3:35",
        "mirror_traffic names two deployments, green and grey");
    row("public access", true, "public_network_access: no way\n", "ml/endpoint.yml:3:24",
        "public_network_access is enabled or disabled, not no way");
    row("count", false, "instance_count: many\n", "ml/endpoint.yml:4:17",
        "instance_count is a whole number, not many");
    row("count of 0", false, "instance_count: 0\n", "ml/endpoint.yml:4:17", "instance");
    row("timeout", false, "request_settings: {request_timeout_ms: -1}\n", "ml/endpoint.yml:4:40",
        "request_settings.request_timeout_ms is negative");
    row("list for a map", false, "environment_variables: [A]\n", "ml/endpoint.yml:4:24",
        "environment_variables is a map");
    row("map for a text", false, "environment_variables: {A: {b: 1}}\n", "ml/endpoint.yml:4:28",
        "environment_variables.A is a text");
}

void TestSpecReader::saysWhatMakesNoSense()
{
    QFETCH(bool, isEndpoint);
    QFETCH(QByteArray, fields);
    QFETCH(QString, where);
    QFETCH(QString, detail);
    const ReadingNotes notes = isEndpoint ? endpointOf(fields).notes : deploymentOf(fields).notes;
    QVERIFY(!notes.problems.empty());
    const Error &error = notes.problems.front();
    QVERIFY2(error.detail.contains(detail), qPrintable(error.detail));
    QCOMPARE(error.where, where);
    QVERIFY(!error.fix.isEmpty());
}

void TestSpecReader::leavesOpenWhatIsFilledInLater_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("open");
    QTest::newRow("value") << QByteArray("name: churn\nauth_mode: '{{ mode }}'\n")
                           << QStringLiteral("auth_mode is filled in later: {{ mode }}");
    QTest::newRow("share") << QByteArray(
                                  "name: churn\nauth_mode: key\ntraffic: {blue: '{{ b }}'}\n")
                           << QStringLiteral("traffic.blue is filled in later: {{ b }}");
    QTest::newRow("name") << QByteArray("name: <name>\nauth_mode: key\n")
                          << QStringLiteral("the endpoint's name is filled in later: <name>");
    QTest::newRow("no name") << QByteArray("auth_mode: key\n$schema: "
                                           "https://x/managedOnlineEndpoint.schema.json\n")
                             << QStringLiteral("the endpoint has no name");
}

void TestSpecReader::leavesOpenWhatIsFilledInLater()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, open);
    const DocumentReading reading = readingOf(text);
    QVERIFY(reading.endpoint);
    QCOMPARE(reading.endpoint->notes.open, open);
    QVERIFY(reading.endpoint->notes.problems.empty());
}

QTEST_GUILESS_MAIN(TestSpecReader)
#include "tst_specreader.moc"
