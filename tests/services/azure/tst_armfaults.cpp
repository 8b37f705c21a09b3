// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/azure/armbench.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QByteArray endpointPath = "/onlineEndpoints/my-endpoint";
const QByteArray statePath = "GET /operations/op-1";

ScriptedServer::Step state(const QByteArray &word)
{
    return ScriptedServer::respond(200, quoted("{'status':'" + word + "'}"));
}

EndpointSpec newTraffic()
{
    EndpointSpec spec(ArmBench::endpoint());
    spec.traffic = *TrafficSplit::fromShares(
        {{ArmBench::deployment(), *Percent::fromInt(90)},
         {*DeploymentName::fromString(QStringLiteral("green")), *Percent::fromInt(10)}});
    return spec;
}

} // namespace

class TestArmFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ArmBench>(); }
    void cleanup() { m.reset(); }

    // Answers

    void answersThatMustNotBe_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html>sign in</html>");
        QTest::newRow("web page with space") << QByteArray("\n <HTML>");
        QTest::newRow("list") << QByteArray("[1]");
        QTest::newRow("cut off") << QByteArray("{\"name\":");
        QTest::newRow("bytes") << QByteArray("\x00\xff\xfe", 3);
        QTest::newRow("deep") << QByteArray(20'000, '[');
        QTest::newRow("no name") << QByteArray("{}");
        QTest::newRow("nothing") << QByteArray();
    }
    void answersThatMustNotBe()
    {
        QFETCH(QByteArray, body);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, body));
        m->on("GET /onlineEndpoints", ScriptedServer::respond(200, body));
        m->on("POST " + endpointPath + "/listKeys", ScriptedServer::respond(200, body));
        QCOMPARE(answered(m->plane->endpoint(ArmBench::endpoint())).error().kind,
                 ErrorKind::Protocol);
        QCOMPARE(answered(m->plane->endpoints()).error().kind, ErrorKind::Protocol);
        QCOMPARE(answered(m->plane->keys(ArmBench::endpoint())).error().kind, ErrorKind::Protocol);
        if (!body.isEmpty() && body != "{}") {
            m->on("DELETE " + endpointPath, ScriptedServer::respond(200, body));
            QCOMPARE(answered(m->plane->deleteEndpoint(ArmBench::endpoint())).error().kind,
                     ErrorKind::Protocol);
        }
    }

    void acceptedWithoutAnAddress()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(202));
        m->on("DELETE " + endpointPath, ScriptedServer::respond(202));
        const auto put = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(put.error().kind, ErrorKind::Protocol);
        QVERIFY(!put.error().fix.isEmpty());
        QCOMPARE(answered(m->plane->deleteEndpoint(ArmBench::endpoint())).error().kind,
                 ErrorKind::Protocol);
    }

    void addressesElsewhereGetNoToken()
    {
        ScriptedServer other;
        other.otherwise = state("Succeeded");
        const QByteArray elsewhere = other.base().toLatin1();
        // A next page: refused.
        m->on("GET /onlineEndpoints",
              ScriptedServer::respond(200, "{\"value\":[],\"nextLink\":\"" + elsewhere + "\"}"));
        QCOMPARE(answered(m->plane->endpoints()).error().kind, ErrorKind::Protocol);
        // The state of an operation: the resource says as much.
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath,
              ScriptedServer::respond(201, endpointBody("Updating"),
                                      {"Azure-AsyncOperation: " + elsewhere + "/op"}));
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY(operation);
        QVERIFY(answered(m->plane->wait(*operation, {})));
        // A redirect.
        m->on("GET " + endpointPath,
              ScriptedServer::respond(307, {}, {"Location: " + elsewhere + "/x"}));
        QCOMPARE(answered(m->plane->endpoint(ArmBench::endpoint())).error().kind,
                 ErrorKind::Protocol);
        QCOMPARE(other.connections, 0);
    }

    void noTokenInClearOverANetwork()
    {
        ArmControlPlane plane(*m->http, m->tokens, {QStringLiteral("http://192.0.2.1"), {}, {}, {}},
                              {});
        QCOMPARE(answered(plane.endpoints()).error().kind, ErrorKind::Invalid);
        QCOMPARE(m->tokens.asked, 0);
    }

    void pagesThatDoNotEnd()
    {
        m->on("GET /onlineEndpoints",
              ScriptedServer::respond(200, "{\"value\":[],\"nextLink\":\"" +
                                               m->server.base().toLatin1() + workspacePath +
                                               "/onlineEndpoints?page=2\"}"));
        QCOMPARE(answered(m->plane->endpoints()).error().kind, ErrorKind::Protocol);
        QCOMPARE(m->server.requests.size(), size_t(2));
    }

    void secondPageFails()
    {
        m->on("GET /onlineEndpoints", ScriptedServer::respond(200, "{\"value\":[],\"nextLink\":\"" +
                                                                       m->server.base().toLatin1() +
                                                                       workspacePath + "/gone\"}"));
        QCOMPARE(answered(m->plane->endpoints()).error().kind, ErrorKind::NotFound);
    }

    // Storms

    void readsComeThroughAStorm()
    {
        m->server.add(ScriptedServer::respond(429, {}, {"Retry-After: 11"}));
        m->server.add(ScriptedServer::respond(503));
        m->server.add(ScriptedServer::reset());
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        QVERIFY(answered(m->plane->endpoint(ArmBench::endpoint())));
        QCOMPARE(m->server.requests.size(), size_t(4));
        QCOMPARE(m->delays.asked.at(0), 11'000ms);
        const QByteArray id = m->server.requests.at(0).headers.value("x-ms-client-request-id");
        for (const HttpRequest &request : m->server.requests) {
            QCOMPARE(request.headers.value("x-ms-client-request-id"), id);
        }
    }

    void aPostIsSentOnce_data()
    {
        QTest::addColumn<int>("status"); // 0: reset
        for (const int status : {0, 408, 429, 500, 502, 503, 504}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void aPostIsSentOnce()
    {
        QFETCH(int, status);
        m->on("POST " + endpointPath + "/regenerateKeys",
              status == 0 ? ScriptedServer::reset() : ScriptedServer::respond(status));
        const auto operation =
            answered(m->plane->regenerateKey(ArmBench::endpoint(), KeyKind::Primary));
        QVERIFY(!operation);
        QVERIFY(operation.error().kind == ErrorKind::Unavailable ||
                operation.error().kind == ErrorKind::Timeout);
        QCOMPARE(m->server.requests.size(), size_t(1));
    }

    // A PUT without an answer

    void putLooksBeforeItIsRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {0, 429, 500, 503, 504}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void putLooksBeforeItIsRepeated()
    {
        QFETCH(int, status);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        int puts = 0;
        m->on("PUT " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            if (++puts < 3) {
                (status == 0 ? ScriptedServer::reset() : ScriptedServer::respond(status))(request,
                                                                                          c);
            } else {
                ScriptedServer::respond(201, endpointBody("Updating"), m->accepted())(request, c);
            }
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY(operation);
        QByteArray methods;
        for (const HttpRequest &request : m->server.requests) {
            methods += request.method.at(0);
        }
        QCOMPARE(methods, QByteArray("GPGPGP"));
    }

    void putGivesUp()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(503));
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Unavailable);
        QCOMPARE(m->server.count("PUT"), 4);
    }

    void putThatArrivedIsNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("finished");
        QTest::newRow("runs") << QByteArray("Updating") << false;
        QTest::newRow("done") << QByteArray("Succeeded") << true;
    }
    void putThatArrivedIsNotRepeated()
    {
        QFETCH(QByteArray, state);
        QFETCH(bool, finished);
        bool arrived = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            arrived = true;
            c.reset();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            ScriptedServer::respond(
                200, !arrived
                         ? endpointBody()
                         : endpointBody(state, state == "Updating"
                                                   ? quoted("{'blue':100}")
                                                   : quoted("{'blue':90,'green':10}")))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY2(operation, operation ? "" : qPrintable(operation.error().toLine()));
        QCOMPARE(operation->finished, finished);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void somebodyElseWasFaster()
    {
        bool sent = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            sent = true;
            c.close();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            ScriptedServer::respond(
                200, endpointBody("Succeeded", sent ? quoted("{'blue':50,'green':50}")
                                                    : quoted("{'blue':100}")))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Conflict);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void putAndThenTheServiceIsGone()
    {
        bool sent = false;
        m->on("PUT " + endpointPath, [&](const HttpRequest &, ScriptedConnection c) {
            sent = true;
            c.close();
        });
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            (sent ? ScriptedServer::respond(503)
                  : ScriptedServer::respond(200, endpointBody()))(request, c);
        });
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QCOMPARE(operation.error().kind, ErrorKind::Unavailable);
        QVERIFY(operation.error().fix.contains(QLatin1String("not known")));
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void refusedPutIsNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("400") << 400 << ErrorKind::Invalid;
        QTest::newRow("403") << 403 << ErrorKind::Unauthorized;
        QTest::newRow("409") << 409 << ErrorKind::Conflict;
    }
    void refusedPutIsNotRepeated()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(status));
        QCOMPARE(answered(m->plane->putEndpoint(newTraffic())).error().kind, kind);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void aDeleteThatArrivedIsWaitedFor()
    {
        bool sent = false;
        m->on("DELETE " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            (std::exchange(sent, true) ? ScriptedServer::respond(409)
                                       : ScriptedServer::reset())(request, c);
        });
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody("Deleting")));
        const auto operation = answered(m->plane->deleteEndpoint(ArmBench::endpoint()));
        QVERIFY(operation);
        QVERIFY(!operation->finished);
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        QCOMPARE(answered(m->plane->deleteEndpoint(ArmBench::endpoint())).error().kind,
                 ErrorKind::Conflict); // busy with something else, or it has live traffic
    }

    // Tokens

    void renewsARefusedTokenOnce()
    {
        m->on("GET " + endpointPath, [&](const HttpRequest &request, ScriptedConnection c) {
            (request.headers.value("Authorization") == "Bearer token-2"
                 ? ScriptedServer::respond(200, endpointBody())
                 : ScriptedServer::respond(401, {}, {"WWW-Authenticate: Bearer"}))(request, c);
        });
        QVERIFY(answered(m->plane->endpoint(ArmBench::endpoint())));
        QCOMPARE(m->tokens.refusals, 1);
        m->on("GET " + endpointPath, ScriptedServer::respond(401));
        const auto refused = answered(m->plane->endpoint(ArmBench::endpoint()));
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m->server.requests.size(), size_t(4));
    }

    void signedOut()
    {
        m->tokens.problem = Error{ErrorKind::Unauthorized,
                                  QStringLiteral("signed out"),
                                  {},
                                  QStringLiteral("run az login")};
        const auto refused = answered(m->plane->endpoint(ArmBench::endpoint()));
        QCOMPARE(refused.error().fix, QStringLiteral("run az login"));
        QVERIFY(m->server.requests.empty());
    }

    // Waiting

    void waits(ScriptedServer::Step first, int times, ErrorKind *kind = nullptr)
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->server.add(first, times);
        m->on(statePath, state("Succeeded"));
        const auto ended = answered(m->plane->wait(
            operation, [&](const OperationProgress &p) { m_troubles += p.trouble ? 1 : 0; }));
        if (kind != nullptr) {
            QVERIFY(!ended);
            *kind = ended.error().kind;
        } else {
            QVERIFY2(ended, ended ? "" : qPrintable(ended.error().toLine()));
        }
    }

    void waitingSurvives_data()
    {
        QTest::addColumn<int>("status"); // 0: reset, 1: web page
        QTest::addColumn<int>("times");
        QTest::newRow("resets") << 0 << 10;
        QTest::newRow("web pages") << 1 << 3;
        QTest::newRow("404") << 404 << 3;
        QTest::newRow("408") << 408 << 10;
        QTest::newRow("429") << 429 << 10;
        QTest::newRow("500") << 500 << 10;
        QTest::newRow("503") << 503 << 10;
        QTest::newRow("504") << 504 << 10;
    }
    void waitingSurvives()
    {
        QFETCH(int, status);
        QFETCH(int, times);
        m_troubles = 0;
        waits(status == 0   ? ScriptedServer::reset()
              : status == 1 ? ScriptedServer::respond(200, "<html>")
                            : ScriptedServer::respond(status),
              times);
        QCOMPARE(m_troubles, times);
    }

    void waitingEndsWhenItMakesNoSense()
    {
        ErrorKind kind{};
        waits(ScriptedServer::respond(200, "<html>"), 4, &kind);
        QCOMPARE(kind, ErrorKind::Protocol);
        waits(ScriptedServer::respond(200, "{}"), 4, &kind);
        QCOMPARE(kind, ErrorKind::Protocol);
        waits(ScriptedServer::respond(400), 1, &kind);
        QCOMPARE(kind, ErrorKind::Invalid);
        waits(ScriptedServer::respond(503), 1'000, &kind);
        QCOMPARE(kind, ErrorKind::Unavailable);
        QVERIFY(!m->server.isDone()); // after some minutes, not after all of them
    }

    void aForgottenOperationIsSeenByItsResource()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        QVERIFY(answered(m->plane->wait(operation, {})));
        QCOMPARE(m->server.count("GET", "/op-1"), 4);
        QCOMPARE(m->server.count("GET", "/my-endpoint"), 1);
    }

    void failuresAreWords()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath,
              ScriptedServer::respond(200, quoted("{'status':'Failed','error':{'code':'OutOfQuota',"
                                                  "'message':'Not enough quota.'}}")));
        const auto failed = answered(m->plane->wait(operation, {}));
        QCOMPARE(failed.error().kind, ErrorKind::Unavailable);
        QCOMPARE(failed.error().detail, QStringLiteral("OutOfQuota: Not enough quota"));
        QVERIFY(failed.error().fix.contains(QLatin1String("quota")));
        m->on(statePath, ScriptedServer::respond(200, quoted("{'status':'CANCELED'}")));
        QCOMPARE(answered(m->plane->wait(operation, {})).error().kind, ErrorKind::Cancelled);
        operation.statusUrl.clear();
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody("Failed")));
        QVERIFY(!answered(m->plane->wait(operation, {})));
    }

    void waitsNoLongerThanTheService()
    {
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath, state("Updating"));
        const auto ended = answered(m->plane->wait(operation, {}));
        QCOMPARE(ended.error().kind, ErrorKind::Timeout);
        QVERIFY(ended.error().detail.contains(QLatin1String("Updating")));
    }

    void tokenExpiresWhileWaiting()
    {
        int looks = 0;
        m->on(statePath, [&](const HttpRequest &request, ScriptedConnection c) {
            const bool old = request.headers.value("Authorization") == "Bearer token-1";
            (++looks > 3 && old ? ScriptedServer::respond(401)
                                : state(looks > 6 ? "Succeeded" : "Updating"))(request, c);
        });
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        QVERIFY(answered(m->plane->wait(operation, {})));
        QCOMPARE(m->tokens.refusals, 1);
        QCOMPARE(m->tokens.number, 2);
    }

    void goesOnAfterARestart()
    {
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath,
              ScriptedServer::respond(201, endpointBody("Updating"), m->accepted()));
        m->on(statePath, state("Updating"));
        const auto operation = answered(m->plane->putEndpoint(newTraffic()));
        QVERIFY(operation);
        int looks = 0;
        QFuture<Result<void>> waiting =
            m->plane->wait(*operation, [&](const OperationProgress &) { ++looks; });
        QTRY_VERIFY(looks > 2);
        const QByteArray kept = operation->toJson();
        m->plane.reset(); // the program ends
        QCOMPARE(answered(waiting).error().kind, ErrorKind::Cancelled);

        ArmControlPlane next(*m->http, m->tokens, {m->server.base(), {}, {}, {}},
                             {QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")});
        m->on(statePath, state("Succeeded"));
        QVERIFY(answered(next.wait(*PendingOperation::fromJson(kept), {})));
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void serviceGoesAndComesBackWhileWaiting()
    {
        m->delays.held = true;
        PendingOperation operation;
        operation.resourceId = QString::fromLatin1(workspacePath + endpointPath);
        operation.statusUrl = QString::fromLatin1(m->operation());
        operation.startedAt = m->clock.now();
        m->on(statePath, state("Updating"));
        int troubles = 0;
        int looks = 0;
        QFuture<Result<void>> waiting =
            m->plane->wait(operation, [&](const OperationProgress &progress) {
                ++looks;
                troubles += progress.trouble ? 1 : 0;
            });
        const auto step = [&] {
            const int before = looks;
            m->delays.release();
            return QTest::qWaitFor([&] { return looks > before || waiting.isFinished(); });
        };
        QVERIFY(step());
        QCOMPARE(troubles, 0);
        const quint16 port = m->server.port();
        m->server.goAway();
        QVERIFY(step());
        QVERIFY(step());
        QCOMPARE(troubles, 2);
        m->server.comeBack(port);
        m->on(statePath, state("Succeeded"));
        QVERIFY(step());
        QVERIFY(answered(waiting));
    }

    // Cancelling

    void cancelAtEachStep_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 4; ++step) {
            QTest::addRow("request %d", step) << step;
        }
    }
    void cancelAtEachStep()
    {
        QFETCH(int, step);
        int seen = 0;
        m->server.otherwise = [&](const HttpRequest &request, ScriptedConnection connection) {
            if (++seen == step) {
                return; // no answer
            }
            if (request.method == "PUT") {
                ScriptedServer::respond(503)(request, connection);
            } else {
                ScriptedServer::respond(200, endpointBody())(request, connection);
            }
        };
        QFuture<Result<PendingOperation>> future = m->plane->putEndpoint(newTraffic());
        QTRY_COMPARE(seen, step);
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QTest::qWait(20);
        QCOMPARE(seen, step); // and nothing more is sent
    }

    void cancelBetweenTwoTries()
    {
        m->delays.held = true;
        m->on("GET " + endpointPath, ScriptedServer::respond(200, endpointBody()));
        m->on("PUT " + endpointPath, ScriptedServer::respond(503));
        QFuture<Result<PendingOperation>> future = m->plane->putEndpoint(newTraffic());
        QTRY_COMPARE(m->delays.asked.size(), size_t(1));
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QCOMPARE(m->server.count("PUT"), 1);
    }

    void cancelTheWaiting()
    {
        m->delays.held = true;
        PendingOperation operation;
        operation.resourceId = QStringLiteral("/x");
        operation.startedAt = m->clock.now();
        QFuture<Result<void>> waiting = m->plane->wait(operation, {});
        QTRY_COMPARE(m->delays.asked.size(), size_t(1));
        waiting.cancel();
        QCOMPARE(answered(waiting).error().kind, ErrorKind::Cancelled);
    }

    void answersInAnyOrder()
    {
        std::vector<ScriptedConnection> connections;
        m->server.otherwise = [&](const HttpRequest &, ScriptedConnection connection) {
            connections.push_back(connection);
        };
        const auto first = m->plane->endpoint(ArmBench::endpoint());
        QTRY_COMPARE(connections.size(), size_t(1));
        const auto second = m->plane->endpoints();
        QTRY_COMPARE(connections.size(), size_t(2));
        connections[1].send(ScriptedServer::message(200, "{\"value\":[]}"));
        QVERIFY(answered(second));
        QVERIFY(!first.isFinished());
        connections[0].send(ScriptedServer::message(200, endpointBody()));
        QVERIFY(answered(first));
    }

private:
    std::unique_ptr<ArmBench> m;
    int m_troubles = 0;
};

QTEST_GUILESS_MAIN(TestArmFaults)
#include "tst_armfaults.moc"
