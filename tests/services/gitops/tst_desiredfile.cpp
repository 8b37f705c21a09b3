// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredfile.h"

#include <QTest>

using namespace serin;

namespace {

DesiredFile file(DesiredFile::Kind kind, const QByteArray &text)
{
    DesiredFile result;
    result.kind = kind;
    result.path = QStringLiteral("some/given.yml");
    result.text = text;
    return result;
}

constexpr char preview[] = "name: shop\nauth_mode: key\ntraffic:\n  blue: 100\ndeployments:\n"
                           "  blue:\n    model: azureml:m:1\n    instance_type: F2\n"
                           "    scale_settings:\n      instance_count: 2\n";
constexpr char v2Endpoint[] = "name: shop\nauth_mode: key\ntraffic: {blue: 100}\n";
constexpr char v2Blue[] = "name: blue\nendpoint_name: shop\nmodel: azureml:m:1\ninstance_count: 2\n"
                          "instance_type: Standard_F2s_v2\n";

} // namespace

class TestDesiredFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void previewIsWhole();
    void anEndpointLeavesTheRestAlone();
    void takesDeploymentsOfTheSameFile();
    void namesGoBeforeTheFiles();
    void choosesByName();
    void refuses_data();
    void refuses();
};

void TestDesiredFile::previewIsWhole()
{
    const Result<DesiredState> state = desiredFromFile(file(DesiredFile::Kind::Endpoint, preview));
    QVERIFY2(state, state ? "" : qPrintable(state.error().toLine()));
    QVERIFY(!state->isComplete);
    QCOMPARE(state->endpoints.size(), std::size_t(1));
    const DesiredEndpoint &endpoint = *state->endpoints.front();
    QCOMPARE(endpoint.name, QStringLiteral("shop"));
    QVERIFY(endpoint.isWhole);
    QCOMPARE(endpoint.file, QStringLiteral("some/given.yml"));
    QCOMPARE(endpoint.deployments.size(), std::size_t(1));
    QCOMPARE(endpoint.deployments.front()->spec->endpoint->toString(), QStringLiteral("shop"));
    QCOMPARE(endpoint.deployments.front()->spec->instanceCount->value(), 2);
}

void TestDesiredFile::anEndpointLeavesTheRestAlone()
{
    const Result<DesiredState> state =
        desiredFromFile(file(DesiredFile::Kind::Endpoint, v2Endpoint));
    QVERIFY(state);
    QVERIFY(!state->endpoints.front()->isWhole);
    QVERIFY(state->endpoints.front()->deployments.empty());
    QCOMPARE(state->endpoints.front()->endpoint->spec->traffic->shares().size(), std::size_t(1));
    const Result<DesiredState> blue = desiredFromFile(file(DesiredFile::Kind::Deployment, v2Blue));
    QVERIFY2(blue, blue ? "" : qPrintable(blue.error().toLine()));
    QCOMPARE(blue->endpoints.front()->endpoint, nullptr);
    QVERIFY(blue->contentDigest != state->contentDigest);
}

void TestDesiredFile::takesDeploymentsOfTheSameFile()
{
    const QByteArray other = QByteArray(v2Blue).replace("shop", "other").replace("blue", "red");
    const Result<DesiredState> state = desiredFromFile(file(
        DesiredFile::Kind::Endpoint, QByteArray(v2Endpoint) + "---\n" + v2Blue + "---\n" + other));
    QVERIFY2(state, state ? "" : qPrintable(state.error().toLine()));
    QCOMPARE(state->endpoints.front()->deployments.size(), std::size_t(1));
    QCOMPARE(state->endpoints.front()->deployments.front()->spec->name.toString(),
             QStringLiteral("blue"));
}

void TestDesiredFile::namesGoBeforeTheFiles()
{
    DesiredFile given = file(DesiredFile::Kind::Endpoint, preview);
    given.endpoint = *EndpointName::fromString(QStringLiteral("other"));
    const Result<DesiredState> endpoint = desiredFromFile(given);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->endpoints.front()->name, QStringLiteral("other"));
    QCOMPARE(endpoint->endpoints.front()->endpoint->spec->name.toString(), QStringLiteral("other"));
    QCOMPARE(endpoint->endpoints.front()->deployments.front()->spec->endpoint->toString(),
             QStringLiteral("other"));
    given = file(DesiredFile::Kind::Deployment, v2Blue);
    given.endpoint = *EndpointName::fromString(QStringLiteral("other"));
    given.deployment = *DeploymentName::fromString(QStringLiteral("teal"));
    const Result<DesiredState> deployment = desiredFromFile(given);
    QVERIFY(deployment);
    QCOMPARE(deployment->endpoints.front()->name, QStringLiteral("other"));
    QCOMPARE(deployment->endpoints.front()->deployments.front()->spec->name.toString(),
             QStringLiteral("teal"));
}

void TestDesiredFile::choosesByName()
{
    DesiredFile given = file(DesiredFile::Kind::Endpoint,
                             QByteArray(v2Endpoint) + "---\nname: other\nauth_mode: key\n");
    const Result<DesiredState> several = desiredFromFile(given);
    QVERIFY(!several);
    QVERIFY(several.error().fix.contains(QLatin1String("--name")));
    given.endpoint = *EndpointName::fromString(QStringLiteral("other"));
    const Result<DesiredState> chosen = desiredFromFile(given);
    QVERIFY2(chosen, chosen ? "" : qPrintable(chosen.error().toLine()));
    QVERIFY(!chosen->endpoints.front()->endpoint->spec->traffic);
    given.endpoint = *EndpointName::fromString(QStringLiteral("third"));
    QVERIFY(!desiredFromFile(given));
}

void TestDesiredFile::refuses_data()
{
    QTest::addColumn<bool>("deployment");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("no YAML") << false << QByteArray("name: [") << QStringLiteral("some/given.yml:");
    QTest::newRow("nothing") << false << QByteArray() << QStringLiteral("some/given.yml");
    QTest::newRow("another kind") << false << QByteArray("kind: Rollout\n")
                                  << QStringLiteral("some/given.yml");
    QTest::newRow("a deployment") << false << QByteArray(v2Blue)
                                  << QStringLiteral("some/given.yml");
    QTest::newRow("an endpoint") << true << QByteArray(v2Endpoint)
                                 << QStringLiteral("some/given.yml");
    QTest::newRow("bad sum") << false
                             << QByteArray("name: shop\nauth_mode: key\ntraffic: {blue: 9}\n")
                             << QStringLiteral("some/given.yml:3");
    QTest::newRow("bad name") << false << QByteArray("name: a b\nauth_mode: key\n")
                              << QStringLiteral("some/given.yml:1");
    QTest::newRow("filled in later") << false << QByteArray("name: '{{ name }}'\nauth_mode: key\n")
                                     << QStringLiteral("some/given.yml:1");
    QTest::newRow("bad deployment")
        << false << QByteArray(preview).replace("instance_count: 2", "instance_count: 0")
        << QStringLiteral("some/given.yml:10");
}

void TestDesiredFile::refuses()
{
    QFETCH(bool, deployment);
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const Result<DesiredState> state = desiredFromFile(
        file(deployment ? DesiredFile::Kind::Deployment : DesiredFile::Kind::Endpoint, text));
    QVERIFY(!state);
    QVERIFY2(state.error().where.startsWith(where), qPrintable(state.error().toLine()));
    QVERIFY(!state.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestDesiredFile)
#include "tst_desiredfile.moc"
