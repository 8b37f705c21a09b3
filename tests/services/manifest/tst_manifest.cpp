// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specreader.h"
#include "services/manifest/manifest.h"
#include "services/manifest/validation/validation.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace serin;

namespace {

/// What a manifest was taken for: one line a document, or why there is none.
QString readAs(const Manifest &manifest)
{
    QStringList lines;
    for (const ManifestDocument &document : manifest.documents()) {
        QString line = dialectName(document.dialect);
        const auto add = [&](const DeploymentManifest &deployment) {
            line += QStringLiteral(" %1×%2").arg(deployment.name,
                                                 deployment.instanceCount
                                                     ? QString::number(*deployment.instanceCount)
                                                     : QStringLiteral("?"));
        };
        if (document.endpoint) {
            line += QStringLiteral(" endpoint ") + document.endpoint->name;
            for (const TrafficEntry &entry : document.endpoint->traffic) {
                line +=
                    QStringLiteral(" %1=%2").arg(entry.deployment).arg(entry.percent.value_or(-1));
            }
            std::for_each(document.endpoint->deployments.begin(),
                          document.endpoint->deployments.end(), add);
        } else {
            line += QStringLiteral(" deployment");
            add(*document.deployment);
        }
        lines << line;
    }
    return lines.isEmpty() ? manifest.reason() : lines.join(QLatin1Char('\n'));
}

} // namespace

class TestManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhichDialectAFileIs_data();
    void saysWhichDialectAFileIs();
    void saysWhichDialectATextIs_data();
    void saysWhichDialectATextIs();
    void readsADeploymentsFields();
    void readsWhatMergeKeysAndAliasesBring();
    void givesUpOnEndlessMerges();
    void readsNumbersAsTheServicesClient_data();
    void readsNumbersAsTheServicesClient();
};

void TestManifest::saysWhichDialectAFileIs_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *file, const char *expected) {
        QTest::newRow(file) << QString::fromUtf8(expected);
    };
    row("preview-p1-map.yaml", "preview-map endpoint churn-eu blue=100 blue×1");
    row("preview-p2-map-two.yaml", "preview-map endpoint churn-eu blue=90 green=10 blue×1 green×1");
    row("preview-p3-list.yml",
        "preview-list endpoint ranker blue=60 green=40 red=0 blue×2 green×2 red×?");
    row("preview-p4-list.yml", "preview-list endpoint fraud blue=100 blue×1");
    row("preview-endpoint-alone.yaml", "preview-wrapped endpoint churn-eu");
    row("preview-wrapped.yaml", "preview-wrapped deployment blue×1");
    row("preview-wrapped-empty-key.yaml", "preview-wrapped deployment green×1");
    row("preview-bare-deployment.yml", "preview-wrapped deployment green×1");
    row("v2-endpoint.yml", "v2 endpoint churn");
    row("v2-endpoint-kubernetes.yml", "v2 endpoint churn-k8s blue=50 green=50");
    row("v2-endpoint-json.yml", "v2 endpoint churn blue=90 green=10");
    row("v2-endpoint-quoted.yml", "v2 endpoint churn blue=90 green=10");
    row("v2-deployment.yml", "v2 deployment blue×1");
    row("v2-deployment-no-count.yml", "v2 deployment green×?");
    row("v2-deployment-no-endpoint.yml", "v2 deployment green×2");
    row("v2-deployment-kubernetes.yml", "v2 deployment blue×1");
    row("v2-several-documents.yml",
        "v2 endpoint churn blue=100\nv2 deployment blue×1\nv2 deployment green×1");
    row("other-service.yml", "kind: Service is no online endpoint");
    row("other-batch.yml", "schema batchEndpoint is no online endpoint");
}

void TestManifest::saysWhichDialectAFileIs()
{
    QFETCH(QString, expected);
    QFile file(QStringLiteral(SERIN_TEST_DATA "/manifests/") +
               QLatin1String(QTest::currentDataTag()));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const auto manifest = Manifest::parse(file.readAll(), file.fileName());
    QVERIFY2(manifest, qPrintable(manifest ? QString() : manifest.error().toLine()));
    QCOMPARE(readAs(*manifest), expected);
}

void TestManifest::saysWhichDialectATextIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("nothing", "", "the file is empty");
    row("a list", "- a\n", "the document is no mapping");
    row("something else", "version: 2\nupdates: []\n",
        "no key of an online endpoint or deployment");
    row("an empty field is no deployment's name", "scale_settings:\nsku: x\n",
        "preview-wrapped deployment×?");
    row("deployments of something else", "name: x\ndeployments: {a: {image: b}}\n",
        "its `deployments` are none of an online endpoint");
    row("by shape", "name: e\nauth_mode: key\n", "v2 endpoint e");
    row("shares that are no numbers", "name: e\ntraffic: {a: 90%, b: x}\n",
        "v2 endpoint e a=-1 b=-1");
    row("batch by its keys", "name: e\nmini_batch_size: 1\nendpoint_name: x\n",
        "a batch endpoint or deployment is no online one");
}

void TestManifest::saysWhichDialectATextIs()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto manifest = Manifest::parse(text, QStringLiteral("t.yml"));
    QVERIFY(manifest);
    QCOMPARE(
        readAs(*manifest).replace(QStringLiteral("deployment ×"), QStringLiteral("deployment×")),
        expected);
}

void TestManifest::readsADeploymentsFields()
{
    const auto manifest =
        Manifest::parse("name: e\ntarget: azureml:arc\ntraffic: {}\ndeployments:\n- name: blue\n"
                        "  model: {name: m, version: 3, local_path: ./m}\n"
                        "  code_configuration: {code: {local_path: ./c}, scoring_script: s.py}\n"
                        "  environment: {image: i}\n  sku: s2\n"
                        "  scale_settings: {min_instances: 1, max_instances: 4}\n",
                        QStringLiteral("t.yml"));
    const DeploymentManifest &blue = manifest->documents().front().endpoint->deployments.front();
    QCOMPARE(blue.model, QStringLiteral("m:3"));
    QCOMPARE(blue.codePath, QStringLiteral("./c"));
    QCOMPARE(blue.scoringScript, QStringLiteral("s.py"));
    QCOMPARE(blue.environment, QStringLiteral("i"));
    QCOMPARE(blue.instanceType, QStringLiteral("s2"));
    QCOMPARE(blue.minInstances, std::optional<int>(1));
    QCOMPARE(blue.maxInstances, std::optional<int>(4));
    QCOMPARE(blue.compute, EndpointComputeType::Kubernetes);
    QCOMPARE(blue.position, (SourcePosition{5, 9}));
}

void TestManifest::readsWhatMergeKeysAndAliasesBring()
{
    const auto one =
        Manifest::parse("x-usual: &usual\n  instance_type: S\n  instance_count: 3\n"
                        "  code_configuration: {code: ./c, scoring_script: s.py}\n"
                        "x-more: &more\n  <<: *usual\n  instance_count: 4\n  model: azureml:m:1\n"
                        "name: blue\nendpoint_name: shop\n<<: [*more, *usual]\n"
                        "environment: &e azureml:e:2\n",
                        QStringLiteral("t.yml"));
    const ManifestDocument &document = one->documents().front();
    QVERIFY(document.deployment);
    QCOMPARE(document.deployment->instanceCount, std::optional<int>(4));
    QCOMPARE(document.deployment->instanceType, QStringLiteral("S"));
    QCOMPARE(document.deployment->model, QStringLiteral("azureml:m:1"));
    QCOMPARE(document.deployment->codePath, QStringLiteral("./c"));
    const DocumentReading applied = readSpecs(*one, document);
    QVERIFY(applied.deployments.front().spec);
    QCOMPARE(applied.deployments.front().spec->instanceCount->value(), 4);

    const auto whole =
        Manifest::parse("name: shop\nauth_mode: key\nx: &n 2\ny: &t {blue: 90}\n"
                        "traffic: {<<: *t, green: 10}\ndeployments:\n"
                        "  blue: &b\n    sku: S\n    scale_settings: {instance_count: *n}\n"
                        "  green: *b\n  red:\n    <<: *b\n    sku: L\n",
                        QStringLiteral("t.yml"));
    const EndpointManifest &shop = *whole->documents().front().endpoint;
    QCOMPARE(shop.traffic,
             (TrafficEntries{{QStringLiteral("green"), 10}, {QStringLiteral("blue"), 90}}));
    QCOMPARE(shop.deployments.size(), std::size_t(3));
    for (const DeploymentManifest &each : shop.deployments) {
        QCOMPARE(each.instanceCount, std::optional<int>(2));
        QCOMPARE(each.instanceType,
                 each.name == QLatin1String("red") ? QStringLiteral("L") : QStringLiteral("S"));
    }
}

void TestManifest::givesUpOnEndlessMerges()
{
    QByteArray text = "a0: &a0 {sku: S}\n";
    for (int i = 1; i < 60; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        text += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " {<<: [" + last +
                ", " + last + "]}\n";
    }
    text += "name: blue\nendpoint_name: shop\ninstance_count: 2\n<<: *a59\n";
    const auto deep = Manifest::parse(text, QStringLiteral("t.yml"));
    QVERIFY(deep && deep->documents().size() == 1);
    QCOMPARE(deep->documents().front().deployment->instanceCount, std::optional<int>(2));
    const auto loop = Manifest::parse("name: blue\nendpoint_name: shop\nx: &x\n  <<: *x\n<<: *x\n",
                                      QStringLiteral("t.yml"));
    QVERIFY(!loop || loop->documents().front().deployment->instanceType.isEmpty());
    // Another document of the file is looked at afresh.
    text += "---\nx: &x {instance_count: 3}\nname: green\nendpoint_name: shop\n<<: *x\n";
    const auto both = Manifest::parse(text, QStringLiteral("t.yml"));
    QVERIFY(both && both->documents().size() == 2);
    QCOMPARE(both->documents().back().deployment->instanceCount, std::optional<int>(3));
}

void TestManifest::readsNumbersAsTheServicesClient_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<int>("number"); // -1: none
    QTest::addColumn<bool>("isAmbiguous");
    const auto row = [](const char *written, int number, bool isAmbiguous) {
        QTest::newRow(written) << QByteArray(written) << number << isAmbiguous;
    };
    row("2", 2, false);
    row("+2", 2, false);
    row("\"2\"", 2, false);
    row("0x2", 2, false);
    row("+0x2", 2, true);
    row("0x1_0", 16, true);
    row("010", 8, true);
    row("08", 8, true);
    row("1_0", 10, true);
    row("0b11", 3, true);
    row("1:30", 90, true);
    row("0o10", -1, false);
    row("1:75", -1, false);
    row("\"0x2\"", -1, false);
    row("2.5", -1, false);
    row("two", -1, false);
}

void TestManifest::readsNumbersAsTheServicesClient()
{
    QFETCH(QByteArray, written);
    QFETCH(int, number);
    QFETCH(bool, isAmbiguous);
    const QByteArray text = "name: blue\nendpoint_name: shop\ninstance_type: S\n"
                            "readiness_probe: {period: " +
                            written + "}\ninstance_count: " + written + "\n";
    const auto manifest = Manifest::parse(text, QStringLiteral("a.yml"));
    QVERIFY(manifest && manifest->documents().size() == 1);
    const DeploymentManifest &deployment = *manifest->documents().front().deployment;
    QCOMPARE(deployment.instanceCount.value_or(-1), number);
    const DocumentReading planned = readSpecs(*manifest, manifest->documents().front());
    const DeploymentReading &reading = planned.deployments.front();
    QVERIFY(reading.spec);
    QCOMPARE(reading.spec->instanceCount ? reading.spec->instanceCount->value() : -1, number);
    const QList<Diagnostic> found = validateManifests({*manifest});
    QCOMPARE(std::count_if(found.begin(), found.end(),
                           [](const Diagnostic &each) {
                               return each.code == QLatin1String("ambiguous-number");
                           }),
             isAmbiguous ? 2 : 0);
}

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
