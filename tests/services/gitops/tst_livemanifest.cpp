// SPDX-License-Identifier: GPL-3.0-or-later
// What is live, written as a manifest: read again it is the same, and valid.
#include "services/gitops/drift/livemanifest.h"

#include "services/gitops/specdifference.h"
#include "services/gitops/specreader.h"
#include "services/manifest/validation/validation.h"

#include <QTest>

using namespace serin;
using std::chrono::milliseconds;

using DeploymentChange = std::function<void(LiveDeployment &)>;
using EndpointChange = std::function<void(LiveEndpoint &)>;
Q_DECLARE_METATYPE(DeploymentChange)
Q_DECLARE_METATYPE(EndpointChange)

namespace {

const QString workspace = QStringLiteral("/subscriptions/s/resourceGroups/g/providers/"
                                         "Microsoft.MachineLearningServices/workspaces/w");

AssetReference registered(const QString &text)
{
    return {AssetReference::Kind::Registered, text};
}

/// With what the service fills in.
LiveDeployment plain()
{
    LiveDeployment live{DeploymentSpec(*DeploymentName::fromString(QStringLiteral("red")))};
    live.id = workspace + QStringLiteral("/onlineEndpoints/churn/deployments/red");
    DeploymentSpec &spec = live.spec;
    spec.description = QString();
    spec.model = registered(workspace + QStringLiteral("/models/m/versions/1"));
    spec.environment = registered(workspace + QStringLiteral("/environments/e/versions/2"));
    spec.environmentVariables = QMap<QString, QString>();
    spec.instanceType = QStringLiteral("Standard_DS3_v2");
    spec.instanceCount = *InstanceCount::fromInt(2);
    spec.scaleSettings = DeploymentSpec::ScaleSettings();
    spec.requestSettings = {milliseconds(5000), 1, milliseconds(0)};
    spec.livenessProbe = {milliseconds(10'000), milliseconds(10'000), milliseconds(2000), 1, 30};
    spec.readinessProbe = spec.livenessProbe;
    spec.appInsightsEnabled = false;
    spec.egressPublicNetworkAccess = true;
    return live;
}

LiveEndpoint plainEndpoint()
{
    LiveEndpoint live{EndpointSpec(*EndpointName::fromString(QStringLiteral("churn")))};
    live.spec.authMode = AuthMode::Key;
    live.spec.identity = EndpointSpec::Identity();
    live.spec.publicNetworkAccess = true;
    live.spec.description = QString();
    live.spec.traffic = TrafficSplit();
    live.spec.mirrorTraffic = MirrorTraffic();
    return live;
}

QStringList errorsOf(const Manifest &manifest)
{
    QStringList errors;
    for (const Diagnostic &each : validateManifests({manifest})) {
        if (each.severity == Severity::Error && each.code != QLatin1String("unknown-deployment")) {
            errors.append(diagnosticLine(each));
        }
    }
    return errors;
}

QByteArray bodyOf(const QByteArray &text)
{
    return text.mid(text.indexOf("red\n") + 4);
}

} // namespace

class TestLiveManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesDeployments_data();
    void writesDeployments();
    void writesEndpoints_data();
    void writesEndpoints();
    void saysWhatItCannotKnow();
};

void TestLiveManifest::writesDeployments_data()
{
    QTest::addColumn<DeploymentChange>("change");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, DeploymentChange change, const char *contains,
                        const char *note = "") {
        QTest::newRow(name) << change << QByteArray(contains) << QString::fromLatin1(note);
    };
    row(
        "nothing but what must be", [](LiveDeployment &) {},
        "endpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:2\n"
        "instance_type: Standard_DS3_v2\ninstance_count: 2\n");
    row(
        "requests and probes",
        [](LiveDeployment &live) {
            live.spec.requestSettings->requestTimeout = milliseconds(90'000);
            live.spec.requestSettings->maxConcurrentRequestsPerInstance = 4;
            live.spec.readinessProbe->initialDelay = milliseconds(90'000);
            live.spec.readinessProbe->failureThreshold = 3;
        },
        "request_settings:\n  max_concurrent_requests_per_instance: 4\n"
        "  request_timeout_ms: 90000\n"
        "readiness_probe:\n  failure_threshold: 3\n  initial_delay: 90\n");
    row(
        "part of a second",
        [](LiveDeployment &live) { live.spec.livenessProbe->timeout = milliseconds(1500); },
        "instance_count: 2\n", "liveness_probe.timeout is left out: 1.5 is no whole number");
    row(
        "texts that YAML might misread",
        [](LiveDeployment &live) {
            live.spec.description = QStringLiteral("# no: \"comment\"\t\\ 10 %\nsecond – line");
            live.spec.tags = {{QStringLiteral("version"), QStringLiteral("1.10")},
                              {QStringLiteral("on"), QStringLiteral("no")},
                              {QStringLiteral("a: b"), QStringLiteral("- c")},
                              {QStringLiteral("empty"), QString()}};
        },
        "  version: \"1.10\"\n");
    row(
        "a text that is filled in later",
        [](LiveDeployment &live) {
            live.spec.tags = {{QStringLiteral("team"), QStringLiteral("${TEAM}")}};
        },
        "instance_count: 2\n", "tags is left out: ${TEAM} reads as a text that is filled in later");
    row(
        "variables and switches",
        [](LiveDeployment &live) {
            live.spec.environmentVariables = {
                {QStringLiteral("WORKER_COUNT"), QStringLiteral("4")},
                {QStringLiteral("AZUREML_MODEL_DIR"), QStringLiteral("/var")}};
            live.spec.appInsightsEnabled = true;
            live.spec.egressPublicNetworkAccess = false;
            live.spec.modelMountPath = QStringLiteral("/var/model");
        },
        "environment_variables:\n  WORKER_COUNT: \"4\"\n");
    row(
        "private", [](LiveDeployment &live) { live.spec.egressPublicNetworkAccess = false; },
        "egress_public_network_access: disabled\n");
    row(
        "assets of other places",
        [](LiveDeployment &live) {
            live.spec.model =
                registered(QStringLiteral("azureml://registries/azureml/models/bert/versions/3"));
            live.spec.environment = registered(workspace.chopped(1) +
                                               QStringLiteral("other/environments/e/versions/2"));
        },
        "model: azureml://registries/azureml/models/bert/versions/3\n");
    row(
        "Kubernetes",
        [](LiveDeployment &live) {
            live.spec.computeType = EndpointComputeType::Kubernetes;
            live.spec.instanceType.reset();
            DeploymentSpec::ScaleSettings scale;
            scale.type = DeploymentSpec::ScaleSettings::Type::TargetUtilization;
            scale.minInstances = 2;
            scale.maxInstances = 8;
            scale.pollingInterval = milliseconds(5000);
            scale.targetUtilization = Percent::clamped(50);
            live.spec.scaleSettings = scale;
            live.spec.resources = DeploymentSpec::ContainerResources{
                {{QStringLiteral("cpu"), QStringLiteral("0.5")},
                 {QStringLiteral("nvidia.com/gpu"), QStringLiteral("1")}},
                {{QStringLiteral("memory"), QStringLiteral("2Gi")}}};
        },
        "scale_settings:\n  max_instances: 8\n  min_instances: 2\n  polling_interval: 5\n"
        "  target_utilization_percentage: 50\n  type: target_utilization\n");
    row(
        "what is collected",
        [](LiveDeployment &live) {
            DeploymentSpec::DataCollector collector;
            collector.collections.insert(QStringLiteral("model_inputs"),
                                         {true, QStringLiteral("azureml:inputs:1"), 0.5});
            collector.collections.insert(QStringLiteral("model_outputs"), {false, {}, {}});
            collector.rollingRate = QStringLiteral("Day");
            collector.captureHeaders =
                QStringList{QStringLiteral("x-request-id"), QStringLiteral("a b")};
            live.spec.dataCollector = collector;
        },
        "    capture_headers: [x-request-id, a b]\n");
    row(
        "collected where no manifest can say",
        [](LiveDeployment &live) {
            DeploymentSpec::DataCollector collector;
            collector.collections.insert(
                QStringLiteral("model_inputs"),
                {true, workspace + QStringLiteral("/data/inputs/versions/1"), {}});
            live.spec.dataCollector = collector;
        },
        "instance_count: 2\n", "data_collector is left out: it would not read as it is live");
}

void TestLiveManifest::writesDeployments()
{
    QFETCH(DeploymentChange, change);
    QFETCH(QByteArray, contains);
    QFETCH(QString, note);
    LiveDeployment live = plain();
    change(live);
    const Result<LiveManifest> made =
        deploymentManifest(live, QStringLiteral("churn"), QStringLiteral("red.yml"));
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLine()));
    const QByteArray text = made->manifest.text();
    QVERIFY2(text.contains(contains), text.constData());
    QCOMPARE(made->notes, note.isEmpty() ? QStringList() : QStringList{note});
    QCOMPARE(errorsOf(made->manifest).join(u'\n'), QString());
    const DocumentReading reading = readSpecs(made->manifest, made->manifest.documents().front());
    const DeploymentReading &read = reading.deployments.front();
    QVERIFY(read.notes.isUsable());
    QCOMPARE(differences(*read.spec, live.spec).size(), std::size_t(0));
    // Nothing is lost but what the note is about.
    const auto lacks = differences(live.spec, *read.spec);
    QCOMPARE(lacks.size(), std::size_t(note.isEmpty() ? 0 : 1));
    QVERIFY(lacks.empty() || note.startsWith(lacks.front().field.section(u'.', 0, 0)));
}

void TestLiveManifest::writesEndpoints_data()
{
    QTest::addColumn<EndpointChange>("change");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, EndpointChange change, const char *contains,
                        const char *note = "") {
        QTest::newRow(name) << change << QByteArray(contains) << QString::fromLatin1(note);
    };
    row(
        "nothing but what must be", [](LiveEndpoint &) {}, "name: churn\nauth_mode: key\n");
    row(
        "an identity of one's own",
        [](LiveEndpoint &live) {
            live.spec.identity = EndpointSpec::Identity{
                false, {workspace + QStringLiteral("/userAssignedIdentities/u")}};
        },
        "identity:\n  type: user_assigned\n  user_assigned_identities: "
        "[{resource_id: \"/subscriptions/");
    row(
        "identities of two kinds",
        [](LiveEndpoint &live) {
            live.spec.identity = EndpointSpec::Identity{
                true, {workspace + QStringLiteral("/userAssignedIdentities/u")}};
        },
        "auth_mode: key\n",
        "identity is left out: a manifest names one kind of identity, and there are two");
    row(
        "no identity",
        [](LiveEndpoint &live) {
            live.spec.identity = EndpointSpec::Identity{false, {}};
        },
        "identity:\n  type: none\n");
    row(
        "on a cluster",
        [](LiveEndpoint &live) {
            live.spec.computeType = EndpointComputeType::Kubernetes;
            live.spec.compute = workspace + QStringLiteral("/computes/my-cluster");
        },
        "compute: azureml:my-cluster\nauth_mode: key\n");
    row(
        "closed, mirrored",
        [](LiveEndpoint &live) {
            live.spec.publicNetworkAccess = false;
            live.mirrorTraffic = {{QStringLiteral("red"), 10}};
            live.spec.mirrorTraffic = *MirrorTraffic::toTarget(
                *DeploymentName::fromString(QStringLiteral("red")), Percent::clamped(10));
        },
        "auth_mode: key\npublic_network_access: disabled\n"
        "mirror_traffic:\n  red: 10\n");
    row(
        "shares that make no split",
        [](LiveEndpoint &live) {
            live.traffic = {{QStringLiteral("red"), 50}};
            live.spec.traffic.reset();
        },
        "auth_mode: key\n", "traffic is left out: its shares make no split");
}

void TestLiveManifest::writesEndpoints()
{
    QFETCH(EndpointChange, change);
    QFETCH(QByteArray, contains);
    QFETCH(QString, note);
    LiveEndpoint live = plainEndpoint();
    change(live);
    const Result<LiveManifest> made = endpointManifest(live, QStringLiteral("endpoint.yml"));
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLine()));
    QVERIFY2(made->manifest.text().contains(contains), made->manifest.text().constData());
    QCOMPARE(made->notes, note.isEmpty() ? QStringList() : QStringList{note});
    QCOMPARE(errorsOf(made->manifest).join(u'\n'), QString());
    const DocumentReading reading = readSpecs(made->manifest, made->manifest.documents().front());
    QCOMPARE(differences(*reading.endpoint->spec, live.spec).size(), std::size_t(0));
    const auto lacks = differences(live.spec, *reading.endpoint->spec);
    QVERIFY(lacks.empty() || note.startsWith(lacks.front().field));
    QCOMPARE(reading.endpoint->spec->traffic.has_value(), false);
    QCOMPARE(reading.endpoint->spec->mirrorTraffic.has_value(), !live.mirrorTraffic.isEmpty());
}

void TestLiveManifest::saysWhatItCannotKnow()
{
    LiveDeployment live = plain();
    live.spec.code = registered(workspace + QStringLiteral("/codes/c/versions/7"));
    live.spec.scoringScript = QStringLiteral("onlinescoring/score.py");
    live.raw = {{QStringLiteral("properties"),
                 QJsonObject{{QStringLiteral("privateNetworkConnection"), true},
                             {QStringLiteral("model"), QStringLiteral("x")},
                             {QStringLiteral("nothing"), QJsonValue()}}}};
    live.unreadable = {QStringLiteral("properties.sku")};
    const Result<LiveManifest> made =
        deploymentManifest(live, QStringLiteral("churn"), QStringLiteral("red.yml"));
    QVERIFY(made);
    QVERIFY2(bodyOf(made->manifest.text())
                 .contains("code_configuration:\n  code: azureml:c:7\n"
                           "  scoring_script: onlinescoring/score.py\n"),
             made->manifest.text().constData());
    QCOMPARE(
        made->notes,
        (QStringList{
            QStringLiteral("the code is known as azureml:c:7 only: to change it, write the "
                           "folder that it was made of"),
            QStringLiteral("privateNetworkConnection is live and has no place in the manifest"),
            QStringLiteral("properties.sku is live and cannot be read")}));
}

QTEST_GUILESS_MAIN(TestLiveManifest)
#include "tst_livemanifest.moc"
