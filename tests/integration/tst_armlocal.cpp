// SPDX-License-Identifier: GPL-3.0-or-later
// The control plane's and the scoring client against the real local workspace: a canary from
// nothing to nothing, a restart in the middle of it, and errors as the service words them.
#include "services/azure/armcontrolplane.h"
#include "services/azure/plaintokenprovider.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/answered.h"
#include "tests/support/localserverprocess.h"

#include <QDir>
#include <QTemporaryDir>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const EndpointName canary = *EndpointName::fromString(QStringLiteral("canary"));
const DeploymentName blue = *DeploymentName::fromString(QStringLiteral("blue"));
const DeploymentName green = *DeploymentName::fromString(QStringLiteral("green"));

EndpointSpec traffic(int bluePercent)
{
    EndpointSpec spec(canary);
    std::vector<TrafficShare> shares{{blue, *Percent::fromInt(bluePercent)}};
    if (bluePercent < 100) {
        shares.push_back({green, *Percent::fromInt(100 - bluePercent)});
    }
    spec.traffic = *TrafficSplit::fromShares(shares);
    return spec;
}

} // namespace

class TestArmLocal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void discovers();
    void createsAndServes();
    void movesTraffic();
    void scalesAndCompares();
    void readsMetricsLogsAndSkus();
    void goesOnAfterARestart();
    void renewsRegeneratedKeys();
    void errorsAreWords();
    void deletes();

private:
    /// Accepted and done, or the words of what went wrong.
    QString done(const QFuture<Result<PendingOperation>> &accepted);
    DeploymentSpec deployment(const DeploymentName &name, const QString &code, int count = 1);
    void connectTo(const LocalConnection &connection);
    QByteArray score(const std::optional<DeploymentName> &name = {});

    QTemporaryDir m_folder;
    std::unique_ptr<LocalServerProcess> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<FileTokenProvider> m_tokens;
    std::unique_ptr<ArmControlPlane> m_plane;
    std::unique_ptr<ScoringClient> m_scoring;
};

void TestArmLocal::initTestCase()
{
    for (const auto &[name, factor] : {std::pair("one", "1"), std::pair("two", "2")}) {
        const QString path = m_folder.filePath(QLatin1String(name));
        QVERIFY(QDir().mkpath(path));
        QFile file(path + QStringLiteral("/score.py"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("import json\ndef init():\n    print('script " + QByteArray(name) +
                   "')\ndef run(data):\n    return [" + factor +
                   " * x for x in json.loads(data)['data']]\n");
    }
    m_server = std::make_unique<LocalServerProcess>(QStringLiteral(SERINCTL),
                                                    m_folder.filePath(QStringLiteral("state")));
    QVERIFY(m_server->start());
    connectTo(m_server->connection());
}

void TestArmLocal::connectTo(const LocalConnection &connection)
{
    m_scoring.reset();
    m_plane.reset();
    m_http = std::make_unique<HttpClient>();
    m_tokens = std::make_unique<FileTokenProvider>(connection.tokenFile);
    ArmSession::Settings settings;
    settings.baseUrl = connection.baseUrl;
    m_plane = std::make_unique<ArmControlPlane>(*m_http, *m_tokens, settings, connection.workspace);
    m_scoring = std::make_unique<ScoringClient>(*m_http, *m_plane, ScoringClient::Settings());
}

void TestArmLocal::cleanupTestCase()
{
    m_scoring.reset();
    m_plane.reset();
    QCOMPARE(m_server->terminate(), 0);
}

QString TestArmLocal::done(const QFuture<Result<PendingOperation>> &accepted)
{
    const Result<PendingOperation> operation = answered(accepted);
    if (!operation) {
        return operation.error().toLine();
    }
    const Result<void> ended = answered(m_plane->wait(*operation, {}), 60s);
    return ended ? QString() : ended.error().toLine();
}

DeploymentSpec TestArmLocal::deployment(const DeploymentName &name, const QString &code, int count)
{
    DeploymentSpec spec(name);
    spec.endpoint = canary;
    spec.instanceType = QStringLiteral("Standard_F2s_v2");
    spec.instanceCount = *InstanceCount::fromInt(count);
    spec.code = AssetReference{AssetReference::Kind::Registered,
                               QStringLiteral("azureml:%1@latest").arg(code)};
    spec.scoringScript = QStringLiteral("score.py");
    spec.readinessProbe = DeploymentSpec::Probe{1s, 1s, 1s, 1, 3};
    return spec;
}

QByteArray TestArmLocal::score(const std::optional<DeploymentName> &name)
{
    ScoringRequest request(canary);
    request.deployment = name;
    request.body = "{\"data\":[1,2]}";
    const Result<ScoringAnswer> answer = answered(m_scoring->score(request));
    return answer ? answer->deployment.toUtf8() + ' ' + answer->body.simplified()
                  : answer.error().toLine().toUtf8();
}

void TestArmLocal::discovers()
{
    const auto subscriptions = answered(m_plane->subscriptions());
    QVERIFY2(subscriptions, subscriptions ? "" : qPrintable(subscriptions.error().toLine()));
    QCOMPARE(subscriptions->size(), 1);
    const auto workspaces = answered(m_plane->workspaces(subscriptions->at(0).id));
    QVERIFY2(workspaces, workspaces ? "" : qPrintable(workspaces.error().toLine()));
    QCOMPARE(workspaces->size(), 1);
    QVERIFY(workspaces->at(0).id.sameAs(m_plane->workspace()));
    QCOMPARE(answered(m_plane->endpoints())->size(), 0);
}

void TestArmLocal::createsAndServes()
{
    QCOMPARE(done(m_plane->putEndpoint(traffic(100))), QString());
    const auto created = answered(m_plane->endpoint(canary));
    QVERIFY(created);
    QCOMPARE(created->unreadable, QStringList());
    QVERIFY(created->traffic.isEmpty());
    for (const char *name : {"one", "two"}) {
        AssetSpec code;
        code.id = {AssetId::Kind::Code, QLatin1String(name), QStringLiteral("1"), {}};
        code.uri = QUrl::fromLocalFile(m_folder.filePath(QLatin1String(name))).toString();
        const auto registered = answered(m_plane->putAsset(code));
        QVERIFY2(registered, registered ? "" : qPrintable(registered.error().toLine()));
    }
    QCOMPARE(*answered(m_plane->assetNames(AssetId::Kind::Code)),
             (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(done(m_plane->putDeployment(deployment(blue, QStringLiteral("one")))), QString());
    QCOMPARE(done(m_plane->putEndpoint(traffic(100))), QString());
    QCOMPARE(score(), QByteArray("blue [1, 2]"));
    const auto live = answered(m_plane->deployments(canary));
    QVERIFY(live);
    QCOMPARE(live->at(0).unreadable, QStringList());
    QCOMPARE(live->at(0).state, ProvisioningState::Succeeded);
}

void TestArmLocal::movesTraffic()
{
    QCOMPARE(done(m_plane->putDeployment(deployment(green, QStringLiteral("two")))), QString());
    QCOMPARE(score(green), QByteArray("green [2, 4]"));
    EndpointSpec described(canary);
    described.description = QStringLiteral("a canary");
    described.tags = QMap<QString, QString>{{QStringLiteral("stage"), QStringLiteral("dev")}};
    QCOMPARE(done(m_plane->putEndpoint(described)), QString());
    QCOMPARE(answered(m_plane->endpoint(canary))->spec.traffic, traffic(100).traffic);
    QCOMPARE(done(m_plane->putEndpoint(traffic(0))), QString());
    const auto moved = answered(m_plane->endpoint(canary));
    QCOMPARE(moved->spec.description, QStringLiteral("a canary"));
    QCOMPARE(moved->spec.tags->value(QStringLiteral("stage")), QStringLiteral("dev"));
    QCOMPARE(moved->traffic.value(QStringLiteral("green")), 100);
    QCOMPARE(score(), QByteArray("green [2, 4]"));
    QCOMPARE(done(m_plane->putEndpoint(traffic(90))), QString());
}

void TestArmLocal::scalesAndCompares()
{
    QCOMPARE(done(m_plane->scaleDeployment(canary, blue, *InstanceCount::fromInt(2))), QString());
    QCOMPARE(answered(m_plane->deployment(canary, blue))->spec.instanceCount->value(), 2);
    ScoringRequest request(canary);
    request.body = "{\"data\":[0,3]}";
    const auto comparison = answered(m_scoring->compare(request, blue, green, {}));
    QVERIFY(comparison);
    QCOMPARE(comparison->baseline->deployment, QStringLiteral("blue"));
    QCOMPARE(comparison->candidate->deployment, QStringLiteral("green"));
    QCOMPARE(comparison->diff->count, 1);
    QCOMPARE(comparison->diff->differences.at(0).pointer, QStringLiteral("/1"));
}

void TestArmLocal::readsMetricsLogsAndSkus()
{
    const QString id = endpointId(m_plane->workspace(), canary.toString());
    const auto definitions = answered(m_plane->metricDefinitions(id));
    QVERIFY2(definitions, definitions ? "" : qPrintable(definitions.error().toLine()));
    QVERIFY(!definitions->isEmpty());
    MetricQuery query;
    query.resourceId = id;
    query.names = {QStringLiteral("RequestsPerMinute"), QStringLiteral("RequestLatency")};
    query.to = QDateTime::currentDateTimeUtc().addSecs(60);
    query.from = query.to.addSecs(-600);
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")}};
    const auto series = answered(m_plane->metrics(query));
    QVERIFY2(series, series ? "" : qPrintable(series.error().toLine()));
    const auto logs = answered(m_plane->logs(canary, blue, ContainerLog::InferenceServer, 100));
    QVERIFY2(logs, logs ? "" : qPrintable(logs.error().toLine()));
    QVERIFY2(logs->contains(QLatin1String("script one")), qPrintable(*logs));
    const auto skus = answered(m_plane->skus(canary, blue));
    QVERIFY2(skus, skus ? "" : qPrintable(skus.error().toLine()));
    QCOMPARE(skus->at(0).current, 2);
}

void TestArmLocal::goesOnAfterARestart()
{
    const auto accepted =
        answered(m_plane->putDeployment(deployment(green, QStringLiteral("one"), 2)));
    QVERIFY2(accepted, accepted ? "" : qPrintable(accepted.error().toLine()));
    const QByteArray kept = accepted->toJson();
    m_server->kill();
    int troubles = 0;
    const auto waiting = m_plane->wait(
        *accepted, [&](const OperationProgress &p) { troubles += p.trouble ? 1 : 0; });
    QTRY_VERIFY_WITH_TIMEOUT(troubles > 0, 10'000);
    QVERIFY(m_server->start());
    const auto ended = answered(waiting, 60s);
    QVERIFY2(ended, ended ? "" : qPrintable(ended.error().toLine()));
    // And by a program that was started anew.
    connectTo(m_server->connection());
    const auto again = answered(m_plane->wait(*PendingOperation::fromJson(kept), {}), 60s);
    QVERIFY2(again, again ? "" : qPrintable(again.error().toLine()));
    QTRY_COMPARE_WITH_TIMEOUT(score(green), QByteArray("green [1, 2]"), 30'000);
}

void TestArmLocal::renewsRegeneratedKeys()
{
    QVERIFY(score().startsWith("blue") || score().startsWith("green"));
    const Secret before = answered(m_plane->keys(canary))->primary;
    QCOMPARE(done(m_plane->regenerateKey(canary, KeyKind::Primary)), QString());
    QVERIFY(answered(m_plane->keys(canary))->primary != before);
    const QByteArray line = score(blue); // the client still has the old one
    QCOMPARE(line, QByteArray("blue [1, 2]"));
}

void TestArmLocal::errorsAreWords()
{
    const auto nobody = *EndpointName::fromString(QStringLiteral("nobody"));
    QCOMPARE(answered(m_plane->endpoint(nobody)).error().kind, ErrorKind::NotFound);
    const QString refused = done(m_plane->deleteDeployment(canary, blue));
    QVERIFY2(refused.contains(QLatin1String("traffic")), qPrintable(refused));
    DeploymentSpec missing = deployment(blue, QStringLiteral("one"));
    missing.code->text = QStringLiteral("azureml:unknown:7");
    const QString unknown = done(m_plane->putDeployment(missing));
    QVERIFY2(unknown.contains(QLatin1String("unknown")), qPrintable(unknown));
    QFile token(m_server->connection().tokenFile);
    QVERIFY(token.open(QIODevice::ReadOnly));
    const QByteArray good = token.readAll();
    qputenv("SERIN_TOKEN", "wrong");
    EnvironmentTokenProvider wrong;
    ArmSession::Settings settings;
    settings.baseUrl = m_server->connection().baseUrl;
    ArmControlPlane stranger(*m_http, wrong, settings, m_plane->workspace());
    const auto shut = answered(stranger.endpoints());
    qunsetenv("SERIN_TOKEN");
    QCOMPARE(shut.error().kind, ErrorKind::Unauthorized);
    QVERIFY(!shut.error().toLine().contains(QString::fromUtf8(good)));
}

void TestArmLocal::deletes()
{
    QCOMPARE(done(m_plane->putEndpoint(traffic(100))), QString());
    QCOMPARE(done(m_plane->deleteDeployment(canary, green)), QString());
    QCOMPARE(done(m_plane->deleteDeployment(canary, green)), QString()); // there is none
    QCOMPARE(done(m_plane->deleteEndpoint(canary)), QString());
    QCOMPARE(answered(m_plane->endpoint(canary)).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestArmLocal)
#include "tst_armlocal.moc"
