// SPDX-License-Identifier: GPL-3.0-or-later
// What serinctl says, and with which exit code it ends, when the control plane does not do its
// part: a token that it does not take, one that is gone or silent, an operation that fails, and
// Ctrl+C.
#include "services/domain/provisioningstate.h"
#include "tests/integration/verbplace.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace serin;

namespace {

/// A service that takes every request and answers none, or none but GET: then there is a workspace
/// and nothing in it.
class SilentService : public QObject
{
public:
    explicit SilentService(bool answersReading = false)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, answersReading] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, answersReading] {
                const QByteArray request = socket->readAll();
                m_seen += request;
                if (answersReading && request.startsWith("GET ")) {
                    const bool workspace = request.contains("/workspaces/w?");
                    const QByteArray body =
                        workspace ? "{\"id\":\"/subscriptions/s/resourceGroups/g/providers/"
                                    "Microsoft.MachineLearningServices/workspaces/"
                                    "w\",\"location\":\"here\"}"
                                  : "{\"error\":{\"code\":\"NotFound\"}}";
                    socket->write((workspace ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") +
                                  QByteArray("\r\nContent-Type: application/json\r\n"
                                             "Content-Length: ") +
                                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
                }
            });
        });
    }

    [[nodiscard]] QString options(const QString &tokenFile) const
    {
        return QStringLiteral(" --arm-url http://127.0.0.1:%1 --subscription s --resource-group g "
                              "--workspace-name w --token-file %2")
            .arg(m_server.serverPort())
            .arg(tokenFile);
    }
    /// All that was sent to it.
    [[nodiscard]] const QByteArray &seen() const { return m_seen; }

private:
    QTcpServer m_server;
    QByteArray m_seen;
};

} // namespace

class TestVerbFaults : public QObject, private VerbPlace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeEndpoint(); }
    void wrongToken();
    void theTokenIsReadFromTheEnvironment();
    void theTokenComesFromTheAzureCommandLine();
    void deadControlPlane();
    void timesOut();
    void interruptsAReading();
    void interruptsAnOperation();
    void theSecondInterruptEndsAtOnce();
    void followsUntilItIsInterrupted();
    void failsWithWhatTheServiceSays();
    void doesNotWait();

private:
    /// The coordinates of the local workspace as options.
    QString coordinates();
};

QString TestVerbFaults::coordinates()
{
    const QJsonObject connection = m_serinctl(QStringLiteral("local status")).json();
    return QStringLiteral(" --arm-url %1 --subscription %2 --resource-group %3 --workspace-name %4")
        .arg(connection.value(QLatin1String("baseUrl")).toString(),
             connection.value(QLatin1String("subscriptionId")).toString(),
             connection.value(QLatin1String("resourceGroup")).toString(),
             connection.value(QLatin1String("workspace")).toString());
}

void TestVerbFaults::wrongToken()
{
    const CommandOutcome file = m_serinctl(QStringLiteral("online-endpoint list") + coordinates() +
                                           QStringLiteral(" --token-file token"));
    QVERIFY2(file.exitCode == 1, file.words());
    QVERIFY2(file.err.contains("token"), file.words());
    QVERIFY2(!file.words().contains("no-such-token"), file.words());
    const CommandOutcome gone = m_serinctl(QStringLiteral("online-endpoint list") + coordinates() +
                                           QStringLiteral(" --token-file nowhere"));
    QVERIFY2(gone.exitCode == 1, gone.words());
    QVERIFY2(gone.err.contains("nowhere") && gone.err.contains("--token-file"), gone.words());
}

void TestVerbFaults::theTokenIsReadFromTheEnvironment()
{
    QFile token(m_serinctl.stateFolder() + QStringLiteral("/token"));
    QVERIFY(token.open(QIODevice::ReadOnly));
    m_serinctl.set(QStringLiteral("SERIN_TOKEN"), QString::fromUtf8(token.readAll()).trimmed());
    const CommandOutcome good = m_serinctl(QStringLiteral("online-endpoint list") + coordinates());
    m_serinctl.set(QStringLiteral("SERIN_TOKEN"), QStringLiteral("other-secret"));
    const CommandOutcome bad = m_serinctl(QStringLiteral("online-endpoint list") + coordinates());
    m_serinctl.unset(QStringLiteral("SERIN_TOKEN"));
    QVERIFY2(good.exitCode == 0, good.words());
    QCOMPARE(good.array().size(), 1);
    QVERIFY2(bad.exitCode == 1, bad.words());
    QVERIFY2(bad.err.contains("SERIN_TOKEN"), bad.words());
    QVERIFY2(!bad.words().contains("other-secret"), bad.words());
}

void TestVerbFaults::theTokenComesFromTheAzureCommandLine()
{
    // In a PATH with nothing but what is put there.
    const QString programs = m_serinctl.path(QStringLiteral("programs"));
    QVERIFY(QDir().mkpath(programs));
    const QString before = qEnvironmentVariable("PATH");
    m_serinctl.set(QStringLiteral("PATH"), programs);
    const QString list = QStringLiteral("online-endpoint list") + coordinates();
    const CommandOutcome missing = m_serinctl(list);
    const QString az = programs + QStringLiteral("/az");
    CommandPlace::writeScript(az, "echo \"ERROR: Please run 'az login' to setup account.\" >&2\n"
                                  "exit 1");
    const CommandOutcome signedOut = m_serinctl(list);
    CommandPlace::writeScript(az, "echo \"ERROR: the network is away\" >&2\nexit 1");
    const CommandOutcome broken = m_serinctl(list);
    CommandPlace::writeScript(az, "echo '{\"accessToken\": \"'\"$TOKEN\"'\", \"expires_on\": "
                                  "4102444800}'");
    m_serinctl.set(
        QStringLiteral("TOKEN"),
        QString::fromUtf8(CommandPlace::read(m_serinctl.stateFolder() + QStringLiteral("/token")))
            .trimmed());
    const CommandOutcome signedIn = m_serinctl(list);
    m_serinctl.unset(QStringLiteral("TOKEN"));
    m_serinctl.set(QStringLiteral("PATH"), before);

    QVERIFY2(missing.exitCode == 1, missing.words());
    QVERIFY2(missing.err.contains("the Azure CLI (az) is not installed") &&
                 missing.err.contains("az login"),
             missing.words());
    QVERIFY2(signedOut.exitCode == 1, signedOut.words());
    QVERIFY2(signedOut.err.contains("the Azure CLI is not signed in") &&
                 signedOut.err.contains("; run: az login"),
             signedOut.words());
    QVERIFY2(broken.exitCode == 1, broken.words());
    QVERIFY2(broken.err.contains("the network is away"), broken.words());
    QVERIFY2(signedIn.exitCode == 0, signedIn.words());
    QCOMPARE(signedIn.array().size(), 1);
}

void TestVerbFaults::deadControlPlane()
{
    QTcpServer closed; // a port that nobody listens on any more
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const CommandOutcome outcome = m_serinctl(
        QStringLiteral("online-endpoint list --arm-url http://127.0.0.1:%1 --subscription s "
                       "--resource-group g --workspace-name w --token-file token")
            .arg(port));
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.err.contains("127.0.0.1:" + QByteArray::number(port)), outcome.words());
    QVERIFY2(outcome.err.contains("serinctl local status"), outcome.words());
}

void TestVerbFaults::timesOut()
{
    SilentService service;
    const auto process = m_serinctl.start((QStringLiteral("online-endpoint list --timeout 1") +
                                           service.options(QStringLiteral("token")))
                                              .split(u' '));
    QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000);
    const CommandOutcome outcome = CommandCalls::finish(*process);
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.err.contains("not done within 1 s"), outcome.words());
}

void TestVerbFaults::interruptsAReading()
{
    SilentService service;
    const auto process = m_serinctl.start(
        (QStringLiteral("online-endpoint list") + service.options(QStringLiteral("token")))
            .split(u' '));
    QTRY_VERIFY_WITH_TIMEOUT(service.seen().contains("GET "), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000);
    const CommandOutcome outcome = CommandCalls::finish(*process);
    QVERIFY2(outcome.exitCode == 130, outcome.words());
    QCOMPARE(outcome.err, QByteArray("serinctl: error: interrupted\n"));
}

void TestVerbFaults::interruptsAnOperation()
{
    const auto process =
        m_serinctl.start(QStringLiteral("online-deployment create -f slow.yml").split(u' '));
    const auto state = [this] {
        return m_serinctl(QStringLiteral("online-deployment show -e errors -n slow"))
            .json()
            .value(QLatin1String("provisioning_state"))
            .toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!state().isEmpty(), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000);
    const CommandOutcome outcome = CommandCalls::finish(*process);
    QVERIFY2(outcome.exitCode == 130, outcome.words());
    QVERIFY2(outcome.err.contains("the service may still be creating deployment slow of errors"),
             outcome.words());
    QVERIFY2(outcome.err.contains("serinctl online-deployment show -e errors -n slow"),
             outcome.words());
    QVERIFY2(!isTerminalState(state()), qPrintable(state()));
}

void TestVerbFaults::theSecondInterruptEndsAtOnce()
{
    SilentService service(true);
    QVERIFY(m_serinctl.write(QStringLiteral("silent.yml"), "name: silent\nauth_mode: key\n"));
    const auto process = m_serinctl.start((QStringLiteral("endpoint create --file silent.yml") +
                                           service.options(QStringLiteral("token")))
                                              .split(u' '));
    QTRY_VERIFY_WITH_TIMEOUT(service.seen().contains("PUT "), 60'000);
    // The request is on its way: what becomes of it is waited for.
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += process->readAllStandardError()).contains("Ctrl+C ends at once"), 60'000);
    QCOMPARE(process->state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000);
    QCOMPARE(process->exitCode(), 130);
    // It may have been accepted: the next apply looks.
    QCOMPARE(service.seen().count("PUT "), 1);
}

void TestVerbFaults::followsUntilItIsInterrupted()
{
    const auto process =
        m_serinctl.start(QStringLiteral("metrics --name errors --follow").split(u' '));
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError()).contains("following"),
                             60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000);
    QCOMPARE(process->exitCode(), 130);
}

void TestVerbFaults::failsWithWhatTheServiceSays()
{
    // Its own endpoint: on the other one an operation may still run.
    QVERIFY(m_serinctl(QStringLiteral("online-endpoint create -n second")).exitCode == 0);
    const CommandOutcome outcome =
        m_serinctl(QStringLiteral("online-deployment create -e second -f broken.yml"));
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.err.contains("creating deployment broken of second failed"), outcome.words());
    QVERIFY2(outcome.err.contains("serinctl: error: "), outcome.words());
}

void TestVerbFaults::doesNotWait()
{
    QVERIFY(m_serinctl(QStringLiteral("online-endpoint create -n third")).exitCode == 0);
    const CommandOutcome file =
        m_serinctl(QStringLiteral("online-deployment create -e third -f slow.yml --no-wait"));
    QVERIFY2(file.exitCode == 0, file.words());
    QVERIFY2(file.err.contains("not waited for: creating deployment slow of third"), file.words());
    QCOMPARE(file.out, QByteArray());
    const CommandOutcome direct =
        m_serinctl(QStringLiteral("online-endpoint create -n fourth --no-wait"));
    QVERIFY2(direct.exitCode == 0, direct.words());
    QVERIFY2(direct.err.contains("serinctl online-endpoint show -n fourth"), direct.words());
    const CommandOutcome gone =
        m_serinctl(QStringLiteral("online-endpoint delete -n third --yes --no-wait"));
    QVERIFY2(gone.exitCode == 0 || gone.err.contains("Conflict"), gone.words());
}

QTEST_GUILESS_MAIN(TestVerbFaults)
#include "tst_verbfaults.moc"
