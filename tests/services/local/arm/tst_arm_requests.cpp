// SPDX-License-Identifier: GPL-3.0-or-later
// What every request of the control plane must bring, and what every answer has.
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void wantsTheToken_data();
    void wantsTheToken();
    void toleratesAThousandWrongTokens();
    void wantsAnApiVersion_data();
    void wantsAnApiVersion();
    void findsPaths_data();
    void findsPaths();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void readsDepthUpToTheLimit();
    void bringsIds();
    void saysWhatIsLeftOfTheQuota();
    void buildsUrlsUnderTheCallersHost();
    void hasTheServicesErrors();
    void saysWhenTheStoreFails();

private:
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmRequests::wantsTheToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray good = ArmFixture::token;
    const QString wrong = QStringLiteral("InvalidAuthenticationToken");
    QTest::newRow("right") << "Bearer " + good << 200 << QString();
    QTest::newRow("letter case of the scheme") << "bearer " + good << 200 << QString();
    QTest::newRow("missing") << QByteArray() << 401 << QStringLiteral("AuthenticationFailed");
    QTest::newRow("empty") << QByteArray("Bearer ") << 401 << wrong;
    QTest::newRow("scheme only") << QByteArray("Bearer") << 401 << wrong;
    QTest::newRow("another scheme") << "Basic " + good << 401 << wrong;
    QTest::newRow("too short") << "Bearer " + good.chopped(1) << 401 << wrong;
    QTest::newRow("too long") << "Bearer " + good + 'x' << 401 << wrong;
    QTest::newRow("letter case") << "Bearer " + good.toUpper() << 401 << wrong;
    QTest::newRow("huge") << "Bearer " + QByteArray(100'000, 'x') << 401 << wrong;
}

void TestArmRequests::wantsTheToken()
{
    QFETCH(QByteArray, authorization);
    HttpRequest request =
        ArmFixture::request("GET", QStringLiteral("/subscriptions?api-version=2021-01-01"));
    request.headers.set("Authorization", authorization);
    const Answer answer = m_arm->ask(request);
    QTEST(answer.status, "status");
    QTEST(answer.errorCode(), "code");
    QCOMPARE(answer.headers.value("WWW-Authenticate").startsWith("Bearer "), answer.status == 401);
}

void TestArmRequests::toleratesAThousandWrongTokens()
{
    HttpRequest request =
        ArmFixture::request("GET", QStringLiteral("/subscriptions?api-version=2021-01-01"));
    for (int i = 0; i < 1'000; ++i) {
        request.headers.set("Authorization", "Bearer " + QByteArray::number(i));
        QCOMPARE(m_arm->ask(request).status, 401);
    }
    QCOMPARE(m_arm->get("/subscriptions").status, 200);
}

void TestArmRequests::wantsAnApiVersion_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    const QString missing = QStringLiteral("MissingApiVersionParameter");
    const QString invalid = QStringLiteral("InvalidApiVersionParameter");
    QTest::newRow("stable") << QStringLiteral("?api-version=2024-04-01") << QString();
    QTest::newRow("preview") << QStringLiteral("?api-version=2022-02-01-preview") << QString();
    QTest::newRow("private") << QStringLiteral("?api-version=2020-12-01-dev.1") << QString();
    QTest::newRow("of the future") << QStringLiteral("?api-version=2031-01-01") << QString();
    QTest::newRow("letter case") << QStringLiteral("?Api-Version=2024-04-01") << QString();
    QTest::newRow("among others") << QStringLiteral("?$skip=&api-version=2024-04-01&x")
                                  << QString();
    QTest::newRow("none") << QString() << missing;
    QTest::newRow("empty") << QStringLiteral("?api-version=") << missing;
    QTest::newRow("no date") << QStringLiteral("?api-version=latest") << invalid;
    QTest::newRow("no such day") << QStringLiteral("?api-version=2024-13-41") << invalid;
    QTest::newRow("rest behind") << QStringLiteral("?api-version=2024-04-01x") << invalid;
    QTest::newRow("line break") << QStringLiteral("?api-version=2024-04-01%0A") << invalid;
}

void TestArmRequests::wantsAnApiVersion()
{
    QFETCH(QString, query);
    QFETCH(QString, code);
    const Answer answer =
        m_arm->ask(ArmFixture::request("GET", QStringLiteral("/subscriptions") + query));
    QCOMPARE(answer.status, code.isEmpty() ? 200 : 400);
    QCOMPARE(answer.errorCode(), code);
}

void TestArmRequests::findsPaths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString workspace = ArmFixture::workspacePath;
    const QString invalid = QStringLiteral("InvalidResourceType");
    const auto row = [](const char *name, const QByteArray &method, const QString &path, int status,
                        const QString &code = {}) {
        QTest::newRow(name) << method << path << status << code;
    };
    row("as is", "GET", workspace + QStringLiteral("/onlineEndpoints"), 200);
    row("lower case", "GET", workspace.toLower() + QStringLiteral("/onlineendpoints"), 200);
    row("upper case", "GET", workspace.toUpper() + QStringLiteral("/ONLINEENDPOINTS"), 200);
    row("encoded", "GET", workspace + QStringLiteral("/online%45ndpoints"), 200);
    row("slashes", "GET", u'/' + workspace + QStringLiteral("//onlineEndpoints/"), 200);
    row("root", "GET", QStringLiteral("/"), 404, invalid);
    row("unknown", "GET", workspace + QStringLiteral("/computes"), 404, invalid);
    row("too long", "GET", workspace + QStringLiteral("/onlineEndpoints/a/deployments/b/c"), 404,
        invalid);
    row("dots", "GET", workspace + QStringLiteral("/onlineEndpoints/../onlineEndpoints"), 404,
        invalid);
    row("another subscription", "GET", QStringLiteral("/subscriptions/none/resourceGroups"), 404,
        QStringLiteral("SubscriptionNotFound"));
    row("another group", "GET",
        QString(workspace).replace(QStringLiteral("/local/"), QStringLiteral("/other/")), 404,
        QStringLiteral("ResourceGroupNotFound"));
    row("another workspace", "GET", workspace + QStringLiteral("2/onlineEndpoints"), 404,
        QStringLiteral("ResourceNotFound"));
    row("method", "POST", workspace + QStringLiteral("/onlineEndpoints"), 405,
        QStringLiteral("HttpMethodNotSupported"));
    row("odd method", "BREW", workspace, 405, QStringLiteral("HttpMethodNotSupported"));
    row("metrics without a monitor", "GET",
        workspace + QStringLiteral("/onlineEndpoints/a/providers/Microsoft.Insights/metrics"), 404,
        invalid);
}

void TestArmRequests::findsPaths()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const Answer answer = m_arm->ask(method, path);
    QTEST(answer.status, "status");
    QTEST(answer.errorCode(), "code");
    QCOMPARE(answer.headers.contains("Allow"), answer.status == 405);
}

void TestArmRequests::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &body, const char *says,
                        int status = 400) {
        QTest::newRow(name) << body << status << QString::fromLatin1(says);
    };
    row("empty", "", "not valid JSON");
    row("cut off", R"({"location":)", "not valid JSON");
    row("an array", "[]", "must be a JSON object");
    row("a number", "1", "not valid JSON");
    row("null", "null", "not valid JSON");
    row("two values", "{} {}", "not valid JSON");
    row("bad UTF-8", "{\"location\":\"\xff\xfe\"}", "not valid UTF-8");
    row("overlong UTF-8", "{\"location\":\"\xc0\xaf\"}", "not valid UTF-8");
    row("20,000 arrays", R"({"a":)" + QByteArray(20'000, '[') + QByteArray(20'000, ']') + '}',
        "nested deeper");
    row("20,000 objects", QByteArray(R"({"a":)").repeated(20'000) + '1' + QByteArray(20'000, '}'),
        "nested deeper");
    row("20,000 open", QByteArray(20'000, '['), "nested deeper");
    row("closed too often", QByteArray(20'000, ']'), "not valid JSON");
    row("key twice", R"({"location":"a","location":"b"})", R"("location" stands twice)");
    row("key twice below", R"({"p":[{"a":1},{"b":{"x":1,"x":2}}]})", R"("x" stands twice)");
    row("key twice escaped", R"({"ab":1,"\u0061b":2})", R"("ab" stands twice)");
    row("too large", "{\"a\":\"" + QByteArray(4 * 1024 * 1024, 'x') + "\"}", "larger than 4 MiB",
        413);
}

void TestArmRequests::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    const Answer answer = m_arm->ask("PUT", ArmFixture::endpointPath(), body);
    QTEST(answer.status, "status");
    QFETCH(QString, says);
    QVERIFY2(answer.errorMessage().contains(says), qPrintable(answer.errorMessage()));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).status, 404);
}

void TestArmRequests::readsDepthUpToTheLimit()
{
    const QByteArray deep = QByteArray(60, '[') + QByteArray(60, ']');
    const QByteArray body =
        R"({"location":"local","x]}":"\"]}","properties":{"authMode":"Key","future":)" + deep +
        "}}";
    QCOMPARE(m_arm->ask("PUT", ArmFixture::endpointPath(), body).status, 201);

    HttpRequest request = ArmFixture::request(
        "PUT",
        ArmFixture::workspacePath + QStringLiteral("/onlineEndpoints/owl?api-version=2024-04-01"),
        ArmFixture::endpointBody());
    request.headers.set("Content-Type", "text/html");
    QCOMPARE(m_arm->ask(request).status, 415);
    request.headers.set("Content-Type", "application/json; charset=utf-8");
    QCOMPARE(m_arm->ask(request).status, 201);
}

void TestArmRequests::bringsIds()
{
    HttpRequest request =
        ArmFixture::request("GET", QStringLiteral("/subscriptions?api-version=2021-01-01"));
    const QByteArray correlation = "0b1d0000-0000-4000-8000-00000000000c";
    request.headers.add("x-ms-client-request-id", "client-1");
    request.headers.add("x-ms-correlation-request-id", correlation);
    const Answer answer = m_arm->ask(request);
    QCOMPARE(answer.headers.value("x-ms-client-request-id"), QByteArray("client-1"));
    QCOMPARE(answer.headers.value("x-ms-correlation-request-id"), correlation);
    QCOMPARE(answer.headers.value("x-ms-request-id").size(), 36);
    QVERIFY(answer.headers.value("x-ms-routing-request-id")
                .endsWith(answer.headers.value("x-ms-request-id")));
    QVERIFY(answer.headers.contains("x-request-time"));
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/json; charset=utf-8"));

    request.headers.set("x-ms-client-request-id", "a\r\nSet-Cookie: b");
    request.headers.set("x-ms-correlation-request-id", "no guid");
    const Answer odd = m_arm->ask(request);
    QVERIFY(!odd.headers.contains("x-ms-client-request-id"));
    QCOMPARE(odd.headers.value("x-ms-correlation-request-id"),
             odd.headers.value("x-ms-request-id"));
    QVERIFY(odd.headers.value("x-ms-request-id") != answer.headers.value("x-ms-request-id"));
}

void TestArmRequests::saysWhatIsLeftOfTheQuota()
{
    const QByteArray prefix = "x-ms-ratelimit-remaining-subscription-";
    QCOMPARE(m_arm->get("onlineEndpoints").headers.value(prefix + "reads"), QByteArray("11999"));
    const Answer put = m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody());
    QCOMPARE(put.headers.value(prefix + "writes"), QByteArray("1199"));
    const Answer removed = m_arm->ask("DELETE", "onlineEndpoints/none");
    QCOMPARE(removed.headers.value(prefix + "deletes"), QByteArray("14999"));
}

void TestArmRequests::buildsUrlsUnderTheCallersHost()
{
    const QString path = ArmFixture::workspacePath +
                         QStringLiteral("/onlineEndpoints/owl?api-version=2022-02-01-preview");
    HttpRequest request = ArmFixture::request("PUT", path, ArmFixture::endpointBody());
    request.headers.set("Host", "localhost:9");
    const Answer made = m_arm->ask(request);
    QCOMPARE(made.status, 201);
    QCOMPARE(QString::fromUtf8(made.headers.value("Location")),
             QStringLiteral("http://localhost:9") + path);
    const QByteArray operation = made.headers.value("Azure-AsyncOperation");
    QVERIFY(operation.startsWith("http://localhost:9/subscriptions/"));
    QVERIFY(operation.endsWith("?api-version=2022-02-01-preview"));
    QCOMPARE(made.headers.value("Retry-After"), QByteArray("1"));
    QCOMPARE(made.headers.value("retry-after-ms"), QByteArray("50"));
    QCOMPARE(made.headers.value("x-ms-async-operation-timeout"), QByteArray("PT30M"));

    HttpRequest odd = ArmFixture::request(
        "PUT", QString(path).replace(QStringLiteral("owl"), QStringLiteral("jay")),
        ArmFixture::endpointBody());
    odd.headers.set("Host", "evil\"<x>");
    QVERIFY(
        m_arm->ask(odd).headers.value("Location").startsWith("http://127.0.0.1/subscriptions/"));
}

void TestArmRequests::hasTheServicesErrors()
{
    const Answer answer = m_arm->ask("PUT", "onlineEndpoints/x",
                                     R"({"properties":{"authMode":"Password","traffic":{"a":1}}})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorCode(), QStringLiteral("UserError"));
    const QJsonObject error = answer.at("error").toObject();
    QVERIFY(error.contains(QStringLiteral("target")));
    const QJsonArray details = error.value(QStringLiteral("details")).toArray();
    QStringList targets;
    for (const QJsonValue &detail : details) {
        targets += detail.toObject().value(QStringLiteral("target")).toString();
        QVERIFY(!detail.toObject().value(QStringLiteral("message")).toString().isEmpty());
        QVERIFY(!detail.toObject().value(QStringLiteral("code")).toString().isEmpty());
    }
    QCOMPARE(targets, QStringList({QStringLiteral("name"), QStringLiteral("location"),
                                   QStringLiteral("properties.authMode"),
                                   QStringLiteral("properties.traffic.a")}));
    QStringList types;
    const QJsonArray infos = error.value(QStringLiteral("additionalInfo")).toArray();
    for (const QJsonValue &info : infos) {
        types += info.toObject().value(QStringLiteral("type")).toString();
    }
    QCOMPARE(types, QStringList({QStringLiteral("ComponentName"), QStringLiteral("Correlation"),
                                 QStringLiteral("Environment"), QStringLiteral("Location"),
                                 QStringLiteral("Time")}));
}

void TestArmRequests::saysWhenTheStoreFails()
{
    const Result<Transaction> held = m_arm->store->begin(); // so that no other can begin
    QVERIFY(held);
    const Answer answer = m_arm->ask("PUT", ArmFixture::endpointPath(), ArmFixture::endpointBody());
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.errorCode(), QStringLiteral("InternalServerError"));
    QVERIFY(
        answer.errorMessage().startsWith(QStringLiteral("The workspace's state cannot be kept")));
    QCOMPARE(m_arm->get(ArmFixture::endpointPath()).status, 404);
}

QTEST_GUILESS_MAIN(TestArmRequests)
#include "tst_arm_requests.moc"
