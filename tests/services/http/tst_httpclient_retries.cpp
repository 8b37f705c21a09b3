// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpclient.h"

#include "tests/support/answered.h"
#include "tests/support/fakedelays.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestHttpClientRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_delays = std::make_unique<FakeDelays>();
        HttpClient::Settings settings;
        settings.delays = m_delays.get();
        settings.clock = &m_clock;
        settings.random = [] { return 1.0; };
        m_client = std::make_unique<HttpClient>(settings);
        m_call = HttpCall();
        m_call.url = m_server->url(QStringLiteral("/x"));
        m_call.headers.add("x-ms-client-request-id", "the-same");
    }
    void cleanup() { m_client.reset(); }

    void stormEnds_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {408, 429, 500, 502, 503, 504}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void stormEnds()
    {
        QFETCH(int, status);
        m_server->add(ScriptedServer::respond(status), 3);
        m_server->add(ScriptedServer::respond(200, "at last"));
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(answer);
        QCOMPARE(answer->response.body, QByteArray("at last"));
        QCOMPARE(answer->sends, 4);
        QCOMPARE(m_delays->asked,
                 (std::vector<std::chrono::milliseconds>{800ms, 1'600ms, 3'200ms}));
        for (const HttpRequest &request : m_server->requests) {
            QCOMPARE(request.headers.value("x-ms-client-request-id"), QByteArray("the-same"));
        }
    }

    void stormThatDoesNotEnd()
    {
        m_server->otherwise = ScriptedServer::respond(503, "busy");
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(answer);
        QCOMPARE(answer->status(), 503);
        QCOMPARE(m_server->requests.size(), size_t(4));
    }

    void obeysRetryAfter()
    {
        m_server->add(ScriptedServer::respond(429, {}, {"Retry-After: 17"}));
        m_server->add(ScriptedServer::respond(
            503, {},
            {"Retry-After: Tue, 24 Nov 2026 05:00:09 GMT", "Date: Tue, 24 Nov 2026 05:00:00 GMT"}));
        m_server->add(ScriptedServer::respond(503, {}, {"Retry-After: nonsense"}));
        m_server->add(ScriptedServer::respond(200));
        QVERIFY(answered(m_client->send(m_call)));
        QCOMPARE(m_delays->asked, (std::vector<std::chrono::milliseconds>{17s, 9s, 3'200ms}));
    }

    void doesNotWaitForHours()
    {
        m_server->add(ScriptedServer::respond(429, "later", {"Retry-After: 3600"}));
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(answer);
        QCOMPARE(answer->status(), 429);
        QVERIFY(m_delays->asked.empty());
    }

    void repeatsOnlyWhatIsSafe_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("sends");
        QTest::newRow("GET") << QByteArray("GET") << 4;
        QTest::newRow("DELETE") << QByteArray("DELETE") << 4;
        QTest::newRow("PUT") << QByteArray("PUT") << 1;
        QTest::newRow("PATCH") << QByteArray("PATCH") << 1;
        QTest::newRow("POST") << QByteArray("POST") << 1;
    }
    void repeatsOnlyWhatIsSafe()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, sends);
        m_call.method = method;
        m_server->otherwise = ScriptedServer::respond(503);
        QVERIFY(answered(m_client->send(m_call)));
        QCOMPARE(m_server->requests.size(), size_t(sends));

        m_server->requests.clear();
        m_server->otherwise = ScriptedServer::reset();
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Unavailable);
        // The first one met a connection that had been used before.
        QCOMPARE(m_server->requests.size(), size_t(sends == 1 ? 1 : sends + 1));
    }

    void comesBackAfterAnOutage()
    {
        const quint16 port = m_server->port();
        m_server->goAway();
        m_delays->held = true;
        m_server->otherwise = ScriptedServer::respond(200, "back");
        QFuture<Result<HttpAnswer>> future = m_client->send(m_call);
        QTRY_VERIFY(!m_delays->asked.empty());
        m_server->comeBack(port);
        m_delays->release();
        QVERIFY(answered(future));
    }

    void cancelWhileItWaits()
    {
        m_delays->held = true;
        m_server->otherwise = ScriptedServer::respond(503);
        QFuture<Result<HttpAnswer>> future = m_client->send(m_call);
        QTRY_COMPARE(m_delays->asked.size(), size_t(1));
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_server->requests.size(), size_t(1));
    }

    void systemDelaysPassAndCancel()
    {
        SystemDelays delays;
        QVERIFY(answered(delays.wait(1ms)));
        QFuture<Result<void>> hour = delays.wait(1h);
        hour.cancel();
        QCOMPARE(answered(hour).error().kind, ErrorKind::Cancelled);
    }

private:
    FakeClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeDelays> m_delays;
    std::unique_ptr<HttpClient> m_client;
    HttpCall m_call;
};

QTEST_GUILESS_MAIN(TestHttpClientRetries)
#include "tst_httpclient_retries.moc"
