// SPDX-License-Identifier: GPL-3.0-or-later
// Connections: kept ones, certificates, the system's proxy.
#include "services/http/httpclient.h"
#include "services/http/proxychoice.h"

#include "tests/support/answered.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace serin;

class TestHttpClientConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<HttpClient>();
        m_call = HttpCall();
        m_call.url = m_server->url(QStringLiteral("/x"));
        m_call.tries = 1;
    }

    /// Which takes tens of milliseconds. The first test, as it stays.
    void plainRequestsLoadNoTls()
    {
        m_server->otherwise = ScriptedServer::respond(200, "plain");
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QVERIFY(answer);
        QCOMPARE(answer->response.body, QByteArray("plain"));
        QFile maps(QStringLiteral("/proc/self/maps"));
        QVERIFY(maps.open(QIODevice::ReadOnly));
        QVERIFY(!maps.readAll().contains("libssl"));
    }

    void staleConnection_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method : {"GET", "DELETE", "PUT", "POST"}) {
            QTest::newRow(method) << QByteArray(method);
        }
    }
    void staleConnection()
    {
        // The server ends a connection that was kept at the moment when the next request is sent.
        QFETCH(QByteArray, method);
        m_server->add(ScriptedServer::respond(200, "first"));
        m_server->add(ScriptedServer::close());
        m_server->otherwise = ScriptedServer::respond(200, "second");
        QCOMPARE(answered(m_client->send(m_call))->response.body, QByteArray("first"));
        m_call.method = method;
        if (method == "PUT" || method == "POST") {
            // They get a connection of their own; what closes that one is an error.
            QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Unavailable);
            QCOMPARE(m_server->connections, 2);
            QCOMPARE(m_server->requests.size(), size_t(2));
            return;
        }
        QCOMPARE(answered(m_client->send(m_call))->response.body, QByteArray("second"));
        QCOMPARE(m_server->connections, 2);
    }

    void keptConnections()
    {
        m_server->otherwise = ScriptedServer::respond(200);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(answered(m_client->send(m_call)));
        }
        QCOMPARE(m_server->connections, 1);
        // Not those that have bytes nobody asked for, or that the server ends.
        m_server->otherwise = ScriptedServer::raw(ScriptedServer::message(200) + "HTTP/1.1 200 OK");
        QVERIFY(answered(m_client->send(m_call)));
        m_server->otherwise = ScriptedServer::respond(200, {}, {"Connection: close"});
        QVERIFY(answered(m_client->send(m_call)));
        QVERIFY(answered(m_client->send(m_call)));
        QCOMPARE(m_server->connections, 3);
    }

    void certificates()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty()) {
            QSKIP("there is no openssl to make a certificate with");
        }
        const QTemporaryDir folder;
        const QString keyPath = folder.filePath(QStringLiteral("key.pem"));
        const QString certificatePath = folder.filePath(QStringLiteral("certificate.pem"));
        QProcess process;
        process.start(openssl,
                      QStringLiteral("req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 "
                                     "-addext subjectAltName=IP:127.0.0.1 -keyout")
                              .split(u' ') +
                          QStringList{keyPath, QStringLiteral("-out"), certificatePath});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QFile keyFile(keyPath);
        QFile certificateFile(certificatePath);
        QVERIFY(keyFile.open(QIODevice::ReadOnly) && certificateFile.open(QIODevice::ReadOnly));
        const QSslCertificate certificate(&certificateFile);
        QSslConfiguration configuration;
        configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        configuration.setLocalCertificate(certificate);
        QSslServer server;
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int connections = 0;
        const auto received = std::make_shared<QByteArray>();
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            ++connections;
            connect(socket, &QTcpSocket::readyRead, socket, [received, socket] {
                *received += socket->readAll();
                socket->write(ScriptedServer::message(200, "secret"));
            });
        });

        m_call.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()));
        m_call.bearer = Secret("planted-token");
        const Result<HttpAnswer> refused = answered(m_client->send(m_call));
        QCOMPARE(refused.error().kind, ErrorKind::Protocol);
        QVERIFY2(refused.error().detail.contains(QLatin1String("certificate")),
                 qPrintable(refused.error().detail));
        QVERIFY(received->isEmpty());

        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        const QSslConfiguration before = trusting;
        trusting.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
        connections = 0;
        for (int i = 0; i < 3; ++i) {
            const Result<HttpAnswer> answer = answered(m_client->send(m_call));
            QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLine()));
            QCOMPARE(answer->response.body, QByteArray("secret"));
            QCOMPARE(answer->timing.connect.has_value(), i == 0);
        }
        QCOMPARE(connections, 1);
        // Another name for the same computer is another server.
        m_call.url.setHost(QStringLiteral("localhost"));
        QCOMPARE(answered(m_client->send(m_call)).error().kind, ErrorKind::Protocol);
        QSslConfiguration::setDefaultConfiguration(before);
    }

    void systemProxy()
    {
        ScriptedServer proxy;
        proxy.otherwise = ScriptedServer::respond(407, {}, {"Proxy-Authenticate: Basic realm=x"});
        const QByteArray address = proxy.base().toLatin1();
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"}) {
            qputenv(name, address);
        }
        m_server->otherwise = ScriptedServer::respond(200);
        QVERIFY(answered(m_client->send(m_call))); // this computer needs none
        QCOMPARE(proxy.connections, 0);
        m_call.url = QUrl(QStringLiteral("https://management.invalid/"));
        m_call.bearer = Secret("planted-token");
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"}) {
            qunsetenv(name);
        }
        QVERIFY2(answer.error().kind == ErrorKind::Unauthorized,
                 qPrintable(answer.error().toLine()));
        QVERIFY(!proxy.requests.empty());
        QCOMPARE(proxy.requests.at(0).method, QByteArray("CONNECT"));
        QCOMPARE(proxy.requests.at(0).target, QByteArray("management.invalid:443"));
        QVERIFY(!proxy.requests.at(0).headers.contains("Authorization"));
    }

    void chosenProxy()
    {
        ScriptedServer proxy;
        proxy.otherwise = ScriptedServer::respond(407, {}, {"Proxy-Authenticate: Basic realm=x"});
        setProxyChoice(proxy.base());
        m_server->otherwise = ScriptedServer::respond(200);
        QVERIFY(answered(m_client->send(m_call))); // this computer needs none
        QCOMPARE(proxy.connections, 0);
        m_call.url = QUrl(QStringLiteral("https://management.invalid/"));
        const Result<HttpAnswer> answer = answered(m_client->send(m_call));
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(proxy.requests.at(0).target, QByteArray("management.invalid:443"));
        // None at all, whatever the system says.
        qputenv("https_proxy", proxy.base().toLatin1());
        setProxyChoice(QStringLiteral("none"));
        const std::size_t before = proxy.requests.size();
        QVERIFY(!answered(m_client->send(m_call)));
        qunsetenv("https_proxy");
        setProxyChoice({});
        QCOMPARE(proxy.requests.size(), before);
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    HttpCall m_call;
};

QTEST_GUILESS_MAIN(TestHttpClientConnections)
#include "tst_httpclient_connections.moc"
