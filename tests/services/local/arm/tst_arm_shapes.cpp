// SPDX-License-Identifier: GPL-3.0-or-later
// The exact shapes of resources and operations, as the service's answers have them.
#include "tests/services/local/arm/armfixture.h"

#include <QRegularExpression>

using namespace serin;
using Answer = ArmFixture::Answer;

namespace {

// `json` with each value that differs from run to run replaced by a word.
QJsonValue stable(const QJsonValue &json)
{
    if (json.isObject()) {
        QJsonObject object = json.toObject();
        for (auto &&entry : object) {
            entry = stable(entry);
        }
        return object;
    }
    if (json.isArray()) {
        QJsonArray array;
        const QJsonArray items = json.toArray();
        for (const QJsonValue &item : items) {
            array += stable(item);
        }
        return array;
    }
    if (!json.isString()) {
        return json;
    }
    static const QRegularExpression guid(
        QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
    static const QRegularExpression time(
        QStringLiteral(R"(\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00\z)"));
    return json.toString()
        .replace(ArmFixture::workspacePath, QStringLiteral("W"))
        .replace(ArmFixture::workspacePath.toLower(), QStringLiteral("w"))
        .replace(QStringLiteral("/subscriptions/0b1d0000-0000-4000-8000-000000000001"),
                 QStringLiteral("S"))
        .replace(guid, QStringLiteral("GUID"))
        .replace(time, QStringLiteral("TIME"));
}

QJsonObject parsed(const char *text)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError) {
        qFatal("the expectation is no JSON: %s", qPrintable(error.errorString()));
    }
    return object;
}

void compare(const QJsonObject &actual, const QJsonObject &expected)
{
    const auto text = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
    QCOMPARE(text(stable(actual).toObject()), text(expected));
}

constexpr const char *systemDataText =
    R"({"createdAt":"TIME","createdBy":"local","createdByType":"User",
    "lastModifiedAt":"TIME","lastModifiedBy":"local","lastModifiedByType":"User"})";

} // namespace

class TestArmShapes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void creatingEndpoint();
    void endpoint();
    void newDeployment();
    void deployment();
    void operation();
    void failedOperation();
    void model();

private:
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmShapes::creatingEndpoint()
{
    const Answer made = m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody());
    QJsonObject expected = parsed(R"({"id":"W/onlineEndpoints/bird","name":"bird",
        "type":"Microsoft.MachineLearningServices/workspaces/onlineEndpoints","location":"local",
        "kind":"Managed","tags":{},
        "identity":{"type":"SystemAssigned","principalId":"GUID","tenantId":"GUID"},
        "properties":{"authMode":"Key","description":null,"keys":null,"compute":null,
            "publicNetworkAccess":"Enabled","traffic":{},"mirrorTraffic":{},
            "scoringUri":null,"swaggerUri":null,"provisioningState":"Creating",
            "properties":{"azureml.onlineendpointid":"w/onlineendpoints/bird",
                "AzureAsyncOperationUri":"http://127.0.0.1:4711S/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/oe:GUID:GUID?api-version=2024-04-01"}}})");
    expected.insert(QStringLiteral("systemData"), parsed(systemDataText));
    compare(made.json, expected);
    QCOMPARE(made.at("properties.properties.AzureAsyncOperationUri").toString(),
             QString::fromUtf8(made.headers.value("Azure-AsyncOperation")));
}

void TestArmShapes::endpoint()
{
    m_arm->makeBird();
    m_arm->finished(m_arm->putTraffic(R"({"blue":90,"green":10})"));
    const Answer listed = m_arm->get("onlineEndpoints");
    const QJsonObject endpoint = listed.at("value").toArray().first().toObject();
    QJsonObject properties = endpoint.value(QStringLiteral("properties")).toObject();
    properties.remove(QStringLiteral("properties"));
    compare(properties, parsed(R"({"authMode":"Key","description":null,"keys":null,
        "compute":null,"publicNetworkAccess":"Enabled","traffic":{"blue":90,"green":10},
        "mirrorTraffic":{},"provisioningState":"Succeeded",
        "scoringUri":"http://127.0.0.1:4711/endpoints/bird/score",
        "swaggerUri":"http://127.0.0.1:4711/endpoints/bird/swagger.json"})"));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).json, endpoint);
}

void TestArmShapes::newDeployment()
{
    m_arm->makeBird({});
    const Answer made = m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")),
                                   ArmFixture::deploymentBody());
    QCOMPARE(made.at("properties.provisioningState").toString(), QStringLiteral("Updating"));
    QCOMPARE(made.at("properties.scaleSettings.scaleType").toString(), QStringLiteral("Default"));
    QVERIFY(made.at("properties.livenessProbe").isObject());
}

void TestArmShapes::deployment()
{
    m_arm->makeBird({QStringLiteral("blue")});
    const Answer blue = m_arm->get(ArmFixture::deploymentPath(QStringLiteral("blue")));
    QJsonObject expected = parsed(R"({"id":"W/onlineEndpoints/bird/deployments/blue","name":"blue",
        "type":"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
        "location":"local","kind":"Managed","tags":{},
        "sku":{"name":"Default","tier":"Standard","capacity":1},
        "properties":{"endpointComputeType":"Managed","description":null,
            "properties":{
                "AzureAsyncOperationUri":"http://127.0.0.1:4711S/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/od:GUID:GUID?api-version=2024-04-01"},
            "codeConfiguration":{"codeId":"W/codes/c/versions/1","scoringScript":"score.py"},
            "environmentId":null,
            "environmentVariables":{"AML_APP_ROOT":"F/code","AZUREML_ENTRY_SCRIPT":"score.py",
                "AZUREML_MODEL_DIR":"F/model"},
            "model":"W/models/m/versions/1","modelMountPath":null,
            "instanceType":"Standard_F4s_v2","appInsightsEnabled":false,
            "egressPublicNetworkAccess":"Enabled","privateNetworkConnection":false,
            "scaleSettings":{"scaleType":"Default"},
            "requestSettings":{"maxConcurrentRequestsPerInstance":1,"requestTimeout":"PT5S",
                "maxQueueWait":"PT0S"},
            "livenessProbe":{"failureThreshold":30,"successThreshold":1,"timeout":"PT2S",
                "period":"PT10S","initialDelay":"PT10S"},
            "readinessProbe":{"failureThreshold":30,"successThreshold":1,"timeout":"PT2S",
                "period":"PT10S","initialDelay":"PT10S"},
            "provisioningState":"Succeeded"}})");
    expected.insert(QStringLiteral("systemData"), parsed(systemDataText));
    const QByteArray text =
        QByteArray(blue.body).replace(m_arm->folder.path().toUtf8(), QByteArray("F"));
    compare(QJsonDocument::fromJson(text).object(), expected);
    const Answer listed = m_arm->get("onlineEndpoints/bird/deployments");
    QCOMPARE(listed.at("value").toArray().first().toObject(), blue.json);
}

void TestArmShapes::operation()
{
    const Answer made = m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody());
    const Answer running = m_arm->operation(made);
    compare(
        running.json,
        parsed(
            R"({"id":"S/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/oe:GUID:GUID",
        "name":"oe:GUID:GUID","status":"Updating","startTime":"TIME","percentComplete":0})"));
    QCOMPARE(running.headers.value("Retry-After"), QByteArray("1"));
    const int pause = running.headers.value("retry-after-ms").toInt();
    QVERIFY(pause >= 50 && pause <= 1'000);
    const Answer done = m_arm->finished(made);
    QJsonObject expected = stable(running.json).toObject();
    expected.insert(QStringLiteral("status"), QStringLiteral("Succeeded"));
    expected.insert(QStringLiteral("percentComplete"), 100);
    expected.insert(QStringLiteral("endTime"), QStringLiteral("TIME"));
    compare(done.json, expected);
    QVERIFY(!done.headers.contains("Retry-After"));

    const QString unknown = QString::fromUtf8(made.headers.value("Azure-AsyncOperation"))
                                .remove(QStringLiteral("http://127.0.0.1:4711"))
                                .replace(QStringLiteral("/oe:"), QStringLiteral("/oe:none"));
    QCOMPARE(m_arm->ask(ArmFixture::request("GET", unknown)).status, 404);
    HttpRequest anonymous = ArmFixture::request("GET", unknown);
    anonymous.headers.set("Authorization", "Bearer other");
    QCOMPARE(m_arm->ask(anonymous).status, 401);
}

void TestArmShapes::failedOperation()
{
    m_arm->makeBird({});
    m_arm->fleet->failure = QStringLiteral("it ends at once");
    const Answer failed = m_arm->finished(m_arm->ask(
        "PUT", ArmFixture::deploymentPath(QStringLiteral("blue")), ArmFixture::deploymentBody()));
    compare(failed.at("error").toObject(), parsed(R"({"code":"ResourceNotReady",
        "message":"The deployment \"blue\" cannot be run: it ends at once.","details":[]})"));
}

void TestArmShapes::model()
{
    m_arm->makeAssets();
    const Answer model = m_arm->get("models/m/versions/1");
    QJsonObject expected = parsed(R"({"id":"W/models/m/versions/1","name":"1",
        "type":"Microsoft.MachineLearningServices/workspaces/models/versions",
        "properties":{"description":null,"tags":{},"properties":{},"isArchived":false,
            "isAnonymous":false,"modelType":"custom_model","modelUri":"file://F/model/model.pkl",
            "provisioningState":"Succeeded"}})");
    expected.insert(QStringLiteral("systemData"), parsed(systemDataText));
    const QByteArray text =
        QByteArray(model.body).replace(m_arm->folder.path().toUtf8(), QByteArray("F"));
    compare(QJsonDocument::fromJson(text).object(), expected);
    const Answer names = m_arm->get("models");
    compare(names.at("value")
                .toArray()
                .first()
                .toObject()
                .value(QStringLiteral("properties"))
                .toObject(),
            parsed(R"({"latestVersion":"1","nextVersion":"2","description":null,"tags":{},
                "properties":{},"isArchived":false,"provisioningState":"Succeeded"})"));
}

QTEST_GUILESS_MAIN(TestArmShapes)
#include "tst_arm_shapes.moc"
