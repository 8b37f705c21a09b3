// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitfailure.h"
#include "services/git/command/gitprepare.h"

#include <QTest>

using namespace serin;

namespace {

GitSettings settings()
{
    GitSettings settings;
    settings.program = QStringLiteral("/usr/bin/git");
    return settings;
}

ProcessSpec prepared(GitCall::Kind kind, const char *verb = "status")
{
    GitCall call;
    call.kind = kind;
    call.verb = QString::fromLatin1(verb);
    return prepareGit(settings(), call, QStringLiteral("/top/folder"));
}

bool sets(const ProcessSpec &spec, const char *setting)
{
    const qsizetype at = spec.arguments.indexOf(QString::fromLatin1(setting));
    return at > 0 && spec.arguments.at(at - 1) == QStringLiteral("-c");
}

QString variable(const ProcessSpec &spec, const char *name)
{
    return spec.fullEnvironment().value(QString::fromLatin1(name), QStringLiteral("(unset)"));
}

ProcessOutcome ended(int code, const QByteArray &said)
{
    ProcessOutcome outcome;
    outcome.end = ProcessOutcome::End::NonZeroExit;
    outcome.exitCode = code;
    outcome.errorOutput = said;
    return outcome;
}

} // namespace

class TestGitPrepare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsGuarded();
    void readsTakeNoLocks();
    void hooksOnlyOnTheirOwnVerbs();
    void diffsRunNothing();
    void inheritedVariablesLeadNowhere();
    void askpassForTheNetworkOnly();
    void pathsAreNoOptionsOrPatterns();
    void limits();
    void outlivesItsStarterToFinishFilesOnly();
    void versions();
    void troubles_data();
    void troubles();
    void errorsSayWhatToDo();
    void outputIsFitToBeShown();
};

void TestGitPrepare::everyCallIsGuarded()
{
    for (const auto kind : {GitCall::Kind::Read, GitCall::Kind::Write, GitCall::Kind::Commit,
                            GitCall::Kind::Push, GitCall::Kind::Network}) {
        const ProcessSpec spec = prepared(kind);
        QCOMPARE(spec.program, QStringLiteral("/usr/bin/git"));
        QCOMPARE(spec.arguments.mid(0, 2),
                 (QStringList{QStringLiteral("-C"), QStringLiteral("/top/folder")}));
        for (const char *setting : {"core.quotepath=off", "color.ui=false", "core.fsmonitor=false",
                                    "safe.bareRepository=explicit", "log.showSignature=false"}) {
            QVERIFY2(sets(spec, setting), setting);
        }
        QCOMPARE(variable(spec, "LC_ALL"), QStringLiteral("C.UTF-8"));
        QCOMPARE(variable(spec, "GIT_TERMINAL_PROMPT"), QStringLiteral("0"));
        QCOMPARE(variable(spec, "GIT_ALLOW_PROTOCOL"), QStringLiteral("https:ssh:file:http:git"));
        QCOMPARE(variable(spec, "GIT_CEILING_DIRECTORIES"), QStringLiteral("/top"));
        QCOMPARE(variable(spec, "GIT_EDITOR"), QStringLiteral(":"));
    }
}

void TestGitPrepare::readsTakeNoLocks()
{
    QCOMPARE(variable(prepared(GitCall::Kind::Read), "GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    QCOMPARE(variable(prepared(GitCall::Kind::Commit), "GIT_OPTIONAL_LOCKS"),
             QStringLiteral("(unset)"));
}

void TestGitPrepare::hooksOnlyOnTheirOwnVerbs()
{
    QVERIFY(sets(prepared(GitCall::Kind::Read), "core.hooksPath=/dev/null"));
    QVERIFY(sets(prepared(GitCall::Kind::Write), "core.hooksPath=/dev/null"));
    QVERIFY(sets(prepared(GitCall::Kind::Network), "core.hooksPath=/dev/null"));
    QVERIFY(!sets(prepared(GitCall::Kind::Commit), "core.hooksPath=/dev/null"));
    QVERIFY(!sets(prepared(GitCall::Kind::Push), "core.hooksPath=/dev/null"));
    GitCall call;
    call.kind = GitCall::Kind::Commit;
    call.runHooks = false;
    QVERIFY(sets(prepareGit(settings(), call, {}), "core.hooksPath=/dev/null"));
    QVERIFY(sets(prepared(GitCall::Kind::Commit), "core.fsync=committed"));
}

void TestGitPrepare::diffsRunNothing()
{
    for (const char *verb : {"diff", "log", "show"}) {
        const QStringList arguments = prepared(GitCall::Kind::Read, verb).arguments;
        QVERIFY(arguments.contains(QStringLiteral("--no-ext-diff")));
        QVERIFY(arguments.contains(QStringLiteral("--no-textconv")));
    }
    QVERIFY(prepared(GitCall::Kind::Read, "status")
                .arguments.contains(QStringLiteral("--ignore-submodules=dirty")));
}

void TestGitPrepare::inheritedVariablesLeadNowhere()
{
    const char *names[] = {"GIT_DIR",   "GIT_INDEX_FILE", "GIT_WORK_TREE",    "GIT_CONFIG_COUNT",
                           "GIT_TRACE", "LANGUAGE",       "GIT_EXTERNAL_DIFF"};
    for (const char *name : names) {
        qputenv(name, "x");
    }
    qputenv("GIT_AUTHOR_NAME", "Me");
    const ProcessSpec spec = prepared(GitCall::Kind::Read);
    for (const char *name : names) {
        QCOMPARE(variable(spec, name), QStringLiteral("(unset)"));
        qunsetenv(name);
    }
    QCOMPARE(variable(spec, "GIT_AUTHOR_NAME"), QStringLiteral("Me"));
    qunsetenv("GIT_AUTHOR_NAME");
}

void TestGitPrepare::askpassForTheNetworkOnly()
{
    const QMap<QString, QString> askpass{{QStringLiteral("GIT_ASKPASS"), QStringLiteral("/ask")},
                                         {QStringLiteral("SSH_ASKPASS"), QStringLiteral("/ask")}};
    GitCall call;
    call.kind = GitCall::Kind::Push;
    QCOMPARE(variable(prepareGit(settings(), call, {}, askpass), "GIT_ASKPASS"),
             QStringLiteral("/ask"));
    // Without one, nothing of the desktop's pops up and nothing waits for an answer.
    QCOMPARE(variable(prepareGit(settings(), call, {}), "GIT_ASKPASS"), QString());
    QCOMPARE(variable(prepareGit(settings(), call, {}), "SSH_ASKPASS_REQUIRE"),
             QStringLiteral("force"));
    call.kind = GitCall::Kind::Commit;
    QVERIFY(!prepareGit(settings(), call, {}, askpass)
                 .environment.contains(QStringLiteral("GIT_ASKPASS")));
}

void TestGitPrepare::pathsAreNoOptionsOrPatterns()
{
    GitCall call;
    call.verb = QStringLiteral("add");
    call.paths = {pathspecOf("--force"), pathspecOf("*.yml")};
    QCOMPARE(prepareGit(settings(), call, {})
                 .arguments.mid(
                     prepareGit(settings(), call, {}).arguments.indexOf(QStringLiteral("add"))),
             (QStringList{QStringLiteral("add"), QStringLiteral("--"),
                          QStringLiteral(":(top,literal)--force"),
                          QStringLiteral(":(top,literal)*.yml")}));
    QCOMPARE(pathspecOf("a*\xff.yml"), QStringLiteral(":(top,glob)a\\*?.yml"));
}

void TestGitPrepare::limits()
{
    QCOMPARE(prepared(GitCall::Kind::Read).timeout, settings().readTimeout);
    QCOMPARE(prepared(GitCall::Kind::Commit).timeout, settings().commitTimeout);
    QCOMPARE(prepared(GitCall::Kind::Push).timeout, settings().networkTimeout);
    GitCall call;
    call.timeout = std::chrono::milliseconds(5);
    call.mostOutput = 7;
    QCOMPARE(prepareGit(settings(), call, {}).timeout.count(), 5);
    QCOMPARE(prepareGit(settings(), call, {}).mostOutput, 7);
}

void TestGitPrepare::outlivesItsStarterToFinishFilesOnly()
{
    QVERIFY(!prepared(GitCall::Kind::Write).endsWithStarter);
    for (const auto kind : {GitCall::Kind::Read, GitCall::Kind::Commit, GitCall::Kind::Push,
                            GitCall::Kind::Network}) {
        QVERIFY(prepared(kind).endsWithStarter);
    }
}

void TestGitPrepare::versions()
{
    QCOMPARE(parseGitVersion("git version 2.39.5\n"), (GitVersion{2, 39}));
    QCOMPARE(parseGitVersion("git version 2.45.0.windows.1"), (GitVersion{2, 45}));
    QVERIFY(parseGitVersion("git version 3.0.0").isEnough());
    QVERIFY(!parseGitVersion("git version 2.37.9").isEnough());
    QVERIFY(!parseGitVersion("hub version 2.39").isEnough());
    QVERIFY(!parseGitVersion("").isEnough());
}

void TestGitPrepare::troubles_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<GitTrouble>("trouble");
    QTest::newRow("ownership") << QByteArray(
                                      "fatal: detected dubious ownership in repository at '/x'")
                               << GitTrouble::DubiousOwnership;
    QTest::newRow("lock") << QByteArray(
                                 "fatal: Unable to create '/x/.git/index.lock': File exists.")
                          << GitTrouble::Locked;
    QTest::newRow("identity") << QByteArray(
                                     "fatal: no email was given and auto-detection is disabled")
                              << GitTrouble::NoIdentity;
    QTest::newRow("https") << QByteArray(
                                  "fatal: Authentication failed for 'https://example.org/x/'")
                           << GitTrouble::AuthenticationFailed;
    QTest::newRow("no prompt")
        << QByteArray("fatal: could not read Username for 'https://x': terminal prompts disabled")
        << GitTrouble::AuthenticationFailed;
    QTest::newRow("ssh key")
        << QByteArray("git@h: Permission denied (publickey).\nfatal: Could not read from remote "
                      "repository.")
        << GitTrouble::AuthenticationFailed;
    QTest::newRow("host key")
        << QByteArray(
               "Host key verification failed.\nfatal: Could not read from remote repository.")
        << GitTrouble::HostKeyRefused;
    QTest::newRow("name") << QByteArray(
                                 "fatal: unable to access 'https://h/': Could not resolve host: h")
                          << GitTrouble::RemoteAway;
    QTest::newRow("missing")
        << QByteArray("fatal: '/x' does not appear to be a git repository\nfatal: Could not read "
                      "from remote repository.")
        << GitTrouble::RemoteMissing;
    QTest::newRow("full") << QByteArray("error: unable to write file: No space left on device")
                          << GitTrouble::DiskFull;
    QTest::newRow("read-only")
        << QByteArray("fatal: Unable to create '/x/.git/index.lock': Read-only file system")
        << GitTrouble::NotWritable;
    QTest::newRow("revision") << QByteArray("fatal: bad revision 'x'")
                              << GitTrouble::UnknownRevision;
    QTest::newRow("other") << QByteArray("fatal: something new") << GitTrouble::Other;
}

void TestGitPrepare::troubles()
{
    QFETCH(QByteArray, said);
    QTEST(gitTrouble(said), "trouble");
}

void TestGitPrepare::errorsSayWhatToDo()
{
    const Error error = gitError(QStringLiteral("commit"),
                                 ended(128, "fatal: Unable to create '/x/.git/index.lock': File "
                                            "exists.\n"));
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY(!error.fix.isEmpty());
    QVERIFY(error.where.startsWith(QStringLiteral("exit code 128: fatal: Unable")));
    const Error other = gitError(QStringLiteral("push"), ended(1, "odd"));
    QCOMPARE(other.kind, ErrorKind::Io);
    QCOMPARE(other.detail, QStringLiteral("git push failed"));
    ProcessOutcome missing;
    missing.missing = true;
    QCOMPARE(gitError(QStringLiteral("push"), missing).kind, ErrorKind::NotFound);
    ProcessOutcome late;
    late.end = ProcessOutcome::End::TimedOut;
    QCOMPARE(gitError(QStringLiteral("push"), late).kind, ErrorKind::Timeout);
}

void TestGitPrepare::outputIsFitToBeShown()
{
    QCOMPARE(shownOutput("\x1b[31mred\x1b[0m\n\nReceiving objects:  10% (1/10)\rReceiving objects: "
                         "100% (10/10), done.\nto https://me:secret@h/x \xff\x07\n"),
             QStringLiteral("red\nto https://***@h/x \uFFFD"));
    QCOMPARE(shownOutput("\x1b]0;title\x07x"), QStringLiteral("x"));
    QVERIFY(shownOutput(QByteArray(1'000'000, 'x')).size() < 4'100);
    QCOMPARE(shownOutput({}), QString());
}

QTEST_GUILESS_MAIN(TestGitPrepare)
#include "tst_gitprepare.moc"
