// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specdifference.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

using SpecChange = std::function<void(DeploymentSpec &)>;

DeploymentSpec spec()
{
    return DeploymentSpec(*DeploymentName::fromString(QStringLiteral("blue")));
}

AssetReference registeredAsset(const char *text)
{
    return {AssetReference::Kind::Registered, QString::fromLatin1(text)};
}

} // namespace
Q_DECLARE_METATYPE(SpecChange)

class TestSpecDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesDeployments_data();
    void comparesDeployments();
    void comparesEndpoints();
    void comparesRegisteredAssets_data();
    void comparesRegisteredAssets();
};

void TestSpecDifference::comparesDeployments_data()
{
    QTest::addColumn<SpecChange>("desired");
    QTest::addColumn<SpecChange>("live");
    QTest::addColumn<QString>("field"); ///< empty: the same
    QTest::addColumn<bool>("comparable");
    const auto row = [](const char *name, SpecChange desired, SpecChange live,
                        const char *field = "", bool comparable = true) {
        QTest::newRow(name) << desired << live << QString::fromLatin1(field) << comparable;
    };
    const SpecChange nothing = [](DeploymentSpec &) {};
    row("not said", nothing, [](auto &s) { s.description = QStringLiteral("x"); });
    row(
        "empty text beside absent", [](auto &s) { s.description = QString(); }, nothing);
    row(
        "false beside absent", [](auto &s) { s.appInsightsEnabled = false; }, nothing);
    row(
        "true beside absent", [](auto &s) { s.appInsightsEnabled = true; }, nothing,
        "app_insights_enabled");
    row(
        "egress enabled beside absent", [](auto &s) { s.egressPublicNetworkAccess = true; },
        nothing);
    row(
        "letter case of the size", [](auto &s) { s.instanceType = QStringLiteral("standard_f2"); },
        [](auto &s) { s.instanceType = QStringLiteral("Standard_F2"); });
    row(
        "another size", [](auto &s) { s.instanceType = QStringLiteral("Standard_F4"); },
        [](auto &s) { s.instanceType = QStringLiteral("Standard_F2"); }, "instance_type");
    row(
        "default timeout beside absent",
        [](auto &s) {
            s.requestSettings = {{5000ms, 1, std::nullopt}};
        },
        nothing);
    row(
        "timeout",
        [](auto &s) {
            s.requestSettings = {{3000ms, {}, {}}};
        },
        [](auto &s) {
            s.requestSettings = {{5000ms, {}, {}}};
        },
        "request_settings.request_timeout_ms");
    row(
        "queue wait that the service fills in",
        [](auto &s) {
            s.requestSettings = {{5000ms, {}, {}}};
        },
        [](auto &s) {
            s.requestSettings = {{5000ms, 1, 0ms}};
        });
    row(
        "queue wait of a managed deployment",
        [](auto &s) {
            s.requestSettings = {{{}, {}, 3000ms}};
        },
        [](auto &s) {
            s.requestSettings = {{5000ms, 1, 0ms}};
        });
    row(
        "queue wait of a Kubernetes deployment",
        [](auto &s) {
            s.computeType = EndpointComputeType::Kubernetes;
            s.requestSettings = {{{}, {}, 3000ms}};
        },
        [](auto &s) {
            s.computeType = EndpointComputeType::Kubernetes;
            s.requestSettings = {{5000ms, 1, 500ms}};
        },
        "request_settings.max_queue_wait_ms");
    row(
        "default probe beside absent",
        [](auto &s) {
            s.livenessProbe = {{10s, 10s, 2s, 1, 30}};
        },
        nothing);
    row(
        "probe",
        [](auto &s) {
            s.readinessProbe = {{{}, {}, {}, {}, 3}};
        },
        [](auto &s) {
            s.readinessProbe = {{10s, 10s, 2s, 1, 30}};
        },
        "readiness_probe.failure_threshold");
    row(
        "injected variables",
        [](auto &s) {
            s.environmentVariables = {{{QStringLiteral("A"), QStringLiteral("1")}}};
        },
        [](auto &s) {
            s.environmentVariables = {{{QStringLiteral("A"), QStringLiteral("1")},
                                       {QStringLiteral("AML_APP_ROOT"), QStringLiteral("/x")}}};
        });
    row(
        "a variable that goes", [](auto &s) { s.environmentVariables.emplace(); },
        [](auto &s) {
            s.environmentVariables = {{{QStringLiteral("A"), QStringLiteral("1")}}};
        },
        "environment_variables");
    row(
        "a tag that live has besides",
        [](auto &s) {
            s.tags = {{{QStringLiteral("a"), QStringLiteral("1")}}};
        },
        [](auto &s) {
            s.tags = {{{QStringLiteral("a"), QStringLiteral("1")},
                       {QStringLiteral("b"), QStringLiteral("2")}}};
        });
    row(
        "a tag of another value",
        [](auto &s) {
            s.tags = {{{QStringLiteral("a"), QStringLiteral("1")}}};
        },
        [](auto &s) {
            s.tags = {{{QStringLiteral("a"), QStringLiteral("2")}}};
        },
        "tags");
    row(
        "quantities",
        [](auto &s) {
            s.resources = {{{{QStringLiteral("cpu"), QStringLiteral("1")}}, {}}};
        },
        [](auto &s) {
            s.resources = {{{{QStringLiteral("cpu"), QStringLiteral("1.0")}}, {}}};
        });
    row(
        "default scale beside absent",
        [](auto &s) { s.scaleSettings = DeploymentSpec::ScaleSettings(); }, nothing);
    row(
        "count", [](auto &s) { s.instanceCount = *InstanceCount::fromInt(2); },
        [](auto &s) { s.instanceCount = *InstanceCount::fromInt(1); }, "instance_count");
    row(
        "count under utilization",
        [](auto &s) {
            s.instanceCount = *InstanceCount::fromInt(2);
            s.scaleSettings = DeploymentSpec::ScaleSettings();
            s.scaleSettings->type = DeploymentSpec::ScaleSettings::Type::TargetUtilization;
        },
        [](auto &s) {
            s.instanceCount = *InstanceCount::fromInt(1);
            s.scaleSettings = DeploymentSpec::ScaleSettings();
            s.scaleSettings->type = DeploymentSpec::ScaleSettings::Type::TargetUtilization;
        });
    row(
        "local model beside a registered one",
        [](auto &s) {
            s.model = {AssetReference::Kind::LocalPath, QStringLiteral("m.pkl")};
        },
        [](auto &s) { s.model = registeredAsset("/a/models/m/versions/1"); }, "model", false);
    row(
        "inline environment beside a registered one",
        [](auto &s) {
            s.environment = {AssetReference::Kind::Inline, QStringLiteral("e")};
        },
        [](auto &s) { s.environment = registeredAsset("/a/environments/e/versions/1"); },
        "environment", false);
    row(
        "label beside a version", [](auto &s) { s.model = registeredAsset("azureml:m@latest"); },
        [](auto &s) { s.model = registeredAsset("azureml:m:1"); }, "model", false);
    row(
        "another version", [](auto &s) { s.model = registeredAsset("azureml:m:2"); },
        [](auto &s) { s.model = registeredAsset("azureml:m:1"); }, "model");
}

void TestSpecDifference::comparesDeployments()
{
    QFETCH(SpecChange, desired);
    QFETCH(SpecChange, live);
    QFETCH(QString, field);
    QFETCH(bool, comparable);
    DeploymentSpec wanted = spec();
    DeploymentSpec there = spec();
    desired(wanted);
    live(there);
    const std::vector<FieldDifference> found = differences(wanted, there);
    if (field.isEmpty()) {
        QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(found.front().field));
        return;
    }
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().field, field);
    QCOMPARE(found.front().isComparable, comparable);
    QVERIFY(found.front().desired != found.front().live);
}

void TestSpecDifference::comparesEndpoints()
{
    const EndpointSpec bare(*EndpointName::fromString(QStringLiteral("churn")));
    EndpointSpec desired = bare;
    EndpointSpec live = bare;
    desired.identity = EndpointSpec::Identity();
    desired.publicNetworkAccess = true;
    desired.authMode = AuthMode::Key; // not sent while the endpoint is being created
    QVERIFY(differences(desired, live).empty());
    live.authMode = AuthMode::AmlToken;
    QCOMPARE(differences(desired, live).front().field, QStringLiteral("auth_mode"));
    live.authMode = AuthMode::Key;
    desired.compute = QStringLiteral("azureml:aks");
    live.compute = QStringLiteral("/subscriptions/s/computes/AKS");
    desired.identity->userAssigned = {QStringLiteral("/A")};
    live.identity = EndpointSpec::Identity{true, {QStringLiteral("/a")}};
    QVERIFY(differences(desired, live).empty());
    desired.computeType = EndpointComputeType::Kubernetes;
    QCOMPARE(differences(desired, live).front().field, QStringLiteral("endpoint_compute_type"));
}

void TestSpecDifference::comparesRegisteredAssets_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const QString id =
        WorkspaceId{QStringLiteral("s"), QStringLiteral("g"), QStringLiteral("w")}.toString() +
        QStringLiteral("/models/m/versions/1");
    QTest::newRow("short and long") << QStringLiteral("azureml:m:1") << id << true;
    QTest::newRow("prefixed") << QStringLiteral("azureml:") + id << id << true;
    QTest::newRow("letter case") << id.toUpper() << id << true;
    QTest::newRow("version") << QStringLiteral("azureml:m:2") << id << false;
    QTest::newRow("another workspace")
        << QString(id).replace(QStringLiteral("/w/"), QStringLiteral("/v/")) << id << false;
    QTest::newRow("registry") << QStringLiteral("azureml://registries/r/models/m/versions/1") << id
                              << false;
}

void TestSpecDifference::comparesRegisteredAssets()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(sameRegistered(one, other, AssetId::Kind::Model), same);
}

QTEST_GUILESS_MAIN(TestSpecDifference)
#include "tst_specdifference.moc"
