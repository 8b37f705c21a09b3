// SPDX-License-Identifier: GPL-3.0-or-later
// `serinctl apply` is killed while one of its requests is under way, and started again: it waits
// for what the service does already and sends nothing twice.
#include "tests/support/armproxy.h"
#include "tests/support/commandcalls.h"

#include <QTest>

#include <csignal>

using namespace serin;

class TestApplyKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void sendsNothingTwice_data();
    void sendsNothingTwice();

private:
    QStringList arguments() const;
    /// Ends; nothing when it does not.
    static std::optional<CommandOutcome> ended(QProcess &process);

    QTemporaryDir m_folder;
    std::unique_ptr<LocalServerProcess> m_server;
    std::unique_ptr<ArmProxy> m_proxy;
    std::unique_ptr<CommandCalls> m_calls;
    int m_number = 0;
};

void TestApplyKilled::initTestCase()
{
    m_server = std::make_unique<LocalServerProcess>(QStringLiteral(SERINCTL),
                                                    m_folder.filePath(QStringLiteral("state")));
    QVERIFY(m_server->start());
    m_proxy = std::make_unique<ArmProxy>(*m_server);
    m_calls = std::make_unique<CommandCalls>(QStringLiteral(SERINCTL));
    QDir().mkpath(m_folder.filePath(QStringLiteral("code")));
    QFile script(m_folder.filePath(QStringLiteral("code/score.py")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("def init():\n    pass\ndef run(data):\n    return data\n");
    script.close();
    const QString uri = QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("code"))).toString();
    QCOMPARE(
        m_server
            ->arm("PUT", QStringLiteral("/codes/echo/versions/1"),
                  {{QStringLiteral("properties"), QJsonObject{{QStringLiteral("codeUri"), uri}}}})
            .status,
        201);
    QFile token(m_folder.filePath(QStringLiteral("token")));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    token.write("token-1\n");
}

void TestApplyKilled::cleanupTestCase()
{
    m_calls.reset();
    QCOMPARE(m_server->terminate(), 0);
}

QStringList TestApplyKilled::arguments() const
{
    const WorkspaceId workspace = m_server->connection().workspace;
    return {QStringLiteral("--arm-url"),
            m_proxy->base(),
            QStringLiteral("--subscription"),
            workspace.subscription,
            QStringLiteral("--resource-group"),
            workspace.resourceGroup,
            QStringLiteral("--workspace-name"),
            workspace.workspace,
            QStringLiteral("--token-file"),
            m_folder.filePath(QStringLiteral("token")),
            QStringLiteral("apply"),
            QStringLiteral("--worktree"),
            QStringLiteral("--yes")};
}

std::optional<CommandOutcome> TestApplyKilled::ended(QProcess &process)
{
    // Not waitForFinished(): the proxy needs the event loop.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120'000)) {
        return std::nullopt;
    }
    return CommandCalls::finish(process);
}

void TestApplyKilled::sendsNothingTwice_data()
{
    QTest::addColumn<QByteArray>("request"); ///< "ENDPOINT" stands for its name
    QTest::addColumn<int>("nth");
    QTest::newRow("the endpoint is accepted") << QByteArray("PUT /onlineEndpoints/ENDPOINT") << 1;
    QTest::newRow("the endpoint is made") << QByteArray("poll") << 1;
    QTest::newRow("blue is accepted")
        << QByteArray("PUT /onlineEndpoints/ENDPOINT/deployments/blue") << 1;
    QTest::newRow("blue is made") << QByteArray("poll") << 2;
    QTest::newRow("the traffic is accepted") << QByteArray("PUT /onlineEndpoints/ENDPOINT") << 2;
}

void TestApplyKilled::sendsNothingTwice()
{
    QFETCH(QByteArray, request);
    QFETCH(int, nth);
    const QByteArray endpoint = "killed-" + QByteArray::number(++m_number);
    const QByteArray wanted = QByteArray(request).replace("ENDPOINT", endpoint);
    QDir(m_calls->work()).removeRecursively();
    QVERIFY(m_calls->write(QStringLiteral("endpoint.yml"),
                           "name: " + endpoint + "\nauth_mode: key\ntraffic: {blue: 100}\n"));
    QVERIFY(m_calls->write(QStringLiteral("blue.yml"),
                           "name: blue\nendpoint_name: " + endpoint +
                               "\ncode_configuration: {code: azureml:echo:1, scoring_script: "
                               "score.py}\ninstance_type: Standard_F2s_v2\ninstance_count: 1\n"
                               "readiness_probe: {initial_delay: 1, period: 1, timeout: 2}\n"));
    m_proxy->passed.clear();
    const auto process = m_calls->start(arguments());
    int left = nth;
    bool isKilled = false;
    m_proxy->fault = [&](const HttpRequest &asked) -> std::optional<ScriptedServer::Step> {
        const bool isPoll = asked.path().contains("mfeOperationsStatus");
        const bool matches = wanted == "poll" ? isPoll
                                              : asked.path().endsWith(wanted.mid(4)) &&
                                                    asked.method == wanted.left(3);
        if (!matches || --left != 0) {
            return std::nullopt;
        }
        return m_proxy->passOnAnd([&](const HttpRequest &, ScriptedConnection connection) {
            ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
            isKilled = true;
            connection.close();
        });
    };
    const auto first = ended(*process);
    QVERIFY(first);
    QVERIFY2(isKilled, first->words().constData());
    m_proxy->fault = {};
    const auto again = m_calls->start(arguments());
    const auto second = ended(*again);
    QVERIFY(second);
    QVERIFY2(second->exitCode == 0, second->words().constData());
    QCOMPARE(m_proxy->count("PUT /onlineEndpoints/" + endpoint), 2);
    QCOMPARE(m_proxy->count("PUT /onlineEndpoints/" + endpoint + "/deployments/blue"), 1);
    const auto third = m_calls->start(arguments());
    const auto nothing = ended(*third);
    QVERIFY(nothing);
    QVERIFY2(nothing->exitCode == 0, nothing->words().constData());
    QCOMPARE(m_proxy->count("PUT /onlineEndpoints/" + endpoint), 2);
    const QJsonObject live =
        QJsonDocument::fromJson(
            m_server->arm("GET", QStringLiteral("/onlineEndpoints/") + QString::fromUtf8(endpoint))
                .body)
            .object()
            .value(QLatin1String("properties"))
            .toObject();
    QCOMPARE(live.value(QLatin1String("traffic")).toObject().value(QLatin1String("blue")).toInt(),
             100);
}

QTEST_GUILESS_MAIN(TestApplyKilled)
#include "tst_applykilled.moc"
