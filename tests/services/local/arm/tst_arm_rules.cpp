// SPDX-License-Identifier: GPL-3.0-or-later
// What the bodies of endpoints and deployments may say: one row per rule.
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void endpoint_data();
    void endpoint();
    void endpointName_data();
    void endpointName();
    void traffic_data();
    void traffic();
    void deployment_data();
    void deployment();
    void sku_data();
    void sku();
    void deploymentCount();
    void tellsEverythingAtOnce();

private:
    // Rows: what is written, and what the error says; nothing for what is allowed.
    static void row(const char *name, const QByteArray &body, const char *says = "")
    {
        QTest::newRow(name) << body << QString::fromLatin1(says);
    }
    static void columns()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
    }
    static void check(const Answer &answer)
    {
        QFETCH(QString, says);
        QCOMPARE(answer.status, says.isEmpty() ? 201 : 400);
        QVERIFY2(answer.errorMessage().contains(says), qPrintable(answer.errorMessage()));
    }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmRules::endpoint_data()
{
    columns();
    row("smallest", R"({"location":"local","properties":{"authMode":"Key"}})");
    row("AML token", R"({"location":"local","properties":{"authMode":"amltoken"}})");
    row("Entra token", R"({"location":"local","properties":{"authMode":"AADToken"}})");
    row("nulls", R"({"location":"local","tags":null,"identity":null,"sku":null,"properties":
        {"authMode":"Key","traffic":null,"mirrorTraffic":null,"compute":null,"description":null,
         "properties":null,"publicNetworkAccess":null,"keys":null}})");
    row("private",
        R"({"location":"local","properties":{"authMode":"Key","publicNetworkAccess":"disabled"}})");
    row("no location", R"({"properties":{"authMode":"Key"}})", "location property is required");
    row("empty location", R"({"location":"","properties":{"authMode":"Key"}})",
        "location property");
    row("no properties", R"({"location":"local"})", "properties is required");
    row("properties no object", R"({"location":"local","properties":[]})",
        "properties must be an object");
    row("no auth mode", R"({"location":"local","properties":{}})",
        "properties.authMode is required");
    row("odd auth mode", R"({"location":"local","properties":{"authMode":"Password"}})",
        "properties.authMode must be one of Key, AMLToken, AADToken, not \"Password\"");
    row("auth mode a number", R"({"location":"local","properties":{"authMode":1}})",
        "properties.authMode must be text");
    row("Kubernetes", R"({"location":"local","properties":{"authMode":"Key","compute":"c"}})",
        "no Kubernetes compute");
    row("odd network",
        R"({"location":"local","properties":{"authMode":"Key","publicNetworkAccess":"on"}})",
        "must be one of Enabled, Disabled");
    row("tags a list", R"({"location":"local","tags":[],"properties":{"authMode":"Key"}})",
        "tags must be an object");
    row("tag a number", R"({"location":"local","tags":{"a":1},"properties":{"authMode":"Key"}})",
        "tags.a must be text");
    row("tag without a name",
        R"({"location":"local","tags":{"":"1"},"properties":{"authMode":"Key"}})",
        "A tag's name has 1 to 512");
    row("long tag",
        R"({"location":"local","tags":{"a":")" + QByteArray(257, 'x') +
            R"("},"properties":{"authMode":"Key"}})",
        "its value at most 256");
    QByteArray tags;
    for (int i = 0; i < 51; ++i) {
        tags += (i ? ",\"t" : "\"t") + QByteArray::number(i) + "\":\"\"";
    }
    row("51 tags",
        R"({"location":"local","tags":{)" + tags + R"(},"properties":{"authMode":"Key"}})",
        "at most 50 tags, not 51");
    row("odd identity",
        R"({"location":"local","identity":{"type":"Mine"},"properties":{"authMode":"Key"}})",
        "identity.type must be one of");
    row("user identity", R"({"location":"local","identity":{"type":"UserAssigned",
        "userAssignedIdentities":{"/id":{}}},"properties":{"authMode":"Key"}})");
    row("user identity without one",
        R"({"location":"local","identity":{"type":"userassigned"},"properties":{"authMode":"Key"}})",
        "names at least one identity");
    row("property a number",
        R"({"location":"local","properties":{"authMode":"Key","properties":{"a":1}}})",
        "properties.properties.a must be text");
    row("keys",
        R"({"location":"local","properties":{"authMode":"Key","keys":{"primaryKey":"12345678"}}})");
    row("short key",
        R"({"location":"local","properties":{"authMode":"Key","keys":{"primaryKey":"1234567"}}})",
        "properties.keys.primaryKey must have 8 to 256");
    row("key with a space",
        R"({"location":"local","properties":{"authMode":"Key","keys":{"secondaryKey":"1234 5678"}}})",
        "visible ASCII");
}

void TestArmRules::endpoint()
{
    QFETCH(QByteArray, body);
    check(m_arm->ask("PUT", ArmFixture::endpointPath(), body));
}

void TestArmRules::endpointName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *name, bool isAllowed) {
        QTest::newRow(name) << QString::fromUtf8(name) << isAllowed;
    };
    row("abc", true);
    row("a-1", true);
    row("a--1", true);
    row("A234567890123456789012345678901b", true);
    row("a2345678901234567890123456789012x", false);
    row("ab", false);
    row("1ab", false);
    row("-ab", false);
    row("ab-", false);
    row("a_b", false);
    row("a.b", false);
    row("a%20b", false);
    row("a%2Fb", false);
    row("vögel", false);
}

void TestArmRules::endpointName()
{
    QFETCH(QString, name);
    QFETCH(bool, isAllowed);
    const Answer answer =
        m_arm->ask("PUT", ArmFixture::endpointPath(name), ArmFixture::endpointBody());
    QCOMPARE(answer.status, isAllowed ? 201 : 400);
    QVERIFY(isAllowed || answer.errorMessage().contains(QStringLiteral("is not allowed")));
}

void TestArmRules::traffic_data()
{
    columns();
    const auto both = [](const QByteArray &traffic, const QByteArray &mirror = "{}") {
        return "\"traffic\":" + traffic + ",\"mirrorTraffic\":" + mirror;
    };
    row("none", both("{}"));
    row("zeros", both(R"({"blue":0,"green":0})"));
    row("all to one", both(R"({"blue":100})"));
    row("split", both(R"({"blue":99,"green":1})"));
    row("letter case", both(R"({"BLUE":90,"Green":10})"));
    row("mirror", both(R"({"blue":100})", R"({"green":50})"));
    row("mirror none", both(R"({"blue":50,"green":50})", R"({"green":0})"));
    row("sum of 90", both(R"({"blue":90})"), "must sum to 0 or 100, not to 90");
    row("sum of 101", both(R"({"blue":91,"green":10})"), "must sum to 0 or 100, not to 101");
    row("negative", both(R"({"blue":110,"green":-10})"), "must be a whole number from 0 to 100");
    row("over 100", both(R"({"blue":200})"), "from 0 to 100");
    row("fraction", both(R"({"blue":50.5,"green":49.5})"), "whole number");
    row("huge", both(R"({"blue":1e300})"), "whole number");
    row("text", both(R"({"blue":"100"})"), "whole number");
    row("null", both(R"({"blue":null})"), "properties.traffic.blue is required");
    row("unknown", both(R"({"red":100})"), "names the deployment \"red\", which does not exist");
    row("unknown at 0", both(R"({"blue":100,"red":0})"), "does not exist");
    row("twice", both(R"({"blue":50,"BLUE":50})"), "\"blue\" twice");
    row("a list", both("[100]"), "properties.traffic must be an object");
    row("mirror 51", both(R"({"blue":100})", R"({"green":51})"), "from 0 to 50");
    row("mirror two", both("{}", R"({"blue":10,"green":10})"), "one deployment only");
    row("mirror to live", both(R"({"blue":90,"green":10})", R"({"green":10})"),
        "cannot get mirrored traffic as well");
    row("mirror unknown", both(R"({"blue":100})", R"({"red":10})"),
        "properties.mirrorTraffic names the deployment \"red\"");
}

void TestArmRules::traffic()
{
    QFETCH(QByteArray, body);
    m_arm->makeBird();
    check(m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody(body)));
}

void TestArmRules::deployment_data()
{
    columns();
    row("nothing more", "");
    row("every setting",
        R"("description":"d","properties":{"a":"b"},"environmentVariables":{"A":"b","C":""},
        "instanceType":"Standard_DS3_v2","appInsightsEnabled":true,"modelMountPath":"/m",
        "egressPublicNetworkAccess":"Disabled","privateNetworkConnection":true,
        "scaleSettings":{"scaleType":"default"},"dataCollector":{"collections":{}},
        "requestSettings":{"requestTimeout":"PT3M","maxQueueWait":"PT0.5S",
                           "maxConcurrentRequestsPerInstance":100},
        "livenessProbe":{"initialDelay":"PT1S","period":"PT1S","timeout":"PT1S",
                         "successThreshold":1,"failureThreshold":1},
        "readinessProbe":{"successThreshold":5},"future":{"x":1})");
    row("nulls", R"("requestSettings":null,"livenessProbe":null,"scaleSettings":null,
        "environmentVariables":null,"environmentId":null,"dataCollector":null)");
    row("autoscale", R"("scaleSettings":{"scaleType":"TargetUtilization"})", "must be Default");
    row("timeout 0 is not set", R"("requestSettings":{"requestTimeout":"PT0S"})");
    row("timeout too long", R"("requestSettings":{"requestTimeout":"PT3M0.001S"})",
        "requestTimeout must be from PT0S to PT3M, not PT3M0.001S");
    row("timeout a number", R"("requestSettings":{"requestTimeout":5000})", "must be text");
    row("timeout no duration", R"("requestSettings":{"requestTimeout":"5s"})",
        "must be an ISO 8601 duration");
    row("negative timeout", R"("requestSettings":{"requestTimeout":"-PT5S"})", "ISO 8601");
    row("concurrency 0", R"("requestSettings":{"maxConcurrentRequestsPerInstance":0})",
        "maxConcurrentRequestsPerInstance must be a whole number from 1");
    row("probe too quick", R"("livenessProbe":{"period":"PT0.1S"})",
        "properties.livenessProbe.period must be from PT1S");
    row("probe 0 failures", R"("readinessProbe":{"failureThreshold":0})", "failureThreshold");
    row("liveness successes", R"("livenessProbe":{"successThreshold":2})", "from 1 to 1");
    row("variables no text", R"("environmentVariables":{"A":1})",
        "environmentVariables.A must be text");
    row("variable without a name", R"("environmentVariables":{"":"1"})",
        "cannot be an environment");
    row("variable with =", R"("environmentVariables":{"A=B":"1"})", "cannot be an environment");
    row("variable with NUL", R"("environmentVariables":{"A":"x\u0000y"})", "holds a NUL");
    row("variable too long", R"("environmentVariables":{"A":")" + QByteArray(130'000, 'x') + "\"}");
    row("variable much too long",
        R"("environmentVariables":{"A":")" + QByteArray(132'000, 'x') + "\"}",
        "longer than 128 KiB");
    row("odd egress", R"("egressPublicNetworkAccess":"x")", "must be one of Enabled, Disabled");
    row("flag as text", R"("appInsightsEnabled":"true")", "must be true or false");
    row("collector a list", R"("dataCollector":[])", "must be an object");
    row("unknown environment", R"("environmentId":"azureml:e:1")",
        "The environment \"azureml:e:1\" is not registered");
    row("a registry's environment",
        R"("environmentId":"azureml://registries/azureml/environments/e/versions/1")");
    row("command", R"("properties":{"serin.command":"[\"./bin/server\",\"{port}\"]"})");
    row("command by its path",
        R"("properties":{"serin.command":"[\"/bin/sh\",\"-c\",\"exec s {port}\"]"})");
    row("command no JSON", R"("properties":{"serin.command":"./server {port}"})",
        "is not a JSON array");
    row("command an object", R"("properties":{"serin.command":"{}"})", "is not a JSON array");
    row("command empty", R"("properties":{"serin.command":"[]"})", "names no program");
    row("command of numbers", R"("properties":{"serin.command":"[\"a\",1]"})", "other than text");
    row("command without a port", R"("properties":{"serin.command":"[\"./bin/server\"]"})",
        "no argument with {port}");
    row("command that is missing", R"("properties":{"serin.command":"[\"./none\",\"{port}\"]"})",
        "The program \"./none\" of serin.command is not at");
    row("command not executable", R"("properties":{"serin.command":"[\"./score.py\",\"{port}\"]"})",
        "is not executable");
}

void TestArmRules::deployment()
{
    QFETCH(QByteArray, body);
    m_arm->makeBird({});
    check(m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")),
                     ArmFixture::deploymentBody(1, body)));
}

void TestArmRules::sku_data()
{
    columns();
    const auto body = [](const QByteArray &sku, const QByteArray &properties) {
        return R"({"location":"local",)" + sku + R"("properties":{)" + properties + "}}";
    };
    const QByteArray managed = R"("endpointComputeType":"Managed")";
    const QByteArray code = managed + R"(,"codeConfiguration":)";
    row("no sku", body("", managed));
    row("50", body(R"("sku":{"capacity":50},)", managed));
    row("0", body(R"("sku":{"capacity":0},)", managed),
        "sku.capacity must be a whole number from 1 to 50");
    row("51", body(R"("sku":{"capacity":51},)", managed), "from 1 to 50");
    row("1.5", body(R"("sku":{"capacity":1.5},)", managed), "from 1 to 50");
    row("text", body(R"("sku":{"capacity":"1"},)", managed), "from 1 to 50");
    row("default", body(R"("sku":{"name":"default"},)", managed));
    row("odd name", body(R"("sku":{"name":"Premium"},)", managed),
        "sku.name must be one of Default");
    row("no compute type", body("", R"("description":"x")"), "endpointComputeType is required");
    row("Kubernetes", body("", R"("endpointComputeType":"Kubernetes")"), "no Kubernetes compute");
    row("model", body("", managed + R"(,"model":"azureml:m:1")"));
    row("model latest", body("", managed + R"(,"model":"azureml:m@latest")"));
    row("model by id", body("", managed + R"(,"model":")" + ArmFixture::workspacePath.toUtf8() +
                                    R"(/models/m/versions/1")"));
    row("unknown model", body("", managed + R"(,"model":"azureml:m:2")"),
        "The model \"azureml:m:2\" is not registered in the workspace");
    row("unknown model latest", body("", managed + R"(,"model":"azureml:n@latest")"),
        "\"azureml:n@latest\" is not registered");
    row("other label", body("", managed + R"(,"model":"azureml:m@best")"),
        "label other than latest");
    row("model elsewhere",
        body("", managed +
                     R"(,"model":"/subscriptions/a/resourceGroups/b/providers/)"
                     R"(Microsoft.MachineLearningServices/workspaces/c/models/m/versions/1")"),
        "is of another workspace");
    row("a registry's model",
        body("", managed + R"(,"model":"azureml://registries/r/models/m/versions/1")"),
        "is of a registry");
    row("a path as model", body("", managed + R"(,"model":"./model")"), "./model");
    row("code as model",
        body("", managed + R"(,"model":")" + ArmFixture::workspacePath.toUtf8() +
                     R"(/codes/c/versions/1")"),
        "is no ARM id of a version in models");
    row("no script", body("", code + R"({"codeId":"azureml:c:1"})"), "scoringScript is required");
    row("empty script", body("", code + R"({"codeId":"azureml:c:1","scoringScript":""})"),
        "scoringScript is required");
    row("script outside",
        body("", code + R"({"codeId":"azureml:c:1","scoringScript":"a/../../b.py"})"),
        "must be a path inside the code");
    row("absolute script", body("", code + R"({"codeId":"azureml:c:1","scoringScript":"/b.py"})"),
        "must be a path inside the code");
    row("no code", body("", code + R"({"scoringScript":"score.py"})"), "codeId is required");
    row("unknown code", body("", code + R"({"codeId":"azureml:c:9","scoringScript":"score.py"})"),
        "The code \"azureml:c:9\" is not registered");
    row("code a list", body("", code + "[]"), "codeConfiguration must be an object");
    row("relative command without code",
        body("", managed + R"(,"properties":{"serin.command":"[\"./s\",\"{port}\"]"})"),
        "no code that it could be relative to");
}

void TestArmRules::sku()
{
    QFETCH(QByteArray, body);
    m_arm->makeBird({});
    check(m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("blue")), body));
}

void TestArmRules::deploymentCount()
{
    m_arm->makeBird({});
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(m_arm
                     ->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("bird%1").arg(i)),
                           ArmFixture::deploymentBody())
                     .status,
                 201);
    }
    const Answer one = m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("another")),
                                  ArmFixture::deploymentBody());
    QCOMPARE(one.status, 400);
    QCOMPARE(one.errorCode(), QStringLiteral("OutOfQuota"));
    QTRY_COMPARE(m_arm->get(ArmFixture::deploymentPath(QStringLiteral("bird7"))).state(),
                 QStringLiteral("Succeeded"));
    QCOMPARE(m_arm
                 ->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("bird7")),
                       ArmFixture::deploymentBody())
                 .status,
             201);
}

void TestArmRules::tellsEverythingAtOnce()
{
    m_arm->makeBird({});
    const Answer answer =
        m_arm->ask("PUT", ArmFixture::deploymentPath(QStringLiteral("x")),
                   R"({"sku":{"capacity":0},"properties":{"model":"azureml:n:1","instanceType":7,
            "requestSettings":{"requestTimeout":"soon"}}})");
    QCOMPARE(answer.status, 400);
    QStringList targets;
    const QJsonArray details = answer.at("error.details").toArray();
    for (const QJsonValue &detail : details) {
        targets += detail.toObject().value(QStringLiteral("target")).toString();
    }
    targets.sort();
    QCOMPARE(targets.join(u' '),
             QStringLiteral("location name properties.endpointComputeType properties.instanceType "
                            "properties.model properties.requestSettings.requestTimeout "
                            "sku.capacity"));
    QVERIFY(answer.errorMessage().endsWith(QStringLiteral("(and 6 more, see the details)")));
}

QTEST_GUILESS_MAIN(TestArmRules)
#include "tst_arm_rules.moc"
