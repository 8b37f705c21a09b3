// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpclient.h"

#include "services/core/logbuffer.h"
#include "services/core/logging.h"
#include "tests/support/answered.h"
#include "tests/support/fakedelays.h"
#include "tests/support/scriptedserver.h"

#include <QLoggingCategory>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<HttpClient>();
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void handsOnWhatCame()
    {
        const QByteArray body("{\"a\":1}\r\n\0 \xff", 12);
        m_server->add(ScriptedServer::respond(
            200, body,
            {"X-Ms-Request-Id: 42", "Content-Type: application/json", "X-Two: one", "X-Two: two"}));
        HttpCall call;
        call.url = m_server->url(QStringLiteral("/path?query=a%20b"));
        call.headers.add("x-ms-client-request-id", "mine");
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QVERIFY(answer);
        QCOMPARE(answer->status(), 200);
        QCOMPARE(answer->response.body, body);
        QCOMPARE(answer->requestId(), QStringLiteral("42"));
        QCOMPARE(answer->response.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(answer->response.headers.value("x-two"), QByteArray("one"));
        QCOMPARE(answer->response.headers.fields().size(), size_t(5));
        QCOMPARE(answer->sends, 1);
        QVERIFY(answer->timing.firstByte.count() > 0);
        QVERIFY(answer->timing.firstByte <= answer->timing.total);

        const HttpRequest &request = m_server->requests.at(0);
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.target, QByteArray("/path?query=a%20b"));
        QCOMPARE(request.headers.value("x-ms-client-request-id"), QByteArray("mine"));
        QVERIFY(request.headers.value("User-Agent").startsWith("serin/"));
        QCOMPARE(request.headers.value("Accept-Encoding"), QByteArray("identity"));
        QVERIFY(!request.headers.contains("Authorization"));
    }

    void sendsBodiesExactly_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{\"a\":1}");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("\0\xff\r\n", 4);
        QTest::newRow("POST, empty") << QByteArray("POST") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("x");
        QTest::newRow("3 MB") << QByteArray("POST") << QByteArray(3'000'000, 'x');
    }
    void sendsBodiesExactly()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        m_server->add(ScriptedServer::respond(201, "done"));
        HttpCall call;
        call.method = method;
        call.url = m_server->url();
        call.body = body;
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLine()));
        QCOMPARE(answer->status(), 201);
        QVERIFY(answer->timing.connect);
        QCOMPARE(m_server->requests.at(0).method, method);
        QCOMPARE(m_server->requests.at(0).body, body);
        QCOMPARE(m_server->requests.at(0).headers.value("Content-Length"),
                 QByteArray::number(body.size()));
        QVERIFY(!m_server->requests.at(0).headers.contains("Content-Type") ||
                m_server->requests.at(0).headers.value("Content-Type").isEmpty());
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 202, 207, 304, 400, 401, 403, 404, 405, 409, 410,
                                 412, 415, 418, 422, 424, 431, 451, 499, 501, 505, 599}) {
            QTest::newRow(qPrintable(QString::number(status))) << status;
        }
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        const QByteArray body = status == 304 ? QByteArray() : QByteArray("words");
        m_server->add(ScriptedServer::respond(status, body, {"WWW-Authenticate: Bearer"}));
        HttpCall call;
        call.url = m_server->url();
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLine()));
        QCOMPARE(answer->status(), status);
        QCOMPARE(answer->response.body, body);
    }

    void sendsTheToken()
    {
        m_server->add(ScriptedServer::respond(200));
        HttpCall call;
        call.url = m_server->url();
        call.bearer = Secret("planted-token");
        QVERIFY(answered(m_client->send(call)));
        QCOMPARE(m_server->requests.at(0).headers.value("Authorization"),
                 QByteArray("Bearer planted-token"));
    }

    void logsNoSecret()
    {
        const Logging logging({.bufferCapacity = 2'000, .filePath = {}, .echo = false});
        QLoggingCategory::setFilterRules(QStringLiteral("serin.*.debug=true"));
        m_server->add(ScriptedServer::respond(200, "planted-body", {"X-Key: planted-header"}));
        HttpCall call;
        call.url = m_server->url(QStringLiteral("/operation?s=planted-signature"));
        call.bearer = Secret("planted-token");
        call.headers.add("X-Key", "planted-header");
        QVERIFY(answered(m_client->send(call)));
        call.url.setUserInfo(QStringLiteral("me:planted-password"));
        QVERIFY(!answered(m_client->send(call)));
        QLoggingCategory::setFilterRules({});
        const auto entries = logging.buffer().entriesAfter(0);
        QVERIFY(!entries.empty());
        for (const LogEntry &entry : entries) {
            QVERIFY2(!entry.message.contains(QLatin1String("planted")), qPrintable(entry.message));
        }
    }

    void refusesBadCalls_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const QUrl good(QStringLiteral("http://127.0.0.1:1/"));
        QTest::newRow("line break in a value")
            << good << QByteArray("GET") << QByteArray("x-id") << QByteArray("a\r\nX-Evil: 1");
        QTest::newRow("bare line feed")
            << good << QByteArray("GET") << QByteArray("x-id") << QByteArray("a\nb");
        QTest::newRow("zero byte")
            << good << QByteArray("GET") << QByteArray("x-id") << QByteArray("a\0b", 3);
        QTest::newRow("name with a colon")
            << good << QByteArray("GET") << QByteArray("x:y") << QByteArray("a");
        QTest::newRow("empty name") << good << QByteArray("GET") << QByteArray() << QByteArray("a");
        QTest::newRow("somebody else's Authorization")
            << good << QByteArray("GET") << QByteArray("authorization") << QByteArray("a");
        QTest::newRow("method with a line break")
            << good << QByteArray("GET / HTTP/1.1\r\nX: ") << QByteArray("x") << QByteArray("a");
        QTest::newRow("no scheme") << QUrl(QStringLiteral("/path")) << QByteArray("GET")
                                   << QByteArray("x") << QByteArray("a");
        QTest::newRow("a file") << QUrl(QStringLiteral("file:///etc/passwd")) << QByteArray("GET")
                                << QByteArray("x") << QByteArray("a");
        QTest::newRow("password") << QUrl(QStringLiteral("http://me:pw@127.0.0.1:1/"))
                                  << QByteArray("GET") << QByteArray("x") << QByteArray("a");
    }
    void refusesBadCalls()
    {
        QFETCH(QUrl, url);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpCall call;
        call.url = url;
        call.method = method;
        call.headers.add(name, value);
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Invalid);
        QVERIFY(!answer.error().toLine().contains(QLatin1String("pw")));
    }

    void refusesATokenWithALineBreak()
    {
        HttpCall call;
        call.url = m_server->url();
        call.bearer = Secret("abc\r\nX-Evil: 1");
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
        QVERIFY(m_server->requests.empty());
    }

    void followsRedirectsWithinTheOrigin()
    {
        m_server->add(ScriptedServer::respond(302, {}, {"Location: /next?a=1"}));
        m_server->add(ScriptedServer::respond(200, "there"));
        HttpCall call;
        call.url = m_server->url(QStringLiteral("/first"));
        call.bearer = Secret("token");
        const Result<HttpAnswer> answer = answered(m_client->send(call));
        QVERIFY(answer);
        QCOMPARE(answer->response.body, QByteArray("there"));
        QCOMPARE(answer->url.path(), QStringLiteral("/next"));
        QCOMPARE(m_server->requests.at(1).target, QByteArray("/next?a=1"));
        QCOMPARE(m_server->requests.at(1).headers.value("Authorization"),
                 QByteArray("Bearer token"));
    }

    void keepsNoCookies()
    {
        m_server->add(ScriptedServer::respond(200, {}, {"Set-Cookie: a=b"}));
        m_server->add(ScriptedServer::respond(200));
        HttpCall call;
        call.url = m_server->url();
        QVERIFY(answered(m_client->send(call)));
        QVERIFY(answered(m_client->send(call)));
        QVERIFY(!m_server->requests.at(1).headers.contains("Cookie"));
    }

    void sendsLongAddressesVerbatim()
    {
        m_server->add(ScriptedServer::respond(200));
        const QByteArray target = "/op/od:1:2?t=%2Bab%2F&s=" + QByteArray(8'000, 'S') + "&h=%3D";
        HttpCall call;
        call.url = QUrl::fromEncoded(m_server->base().toLatin1() + target);
        QVERIFY(answered(m_client->send(call)));
        QCOMPARE(m_server->requests.at(0).target, target);
    }

    void hasAtMostSixCallsUnderWay()
    {
        std::vector<ScriptedConnection> waiting;
        m_server->otherwise = [&](const HttpRequest &, ScriptedConnection connection) {
            waiting.push_back(connection);
        };
        QList<QFuture<Result<HttpAnswer>>> futures;
        for (int i = 0; i < 20; ++i) {
            HttpCall call;
            call.url = m_server->url(QStringLiteral("/%1").arg(i));
            futures.append(m_client->send(call));
        }
        QTRY_COMPARE(waiting.size(), size_t(6));
        futures[10].cancel(); // one that waits
        size_t served = 0;
        while (served < 19) {
            QTRY_VERIFY(waiting.size() > served);
            QVERIFY(waiting.size() - served <= 6);
            waiting[served++].send(ScriptedServer::message(200));
        }
        for (int i = 0; i < 20; ++i) {
            const Result<HttpAnswer> answer = answered(futures[i]);
            QCOMPARE(answer.has_value(), i != 10);
        }
        QCOMPARE(m_server->requests.size(), size_t(19));
    }

    void cancelEndsTheConnection()
    {
        std::optional<ScriptedConnection> connection;
        m_server->add([&](const HttpRequest &, ScriptedConnection theirs) { connection = theirs; });
        HttpCall call;
        call.url = m_server->url();
        QFuture<Result<HttpAnswer>> future = m_client->send(call);
        QTRY_VERIFY(connection);
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(!connection->isOpen());
    }

    void cancelBeforeItIsSent()
    {
        HttpCall call;
        call.url = m_server->url();
        QFuture<Result<HttpAnswer>> future = m_client->send(call);
        future.cancel();
        QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
    }

    void answersWhenTheClientGoes()
    {
        m_server->otherwise = ScriptedServer::silence();
        QList<QFuture<Result<HttpAnswer>>> futures;
        for (int i = 0; i < 8; ++i) { // two of them wait for a connection
            HttpCall call;
            call.url = m_server->url();
            futures.append(m_client->send(call));
        }
        QTRY_COMPARE(m_server->requests.size(), size_t(6));
        m_client.reset();
        for (const auto &future : futures) {
            QCOMPARE(answered(future).error().kind, ErrorKind::Cancelled);
        }
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_client;
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
