// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong with `serinctl commit` and `push`: nothing is lost, and the message says what
// is and what to do.
#include "services/process/processtable.h"
#include "tests/integration/gitcommandplace.h"
#include "tests/support/patience.h"

#include <QDeadlineTimer>

using namespace serin;

class TestGitCommandFaults : public QObject, private GitCommandPlace
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        enter();
        write("new.txt", "new\n"); // which git does not know yet
    }
    void pushRejected();
    void pushRefusedByTheRemote();
    void pushRefusedByTheHook();
    void remoteAway();
    void failingHook();
    void fileThatGitDoesNotKnow();
    void noIdentity();
    void lockLeftOver();
    void detachedHead();
    void conflictInProgress();
    void readOnlyDisk();
    void fullDisk();
    void untrusted();
    void interruptedInAHook_data();
    void interruptedInAHook();
    void interruptedPush();
    void stoppedPushEndsItsHook_data();
    void stoppedPushEndsItsHook();
    void twoProgramsAtOnce();
    void noRepository();

private:
    /// Puts a git of its own into PATH: @p before it, and @p runner to run it.
    void putGit(const QByteArray &before, const QByteArray &runner)
    {
        const QByteArray path = qgetenv("PATH");
        CommandPlace::writeScript(m_place->at("bin/git"),
                                  before + "PATH='" + path + "' exec " + runner + "git \"$@\"");
        m_place->set("PATH", m_place->at("bin") + u':' + QString::fromLocal8Bit(path));
    }
};

void TestGitCommandFaults::pushRejected()
{
    m_place->git(m_place->root(), {"clone", "-q", "demo.git", "other"});
    const QString other = m_place->at("other");
    CommandPlace::write(other + QStringLiteral("/theirs.txt"), "theirs");
    m_place->git(other, {"add", "."});
    m_place->git(other, {"-c", "user.name=Ann", "-c", "user.email=a@example.org", "commit", "-qm",
                         "Their news"});
    m_place->git(other, {"push", "-q"});
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    const QByteArray mine = git({"rev-parse", "HEAD"});
    const CommandOutcome rejected = run({"push", "--output", "json"});
    QVERIFY2(rejected.exitCode == 1, rejected.words());
    QVERIFY2(rejected.err.contains("origin/main has commits that are not here"), rejected.words());
    QVERIFY2(rejected.err.contains("Their news (Ann)"), rejected.words());
    QVERIFY2(rejected.err.contains("git pull --rebase"), rejected.words());
    QCOMPARE(rejected.json()
                 .value(QStringLiteral("error"))
                 .toObject()
                 .value(QStringLiteral("kind"))
                 .toString(),
             QStringLiteral("conflict"));
    QCOMPARE(git({"rev-parse", "HEAD"}), mine);
    // What it says helps.
    git({"pull", "-q", "--rebase"});
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
}

void TestGitCommandFaults::pushRefusedByTheRemote()
{
    CommandPlace::writeScript(m_place->at("demo.git/hooks/pre-receive"),
                              "echo 'main is frozen' >&2; exit 1");
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    const CommandOutcome refused = run({"push"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("main is frozen"), refused.words());
    QVERIFY2(refused.err.contains("a hook or rule of the remote refused origin/main"),
             refused.words());
    QCOMPARE(git({"rev-parse", "origin/main"}), m_head);
}

void TestGitCommandFaults::pushRefusedByTheHook()
{
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    makeHook("pre-push", "echo 'tests are red' >&2; exit 1");
    const CommandOutcome refused = run({"push", "--trust"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("tests are red"), refused.words());
    QVERIFY2(refused.err.contains("pre-push hook refused"), refused.words());
    QFile::remove(m_demo + QStringLiteral("/.git/hooks/pre-push"));
    QCOMPARE(run({"push"}).exitCode, 0);
}

void TestGitCommandFaults::remoteAway()
{
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    QVERIFY(QFile::rename(m_place->at("demo.git"), m_place->at("away")));
    const CommandOutcome away = run({"push", "--output", "json"});
    QVERIFY2(away.exitCode == 1, away.words());
    QVERIFY2(away.err.contains("the remote origin cannot be reached"), away.words());
    QVERIFY2(away.err.contains("your commits are safe here"), away.words());
    QVERIFY(QFile::rename(m_place->at("away"), m_place->at("demo.git")));
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
}

void TestGitCommandFaults::failingHook()
{
    makeHook("pre-commit", "echo 'line 3 is too long' >&2; exit 1");
    const CommandOutcome refused = run({"commit", "-m", "Mine", "new.txt", "--trust"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("serinctl: line 3 is too long\n"), refused.words());
    QVERIFY2(refused.err.contains("a hook of the repository refused the commit"), refused.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? new.txt"));
    QCOMPARE(CommandPlace::read(m_demo + QStringLiteral("/new.txt")), QByteArray("new\n"));
    QFile::remove(m_demo + QStringLiteral("/.git/hooks/pre-commit"));
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
}

void TestGitCommandFaults::fileThatGitDoesNotKnow()
{
    const CommandOutcome refused = run({"commit", "-m", "Mine", "nosuch"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QCOMPARE(refused.err.count("error: "), 1);
    QVERIFY2(refused.err.contains("pathspec 'nosuch' did not match any file") &&
                 refused.err.contains("git knows no such file there"),
             refused.words());
    const CommandOutcome json = run({"commit", "-m", "Mine", "nosuch", "-o", "json"});
    QVERIFY2(json.json()[QLatin1String("error")][QLatin1String("where")].toString().startsWith(
                 QLatin1String("exit code 1: pathspec ")),
             json.words());
}

void TestGitCommandFaults::noIdentity()
{
    git({"config", "--remove-section", "user"});
    const CommandOutcome refused = run({"commit", "-m", "Mine", "new.txt"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("does not know your name and e-mail address"), refused.words());
    QVERIFY2(refused.err.contains("git config user.name"), refused.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    git({"config", "user.name", "Ann"});
    const CommandOutcome half = run({"commit", "-m", "Mine", "new.txt"});
    QVERIFY2(half.err.contains("does not know your e-mail address"), half.words());
    git({"config", "user.email", "ann@example.org"});
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
}

void TestGitCommandFaults::lockLeftOver()
{
    const QString lock = m_demo + QStringLiteral("/.git/index.lock");
    CommandPlace::write(lock, "");
    // Left over long ago: a fresh one is waited for.
    QCOMPARE(QProcess::execute(QStringLiteral("touch"),
                               {QStringLiteral("-d"), QStringLiteral("1 hour ago"), lock}),
             0);
    // What git tidies in the background after the last commit is at work here for a moment.
    CommandOutcome refused;
    QDeadlineTimer deadline(serin::patience);
    do {
        refused = run({"commit", "-m", "Mine", "new.txt"});
        QVERIFY2(refused.exitCode == 1, refused.words());
    } while (refused.err.contains("wait for process") && !deadline.hasExpired());
    QVERIFY2(refused.err.contains("rm \"" + lock.toUtf8() + '"'), refused.words());
    QVERIFY(QFileInfo::exists(lock)); // nobody else's is ever removed
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    QFile::remove(lock);
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
}

void TestGitCommandFaults::detachedHead()
{
    git({"checkout", "-q", "--detach"});
    for (const CommandOutcome &refused :
         {run({"commit", "-m", "Mine", "new.txt"}), run({"push"})}) {
        QVERIFY2(refused.exitCode == 1, refused.words());
        QVERIFY2(refused.err.contains("detached HEAD"), refused.words());
        QVERIFY2(refused.err.contains("switch to a branch"), refused.words());
    }
    const CommandOutcome changes = run({"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    QVERIFY2(changes.err.contains("detached HEAD"), changes.words());
}

void TestGitCommandFaults::conflictInProgress()
{
    git({"switch", "-q", "-c", "side"});
    write("README.md", "side\n");
    git({"commit", "-qam", "side"});
    git({"switch", "-q", "main"});
    write("README.md", "main\n");
    git({"commit", "-qam", "main"});
    git({"merge", "side"});
    QVERIFY(m_place->lastGit.exitCode != 0);
    const CommandOutcome changes = run({"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    QVERIFY2(changes.err.contains("a merge is in progress"), changes.words());
    QVERIFY2(changes.out.contains("\"in conflict\""), changes.words());
    const QByteArray sides = CommandPlace::read(m_demo + QStringLiteral("/README.md"));
    const CommandOutcome refused = run({"commit", "-m", "Mine", "new.txt"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("a merge is in progress"), refused.words());
    QVERIFY2(refused.err.contains("finish or abort it first"), refused.words());
    QCOMPARE(CommandPlace::read(m_demo + QStringLiteral("/README.md")), sides);
}

void TestGitCommandFaults::readOnlyDisk()
{
    const QString gitDir = m_demo + QStringLiteral("/.git");
    if (::geteuid() == 0) { // root may write everywhere: somebody else runs git
        m_place->git(m_demo, {"config", "--global", "safe.directory", "*"});
        QProcess::execute(QStringLiteral("chmod"),
                          {QStringLiteral("-R"), QStringLiteral("go+rX"), m_place->root()});
        CommandPlace::writeScript(m_place->at("bin/git"),
                                  "PATH='" + qgetenv("PATH") +
                                      "' exec setpriv --reuid=65534 --clear-groups git \"$@\"");
        QFile::setPermissions(m_place->at("bin"), QFile::ReadOwner | QFile::WriteOwner |
                                                      QFile::ExeOwner | QFile::ReadOther |
                                                      QFile::ExeOther);
        m_place->set("PATH", m_place->at("bin") + u':' + QString::fromLocal8Bit(qgetenv("PATH")));
    } else {
        QFile::setPermissions(gitDir, QFile::ReadOwner | QFile::ExeOwner);
    }
    const CommandOutcome refused = run({"commit", "-m", "Mine", "new.txt"});
    QFile::setPermissions(gitDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_place->set("PATH", QString::fromLocal8Bit(qgetenv("PATH")));
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("the repository cannot be written"), refused.words());
    QVERIFY2(refused.err.contains("check that the disk is writable"), refused.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? new.txt"));
}

void TestGitCommandFaults::fullDisk()
{
    // Every write of git fails as on a full disk, by the limit on file sizes.
    putGit("trap '' XFSZ; ulimit -f 0; ", QByteArray());
    const CommandOutcome failed = run({"commit", "-m", "Mine", "new.txt"});
    m_place->set("PATH", QString::fromLocal8Bit(qgetenv("PATH")));
    QVERIFY2(failed.exitCode == 1, failed.words());
    QVERIFY2(failed.err.contains("serinctl: error: "), failed.words());
    QVERIFY(!QFileInfo::exists(m_demo + QStringLiteral("/.git/index.lock")));
    QCOMPARE(git({"rev-parse", "HEAD"}), m_head);
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? new.txt"));
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
}

void TestGitCommandFaults::untrusted()
{
    CommandPlace::writeScript(m_place->at("evil.sh"),
                              "touch '" + m_place->at("ran").toUtf8() + '\'');
    m_place->git(m_demo, {QStringLiteral("config"), QStringLiteral("core.fsmonitor"),
                          m_place->at("evil.sh")});
    for (const CommandOutcome &refused :
         {run({"changes"}), run({"commit", "-m", "Mine", "new.txt"}), run({"push"})}) {
        QVERIFY2(refused.exitCode == 1, refused.words());
        QVERIFY2(refused.err.contains("core.fsmonitor"), refused.words());
        QVERIFY2(refused.err.contains("--trust"), refused.words());
    }
    QVERIFY(!QFileInfo::exists(m_place->at("ran")));
    QVERIFY2(run({"changes", "--trust"}).exitCode == 0, "trusted");
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
}

void TestGitCommandFaults::interruptedInAHook_data()
{
    QTest::addColumn<QByteArray>("hook");
    QTest::addColumn<bool>("twice");
    for (const char *hook : {"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"}) {
        QTest::addRow("%s", hook) << QByteArray(hook) << false;
        QTest::addRow("%s, twice", hook) << QByteArray(hook) << true;
    }
}

void TestGitCommandFaults::interruptedInAHook()
{
    QFETCH(const QByteArray, hook);
    QFETCH(const bool, twice);
    makeHook(hook.constData(),
             "touch '" + m_place->at("there").toUtf8() + "'; while sleep 0.1; do :; done");
    const auto process = m_place->start(m_demo, {QStringLiteral("commit"), QStringLiteral("-m"),
                                                 QStringLiteral("Mine"), QStringLiteral("new.txt"),
                                                 QStringLiteral("--trust")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_place->at("there")), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    if (twice) {
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    }
    const CommandOutcome interrupted = CommandPlace::finish(*process);
    QVERIFY2(interrupted.exitCode == 130, interrupted.words());
    const bool wasMade = hook == "post-commit";
    QCOMPARE(git({"rev-parse", "HEAD"}) != m_head, wasMade);
    QCOMPARE(git({"status", "--porcelain"}), wasMade ? QByteArray() : QByteArray("?? new.txt"));
    QCOMPARE(CommandPlace::read(m_demo + QStringLiteral("/new.txt")), QByteArray("new\n"));
    QVERIFY(!QFileInfo::exists(m_demo + QStringLiteral("/.git/index.lock")));
    if (!twice) {
        QVERIFY2(
            interrupted.err.contains(wasMade ? "was made all the same" : "nothing was committed"),
            interrupted.words());
    }
    if (!wasMade) {
        QFile::remove(m_demo + QStringLiteral("/.git/hooks/") + QString::fromLatin1(hook));
        const CommandOutcome again = run({"commit", "-m", "Mine", "new.txt"});
        QVERIFY2(again.exitCode == 0, again.words());
    }
}

void TestGitCommandFaults::interruptedPush()
{
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt"}).exitCode, 0);
    CommandPlace::writeScript(m_place->at("demo.git/hooks/pre-receive"),
                              "touch '" + m_place->at("there").toUtf8() +
                                  "'; while sleep 0.1; do :; done");
    const auto process = m_place->start(m_demo, {QStringLiteral("push")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_place->at("there")), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CommandOutcome interrupted = CommandPlace::finish(*process);
    QVERIFY2(interrupted.exitCode == 130, interrupted.words());
    QVERIFY2(interrupted.err.contains("nothing here is lost"), interrupted.words());
    QFile::remove(m_place->at("demo.git/hooks/pre-receive"));
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
    QCOMPARE(git({"rev-parse", "origin/main"}), git({"rev-parse", "HEAD"}));
}

void TestGitCommandFaults::stoppedPushEndsItsHook_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("the terminal is closed") << SIGHUP;
}

void TestGitCommandFaults::stoppedPushEndsItsHook()
{
    QFETCH(const int, number);
    const QString cleaned = m_place->at("cleaned");
    const QString there = m_place->at("there");
    makeHook("pre-push", "trap 'sleep 0.1; touch \"" + cleaned.toUtf8() +
                             "\"; exit 1' TERM\nsleep 600 &\necho $! >'" + there.toUtf8() +
                             ".new'\nmv '" + there.toUtf8() + ".new' '" + there.toUtf8() +
                             "'\nwait");
    QCOMPARE(run({"commit", "-m", "Mine", "new.txt", "--trust"}).exitCode, 0);
    const auto process = m_place->start(m_demo, {QStringLiteral("push")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(there), patience);
    const auto child = findProcess(CommandPlace::read(there).trimmed().toLongLong());
    QVERIFY(child && isRunning(child->identity));
    ::kill(static_cast<pid_t>(process->processId()), number);
    const CommandOutcome stopped = CommandPlace::finish(*process);
    QVERIFY2(stopped.exitCode == 130, stopped.words());
    QVERIFY(QFileInfo::exists(cleaned));
    QVERIFY(!isRunning(child->identity));
}

void TestGitCommandFaults::twoProgramsAtOnce()
{
    write("one.txt", "one\n");
    write("two.txt", "two\n");
    std::vector<std::unique_ptr<QProcess>> running;
    for (const char *name : {"one.txt", "two.txt"}) {
        running.push_back(
            m_place->start(m_demo, {QStringLiteral("commit"), QStringLiteral("-m"),
                                    QStringLiteral("Mine"), QString::fromLatin1(name)}));
    }
    QStringList left;
    for (std::size_t i = 0; i < running.size(); ++i) {
        const CommandOutcome outcome = CommandPlace::finish(*running[i]);
        if (outcome.exitCode != 0) { // it lost, and says so
            QVERIFY2(outcome.err.contains("serinctl: error: "), outcome.words());
            left << (i == 0 ? QStringLiteral("one.txt") : QStringLiteral("two.txt"));
        }
    }
    QVERIFY(left.size() < 2);
    for (const QString &name : left) {
        const CommandOutcome again =
            m_place->run(m_demo, QStringList{QStringLiteral("commit"), QStringLiteral("-m"),
                                             QStringLiteral("Mine"), name});
        QVERIFY2(again.exitCode == 0, again.words());
    }
    QCOMPARE(git({"rev-list", "--count", "HEAD"}), QByteArray("3"));
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? new.txt"));
}

void TestGitCommandFaults::noRepository()
{
    const QString plain = m_place->at("plain");
    QDir().mkpath(plain);
    for (const CommandOutcome &refused :
         {m_place->run(plain, {"changes"}), m_place->run(plain, {"commit", "-m", "x", "a"}),
          m_place->run(plain, {"push"}), m_place->run(plain, {"push", "--repo", "/not/there"})}) {
        QVERIFY2(refused.exitCode == 1, refused.words());
        QVERIFY2(refused.err.startsWith("serinctl: error: "), refused.words());
    }
}

QTEST_GUILESS_MAIN(TestGitCommandFaults)
#include "tst_gitcommandfaults.moc"
