// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"
#include "tests/support/patience.h"

#include <QTcpServer>

using namespace serin;

namespace {

using Outcome = GitPushed::Outcome;

// Another person's clone, with one commit pushed.
QString otherPerson(GitFixture &fixture, const char *name, const QByteArray &content)
{
    fixture.git(fixture.root(), {"clone", "-q", "remote.git", "other"});
    fixture.commitFile(fixture.at("other"), name, content);
    fixture.git(fixture.at("other"), {"push", "-q"});
    return fixture.at("other");
}

} // namespace

class TestGitRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pushes();
    void pushRejectedThenPulledAndPushed();
    void pushRefusedByHooks();
    void pushesWhereGitWould();
    void pushWithoutRemote();
    void fetchForgetsOnlyTheFollowedBranch();
    void fetchOfASingleBranchThatIsGone();
    void fetchInBackgroundKeepsNobodyWaiting();
    void remoteAway();
    void pullKeepsUncommittedChanges();
    void pullStopsAtConflicts();
    void continuesWhateverIsInProgress_data();
    void continuesWhateverIsInProgress();
    void continuesWhenNothingIsLeftOfACommit();
    void pullSaysWhenChangesAreInTheStash();
};

void TestGitRemote::pushes()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto nothing = GitFixture::await(repository->push());
    VERIFY_RESULT(nothing);
    QCOMPARE(nothing->outcome, Outcome::UpToDate);
    fixture.commitFile(folder, "b.yml", "b\n");
    QCOMPARE(GitFixture::await(repository->status())->ahead, 1);
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::Done);
    QCOMPARE(pushed->remote, QByteArray("origin"));
    QCOMPARE(pushed->target, QByteArray("refs/heads/main"));
    QCOMPARE(fixture.head(remote), fixture.head(folder));
    QCOMPARE(GitFixture::await(repository->status())->ahead, 0);
}

void TestGitRemote::pushRejectedThenPulledAndPushed()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    otherPerson(fixture, "theirs.yml", "t\n");
    fixture.commitFile(folder, "mine.yml", "m\n");
    const CommitId theirs = fixture.head(remote);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto rejected = GitFixture::await(repository->push());
    VERIFY_RESULT(rejected);
    QCOMPARE(rejected->outcome, Outcome::RejectedBehind);
    QVERIFY(!rejected->isPushed());
    QVERIFY2(rejected->words.isEmpty(),
             qPrintable(rejected->words)); // git's advice is for terminals
    QCOMPARE(fixture.head(remote), theirs);

    const auto pulled = GitFixture::await(repository->pullRebase());
    VERIFY_RESULT(pulled);
    QCOMPARE(pulled->outcome, GitPulled::Outcome::Rebased);
    QCOMPARE(pulled->head, fixture.head(folder));
    QCOMPARE(GitFixture::read(folder, "theirs.yml"), QByteArray("t\n"));
    QCOMPARE(GitFixture::await(repository->push())->outcome, Outcome::Done);
    QCOMPARE(GitFixture::await(repository->pullRebase())->outcome, GitPulled::Outcome::UpToDate);
    QCOMPARE(fixture.git(folder, {"log", "--format=%s"}),
             QByteArray("mine.yml\ntheirs.yml\nfirst\n"));
}

void TestGitRemote::pushRefusedByHooks()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    fixture.commitFile(folder, "b.yml", "b\n");
    GitFixture::write(remote, "hooks/pre-receive",
                      "#!/bin/sh\necho 'only on Fridays' >&2\nexit 1\n");
    QFile::setPermissions(remote + QStringLiteral("/hooks/pre-receive"),
                          QFile::ReadOwner | QFile::ExeOwner);
    auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto refused = GitFixture::await(repository->push());
    VERIFY_RESULT(refused);
    QCOMPARE(refused->outcome, Outcome::RejectedByRemote);
    QCOMPARE(refused->words, QStringLiteral("pre-receive hook declined\nremote: only on Fridays"));

    GitFixture::makeHook(folder, "pre-push", "echo 'tests fail' >&2; exit 1");
    const auto unasked = GitFixture::await(repository->push());
    QVERIFY(!unasked.has_value());
    QCOMPARE(unasked.error().kind, ErrorKind::Unauthorized);
    repository = fixture.openTrusted(folder);
    const auto own = GitFixture::await(repository->push());
    VERIFY_RESULT(own);
    QCOMPARE(own->outcome, Outcome::RejectedByHook);
    QCOMPARE(own->words, QStringLiteral("tests fail"));
    GitFixture::makeHook(folder, "pre-push",
                         "echo 'Total 10, 3 fail'; echo 'hint: mend them' >&2; exit 1");
    QCOMPARE(GitFixture::await(repository->push())->words,
             QStringLiteral("Total 10, 3 fail\nhint: mend them"));
}

void TestGitRemote::pushesWhereGitWould()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString upstream = fixture.addRemote(folder);
    const CommitId before = fixture.head(upstream);
    for (const char *name : {"fork", "own"}) {
        const QString path = fixture.at(QString::fromLatin1(name) + QStringLiteral(".git"));
        fixture.git(fixture.root(), {"init", "-q", "--bare", "-b", "main", qPrintable(path)});
        fixture.git(folder, {"remote", "add", name, qPrintable(path)});
    }
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    fixture.commitFile(folder, "b.yml", "b\n");
    const auto target = [&](const QByteArray &branch) {
        const auto branches = GitFixture::await(repository->branches());
        for (const GitBranch &each : branches.value_or(QList<GitBranch>())) {
            if (each.name == branch) {
                return each.pushTarget;
            }
        }
        return QByteArray();
    };

    // Of all repositories of this person.
    fixture.git(folder, {"config", "--global", "remote.pushDefault", "fork"});
    QCOMPARE(target("main"), QByteArray("fork/main"));
    auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::Done);
    QCOMPARE(pushed->remote, QByteArray("fork"));
    QCOMPARE(fixture.head(fixture.at("fork.git")), fixture.head(folder));
    QCOMPARE(pushRemoteForNewBranch(*GitFixture::await(repository->remotes())), QByteArray("fork"));

    fixture.git(folder, {"config", "branch.main.pushRemote", "own"});
    QCOMPARE(target("main"), QByteArray("own/main"));
    pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->remote, QByteArray("own"));
    QCOMPARE(fixture.head(fixture.at("own.git")), fixture.head(folder));
    QCOMPARE(fixture.head(upstream), before);

    // What the branch follows stays; who names a remote gets it.
    QCOMPARE(GitFixture::await(repository->status())->upstream, QByteArray("origin/main"));
    pushed = GitFixture::await(repository->push({{}, "origin", false, true}));
    VERIFY_RESULT(pushed);
    QCOMPARE(fixture.head(upstream), fixture.head(folder));
}

void TestGitRemote::pushWithoutRemote()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto kindOf = [&](const GitPushRequest &request) {
        const auto pushed = GitFixture::await(repository->push(request));
        return pushed ? ErrorKind::Internal : pushed.error().kind;
    };
    QCOMPARE(kindOf({}), ErrorKind::Invalid);
    QCOMPARE(kindOf({"no-such", {}, false, true}), ErrorKind::NotFound);
    QCOMPARE(kindOf({"--force", {}, false, true}), ErrorKind::Invalid);
    QCOMPARE(kindOf({"main", "--receive-pack=touch ran", false, true}), ErrorKind::Invalid);
    const auto pulled = GitFixture::await(repository->pullRebase());
    QVERIFY(!pulled.has_value());
    QCOMPARE(pulled.error().kind, ErrorKind::Invalid);
    fixture.git(folder, {"checkout", "-q", "--detach"});
    QCOMPARE(kindOf({}), ErrorKind::Conflict);

    VERIFY_RESULT(GitFixture::await(
        repository->addRemote("origin", QStringLiteral("https://me:secret@example.org/x"))));
    const auto remotes = GitFixture::await(repository->remotes());
    VERIFY_RESULT(remotes);
    QCOMPARE(remotes->first(), (GitRemote{"origin", QStringLiteral("https://***@example.org/x")}));
    const auto twice =
        GitFixture::await(repository->addRemote("origin", QStringLiteral("https://example.org")));
    QVERIFY(!twice.has_value());
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
}

void TestGitRemote::fetchForgetsOnlyTheFollowedBranch()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    fixture.git(folder, {"push", "-q", "origin", "main:change/it", "main:change/other"});
    fixture.git(folder, {"switch", "-q", "change/it"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto known = [&] {
        return fixture.git(folder, {"for-each-ref", "--format=%(refname)", "refs/remotes/"});
    };
    VERIFY_RESULT(GitFixture::await(repository->fetch()));
    const QByteArray all = known();
    QVERIFY(all.contains("origin/change/it\n"));
    fixture.git(remote, {"branch", "-D", "change/it", "change/other"});
    VERIFY_RESULT(GitFixture::await(repository->fetch()));
    QCOMPARE(known(), QByteArray(all).replace("refs/remotes/origin/change/it\n", ""));
    const auto pulled = GitFixture::await(repository->pullRebase());
    QVERIFY(!pulled && pulled.error().fix.contains(QStringLiteral("push the branch")));
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::Done);
    QCOMPARE(pushed->target, QByteArray("refs/heads/change/it"));
    QCOMPARE(known(), all);
}

void TestGitRemote::fetchOfASingleBranchThatIsGone()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    fixture.git(folder, {"push", "-q", "origin", "main:change/it"});
    const QByteArray url = QByteArray("file://") + remote.toUtf8();
    const QByteArray place = fixture.at("single").toUtf8();
    fixture.git(folder, {"clone", "-q", "--single-branch", "-b", "change/it", url.constData(),
                         place.constData()});
    fixture.git(remote, {"branch", "-D", "change/it"});
    const QString single = fixture.at("single");
    const auto repository = fixture.open(single);
    QVERIFY(repository);
    for (int i = 0; i < 2; ++i) {
        VERIFY_RESULT(GitFixture::await(repository->fetch()));
        QVERIFY(!fixture.git(single, {"for-each-ref"}).contains("origin/change/it\n"));
    }
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::Done);
    fixture.git(remote, {"branch", "-D", "change/it"});
    fixture.git(single, {"switch", "-q", "-c", "mine"});
    const auto elsewhere = GitFixture::await(repository->fetch());
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().kind, ErrorKind::NotFound);
    QVERIFY(
        elsewhere.error().detail.contains(QStringLiteral("does not have refs/heads/change/it")));
    QVERIFY(elsewhere.error().fix.contains(QStringLiteral("set-branches")));
}

void TestGitRemote::fetchInBackgroundKeepsNobodyWaiting()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->fetchInBackground()));
    // A host that never answers.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString url = QStringLiteral("http://127.0.0.1:%1/x.git").arg(silent.serverPort());
    fixture.git(folder, {"remote", "set-url", "origin", qPrintable(url)});
    const auto fetch = repository->fetchInBackground();
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), patience);
    VERIFY_RESULT(GitFixture::await(
        repository->setIdentity({QStringLiteral("Me"), QStringLiteral("me@example.org")})));
    const auto fetched = GitFixture::await(fetch);
    QVERIFY(!fetched.has_value());
    QCOMPARE(fetched.error().kind, ErrorKind::Cancelled);
}

void TestGitRemote::remoteAway()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    fixture.commitFile(folder, "b.yml", "b\n");
    QVERIFY(QDir().rename(remote, fixture.at("elsewhere")));
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::RemoteUnavailable);
    const auto fetched = GitFixture::await(repository->fetch());
    QVERIFY(!fetched.has_value());
    QCOMPARE(fetched.error().kind, ErrorKind::NotFound);

    // Nobody listens there.
    fixture.git(folder, {"remote", "set-url", "origin", "http://127.0.0.1:1/x.git"});
    QCOMPARE(GitFixture::await(repository->push())->outcome, Outcome::RemoteUnavailable);
    const auto pulled = GitFixture::await(repository->pullRebase());
    QVERIFY(!pulled.has_value());
    QCOMPARE(pulled.error().kind, ErrorKind::Unavailable);
    QCOMPARE(GitFixture::await(repository->status())->ahead, 1);
}

void TestGitRemote::pullKeepsUncommittedChanges()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "theirs.yml", "t\n");
    fixture.commitFile(folder, "mine.yml", "m\n");
    GitFixture::write(folder, "a.yml", "uncommitted\n");
    GitFixture::write(folder, "new.yml", "n\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pulled = GitFixture::await(repository->pullRebase());
    VERIFY_RESULT(pulled);
    QCOMPARE(pulled->outcome, GitPulled::Outcome::Rebased);
    QVERIFY(!pulled->changesInStash);
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray(" M a.yml\n?? new.yml\n"));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("uncommitted\n"));
}

void TestGitRemote::pullStopsAtConflicts()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "a.yml", "theirs\n");
    fixture.commitFile(folder, "a.yml", "mine\n");
    const CommitId mine = fixture.head(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto stopped = GitFixture::await(repository->pullRebase());
    VERIFY_RESULT(stopped);
    QCOMPARE(stopped->outcome, GitPulled::Outcome::Conflicts);
    QCOMPARE(stopped->conflicts, QList<QByteArray>{"a.yml"});
    const auto sides = GitFixture::await(repository->conflict("a.yml"));
    VERIFY_RESULT(sides);
    QCOMPARE(sides->ours.value(), QByteArray("theirs\n")); // what is rebased onto
    QCOMPARE(sides->theirs.value(), QByteArray("mine\n"));
    QVERIFY(!GitFixture::await(repository->pullRebase()).has_value());
    const auto unsolved = GitFixture::await(repository->continueRebase());
    QVERIFY(unsolved.has_value() ? unsolved->outcome == GitPulled::Outcome::Conflicts
                                 : unsolved.error().kind == ErrorKind::Conflict);

    VERIFY_RESULT(GitFixture::await(repository->abort()));
    QCOMPARE(fixture.head(folder), mine);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("mine\n"));

    QVERIFY(GitFixture::await(repository->pullRebase()).has_value());
    GitFixture::write(folder, "a.yml", "both\n");
    VERIFY_RESULT(GitFixture::await(repository->markResolved({"a.yml"})));
    const auto done = GitFixture::await(repository->continueRebase());
    VERIFY_RESULT(done);
    QCOMPARE(done->outcome, GitPulled::Outcome::Rebased);
    QCOMPARE(GitFixture::await(repository->push())->outcome, Outcome::Done);
    const auto idle = GitFixture::await(repository->continueRebase());
    QVERIFY(!idle.has_value());
    QCOMPARE(idle.error().kind, ErrorKind::Conflict);
}

void TestGitRemote::continuesWhateverIsInProgress_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("merge") << QStringList{QStringLiteral("merge"), QStringLiteral("side")};
    QTest::newRow("cherry-pick") << QStringList{QStringLiteral("cherry-pick"),
                                                QStringLiteral("side")};
    QTest::newRow("revert") << QStringList{QStringLiteral("revert"), QStringLiteral("--no-edit"),
                                           QStringLiteral("HEAD~1")};
    QTest::newRow("rebase") << QStringList{QStringLiteral("rebase"), QStringLiteral("side")};
}

void TestGitRemote::continuesWhateverIsInProgress()
{
    QFETCH(QStringList, command);
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"switch", "-qc", "side"});
    fixture.commitFile(folder, "a.yml", "side\n");
    fixture.git(folder, {"switch", "-q", "main"});
    fixture.commitFile(folder, "a.yml", "main\n");
    fixture.commitFile(folder, "a.yml", "main again\n");
    const auto repository = fixture.openTrusted(folder);
    const auto idle = GitFixture::await(repository->continueOperation());
    QVERIFY(!idle.has_value());
    QCOMPARE(idle.error().kind, ErrorKind::Conflict);
    fixture.git(folder, command);
    QVERIFY(fixture.lastExit != 0);
    const auto open = GitFixture::await(repository->continueOperation());
    QVERIFY(open.has_value() ? open->outcome == GitPulled::Outcome::Conflicts
                             : open.error().kind != ErrorKind::Protocol);
    // A rebase stops once for each commit.
    for (int stop = 0; stop < 2; ++stop) {
        GitFixture::write(folder, "a.yml", "both " + QByteArray::number(stop) + '\n');
        VERIFY_RESULT(GitFixture::await(repository->markResolved({"a.yml"})));
        const auto gone = GitFixture::await(repository->continueOperation());
        VERIFY_RESULT(gone);
        if (gone->outcome != GitPulled::Outcome::Conflicts) {
            break;
        }
        QCOMPARE(gone->conflicts, QList<QByteArray>{"a.yml"});
    }
    QCOMPARE(GitFixture::await(repository->state())->operation, GitState::Operation::None);
    QVERIFY(fixture.git(folder, {"show", "HEAD:a.yml"}).startsWith("both"));
}

void TestGitRemote::continuesWhenNothingIsLeftOfACommit()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "a.yml", "theirs\n");
    fixture.commitFile(folder, "a.yml", "mine\n");
    const auto repository = fixture.openTrusted(folder);
    QVERIFY(GitFixture::await(repository->pullRebase()).has_value());
    GitFixture::write(folder, "a.yml", "theirs\n");
    VERIFY_RESULT(GitFixture::await(repository->markResolved({"a.yml"})));
    const auto done = GitFixture::await(repository->continueOperation());
    VERIFY_RESULT(done);
    QCOMPARE(done->outcome, GitPulled::Outcome::Rebased);
    QCOMPARE(fixture.git(folder, {"rev-parse", "HEAD"}),
             fixture.git(folder, {"rev-parse", "origin/main"}));
}

void TestGitRemote::pullSaysWhenChangesAreInTheStash()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "a.yml", "theirs\n");
    fixture.commitFile(folder, "mine.yml", "m\n");
    GitFixture::write(folder, "a.yml", "uncommitted\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pulled = GitFixture::await(repository->pullRebase());
    VERIFY_RESULT(pulled);
    QVERIFY(pulled->changesInStash);
    QCOMPARE(fixture.git(folder, {"show", "stash@{0}:a.yml"}), QByteArray("uncommitted\n"));
}

QTEST_GUILESS_MAIN(TestGitRemote)
#include "tst_gitremote.moc"
