// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/router/routertest.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

#include <fcntl.h>

using namespace serin;
using namespace serin::testing;
using namespace std::chrono_literals;

class TestRouterPlane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scores();
    void routes_data();
    void routes();
    void whatTheInstanceIsTold();
    void ids();
    void refusals_data();
    void refusals();
    void options();
    void deploymentByName();
    void modelErrors_data();
    void modelErrors();
    void fieldsOfTheModel();
    void samples();
    void tableBeforeAndAfter();
    void nothingIsInherited();
};

void TestRouterPlane::scores()
{
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    RawClient client(router.port);
    for (int round = 0; round < 20; ++round) {
        const QByteArray body(round * 1'000, 'a');
        QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, body));
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, body);
        QCOMPARE(answer.field("azureml-model-deployment"), QByteArray("blue"));
    }
    QVERIFY(client.ask("GET", "/endpoints/CANARY/score?a=b", bearer));
    QCOMPARE(client.answer().status, 200);
    QTRY_COMPARE(router.router.inFlight(), 0);
}

void TestRouterPlane::routes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("score") << QByteArray("/score") << QByteArray("/v1/predict");
    QTest::newRow("score with a query")
        << QByteArray("/score?a=b?c") << QByteArray("/v1/predict?a=b?c");
    QTest::newRow("swagger") << QByteArray("/swagger.json?version=3")
                             << QByteArray("/swagger.json?version=3");
    QTest::newRow("own") << QByteArray("/v1/chat/completions")
                         << QByteArray("/v1/chat/completions");
    QTest::newRow("encoded") << QByteArray("/a%2fb/../c") << QByteArray("/a%2fb/../c");
    QTest::newRow("below score") << QByteArray("/score/x") << QByteArray("/score/x");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/");
}

void TestRouterPlane::routes()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, target);
    FakeInstance instance(&tell);
    TestRouter router;
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(instance.port())}).scoringRoute = "/v1/predict";
    router.router.setTable(tables.table());
    const RawAnswer answer = router.ask("x", {}, path);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.startsWith("POST " + target + " HTTP/1.1\r\n"));
}

void TestRouterPlane::whatTheInstanceIsTold()
{
    FakeInstance instance(&tell);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    const InstanceRequest told{
        router
            .ask("body", "X-Own: a\r\nConnection: close, X-Hop\r\nX-Hop: b\r\nTE: trailers\r\n"
                         "Content-Type: application/json\r\nX-Own: c\r\n")
            .body,
        {}};
    QCOMPARE(told.field("Host"), "127.0.0.1:" + QByteArray::number(instance.port()));
    QCOMPARE(told.field("X-Own"), QByteArray("a"));
    QVERIFY(told.head.contains("X-Own: c"));
    QCOMPARE(told.field("Content-Length"), QByteArray("4"));
    QCOMPARE(told.field("Content-Type"), QByteArray("application/json"));
    QVERIFY(!told.head.contains("the-key"));
    QVERIFY(told.field("Connection").isNull());
    QVERIFY(told.field("X-Hop").isNull());
    QVERIFY(told.field("TE").isNull());
    QCOMPARE(told.field("x-request-id").size(), 36);

    RawClient client(router.port);
    QVERIFY(client.ask("GET", "/endpoints/canary/score", bearer));
    QVERIFY(!client.answer().body.contains("Content-Length"));
}

/// As the scoring server gives them, also for models that know nothing of ids.
void TestRouterPlane::ids()
{
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    RawAnswer answer = router.ask();
    QCOMPARE(answer.field("x-request-id").size(), 36);
    QCOMPARE(answer.field("x-ms-request-id"), answer.field("x-request-id"));
    QVERIFY(answer.field("x-ms-client-request-id").isNull());
    QVERIFY(router.ask().field("x-request-id") != answer.field("x-request-id"));

    answer = router.ask("x", "x-ms-client-request-id: mine\r\n");
    QCOMPARE(answer.field("x-ms-client-request-id"), QByteArray("mine"));
    QCOMPARE(answer.field("x-ms-request-id"), QByteArray("mine"));

    answer = router.ask("x", "X-Request-ID: r\r\nX-MS-Request-ID: s\r\n");
    QCOMPARE(answer.field("x-request-id"), QByteArray("r"));
    QCOMPARE(answer.field("x-ms-request-id"), QByteArray("s"));

    FakeInstance own(always("HTTP/1.1 200 OK\r\nX-Request-Id: m\r\nx-ms-client-request-id: n\r\n"
                            "Content-Length: 0\r\n\r\n"));
    router.router.setTable(oneInstance(own.port()));
    answer = router.ask("x", "x-request-id: r\r\nx-ms-client-request-id: c\r\n");
    QCOMPARE(answer.head.toLower().count("x-request-id"), 1);
    QCOMPARE(answer.field("x-request-id"), QByteArray("m"));
    QCOMPARE(answer.field("x-ms-client-request-id"), QByteArray("n"));
}

void TestRouterPlane::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const char *target,
                        const char *fields, int status) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QByteArray(fields)
                            << status;
    };
    const char *const score = "/endpoints/canary/score";
    row("no key", "POST", score, "", 401);
    row("wrong key", "POST", score, "Authorization: Bearer the-kez\r\n", 401);
    row("longer key", "POST", score, "Authorization: Bearer the-key1\r\n", 401);
    row("no scheme", "POST", score, "Authorization: the-key\r\n", 401);
    row("other scheme", "POST", score, "Authorization: Basic the-key\r\n", 401);
    row("empty", "POST", score, "Authorization: Bearer \r\n", 401);
    row("two keys", "POST", score,
        "Authorization: Bearer the-key\r\nAuthorization: Bearer the-key\r\n", 401);
    row("scheme in lower case", "POST", score, "Authorization: bearer the-key\r\n", 200);
    row("put", "PUT", score, bearer, 405);
    row("delete", "DELETE", score, bearer, 405);
    row("head", "HEAD", score, bearer, 405);
    row("other endpoint", "POST", "/endpoints/blue/score", bearer, 404);
    row("no endpoint", "POST", "/endpoints/", bearer, 404);
    row("no route", "POST", "/endpoints/canary", bearer, 404);
    row("beginning of a name", "POST", "/endpoints/canar/score", bearer, 404);
    row("other site", "POST", score,
        "Authorization: Bearer the-key\r\nOrigin: http://evil.example\r\n", 403);
    row("unknown deployment", "POST", score,
        "Authorization: Bearer the-key\r\nazureml-model-deployment: pink\r\n", 404);
    row("not ready", "POST", score,
        "Authorization: Bearer the-key\r\nazureml-model-deployment: green\r\n", 503);
}

void TestRouterPlane::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router;
    TableBuilder tables;
    tables.add("blue", 100, {instanceAt(instance.port())});
    tables.add("green", 0, {});
    router.router.setTable(tables.table());
    RawClient client(router.port);
    for (int round = 0; round < 2; ++round) { // the connection stays good
        QVERIFY(client.ask(method, target, fields, method == "HEAD" ? "" : "x"));
        const RawAnswer answer = client.answer(method == "HEAD");
        QCOMPARE(answer.status, status);
        if (status == 401) {
            QCOMPARE(answer.field("WWW-Authenticate"), QByteArray("Bearer"));
        }
        if (status == 405) {
            QCOMPARE(answer.field("Allow"), QByteArray("GET, OPTIONS, POST"));
        }
        if (status != 200 && method != "HEAD") {
            QCOMPARE(answer.field("Content-Type"), QByteArray("application/json"));
            QVERIFY(QJsonDocument::fromJson(answer.body)[QStringLiteral("error")].isObject());
        }
    }
    QCOMPARE(instance.requests, status == 200 ? 2 : 0);
}

void TestRouterPlane::options()
{
    TestRouter router;
    router.router.setTable(oneInstance(1));
    RawClient client(router.port);
    QVERIFY(client.ask("OPTIONS", "/endpoints/canary/score"));
    QCOMPARE(client.answer().status, 401);
    QVERIFY(client.ask("OPTIONS", "/endpoints/canary/score", bearer));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Allow"), QByteArray("GET, OPTIONS, POST"));
    QVERIFY(!answer.head.toLower().contains("access-control"));
}

void TestRouterPlane::deploymentByName()
{
    FakeInstance blue(&FakeInstance::echo);
    FakeInstance green(&FakeInstance::echo);
    TestRouter router;
    TableBuilder tables;
    tables.add("blue", 0, {instanceAt(blue.port())});
    tables.add("green", 0, {instanceAt(green.port())});
    router.router.setTable(tables.table());
    QCOMPARE(router.ask().status, 404); // no traffic at all
    const RawAnswer answer = router.ask("x", "AzureML-Model-Deployment: green\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("azureml-model-deployment"), QByteArray("green"));
    QCOMPARE(green.requests, 1);
    QCOMPARE(blue.requests, 0);
}

void TestRouterPlane::modelErrors_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *status, const char *reason) {
        QTest::newRow(status) << "HTTP/1.1 " + QByteArray(status) + ' ' + reason +
                                     "\r\nContent-Length: 4\r\n\r\nbad!"
                              << QByteArray(status) << QByteArray(reason);
    };
    row("500", "Out of cheese");
    row("400", "Bad Request");
    row("302", "Found");
    row("503", "Busy");
    row("999", "Odd");
    QTest::newRow("no reason") << QByteArray("HTTP/1.1 500 \r\nContent-Length: 4\r\n\r\nbad!")
                               << QByteArray("500") << QByteArray("Internal Server Error");
}

void TestRouterPlane::modelErrors()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, reason);
    FakeInstance instance(always(answer));
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    const RawAnswer got = router.ask();
    QCOMPARE(got.status, 424);
    QCOMPARE(got.field("ms-azureml-model-error-statuscode"), status);
    QCOMPARE(got.field("ms-azureml-model-error-reason"), reason);
    QCOMPARE(got.field("azureml-model-deployment"), QByteArray("blue"));
    QCOMPARE(got.body, QByteArray("bad!"));
    QTRY_COMPARE(router.samples(), "blue: 424/" + status + " x1");
}

void TestRouterPlane::fieldsOfTheModel()
{
    FakeInstance instance(always("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n"
                                 "x-ms-run-function-failed: False\r\nx-ms-run-fn-exec-ms: 1.5\r\n"
                                 "Keep-Alive: timeout=5\r\nConnection: keep-alive, X-Hop\r\n"
                                 "X-Hop: a\r\nazureml-model-deployment: liar\r\n"
                                 "ms-azureml-model-error-reason: liar\r\n"
                                 "Server: model\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\nok"));
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    const RawAnswer answer = router.ask();
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.field("x-ms-run-function-failed"), QByteArray("False"));
    QCOMPARE(answer.field("x-ms-run-fn-exec-ms"), QByteArray("1.5"));
    QCOMPARE(answer.field("Server"), QByteArray("model"));
    QCOMPARE(answer.field("Date"), QByteArray("Thu, 01 Jan 1970 00:00:00 GMT"));
    QCOMPARE(answer.field("azureml-model-deployment"), QByteArray("blue"));
    QVERIFY(!answer.head.contains("liar"));
    QVERIFY(!answer.head.contains("X-Hop"));
    QVERIFY(!answer.head.contains("Keep-Alive"));
}

void TestRouterPlane::samples()
{
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(router.ask(QByteArray(1'000, 'x')).status, 200);
    }
    RawClient stranger(router.port);
    QVERIFY(stranger.ask("POST", "/endpoints/canary/score", {}, "x"));
    QCOMPARE(stranger.answer().status, 401);

    std::vector<TrafficSample> taken;
    QTRY_VERIFY([&] {
        for (TrafficSample &sample : router.router.takeSamples(std::time(nullptr) + 1)) {
            taken.push_back(std::move(sample));
        }
        std::uint64_t count = 0;
        for (const TrafficSample &sample : taken) {
            count += sample.latency.count();
        }
        return count == 4;
    }());
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    for (const TrafficSample &sample : taken) {
        QCOMPARE(sample.endpoint, std::string("Canary"));
        QVERIFY(std::abs(sample.second - std::time(nullptr)) < 60);
        if (sample.deployment == "blue") {
            QCOMPARE(sample.answers.size(), std::size_t{1});
            QVERIFY(sample.answers.count({200, 200}) == 1);
            QVERIFY(sample.inFlight >= 1);
            bytesIn += sample.requestBytes;
            bytesOut += sample.responseBytes;
        } else {
            QCOMPARE(sample.deployment, std::string());
            QVERIFY(sample.answers.count({401, 0}) == 1);
        }
        QVERIFY(*sample.latency.max() < 10s);
    }
    QVERIFY(bytesIn > 3'000 && bytesIn < 6'000);
    QVERIFY(bytesOut > 3'000 && bytesOut < 6'000);
    QVERIFY(router.router.takeSamples(std::numeric_limits<std::int64_t>::max()).empty());
}

void TestRouterPlane::tableBeforeAndAfter()
{
    TestRouter router;
    QCOMPARE(router.ask().status, 404);
    FakeInstance first(&FakeInstance::echo);
    router.router.setTable(oneInstance(first.port()));
    QCOMPARE(router.ask().status, 200);
    FakeInstance second(&FakeInstance::echo);
    router.router.setTable(oneInstance(second.port()));
    QCOMPARE(router.ask().status, 200);
    QCOMPARE(first.requests, 1);
    QCOMPARE(second.requests, 1);
    router.router.setTable(std::make_shared<RoutingTable>());
    QCOMPARE(router.ask().status, 404);
}

/// A scoring process must not keep the port, nor anybody's connection.
void TestRouterPlane::nothingIsInherited()
{
    std::set<int> before;
    const auto descriptors = [] {
        std::set<int> numbers;
        for (const QString &name :
             QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System)) {
            numbers.insert(name.toInt());
        }
        return numbers;
    };
    before = descriptors();
    FakeInstance instance(&FakeInstance::echo);
    TestRouter router;
    router.router.setTable(oneInstance(instance.port()));
    RawClient client(router.port);
    QVERIFY(client.ask("POST", "/endpoints/canary/score", bearer, "x"));
    QCOMPARE(client.answer().status, 200);
    int opened = 0;
    for (const int number : descriptors()) {
        const int flags = ::fcntl(number, F_GETFD);
        if (flags >= 0 && before.count(number) == 0) {
            ++opened;
            QVERIFY(flags & FD_CLOEXEC);
        }
    }
    QVERIFY(opened >= 10); // two threads of the server, listener, four ends of connections, …
}

QTEST_GUILESS_MAIN(TestRouterPlane)
#include "tst_router.moc"
