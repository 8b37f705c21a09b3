// SPDX-License-Identifier: GPL-3.0-or-later
// What `serinctl commit` and `push` ask whoever sits at the terminal.
#include "tests/integration/gitcommandplace.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace serin;

namespace {

/// Runs `serinctl` on a terminal of its own and types @p lines, each when its prompt has come.
CommandOutcome runOnTerminal(const CommandPlace &place, const QString &folder,
                             const QStringList &arguments,
                             const std::vector<std::pair<QByteArray, QByteArray>> &lines)
{
    QList<QByteArray> words{QByteArrayLiteral(SERINCTL)};
    for (const QString &argument : arguments) {
        words << argument.toUtf8();
    }
    std::vector<char *> argv;
    for (QByteArray &word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    QList<QByteArray> variables;
    for (const QString &variable : place.environment().toStringList()) {
        variables << variable.toLocal8Bit();
    }
    std::vector<char *> environment;
    for (QByteArray &variable : variables) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    const QByteArray directory = QFile::encodeName(folder);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        if (::chdir(directory.constData()) == 0) {
            ::execve(argv.front(), argv.data(), environment.data());
        }
        ::_exit(127);
    }
    CommandOutcome outcome;
    std::size_t line = 0;
    qsizetype seen = 0;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;) {
        outcome.out.append(buffer, got);
        while (line < lines.size()) {
            const qsizetype at = outcome.out.indexOf(lines[line].first, seen);
            if (at < 0) {
                break;
            }
            seen = at + lines[line].first.size();
            const QByteArray &typed = lines[line].second;
            if (::write(terminal, typed.constData(), size_t(typed.size())) != typed.size()) {
                break;
            }
            ++line;
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

} // namespace

class TestGitCommandQuestions : public QObject, private GitCommandPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        enter();
        write("new.txt", "new\n"); // which git does not know yet
    }
    void identityIsAskedFor();
    void identityIsNotGiven();
    void trustIsAskedFor();
    void passwordIsAskedFor();
};

void TestGitCommandQuestions::identityIsAskedFor()
{
    git({"config", "--remove-section", "user"});
    const CommandOutcome committed = runOnTerminal(
        *m_place, m_demo,
        {QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("Mine"),
         QStringLiteral("new.txt")},
        {{"Your name:", "Anx\x7fn\r"}, {"Your e-mail address:", "ann@example.org\r"}});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(git({"log", "-1", "--format=%an <%ae>"}), QByteArray("Ann <ann@example.org>"));
    QCOMPARE(git({"config", "--local", "user.name"}), QByteArray("Ann"));
}

void TestGitCommandQuestions::identityIsNotGiven()
{
    git({"config", "--remove-section", "user"});
    const CommandOutcome interrupted =
        runOnTerminal(*m_place, m_demo,
                      {QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("Mine"),
                       QStringLiteral("new.txt")},
                      {{"Your name:", "An\x03"}});
    QVERIFY2(interrupted.exitCode != 0, interrupted.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    QCOMPARE(git({"config", "--local", "--get-regexp", "^user"}), QByteArray());
}

void TestGitCommandQuestions::trustIsAskedFor()
{
    makeHook("pre-commit", "exit 0");
    const QStringList commit{QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("Mine"),
                             QStringLiteral("new.txt")};
    const CommandOutcome no =
        runOnTerminal(*m_place, m_demo, commit, {{"Do you trust it? [y/N] ", "n\r"}});
    QVERIFY2(no.exitCode == 1, no.words());
    QVERIFY2(no.out.contains("hook pre-commit"), no.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    const CommandOutcome yes =
        runOnTerminal(*m_place, m_demo, commit, {{"Do you trust it? [y/N] ", "y\r"}});
    QVERIFY2(yes.exitCode == 0, yes.words());
    QVERIFY(git({"rev-parse", "HEAD"}) != m_head);
}

void TestGitCommandQuestions::passwordIsAskedFor()
{
    m_place->git(m_place->at("demo.git"), {"config", "http.receivepack", "true"});
    const auto server = std::make_unique<QProcess>();
    server->setProcessEnvironment(m_place->environment());
    server->start(QStringLiteral("/usr/bin/python3"),
                  {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/git/httpremote.py"),
                   m_place->root(), QStringLiteral("me"), QStringLiteral("p4ss word")});
    QTRY_VERIFY_WITH_TIMEOUT(server->canReadLine(), 60'000);
    const QString port = QString::fromLatin1(server->readLine().trimmed());
    m_place->git(m_demo,
                 {QStringLiteral("remote"), QStringLiteral("set-url"), QStringLiteral("origin"),
                  QStringLiteral("http://127.0.0.1:%1/demo.git").arg(port)});
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    // Nobody to ask.
    const CommandOutcome refused = run({"push"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("did not accept who you are"), refused.words());
    const CommandOutcome interrupted =
        runOnTerminal(*m_place, m_demo, {QStringLiteral("push")}, {{"Username for", "\x03"}});
    QVERIFY2(interrupted.exitCode != 0, interrupted.words());
    const CommandOutcome pushed =
        runOnTerminal(*m_place, m_demo, {QStringLiteral("push")},
                      {{"Username for", "me\r"}, {"Password for", "p4ss word\r"}});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
    QVERIFY2(!pushed.out.contains("p4ss word"), "the password is not shown");
    QCOMPARE(m_place->git(m_place->at("demo.git"), {"rev-parse", "main"}),
             git({"rev-parse", "HEAD"}));
    server->closeWriteChannel();
    QVERIFY(server->waitForFinished(60'000));
}

QTEST_GUILESS_MAIN(TestGitCommandQuestions)
#include "tst_gitcommandquestions.moc"
