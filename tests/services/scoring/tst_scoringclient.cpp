// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/scoringclient.h"

#include "tests/support/answered.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakedelays.h"
#include "tests/support/faketokens.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const EndpointName endpointName = *EndpointName::fromString(QStringLiteral("my-endpoint"));
const DeploymentName blue = *DeploymentName::fromString(QStringLiteral("blue"));
const DeploymentName green = *DeploymentName::fromString(QStringLiteral("green"));

ScoringRequest scoringRequest(const QByteArray &body = "{\"data\":[]}")
{
    ScoringRequest made(endpointName);
    made.body = body;
    return made;
}

} // namespace

class TestScoringClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_plane = std::make_unique<FakeControlPlane>();
        m_tokens = std::make_unique<FakeTokens>();
        HttpClient::Settings settings;
        settings.clock = &m_clock;
        settings.delays = &m_delays;
        m_http = std::make_unique<HttpClient>(settings);
        m_client = std::make_unique<ScoringClient>(
            *m_http, *m_plane,
            ScoringClient::Settings{m_tokens.get(), QStringLiteral("https://ml.azure.com"), 1'000});
        LiveEndpoint live{EndpointSpec(endpointName)};
        live.scoringUri = m_server->base() + QStringLiteral("/v1/score");
        m_plane->endpointList = {live};
    }
    void cleanup()
    {
        m_client.reset();
        m_http.reset();
    }

    void scores()
    {
        m_server->otherwise =
            ScriptedServer::respond(200, "\"[1]\"",
                                    {"azureml-model-deployment: green", "x-ms-request-id: r-7",
                                     "x-ms-run-function-failed: True"});
        ScoringRequest asked = scoringRequest(QByteArray("\0\xff{", 3));
        asked.deployment = green;
        asked.headers.add("x-trace", "t");
        const auto answer = answered(m_client->score(asked));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("\"[1]\""));
        QCOMPARE(answer->deployment, QStringLiteral("green"));
        QCOMPARE(answer->requestId, QStringLiteral("r-7"));
        QVERIFY(answer->scriptFailed());
        QVERIFY(answer->timing.connect);
        QVERIFY(answer->timing.total >= answer->timing.firstByte);

        const HttpRequest &sent = m_server->requests.at(0);
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.target, QByteArray("/v1/score"));
        QCOMPARE(sent.body, asked.body);
        QCOMPARE(sent.headers.value("Authorization"), QByteArray("Bearer key-1"));
        QCOMPARE(sent.headers.value("Content-Type"), QByteArray("application/json"));
        QCOMPARE(sent.headers.value("azureml-model-deployment"), QByteArray("green"));
        QCOMPARE(sent.headers.value("x-trace"), QByteArray("t"));

        // Address and key are kept.
        QVERIFY(answered(m_client->score(scoringRequest())));
        QCOMPARE(m_plane->calls, (QStringList{QStringLiteral("endpoint my-endpoint"),
                                              QStringLiteral("keys my-endpoint")}));
        QVERIFY(!m_server->requests.at(1).headers.contains("azureml-model-deployment"));
    }

    void getsToo()
    {
        m_server->otherwise = ScriptedServer::respond(200);
        ScoringRequest asked = scoringRequest({});
        asked.method = "GET";
        asked.query = "a=%20b&c=1";
        QVERIFY(answered(m_client->score(asked)));
        QCOMPARE(m_server->requests.at(0).target, QByteArray("/v1/score?a=%20b&c=1"));
    }

    void usesTheRightCredential_data()
    {
        QTest::addColumn<AuthMode>("mode");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("key") << AuthMode::Key << QByteArray("Bearer key-1");
        QTest::newRow("token of the workspace")
            << AuthMode::AmlToken << QByteArray("Bearer token-1");
        QTest::newRow("token of the caller") << AuthMode::AadToken << QByteArray("Bearer token-1");
    }
    void usesTheRightCredential()
    {
        QFETCH(AuthMode, mode);
        QFETCH(QByteArray, sent);
        m_plane->endpointList[0].spec.authMode = mode;
        m_server->otherwise = ScriptedServer::respond(200);
        QVERIFY(answered(m_client->score(scoringRequest())));
        QCOMPARE(m_server->requests.at(0).headers.value("Authorization"), sent);
        QCOMPARE(m_tokens->asked, mode == AuthMode::AadToken ? 1 : 0);
        if (mode == AuthMode::AadToken) {
            QCOMPARE(m_tokens->lastResource, QStringLiteral("https://ml.azure.com"));
        }
    }

    void nobodyIsSignedIn()
    {
        m_plane->endpointList[0].spec.authMode = AuthMode::AadToken;
        ScoringClient client(*m_http, *m_plane, {});
        const auto answer = answered(client.score(scoringRequest()));
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
        QVERIFY(answer.error().fix.contains(QLatin1String("az login")));
    }

    void renewsARefusedKeyOnce()
    {
        m_server->otherwise = [&](const HttpRequest &asked, ScriptedConnection connection) {
            (asked.headers.value("Authorization") == "Bearer new-key"
                 ? ScriptedServer::respond(200, "fine")
                 : ScriptedServer::respond(401, "no"))(asked, connection);
        };
        m_server->add(ScriptedServer::respond(200));
        QVERIFY(answered(m_client->score(scoringRequest())));
        m_plane->endpointKeys.primary = Secret("new-key");
        const auto answer = answered(m_client->score(scoringRequest()));
        QCOMPARE(answer->body, QByteArray("fine"));
        QCOMPARE(m_plane->calls.count(QStringLiteral("keys my-endpoint")), 2);

        m_plane->endpointKeys.primary = Secret("wrong");
        m_server->otherwise = ScriptedServer::respond(401, "no");
        const auto refused = answered(m_client->score(scoringRequest()));
        QVERIFY(refused);
        QCOMPARE(refused->status, 401);
        QCOMPARE(m_server->requests.size(), size_t(5));
    }

    void renewsATokenThatExpires()
    {
        m_plane->endpointList[0].spec.authMode = AuthMode::AmlToken;
        m_plane->endpointToken.expiresAt = m_clock.now().addSecs(3'600);
        m_server->otherwise = ScriptedServer::respond(200);
        QVERIFY(answered(m_client->score(scoringRequest())));
        QVERIFY(answered(m_client->score(scoringRequest())));
        QCOMPARE(m_plane->calls.count(QStringLiteral("token my-endpoint")), 1);
        m_clock.advance(3'590s);
        m_plane->endpointToken.token = Secret("token-2");
        m_plane->endpointToken.expiresAt = m_clock.now().addSecs(3'600);
        QVERIFY(answered(m_client->score(scoringRequest())));
        QCOMPARE(m_server->requests.back().headers.value("Authorization"),
                 QByteArray("Bearer token-2"));
        QCOMPARE(m_plane->calls.count(QStringLiteral("endpoint my-endpoint")), 1);
    }

    void errorsOfTheModelAreAnswers()
    {
        m_server->otherwise = ScriptedServer::respond(
            424, "{\"message\":\"boom\"}",
            {"ms-azureml-model-error-statuscode: 500", "ms-azureml-model-error-reason: crashed"});
        const auto answer = answered(m_client->score(scoringRequest()));
        QVERIFY(answer);
        QCOMPARE(answer->modelStatus(), 500);
        QCOMPARE(answer->modelReason(), QStringLiteral("crashed"));
        QVERIFY(!answer->scriptFailed());
        QVERIFY(!answer->isSuccess());
    }

    void isSentOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {0, 408, 424, 429, 500, 502, 503, 504}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void isSentOnceWhateverHappens()
    {
        QFETCH(int, status);
        m_server->otherwise =
            status == 0 ? ScriptedServer::reset() : ScriptedServer::respond(status);
        const auto answer = answered(m_client->score(scoringRequest()));
        QCOMPARE(answer.has_value(), status != 0);
        QCOMPARE(m_server->requests.size(), size_t(1));
    }

    void noAddressYet()
    {
        m_plane->endpointList[0].scoringUri.clear();
        m_plane->endpointList[0].stateText = QStringLiteral("Creating");
        const auto answer = answered(m_client->score(scoringRequest()));
        QCOMPARE(answer.error().kind, ErrorKind::Conflict);
        QVERIFY(answer.error().detail.contains(QLatin1String("Creating")));
        m_plane->endpointList.clear();
        QCOMPARE(answered(m_client->score(scoringRequest())).error().kind, ErrorKind::NotFound);
    }

    void findsAnEndpointThatMoved()
    {
        m_server->otherwise = ScriptedServer::respond(200);
        QVERIFY(answered(m_client->score(scoringRequest())));
        ScriptedServer next;
        next.otherwise = ScriptedServer::respond(200, "moved");
        m_server->goAway();
        m_plane->endpointList[0].scoringUri = next.base() + QStringLiteral("/score");
        QVERIFY(!answered(m_client->score(scoringRequest())));
        QCOMPARE(answered(m_client->score(scoringRequest()))->body, QByteArray("moved"));
    }

    void redirectGetsNoKey()
    {
        ScriptedServer other;
        m_server->otherwise =
            ScriptedServer::respond(307, {}, {"Location: " + other.base().toLatin1()});
        QCOMPARE(answered(m_client->score(scoringRequest())).error().kind, ErrorKind::Protocol);
        QCOMPARE(other.connections, 0);
    }

    void limits()
    {
        m_server->otherwise = ScriptedServer::silence();
        ScoringRequest asked = scoringRequest();
        asked.timeout = 50ms;
        QCOMPARE(answered(m_client->score(asked)).error().kind, ErrorKind::Timeout);
        m_server->otherwise = ScriptedServer::respond(200, QByteArray(1'001, 'x'));
        QCOMPARE(answered(m_client->score(scoringRequest())).error().kind, ErrorKind::Protocol);
    }

    void cancelsAtEachStep()
    {
        m_plane->held = true;
        auto future = m_client->score(scoringRequest());
        QCOMPARE(m_plane->waiting, QStringList{QStringLiteral("endpoint my-endpoint")});
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        m_plane->releaseAll(); // late: nobody minds

        future = m_client->score(scoringRequest());
        m_plane->release();
        QTRY_COMPARE(m_plane->waiting, QStringList{QStringLiteral("keys my-endpoint")});
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        m_plane->releaseAll();

        m_plane->held = false;
        std::optional<ScriptedConnection> connection;
        m_server->otherwise = [&](const HttpRequest &, ScriptedConnection theirs) {
            connection = theirs;
        };
        future = m_client->score(scoringRequest());
        QTRY_VERIFY(connection);
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(!connection->isOpen());
    }

    void compares()
    {
        std::vector<std::pair<QByteArray, ScriptedConnection>> asked;
        m_server->otherwise = [&](const HttpRequest &sent, ScriptedConnection connection) {
            asked.emplace_back(sent.headers.value("azureml-model-deployment"), connection);
        };
        JsonDiffOptions options;
        options.absolute = 0.01;
        const auto future = m_client->compare(scoringRequest(), blue, green, options);
        QTRY_COMPARE(asked.size(), size_t(2)); // at once
        QCOMPARE(m_server->requests.at(0).body, m_server->requests.at(1).body);
        for (auto &[name, connection] : asked) {
            connection.send(ScriptedServer::message(
                200, name == "blue" ? "[1.000,2]" : "\"[1.001,3]\"")); // one is wrapped
        }
        const auto comparison = answered(future);
        QVERIFY(comparison);
        QVERIFY(!comparison->isSame());
        QCOMPARE(comparison->diff->differences.size(), 1);
        QCOMPARE(comparison->diff->differences.at(0).pointer, QStringLiteral("/1"));
    }

    void comparesWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("same");
        QTest::newRow("same text") << QByteArray("fine") << QByteArray("fine") << 200 << true;
        QTest::newRow("other text") << QByteArray("fine") << QByteArray("good") << 200 << false;
        QTest::newRow("other status") << QByteArray("[1]") << QByteArray("[1]") << 500 << false;
        QTest::newRow("same JSON") << QByteArray("[1]") << QByteArray("[ 1.0 ]") << 200 << true;
    }
    void comparesWhatIsNoJson()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(int, status);
        QFETCH(bool, same);
        m_server->otherwise = [&](const HttpRequest &sent, ScriptedConnection connection) {
            const bool isBlue = sent.headers.value("azureml-model-deployment") == "blue";
            connection.send(ScriptedServer::message(isBlue ? 200 : status, isBlue ? one : other));
        };
        const auto comparison = answered(m_client->compare(scoringRequest(), blue, green, {}));
        QVERIFY(comparison);
        QCOMPARE(comparison->isSame(), same);
    }

    void oneSideFails()
    {
        m_server->otherwise = [&](const HttpRequest &sent, ScriptedConnection connection) {
            if (sent.headers.value("azureml-model-deployment") == "blue") {
                connection.send(ScriptedServer::message(200, "[1]"));
            } else {
                connection.reset();
            }
        };
        const auto comparison = answered(m_client->compare(scoringRequest(), blue, green, {}));
        QVERIFY(comparison);
        QVERIFY(comparison->baseline);
        QCOMPARE(comparison->candidate.error().kind, ErrorKind::Unavailable);
        QVERIFY(!comparison->isSame());
    }

    void cancellingAComparisonEndsBoth()
    {
        std::vector<ScriptedConnection> connections;
        m_server->otherwise = [&](const HttpRequest &, ScriptedConnection connection) {
            connections.push_back(connection);
        };
        auto future = m_client->compare(scoringRequest(), blue, green, {});
        QTRY_COMPARE(connections.size(), size_t(2));
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(!connections[0].isOpen() && !connections[1].isOpen());
    }

private:
    FakeClock m_clock;
    FakeDelays m_delays;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<FakeTokens> m_tokens;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScoringClient> m_client;
};

QTEST_GUILESS_MAIN(TestScoringClient)
#include "tst_scoringclient.moc"
