// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments: their life, what the fleet is told to run, logs and skus.
#include "services/local/arm/monitorapi.h"
#include "tests/services/local/arm/armfixture.h"
#include "tests/support/patience.h"

using namespace serin;
using Answer = ArmFixture::Answer;

namespace {

// Repeats what it is asked.
class EchoMonitor : public MonitorApi
{
public:
    HttpResponse metrics(const MonitorResource &resource, const HttpRequest &request) override
    {
        return echo("metrics", resource, request);
    }
    HttpResponse metricDefinitions(const MonitorResource &resource,
                                   const HttpRequest &request) override
    {
        return echo("definitions", resource, request);
    }

private:
    static HttpResponse echo(const QByteArray &what, const MonitorResource &resource,
                             const HttpRequest &request)
    {
        HttpResponse response;
        response.body = what + ' ' + resource.id.toUtf8() + ' ' +
                        resource.deployment.value_or(QStringLiteral("-")).toUtf8() + ' ' +
                        request.query();
        return response;
    }
};

} // namespace

class TestArmDeployments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void wantsItsEndpoint();
    void runs();
    void scales();
    void failsToScale();
    void patches();
    void isBusyOnce();
    void refusesToDeleteLiveTraffic();
    void seesTrafficThatIsComing();
    void deletes();
    void listsInPages();
    void bringsLogs();
    void refusesOddLogRequests_data();
    void refusesOddLogRequests();
    void hasOneSku();
    void asksTheMonitor();

private:
    Answer put(const QByteArray &properties = {}, int capacity = 1)
    {
        return m_arm->ask("PUT", bluePath, ArmFixture::deploymentBody(capacity, properties));
    }
    const ScoringSpec &lastSpec() const { return m_arm->fleet->calls.back().spec; }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmDeployments::wantsItsEndpoint()
{
    const Answer answer = put();
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.errorCode(), QStringLiteral("ParentResourceNotFound"));
    QCOMPARE(m_arm->get(bluePath).status, 404);
    QCOMPARE(m_arm->ask("DELETE", bluePath).status, 204);
    QCOMPARE(m_arm->get("onlineEndpoints/bird/deployments").status, 404);
}

void TestArmDeployments::runs()
{
    m_arm->makeBird({});
    m_arm->fleet->isAutomatic = false;
    const Answer made = put({}, 3);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.state(), QStringLiteral("Updating"));
    QCOMPARE(made.headers.value("Retry-After"), QByteArray("1"));
    QVERIFY(made.headers.value("Azure-AsyncOperation").contains("/mfeOperationsStatus/od:"));
    QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->pending(blueKey), patience);
    QCOMPARE(m_arm->operation(made).at("status").toString(), QStringLiteral("Updating"));
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Updating"));

    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->operation(made).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 3);
}

void TestArmDeployments::scales()
{
    m_arm->makeBird({QStringLiteral("blue")});
    m_arm->fleet->isAutomatic = false;
    const Answer scaling =
        m_arm->ask("PATCH", bluePath, R"({"sku":{"name":"Default","capacity":4}})");
    QCOMPARE(scaling.status, 202);
    QCOMPARE(scaling.state(), QStringLiteral("Scaling"));
    QVERIFY(scaling.headers.value("Location").contains("/mfeOperationResults/od:"));
    QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->pending(blueKey), patience);
    QCOMPARE(lastSpec().instanceCount, 4);
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 1);
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 4);
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
    const QUrl result(QString::fromUtf8(scaling.headers.value("Location")));
    const Answer led =
        m_arm->ask(ArmFixture::request("GET", result.path() + u'?' + result.query()));
    QCOMPARE(led.status, 200);
    QCOMPARE(led.at("sku.capacity").toInt(), 4);
}

void TestArmDeployments::failsToScale()
{
    m_arm->makeBird({QStringLiteral("blue")});
    m_arm->fleet->failure = QStringLiteral("no memory left");
    const Answer scaling = m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":4}})");
    QCOMPARE(m_arm->finished(scaling).at("status").toString(), QStringLiteral("Failed"));
    QCOMPARE(m_arm->get(bluePath).at("sku.capacity").toInt(), 1);
    const QUrl result(QString::fromUtf8(scaling.headers.value("Location")));
    const Answer led =
        m_arm->ask(ArmFixture::request("GET", result.path() + u'?' + result.query()));
    QCOMPARE(led.status, 400);
    QCOMPARE(led.errorMessage(),
             QStringLiteral("The deployment \"blue\" cannot be run: no memory left."));
}

void TestArmDeployments::patches()
{
    m_arm->makeBird({QStringLiteral("blue")});
    const int runs = m_arm->fleet->runs(blueKey);
    const Answer tagged = m_arm->ask("PATCH", bluePath,
                                     R"({"tags":{"a":"b"},"sku":{"name":"default","capacity":1}})");
    QCOMPARE(tagged.status, 200); // nothing to scale
    QCOMPARE(tagged.at("tags.a").toString(), QStringLiteral("b"));
    QCOMPARE(tagged.state(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->ask("PATCH", bluePath, R"({"sku":{"tier":"Standard"}})").status, 200);
    QCOMPARE(m_arm->get(bluePath).at("tags.a").toString(), QStringLiteral("b"));
    QCOMPARE(m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":51}})").status, 400);
    const Answer more = m_arm->ask("PATCH", bluePath, R"({"properties":{"description":"x"}})");
    QCOMPARE(more.status, 400);
    QVERIFY(more.errorMessage().contains(QStringLiteral("PUT of the whole deployment")));
    QCOMPARE(m_arm->fleet->runs(blueKey), runs);
}

void TestArmDeployments::isBusyOnce()
{
    m_arm->makeBird({QStringLiteral("blue"), QStringLiteral("green")});
    m_arm->fleet->isAutomatic = false;
    const Answer scaling = m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":4}})");
    QCOMPARE(put().status, 409);
    QCOMPARE(m_arm->ask("PATCH", bluePath, R"({"tags":{}})").status, 409);
    const Answer second = m_arm->ask("DELETE", bluePath);
    QCOMPARE(second.status, 409);
    QVERIFY(second.errorMessage().contains(QStringLiteral("scaling")));
    // Others are free.
    QCOMPARE(m_arm
                 ->ask("PATCH", ArmFixture::deploymentPath(QStringLiteral("green")),
                       R"({"sku":{"capacity":2}})")
                 .status,
             202);
    QCOMPARE(m_arm->putTraffic(R"({"blue":100})").status, 201);
    QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->pending(blueKey), patience);
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->ask("PATCH", bluePath, R"({"tags":{}})").status, 200);
}

void TestArmDeployments::refusesToDeleteLiveTraffic()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":100})", R"({"green":10})"));
    const Answer live = m_arm->ask("DELETE", bluePath);
    QCOMPARE(live.status, 409);
    QCOMPARE(live.errorMessage(),
             QStringLiteral("The deployment blue has live traffic. Can't be deleted. Please scale "
                            "down traffic to 0 first."));
    const Answer mirrored =
        m_arm->ask("DELETE", ArmFixture::deploymentPath(QStringLiteral("green")));
    QCOMPARE(mirrored.status, 409);
    QVERIFY(mirrored.errorMessage().contains(QStringLiteral("mirrored traffic")));
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Succeeded"));
}

void TestArmDeployments::seesTrafficThatIsComing()
{
    m_arm->makeBird();
    const Answer coming = m_arm->putTraffic(R"({"blue":100})"); // not applied yet
    QCOMPARE(m_arm->ask("DELETE", bluePath).status, 409);
    m_arm->finished(coming);
    m_arm->finished(m_arm->putTraffic(R"({"green":100})"));
    m_arm->fleet->isAutomatic = false;
    QCOMPARE(m_arm->ask("DELETE", bluePath).status, 202);
    const Answer late = m_arm->putTraffic(R"({"blue":100})"); // it is going away
    QCOMPARE(late.status, 400);
}

void TestArmDeployments::deletes()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":0,"green":100})"));
    m_arm->fleet->isAutomatic = false;
    const Answer deleting = m_arm->ask("DELETE", bluePath);
    QCOMPARE(deleting.status, 202);
    QCOMPARE(deleting.body, QByteArray("null"));
    QTRY_VERIFY_WITH_TIMEOUT(m_arm->fleet->pending(blueKey), patience);
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Deleting"));
    m_arm->fleet->settle(blueKey);
    QCOMPARE(m_arm->operation(deleting).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(m_arm->get(bluePath).status, 404);
    QCOMPARE(m_arm->ask("DELETE", bluePath).status, 204);
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).at("properties.traffic").toObject(),
             QJsonObject({{QStringLiteral("green"), 100}}));
}

void TestArmDeployments::listsInPages()
{
    QStringList names;
    for (int i = 0; i < 7; ++i) {
        names += QStringLiteral("bird%1").arg(6 - i);
    }
    m_arm->makeBird(names);
    QStringList found;
    QString next =
        ArmFixture::workspacePath + QStringLiteral("/onlineEndpoints/bird/deployments?$top=3");
    for (int page = 0; !next.isEmpty(); ++page) {
        const Answer answer =
            page == 0 ? m_arm->get(next) : m_arm->ask(ArmFixture::request("GET", next));
        const QJsonArray items = answer.at("value").toArray();
        QVERIFY(items.size() <= 3);
        for (const QJsonValue &item : items) {
            found += item.toObject().value(QStringLiteral("name")).toString();
        }
        const QUrl link(answer.at("nextLink").toString());
        next = link.isEmpty() ? QString() : link.path() + u'?' + link.query(QUrl::FullyEncoded);
    }
    QCOMPARE(found, names); // in the order in which they were made
}

void TestArmDeployments::bringsLogs()
{
    m_arm->makeBird({QStringLiteral("blue")});
    const QString path = bluePath + QStringLiteral("/getLogs");
    QCOMPARE(m_arm->ask("POST", path).at("content").toString(), m_arm->fleet->logText);
    QCOMPARE(m_arm->fleet->logLines, 5'000);
    QVERIFY(m_arm->fleet->logKind == ScoringFleet::LogKind::InferenceServer);
    m_arm->ask("POST", path, R"({"containerType":"storageinitializer","tail":7})");
    QCOMPARE(m_arm->fleet->logLines, 7);
    QVERIFY(m_arm->fleet->logKind == ScoringFleet::LogKind::StorageInitializer);
    QCOMPARE(m_arm->ask("POST", path, R"({"containerType":null,"tail":null})").status, 200);
    QCOMPARE(m_arm->ask("POST", path, "null").status, 200);
}

void TestArmDeployments::refusesOddLogRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {R"({"tail":-1})", R"({"tail":"7"})", R"({"tail":1000000})",
                             R"({"containerType":"Other"})", "[]", "{"}) {
        QTest::newRow(body) << QByteArray(body);
    }
}

void TestArmDeployments::refusesOddLogRequests()
{
    QFETCH(QByteArray, body);
    m_arm->makeBird({QStringLiteral("blue")});
    QCOMPARE(m_arm->ask("POST", bluePath + QStringLiteral("/getLogs"), body).status, 400);
    QCOMPARE(
        m_arm
            ->ask("POST",
                  ArmFixture::deploymentPath(QStringLiteral("none")) + QStringLiteral("/getLogs"),
                  "{}")
            .status,
        404);
}

void TestArmDeployments::hasOneSku()
{
    m_arm->makeBird({QStringLiteral("blue")});
    m_arm->finished(m_arm->ask("PATCH", bluePath, R"({"sku":{"capacity":4}})"));
    const QJsonArray skus = m_arm->get(bluePath + QStringLiteral("/skus")).at("value").toArray();
    QCOMPARE(skus.size(), 1);
    const QJsonObject expected =
        QJsonDocument::fromJson(
            R"({"resourceType":"Microsoft.MachineLearning.Services/endpoints/deployments",
                "sku":{"name":"Default","tier":"Standard"},
                "capacity":{"minimum":1,"maximum":50,"default":4,"scaleType":"Automatic"}})")
            .object();
    QCOMPARE(skus.first().toObject(), expected);
}

void TestArmDeployments::asksTheMonitor()
{
    EchoMonitor monitor;
    m_arm->monitor = &monitor;
    m_arm->restart();
    m_arm->makeBird({QStringLiteral("blue")});
    const QString insights = QStringLiteral("/providers/microsoft.insights/");
    const QByteArray id = ArmFixture::workspacePath.toUtf8() + "/onlineEndpoints/bird";
    QCOMPARE(m_arm
                 ->get(QStringLiteral("onlineendpoints/BIRD") + insights +
                       QStringLiteral("metrics?metricnames=a"))
                 .body,
             "metrics " + id + " - metricnames=a&api-version=2024-04-01");
    QCOMPARE(m_arm->get(bluePath + insights + QStringLiteral("metricDefinitions")).body,
             "definitions " + id + "/deployments/blue blue api-version=2024-04-01");
    QCOMPARE(
        m_arm->get(QStringLiteral("onlineEndpoints/none") + insights + QStringLiteral("metrics"))
            .status,
        404);
}

QTEST_GUILESS_MAIN(TestArmDeployments)
#include "tst_arm_deployments.moc"
