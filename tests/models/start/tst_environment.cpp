// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/start/environment.h"
#include "services/git/askpass/askpassserver.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

using EnvironmentState = EnvironmentCheck::State;
using Fix = EnvironmentCheck::Fix;

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksForNameAndAddress();
    void refusesAnOddName();
    void tellsWherePasswordsGo();
    void saysThatNobodyCanBeAsked();
    void looksForPrograms();
    void judgesPython();
    void forgetsEarlierAnswers();
    void diesWhileLooking();

private:
    /// Once it has looked.
    static EnvironmentCheck checked(const Environment &environment, const char *id)
    {
        if (!QTest::qWaitFor([&environment] { return !environment.isLooking(); }, patience)) {
            return {};
        }
        for (const EnvironmentCheck &check : environment.checks()) {
            if (check.id == QLatin1String(id)) {
                return check;
            }
        }
        return {};
    }
    QString program(const char *name, const QByteArray &script)
    {
        const QString path = m_git->at(name);
        setFileBytes(path, "#!/bin/sh\n" + script);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    [[nodiscard]] QString gitConfig() const
    {
        return QDir::homePath() + QStringLiteral("/.gitconfig");
    }

    std::unique_ptr<GitFixture> m_git;
    QByteArray m_path;
};

void TestEnvironment::init()
{
    m_git = std::make_unique<GitFixture>();
    m_path = qgetenv("PATH");
    QFile::remove(gitConfig());
}

void TestEnvironment::cleanup()
{
    qputenv("PATH", m_path);
}

void TestEnvironment::asksForNameAndAddress()
{
    Environment environment(m_git->client());
    QVERIFY(environment.isLooking());
    environment.look();
    QCOMPARE(checked(environment, "git").state, EnvironmentState::Good);
    const EnvironmentCheck missing = checked(environment, "identity");
    QCOMPARE(missing.state, EnvironmentState::Missing);
    QCOMPARE(missing.fix, Fix::Identity);
    QVERIFY(!environment.isGood());
    QSignalSpy set(&environment, &Environment::identitySet);
    environment.setIdentity(QStringLiteral(" Ada Lovelace "), QStringLiteral("ada@example.org"));
    QTRY_COMPARE_WITH_TIMEOUT(set.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(checked(environment, "identity").state, EnvironmentState::Good,
                              patience);
    QCOMPARE(checked(environment, "identity").text,
             QStringLiteral("Ada Lovelace <ada@example.org>"));
    QVERIFY(!environment.problem());
    const QByteArray config = fileBytes(gitConfig()); // for all repositories
    QVERIFY2(config.contains("name = Ada Lovelace\n"), config.constData());
    QVERIFY2(config.contains("email = ada@example.org\n"), config.constData());
}

void TestEnvironment::refusesAnOddName()
{
    Environment environment(m_git->client());
    environment.setIdentity(QStringLiteral("<Ada>"), QStringLiteral("ada@example.org"));
    QTRY_VERIFY_WITH_TIMEOUT(environment.problem().has_value(), patience);
    QCOMPARE(environment.problem()->kind, ErrorKind::Invalid);
    QVERIFY(!QFile::exists(gitConfig()));
}

void TestEnvironment::tellsWherePasswordsGo()
{
    Environment environment(m_git->client());
    environment.look();
    const EnvironmentCheck none = checked(environment, "keystore");
    QCOMPARE(none.state, EnvironmentState::Optional);
    QCOMPARE(none.fix, Fix::Command);
    QVERIFY2(none.command.startsWith(QStringLiteral("git config --global credential.helper ")),
             qPrintable(none.command));
    // What it says to run works.
    QCOMPARE(QProcess::execute(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), none.command}), 0);
    environment.look();
    const EnvironmentCheck kept = checked(environment, "keystore");
    QCOMPARE(kept.state, EnvironmentState::Good);
    QCOMPARE(kept.fix, Fix::None);
    // The last one counts, and an empty one takes them all back.
    m_git->git(m_git->root(), {"config", "--global", "--add", "credential.helper", ""});
    environment.look();
    QCOMPARE(checked(environment, "keystore").state, EnvironmentState::Optional);
}

void TestEnvironment::saysThatNobodyCanBeAsked()
{
    const QString missing = m_git->at("bin/serin-askpass");
    const auto server = AskpassServer::start(missing);
    QVERIFY(!server);
    Environment environment(m_git->client());
    environment.setAskpassProblem(server.error());
    environment.look();
    const EnvironmentCheck check = checked(environment, "keystore");
    QCOMPARE(check.state, EnvironmentState::Optional); // keys and helpers do without
    QVERIFY2(check.text.contains(QStringLiteral("erin-askpass is missing")) &&
                 check.text.contains(QStringLiteral("libexec")) && check.text.contains(missing),
             qPrintable(check.text));
    environment.setAskpassProblem(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(!checked(environment, "keystore").text.contains(missing), patience);
}

void TestEnvironment::looksForPrograms()
{
    QVERIFY(QDir().mkpath(m_git->at("bin")));
    qputenv("PATH", m_git->at("bin").toUtf8());
    Environment environment(m_git->client(), Environment::Programs{m_git->at("nowhere"), {}});
    environment.look();
    QCOMPARE(checked(environment, "workspace").state, EnvironmentState::Missing);
    const EnvironmentCheck noAz = checked(environment, "az");
    QCOMPARE(noAz.state, EnvironmentState::Optional); // only workspaces in Azure need it
    QCOMPARE(noAz.command, QStringLiteral("sudo apt install azure-cli"));
    program("bin/az", "touch " + m_git->at("was-run").toUtf8() + "\n");
    environment.look();
    QCOMPARE(checked(environment, "az").state, EnvironmentState::Good);
    QVERIFY(!QFile::exists(m_git->at("was-run"))); // it takes a second to start
    Environment other(m_git->client(), Environment::Programs{program("serinctl", "exit 0\n"), {}});
    other.look();
    QCOMPARE(checked(other, "workspace").state, EnvironmentState::Good);
    QVERIFY(checked(other, "workspace").text.contains(QStringLiteral("can be started")));
    other.setWorkspaceRuns(true);
    QVERIFY(checked(other, "workspace").text.startsWith(QStringLiteral("runs")));
}

void TestEnvironment::judgesPython()
{
    Environment environment(m_git->client());
    environment.look();
    QCOMPARE(checked(environment, "python").state, EnvironmentState::Good);
    environment.setPython(program("old", "printf 3.7.1\n"));
    QTRY_COMPARE_WITH_TIMEOUT(checked(environment, "python").state, EnvironmentState::Missing,
                              patience);
    QVERIFY2(checked(environment, "python").text.contains(QStringLiteral("3.9")),
             qPrintable(checked(environment, "python").text));
    environment.setPython(program("odd", "echo no python\n"));
    QTRY_VERIFY_WITH_TIMEOUT(
        checked(environment, "python").text.contains(QStringLiteral("answered “no python”")),
        patience);
    environment.setPython(program("dying", "kill -9 $$\n"));
    QTRY_VERIFY_WITH_TIMEOUT(checked(environment, "python").text.contains(QStringLiteral("dying")),
                             patience);
    environment.setPython(m_git->at("nothing"));
    QCOMPARE(checked(environment, "python").state, EnvironmentState::Missing);
    environment.setPython({});
    QTRY_COMPARE_WITH_TIMEOUT(checked(environment, "python").state, EnvironmentState::Good,
                              patience);
}

void TestEnvironment::forgetsEarlierAnswers()
{
    const QString gate = m_git->at("gate");
    const QString slow = program("slow", "while [ ! -e '" + gate.toUtf8() +
                                             "' ]; do sleep 0.05; done; printf 3.7.0\n");
    // Now: a process that begins while it is written holds it, and nobody can run it then.
    const QString quick = program("quick", "printf 3.12.1\n");
    Environment environment(m_git->client(), Environment::Programs{{}, slow});
    environment.look();
    environment.setPython(quick);
    environment.look();
    QTRY_COMPARE_WITH_TIMEOUT(checked(environment, "python").state, EnvironmentState::Good,
                              patience);
    QSignalSpy changed(&environment, &Environment::changed);
    QVERIFY(setFileBytes(gate, "open"));
    environment.look();
    QTRY_COMPARE_WITH_TIMEOUT(checked(environment, "python").state, EnvironmentState::Good,
                              patience);
    QVERIFY(checked(environment, "python").text.contains(QStringLiteral("3.12.1")));
}

void TestEnvironment::diesWhileLooking()
{
    auto environment = std::make_unique<Environment>(
        m_git->client(), Environment::Programs{{}, program("slow", "sleep 60\n")});
    environment->look();
    environment->setIdentity(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    environment.reset();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(gitConfig()), patience); // what was begun goes on
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
