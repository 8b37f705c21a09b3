// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/azure/armbench.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QByteArray deploymentPath = "/onlineEndpoints/my-endpoint/deployments/blue";

} // namespace

class TestArmControlPlane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ArmBench>(); }
    void cleanup() { m.reset(); }

    void readsAnEndpoint()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        const Result<LiveEndpoint> live = answered(m->plane->endpoint(ArmBench::endpoint()));
        QVERIFY(live);
        QCOMPARE(live->spec.name, ArmBench::endpoint());
        const HttpRequest &request = m->server.requests.at(0);
        QCOMPARE(request.target, workspacePath + endpointPath + "?api-version=2024-04-01");
        QCOMPARE(request.headers.value("Authorization"), QByteArray("Bearer token-1"));
        QCOMPARE(request.headers.value("x-ms-client-request-id").size(), 36);
        QCOMPARE(m->tokens.lastResource, m->server.base());
    }

    void missingOnesAreNotFound()
    {
        const Result<LiveEndpoint> live = answered(m->plane->endpoint(ArmBench::endpoint()));
        QCOMPARE(live.error().kind, ErrorKind::NotFound);
        QCOMPARE(live.error().detail, QStringLiteral("ResourceNotFound: none"));
    }

    void followsPagesAsTheyAre()
    {
        const QByteArray next = m->server.base().toLatin1() +
                                "/elsewhere?api-version=x&$skip=a%2Bb%3D%3D&opaque=%7B1%7D";
        m->on("GET /onlineEndpoints",
              ScriptedServer::respond(200, "{\"value\":[" + endpointBody() + "],\"nextLink\":\"" +
                                               next + "\"}"));
        m->server.add([this](const HttpRequest &request, ScriptedConnection connection) {
            m->routes["GET /onlineEndpoints"](request, connection);
        });
        m->server.add(ScriptedServer::respond(
            200, quoted("{'value':[{'name':'second-one'},{'name':'?'},7],'nextLink':null}")));
        const auto all = answered(m->plane->endpoints());
        QVERIFY(all);
        QCOMPARE(all->size(), 2); // what has no usable name is left out
        QCOMPARE(all->at(1).spec.name.toString(), QStringLiteral("second-one"));
        QCOMPARE(m->server.requests.at(1).target, next.mid(m->server.base().size()));
    }

    void readsLargePages()
    {
        QByteArray list;
        for (int i = 0; i < 500; ++i) {
            QByteArray body = endpointBody();
            body.replace("my-endpoint\",\"name\":\"my-endpoint", "e" + QByteArray::number(i) +
                                                                     "-x\",\"name\":\"e" +
                                                                     QByteArray::number(i) + "-x");
            list += (i > 0 ? "," : "") + body;
        }
        QVERIFY(list.size() > 500'000);
        m->on("GET /onlineEndpoints", ScriptedServer::respond(200, "{\"value\":[" + list + "]}"));
        const auto all = answered(m->plane->endpoints());
        QVERIFY(all);
        QCOMPARE(all->size(), 500);
        QCOMPARE(all->at(499).spec.name.toString(), QStringLiteral("e499-x"));
    }

    void createsAnEndpointWithoutTraffic()
    {
        m->on("PUT " + endpointPath,
              ScriptedServer::respond(201, endpointBody("Creating", "{}"), m->accepted()));
        EndpointSpec spec(ArmBench::endpoint());
        spec.traffic =
            *TrafficSplit::fromShares({{ArmBench::deployment(), *Percent::fromInt(100)}});
        const auto operation = answered(m->plane->putEndpoint(spec));
        QVERIFY2(operation, operation ? "" : qPrintable(operation.error().toLine()));
        QVERIFY(!operation->finished);
        QCOMPARE(operation->action, PendingOperation::Action::Put);
        QCOMPARE(operation->statusUrl.toLatin1(), m->operation());
        QCOMPARE(operation->limit, 30min);
        QCOMPARE(operation->requestId, QStringLiteral("r-9"));
        const QJsonObject body = parsed(m->server.requests.back().body);
        QCOMPARE(body.value(QLatin1String("location")).toString(), QStringLiteral("westus2"));
        QCOMPARE(body.value(QLatin1String("properties")).toObject().value(QLatin1String("traffic")),
                 QJsonValue(QJsonObject()));
    }

    void changesAnEndpointAndKeepsTheRest()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        EndpointSpec spec(ArmBench::endpoint());
        spec.description = QStringLiteral("other");
        const auto operation = answered(m->plane->putEndpoint(spec));
        QVERIFY(operation);
        QVERIFY(operation->finished); // 200, Succeeded, nothing to wait for
        QVERIFY(answered(m->plane->wait(*operation, {})));
        const QJsonObject properties =
            parsed(m->server.requests.back().body).value(QLatin1String("properties")).toObject();
        QCOMPARE(properties.value(QLatin1String("traffic")), QJsonValue(parsed("{'blue':100}")));
        QVERIFY(properties.contains(QLatin1String("newField")));
        QCOMPARE(m->server.count("GET", "/ws"), 0); // an update needs no location
    }

    void waitsForAnOperation()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath,
              ScriptedServer::respond(201, endpointBody("Updating"), m->accepted()));
        int looks = 0;
        m->on("GET /operations/op-1", [&](const HttpRequest &request, ScriptedConnection c) {
            const QByteArray word = ++looks == 1 ? "Updating"
                                    : looks == 2 ? "SomethingNew"
                                                 : "sUcceeded";
            ScriptedServer::respond(200, quoted("{'id':'x','status':'" + word +
                                                "','percentComplete':0.0}"))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(EndpointSpec(ArmBench::endpoint())));
        QVERIFY(operation);
        QStringList words;
        QVERIFY(answered(m->plane->wait(*operation, [&](const OperationProgress &progress) {
            words.append(progress.status);
        })));
        QCOMPARE(words, (QStringList{QStringLiteral("Updating"), QStringLiteral("SomethingNew"),
                                     QStringLiteral("sUcceeded")}));
        QCOMPARE(m->server.requests.back().target,
                 m->operation().mid(m->server.base().size())); // signed: verbatim
        QVERIFY(m->server.requests.back().headers.contains("Authorization"));
    }

    void addressesOfOperationsAreLong()
    {
        const QByteArray path = workspacePath + "/operations/long";
        const QByteArray signature = "&s=" + QByteArray(8'000, 'S') + "&h=%2B%2F%3D";
        m->on("DELETE " + endpointPath,
              ScriptedServer::respond(202, {},
                                      {"Azure-AsyncOperation: " + m->server.base().toLatin1() +
                                       path + "?api-version=x" + signature}));
        m->on("GET /operations/long",
              ScriptedServer::respond(200, quoted("{'status':'Succeeded'}")));
        const auto operation = answered(m->plane->deleteEndpoint(ArmBench::endpoint()));
        QVERIFY2(operation, operation ? "" : qPrintable(operation.error().toLine()));
        QVERIFY(answered(m->plane->wait(*PendingOperation::fromJson(operation->toJson()), {})));
        QVERIFY(m->server.requests.back().target.endsWith(signature));
    }

    void scalesByPatch()
    {
        m->on("GET " + deploymentPath, ScriptedServer::respond(200, deploymentBody()));
        m->on("PATCH " + deploymentPath,
              ScriptedServer::respond(202, {}, {"Location: " + m->operation(), "Retry-After: 3"}));
        const auto operation = answered(m->plane->scaleDeployment(
            ArmBench::endpoint(), ArmBench::deployment(), *InstanceCount::fromInt(4)));
        QVERIFY(operation);
        QCOMPARE(operation->retryAfter, 3'000ms);
        QCOMPARE(parsed(m->server.requests.back().body),
                 parsed("{'sku':{'name':'Default','capacity':4}}"));
        m->routes.remove("GET " + deploymentPath);
        QCOMPARE(answered(m->plane->scaleDeployment(ArmBench::endpoint(), ArmBench::deployment(),
                                                    *InstanceCount::fromInt(4)))
                     .error()
                     .kind,
                 ErrorKind::NotFound);
    }

    void waitsByLocation()
    {
        PendingOperation operation;
        operation.action = PendingOperation::Action::Patch;
        operation.resourceId = QStringLiteral("/x");
        operation.resultUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->server.add(ScriptedServer::respond(202, {}, {"Retry-After: 4"}), 2);
        m->server.add(ScriptedServer::respond(200, deploymentBody("Updating")));
        m->server.add(ScriptedServer::respond(200, deploymentBody()));
        QVERIFY(answered(m->plane->wait(operation, {})));
        QVERIFY(m->server.isDone());
        QCOMPARE(m->delays.asked.at(1), 4'000ms);
    }

    void waitsByTheResource()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.startedAt = m->clock.now();
        m->server.add(ScriptedServer::respond(200, endpointBody("Creating")));
        m->server.add(ScriptedServer::respond(200, endpointBody()));
        QVERIFY(answered(m->plane->wait(operation, {})));
        operation.action = PendingOperation::Action::Delete;
        m->server.add(ScriptedServer::respond(200, endpointBody("Deleting")), 2);
        QVERIFY(answered(m->plane->wait(operation, {}))); // 404 at last
    }

    void deletes()
    {
        m->on("DELETE " + endpointPath, ScriptedServer::respond(202, "null", m->accepted("op-2")));
        auto operation = answered(m->plane->deleteEndpoint(ArmBench::endpoint()));
        QVERIFY(operation);
        QCOMPARE(operation->action, PendingOperation::Action::Delete);
        QVERIFY(!operation->finished);
        for (const int status : {204, 404, 200}) {
            m->on("DELETE " + deploymentPath, ScriptedServer::respond(status));
            operation =
                answered(m->plane->deleteDeployment(ArmBench::endpoint(), ArmBench::deployment()));
            QVERIFY(operation);
            QVERIFY(operation->finished);
            QVERIFY(answered(m->plane->wait(*operation, {})));
        }
    }

    void putsADeploymentWithItsLabelsLookedUp()
    {
        m->on("GET " + deploymentPath, ScriptedServer::respond(200, deploymentBody()));
        m->on("PUT " + deploymentPath,
              ScriptedServer::respond(201, deploymentBody("Updating"), m->accepted()));
        const auto entry = [](const char *version) {
            return quoted("{'id':'") + workspacePath + "/models/m/versions/" + version +
                   quoted("','properties':{'modelUri':'file:///m'}}");
        };
        m->on("GET /models/m/versions",
              ScriptedServer::respond(200, "{\"value\":[" + entry("9") + ',' + entry("10") + "]}"));
        DeploymentSpec spec(ArmBench::deployment());
        spec.endpoint = ArmBench::endpoint();
        spec.model =
            AssetReference{AssetReference::Kind::Registered, QStringLiteral("azureml:m@latest")};
        spec.instanceCount = *InstanceCount::fromInt(2);
        const auto operation = answered(m->plane->putDeployment(spec));
        QVERIFY2(operation, operation ? "" : qPrintable(operation.error().toLine()));
        QVERIFY(parsed(m->server.requests.back().body)
                    .value(QLatin1String("properties"))
                    .toObject()
                    .value(QLatin1String("model"))
                    .toString()
                    .endsWith(QLatin1String("/models/m/versions/10")));

        spec.model->text = QStringLiteral("azureml:unknown@latest");
        QCOMPARE(answered(m->plane->putDeployment(spec)).error().kind, ErrorKind::NotFound);
        spec.endpoint.reset();
        QCOMPARE(answered(m->plane->putDeployment(spec)).error().kind, ErrorKind::Invalid);
    }

    void readsCredentials()
    {
        m->on("POST " + endpointPath + "/listKeys",
              ScriptedServer::respond(200, quoted("{'primaryKey':'p','secondaryKey':'s'}")));
        m->on(
            "POST " + endpointPath + "/token",
            ScriptedServer::respond(200, quoted("{'accessToken':'t','expiryTimeUtc':1795521600}")));
        m->on("POST " + endpointPath + "/regenerateKeys", ScriptedServer::respond(200));
        QCOMPARE(answered(m->plane->keys(ArmBench::endpoint()))->primary, Secret("p"));
        QCOMPARE(m->server.requests.back().headers.value("Content-Length"), QByteArray("0"));
        QCOMPARE(answered(m->plane->token(ArmBench::endpoint()))->token, Secret("t"));
        const auto operation =
            answered(m->plane->regenerateKey(ArmBench::endpoint(), KeyKind::Secondary));
        QVERIFY(operation && operation->finished);
        QCOMPARE(parsed(m->server.requests.back().body), parsed("{'keyType':'Secondary'}"));
    }

    void readsLogsAndSkus()
    {
        m->on("POST " + deploymentPath + "/getLogs",
              ScriptedServer::respond(200, quoted("{'content':'line 1\\nline 2'}")));
        m->on("GET " + deploymentPath + "/skus",
              ScriptedServer::respond(200, quoted("{'value':[{'sku':{'name':'Default'},"
                                                  "'capacity':{'maximum':50}}]}")));
        QCOMPARE(*answered(m->plane->logs(ArmBench::endpoint(), ArmBench::deployment(),
                                          ContainerLog::StorageInitializer, 7)),
                 QStringLiteral("line 1\nline 2"));
        QCOMPARE(parsed(m->server.requests.back().body),
                 parsed("{'containerType':'StorageInitializer','tail':7}"));
        QCOMPARE(
            answered(m->plane->skus(ArmBench::endpoint(), ArmBench::deployment()))->at(0).maximum,
            50);
    }

    void largeLog()
    {
        const QByteArray line = "GET /score 200 4.2ms ";
        const QByteArray content = (line + "\\n").repeated(100'000);
        m->on("POST " + deploymentPath + "/getLogs",
              ScriptedServer::respond(200, "{\"content\": \"" + content + "\"}"));
        const auto log = answered(m->plane->logs(ArmBench::endpoint(), ArmBench::deployment(),
                                                 ContainerLog::InferenceServer, 100'000));
        QVERIFY(log);
        QCOMPARE(log->count(QLatin1Char('\n')), 100'000);
        QVERIFY(log->startsWith(QLatin1String(line)));
        m->on("POST " + deploymentPath + "/getLogs",
              ScriptedServer::respond(200, "{\"content\": \"" + content));
        const auto broken = answered(m->plane->logs(ArmBench::endpoint(), ArmBench::deployment(),
                                                    ContainerLog::InferenceServer, 100'000));
        QVERIFY(!broken);
        QCOMPARE(broken.error().kind, ErrorKind::Protocol);
    }

    void assets()
    {
        const QByteArray path = "/models/m/versions/1";
        const QByteArray body = quoted("{'id':'") + workspacePath + path +
                                quoted("','properties':{'modelUri':'file:///m'}}");
        m->on("PUT " + path, ScriptedServer::respond(201, body));
        m->on("GET " + path, ScriptedServer::respond(200, body));
        m->on("GET /models", ScriptedServer::respond(200, quoted("{'value':[{'name':'m'}]}")));
        AssetSpec spec;
        spec.id = {AssetId::Kind::Model, QStringLiteral("m"), QStringLiteral("1"), {}};
        spec.uri = QStringLiteral("file:///m");
        QCOMPARE(answered(m->plane->putAsset(spec))->spec.uri, spec.uri);
        QCOMPARE(answered(m->plane->asset(spec.id))->spec.id, spec.id);
        QCOMPARE(*answered(m->plane->assetNames(AssetId::Kind::Model)),
                 QStringList{QStringLiteral("m")});
        const size_t before = m->server.requests.size();
        for (const QString &name : {QStringLiteral("../../x"), QStringLiteral(".."), QString()}) {
            spec.id.name = name;
            QCOMPARE(answered(m->plane->putAsset(spec)).error().kind, ErrorKind::Invalid);
            QCOMPARE(answered(m->plane->asset(spec.id)).error().kind, ErrorKind::Invalid);
            QCOMPARE(answered(m->plane->assetVersions(AssetId::Kind::Model, name)).error().kind,
                     ErrorKind::Invalid);
        }
        QCOMPARE(m->server.requests.size(), before);
    }

    void discovery()
    {
        m->server.add(ScriptedServer::respond(
            200, quoted("{'value':[{'subscriptionId':'s-1','displayName':'Mine'}]}")));
        const auto subscriptions = answered(m->plane->subscriptions());
        QCOMPARE(subscriptions->at(0).displayName, QStringLiteral("Mine"));
        QCOMPARE(m->server.requests.back().target,
                 QByteArray("/subscriptions?api-version=2021-01-01"));
        m->server.add(ScriptedServer::respond(200, "{\"value\":[{\"id\":\"" + workspacePath +
                                                       "\",\"location\":\"eu\"}]}"));
        const auto workspaces = answered(m->plane->workspaces(QStringLiteral("s-1")));
        QCOMPARE(workspaces->at(0).id, m->plane->workspace());
    }

    void metrics()
    {
        m->on("GET " + endpointPath + "/providers/Microsoft.Insights/metrics",
              ScriptedServer::respond(200, quoted("{'value':[{'name':{'value':'A'},'timeseries':["
                                                  "{'data':[{'timeStamp':'2026-11-24T12:00:00Z',"
                                                  "'average':1.5}]}]}]}")));
        m->on("GET " + endpointPath + "/providers/Microsoft.Insights/metricDefinitions",
              ScriptedServer::respond(200, quoted("{'value':[{'name':{'value':'A'}}]}")));
        MetricQuery query;
        query.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        query.names = {QStringLiteral("A")};
        query.from = m->clock.now().addSecs(-60);
        query.to = m->clock.now();
        const auto series = answered(m->plane->metrics(query));
        QVERIFY(series);
        QCOMPARE(series->at(0).points.at(0).average, 1.5);
        QVERIFY(
            m->server.requests.back().query().startsWith("api-version=2018-01-01&metricnames=A"));
        QCOMPARE(answered(m->plane->metricDefinitions(query.resourceId))->size(), 1);
    }

    void remembersTheRateLimits()
    {
        m->on("GET " + endpointPath,
              ScriptedServer::respond(200, endpointBody(),
                                      {"x-ms-ratelimit-remaining-subscription-reads: 11999",
                                       "x-ms-ratelimit-remaining-subscription-writes: lots"}));
        QCOMPARE(m->plane->rateLimits(), RateLimits());
        QVERIFY(answered(m->plane->endpoint(ArmBench::endpoint())));
        QCOMPARE(m->plane->rateLimits().reads, 11'999);
        QVERIFY(!m->plane->rateLimits().writes);
    }

    void operationsAreKeptAsJson()
    {
        PendingOperation operation;
        operation.action = PendingOperation::Action::RegenerateKey;
        operation.resourceId = QStringLiteral("/x");
        operation.statusUrl = QStringLiteral("https://a/?s=") + QString(8'000, u'x');
        operation.resultUrl = QStringLiteral("https://b");
        operation.retryAfter = 1'500ms;
        operation.startedAt = m->clock.now();
        operation.requestId = QStringLiteral("r");
        QCOMPARE(*PendingOperation::fromJson(operation.toJson()), operation);
        for (const char *json : {"", "[]", "{}", "{\"action\":\"put\",\"resourceId\":\"x\"}"}) {
            QCOMPARE(PendingOperation::fromJson(json).error().kind, ErrorKind::Protocol);
        }
    }

private:
    std::unique_ptr<ArmBench> m;
};

QTEST_GUILESS_MAIN(TestArmControlPlane)
#include "tst_armcontrolplane.moc"
