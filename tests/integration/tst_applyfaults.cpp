// SPDX-License-Identifier: GPL-3.0-or-later
// Whole applies against the real local workspace while the way there is broken: whatever happens,
// each change is carried out once, and what could not be done is done by the next apply.
#include "tests/integration/applyworkspace.h"

#include <QTest>

using namespace serin;

using Step = ScriptedServer::Step;
using MakeFault = std::function<ArmProxy::Fault(ArmProxy &)>;
Q_DECLARE_METATYPE(MakeFault)

namespace {

const QByteArray arm503 = R"({"error":{"code":"ServerBusy","message":"busy"}})";

bool isPoll(const HttpRequest &request)
{
    return request.method == "GET" && request.path().contains("mfeOperationsStatus");
}

/// The first @p times of each method and path get @p step.
ArmProxy::Fault atFirst(int times, Step step)
{
    auto seen = std::make_shared<QMap<QByteArray, int>>();
    return [seen, times, step](const HttpRequest &request) -> std::optional<Step> {
        int &count = (*seen)[request.method + request.path()];
        return count++ < times ? std::optional(step) : std::nullopt;
    };
}

/// The first @p times of those that @p test picks get @p step.
ArmProxy::Fault some(int times, std::function<bool(const HttpRequest &)> test, Step step)
{
    auto left = std::make_shared<int>(times);
    return [left, test, step](const HttpRequest &request) -> std::optional<Step> {
        return test(request) && (*left)-- > 0 ? std::optional(step) : std::nullopt;
    };
}

bool isPut(const HttpRequest &request)
{
    return request.method == "PUT" && request.path().contains("/onlineEndpoints/");
}

} // namespace

class TestApplyFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup() { m->proxy.fault = {}; }
    void survives_data();
    void survives();
    void renewsItsTokenInTheMiddle();
    void sendsNoTokenElsewhere();
    void saysWhoIsNotAllowed();
    void goesOnAfterALongOutage();

private:
    QByteArray newEndpoint();
    void verifyOnce(const QByteArray &endpoint);

    std::unique_ptr<ApplyWorkspace> m;
    int m_number = 0;
};

void TestApplyFaults::initTestCase()
{
    m = std::make_unique<ApplyWorkspace>(QStringLiteral(SERINCTL));
    QVERIFY(m->start());
    m->writeScript(QStringLiteral("blue/score.py"), 1);
    m->writeScript(QStringLiteral("green/score.py"), 2);
}

void TestApplyFaults::cleanupTestCase()
{
    QCOMPARE(m->server.terminate(), 0);
}

/// Wants a new endpoint with two deployments: four changes.
QByteArray TestApplyFaults::newEndpoint()
{
    const QByteArray name = "canary-" + QByteArray::number(++m_number);
    m->manifests.clear();
    m->lastApplied.clear();
    m->writeEndpoint(name, "blue: 90, green: 10", {{"blue", 1}, {"green", 1}});
    m->proxy.passed.clear();
    return name;
}

void TestApplyFaults::verifyOnce(const QByteArray &endpoint)
{
    const QByteArray path = "PUT /onlineEndpoints/" + endpoint;
    QCOMPARE(m->proxy.count(path), 2); // created, and its traffic
    QCOMPARE(m->proxy.count(path + "/deployments/blue"), 1);
    QCOMPARE(m->proxy.count(path + "/deployments/green"), 1);
    const auto live = answered(
        m->plane->endpoint(*EndpointName::fromString(QString::fromUtf8(endpoint))), m->limit);
    QVERIFY(live);
    QCOMPARE(live->traffic.value(QStringLiteral("blue")), 90);
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
    QVERIFY(answered(m->records->unfinished(m->scope.workspace), m->limit)->isEmpty());
}

void TestApplyFaults::survives_data()
{
    QTest::addColumn<MakeFault>("make");
    const auto row = [](const char *name, MakeFault make) { QTest::newRow(name) << make; };
    row("nothing", [](ArmProxy &) { return ArmProxy::Fault(); });
    row("429 with Retry-After", [](ArmProxy &) {
        return atFirst(3, ScriptedServer::respond(429, arm503, {"Retry-After: 7"}));
    });
    row("429 without", [](ArmProxy &) { return atFirst(3, ScriptedServer::respond(429, arm503)); });
    row("503 with Retry-After", [](ArmProxy &) {
        return atFirst(3, ScriptedServer::respond(503, arm503,
                                                  {"Retry-After: Wed, 25 Nov 2026 00:00:09 GMT",
                                                   "Date: Wed, 25 Nov 2026 00:00:00 GMT"}));
    });
    row("503 without", [](ArmProxy &) { return atFirst(3, ScriptedServer::respond(503, arm503)); });
    row("500, 502, 504 and 408", [](ArmProxy &) {
        auto number = std::make_shared<int>(0);
        return atFirst(3, [number](const HttpRequest &request, ScriptedConnection connection) {
            static constexpr int statuses[] = {500, 502, 504, 408};
            ScriptedServer::respond(statuses[(*number)++ % 4])(request, connection);
        });
    });
    row("connections are dropped", [](ArmProxy &) { return atFirst(3, ScriptedServer::reset()); });
    row("the answer to a PUT is lost",
        [](ArmProxy &proxy) { return some(4, isPut, proxy.passOnAnd(ScriptedServer::reset())); });
    row("a gateway gives up on a PUT", [](ArmProxy &proxy) {
        return some(4, isPut, proxy.passOnAnd(ScriptedServer::respond(504)));
    });
    row("gone in the middle of an operation",
        [](ArmProxy &) { return some(25, isPoll, ScriptedServer::reset()); });
    row("a page instead of a state", [](ArmProxy &) {
        return some(3, isPoll, ScriptedServer::respond(200, "<html>Please sign in</html>"));
    });
    row("the operation is forgotten", [](ArmProxy &) {
        return some(1'000'000, isPoll,
                    ScriptedServer::respond(404, R"({"error":{"code":"NotFound"}})"));
    });
}

void TestApplyFaults::survives()
{
    QFETCH(MakeFault, make);
    const QByteArray endpoint = newEndpoint();
    ApplyRequest request = m->request();
    m->proxy.fault = make(m->proxy);
    const auto run = m->make(std::move(request));
    QCOMPARE(m->words(m->finish(*run)), QStringLiteral("done"));
    m->proxy.fault = {};
    verifyOnce(endpoint);
}

void TestApplyFaults::renewsItsTokenInTheMiddle()
{
    const QByteArray endpoint = newEndpoint();
    ApplyRequest request = m->request();
    m->tokens.refusals = 0;
    auto polls = std::make_shared<int>(0);
    m->proxy.fault = [this, polls](const HttpRequest &asked) -> std::optional<Step> {
        if (isPoll(asked) && ++*polls == 2) {
            const Secret current = m->tokens.current();
            m->proxy.expiredToken = current.reveal().toByteArray();
        }
        return std::nullopt;
    };
    const auto run = m->make(std::move(request));
    QCOMPARE(m->words(m->finish(*run)), QStringLiteral("done"));
    QVERIFY(m->tokens.refusals > 0);
    QVERIFY(m->tokens.number > 1);
    m->proxy.fault = {};
    verifyOnce(endpoint);
}

void TestApplyFaults::sendsNoTokenElsewhere()
{
    ScriptedServer elsewhere;
    const QByteArray endpoint = newEndpoint();
    const ApplyRequest request = m->request();
    const auto redirect = [&](int status) {
        return ScriptedServer::respond(
            status, {}, {"Location: " + elsewhere.url(QStringLiteral("/x")).toEncoded()});
    };
    // A read, a write and a look at an operation.
    for (const auto &[status, test] :
         std::vector<std::pair<int, std::function<bool(const HttpRequest &)>>>{
             {302, [](const HttpRequest &r) { return r.method == "GET"; }},
             {307, isPut},
             {301, isPoll}}) {
        m->proxy.fault = some(1, test, redirect(status));
        const auto run = m->make(request);
        const ApplyReport report = m->finish(*run);
        QVERIFY2(report.outcome == ApplyReport::Outcome::Failed ||
                     report.outcome == ApplyReport::Outcome::Refused,
                 qPrintable(m->words(report)));
        QVERIFY(report.error);
    }
    for (const HttpRequest &strayed : elsewhere.requests) {
        QVERIFY(!strayed.headers.contains("Authorization"));
    }
    m->proxy.fault = {};
    const QString said = m->apply();
    QVERIFY2(said == QLatin1String("done") || said == QLatin1String("nothing"), qPrintable(said));
    verifyOnce(endpoint);
}

void TestApplyFaults::saysWhoIsNotAllowed()
{
    const QByteArray endpoint = newEndpoint();
    const ApplyRequest request = m->request();
    m->proxy.fault =
        some(1'000'000, isPut,
             ScriptedServer::respond(
                 403, R"({"error":{"code":"AuthorizationFailed","message":"no role"}})"));
    const auto run = m->make(request);
    const ApplyReport report = m->finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QCOMPARE(report.error->kind, ErrorKind::Unauthorized);
    QVERIFY(!report.howToGoOn().isEmpty());
    m->proxy.fault = {};
    QCOMPARE(m->apply(), QStringLiteral("done"));
    verifyOnce(endpoint);
}

void TestApplyFaults::goesOnAfterALongOutage()
{
    const QByteArray endpoint = newEndpoint();
    const ApplyRequest request = m->request();
    // Nothing more is answered once blue's operation runs; the token is gone as well.
    auto isOut = std::make_shared<bool>(false);
    m->proxy.fault = [this, isOut, endpoint](const HttpRequest &asked) -> std::optional<Step> {
        if (*isOut) {
            return ScriptedServer::respond(401, R"({"error":{"code":"ExpiredToken"}})");
        }
        *isOut = isPoll(asked) &&
                 m->proxy.count("PUT /onlineEndpoints/" + endpoint + "/deployments/blue") > 0;
        return std::nullopt;
    };
    const auto run = m->make(request);
    const ApplyReport report = m->finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QVERIFY(!report.steps.empty());
    const auto lost = std::find_if(report.steps.begin(), report.steps.end(),
                                   [](const ApplyStep &step) { return step.mayStillRun; });
    QVERIFY(lost != report.steps.end());
    QVERIFY(lost->operation.id.endsWith(QStringLiteral("/blue")));
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace), m->limit)->size(), 1);
    m->proxy.fault = {};
    QCOMPARE(m->apply(), QStringLiteral("done"));
    verifyOnce(endpoint);
}

QTEST_GUILESS_MAIN(TestApplyFaults)
#include "tst_applyfaults.moc"
