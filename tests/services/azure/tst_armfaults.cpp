// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that must not be, storms and tokens.
#include "tests/services/azure/armbench.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

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
};

QTEST_GUILESS_MAIN(TestArmFaults)
#include "tst_armfaults.moc"
