// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

#include <QFutureWatcher>
#include <QSignalSpy>

using namespace serin;

namespace {

using Outcome = GitPushed::Outcome;

void commitFile(GitFixture &fixture, const QString &folder, const char *name,
                const QByteArray &content)
{
    GitFixture::write(folder, name, content);
    fixture.git(folder, {"add", name});
    fixture.git(folder, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", name});
}

// Another person's clone, with one commit pushed.
QString otherPerson(GitFixture &fixture, const char *name, const QByteArray &content)
{
    fixture.git(fixture.root(), {"clone", "-q", "remote.git", "other"});
    commitFile(fixture, fixture.at("other"), name, content);
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
    void pushWithoutRemote();
    void remoteAway();
    void newBranchGetsItsUpstream();
    void pullKeepsUncommittedChanges();
    void pullStopsAtConflicts();
    void pullSaysWhenChangesAreInTheStash();
    void clones();
    void cloneRefuses();
    void cancelledCloneLeavesNothing();
    void branchesAreListedAndSwitched();
    void switchLosesNothing();
    void urls_data();
    void urls();
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
    commitFile(fixture, folder, "b.yml", "b\n");
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
    commitFile(fixture, folder, "mine.yml", "m\n");
    const CommitId theirs = fixture.head(remote);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto rejected = GitFixture::await(repository->push());
    VERIFY_RESULT(rejected);
    QCOMPARE(rejected->outcome, Outcome::RejectedBehind);
    QVERIFY(!rejected->isPushed());
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
    commitFile(fixture, folder, "b.yml", "b\n");
    GitFixture::write(remote, "hooks/pre-receive",
                      "#!/bin/sh\necho 'only on Fridays' >&2\nexit 1\n");
    QFile::setPermissions(remote + QStringLiteral("/hooks/pre-receive"),
                          QFile::ReadOwner | QFile::ExeOwner);
    auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto refused = GitFixture::await(repository->push());
    VERIFY_RESULT(refused);
    QCOMPARE(refused->outcome, Outcome::RejectedByRemote);
    QVERIFY(refused->words.contains(QStringLiteral("only on Fridays")));

    GitFixture::makeHook(folder, "pre-push", "echo 'tests fail' >&2; exit 1");
    const auto unasked = GitFixture::await(repository->push());
    QVERIFY(!unasked.has_value());
    QCOMPARE(unasked.error().kind, ErrorKind::Unauthorized);
    repository = fixture.openTrusted(folder);
    const auto own = GitFixture::await(repository->push());
    VERIFY_RESULT(own);
    QCOMPARE(own->outcome, Outcome::RejectedByHook);
    QVERIFY(own->words.contains(QStringLiteral("tests fail")));
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

void TestGitRemote::remoteAway()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    commitFile(fixture, folder, "b.yml", "b\n");
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

void TestGitRemote::newBranchGetsItsUpstream()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"canary/my-endpoint-10", {}, true})));
    QVERIFY(GitFixture::await(repository->status())->upstream.isEmpty());
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, Outcome::Done);
    QCOMPARE(GitFixture::await(repository->status())->upstream,
             QByteArray("origin/canary/my-endpoint-10"));
    // A remote branch of another name is kept.
    fixture.git(folder, {"branch", "-q", "-m", "local-name"});
    commitFile(fixture, folder, "c.yml", "c\n");
    QCOMPARE(GitFixture::await(repository->push())->target,
             QByteArray("refs/heads/canary/my-endpoint-10"));
}

void TestGitRemote::pullKeepsUncommittedChanges()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "theirs.yml", "t\n");
    commitFile(fixture, folder, "mine.yml", "m\n");
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
    commitFile(fixture, folder, "a.yml", "mine\n");
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

void TestGitRemote::pullSaysWhenChangesAreInTheStash()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    otherPerson(fixture, "a.yml", "theirs\n");
    commitFile(fixture, folder, "mine.yml", "m\n");
    GitFixture::write(folder, "a.yml", "uncommitted\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pulled = GitFixture::await(repository->pullRebase());
    VERIFY_RESULT(pulled);
    QVERIFY(pulled->changesInStash);
    QCOMPARE(fixture.git(folder, {"show", "stash@{0}:a.yml"}), QByteArray("uncommitted\n"));
}

void TestGitRemote::clones()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    const QString target = fixture.at("some/new clone");
    const auto future = fixture.client().clone({QStringLiteral("file://") + remote, target, {}});
    QFutureWatcher<Result<std::shared_ptr<GitRepository>>> watcher;
    QSignalSpy stages(&watcher, &QFutureWatcherBase::progressTextChanged);
    watcher.setFuture(future);
    const auto cloned = GitFixture::await(future);
    VERIFY_RESULT(cloned);
    QVERIFY(!stages.isEmpty());
    QCOMPARE((*cloned)->layout().top, target);
    QCOMPARE(GitFixture::read(target, "a.yml"), QByteArray("one\n"));
    QCOMPARE(GitFixture::await((*cloned)->push())->outcome, Outcome::UpToDate);
    QCOMPARE(
        QDir(fixture.at("some")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("new clone")});
}

void TestGitRemote::cloneRefuses()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto kindOf = [&](const GitCloneRequest &request) {
        const auto cloned = GitFixture::await(fixture.client().clone(request));
        return cloned ? ErrorKind::Internal : cloned.error().kind;
    };
    const QString target = fixture.at("target");
    QCOMPARE(kindOf({folder, folder, {}}), ErrorKind::Conflict);
    QCOMPARE(kindOf({fixture.at("nowhere"), target, {}}), ErrorKind::NotFound);
    QCOMPARE(kindOf({QStringLiteral("--upload-pack=touch ran"), target, {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({QStringLiteral("ext::sh -c true"), target, {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({QStringLiteral("http://127.0.0.1:1/x"), target, {}}), ErrorKind::Unavailable);
    QCOMPARE(kindOf({folder, QStringLiteral("relative"), {}}), ErrorKind::Invalid);
    QCOMPARE(kindOf({folder, target, "-b"}), ErrorKind::Invalid);
    QVERIFY(kindOf({folder, target, "no-such-branch"}) != ErrorKind::Internal);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(QDir(fixture.root())
                .entryList({QStringLiteral(".serin-clone-*")}, QDir::AllEntries | QDir::Hidden)
                .isEmpty());
}

void TestGitRemote::cancelledCloneLeavesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString target = fixture.at("target");
    // An upload-pack that never says anything; the person's own configuration chooses it.
    const QString script = fixture.markerScript("exec sleep 60");
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("--global"),
                                    QStringLiteral("core.sshCommand"), script});
    auto future = fixture.client().clone({QStringLiteral("ssh://nowhere/x"), target, {}});
    QTRY_VERIFY(fixture.somethingRan());
    future.cancel();
    const auto cloned = GitFixture::await(future);
    QVERIFY(!cloned.has_value());
    QCOMPARE(cloned.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(QDir(fixture.root())
                .entryList({QStringLiteral(".serin-clone-*")}, QDir::AllEntries | QDir::Hidden)
                .isEmpty());
}

void TestGitRemote::branchesAreListedAndSwitched()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"side", {}, false})));
    VERIFY_RESULT(GitFixture::await(repository->setUpstream("side", "origin/main")));
    commitFile(fixture, folder, "b.yml", "b\n");
    const auto branches = GitFixture::await(repository->branches());
    VERIFY_RESULT(branches);
    QCOMPARE(branches->size(), 3);
    QCOMPARE(branches->at(0).name, QByteArray("main"));
    QVERIFY(branches->at(0).isCurrent);
    QCOMPARE(branches->at(0).ahead, 1);
    QCOMPARE(branches->at(1).upstream, QByteArray("refs/remotes/origin/main"));
    QCOMPARE(branches->at(2).name, QByteArray("origin/main"));
    QVERIFY(branches->at(2).isRemote);

    VERIFY_RESULT(GitFixture::await(repository->switchTo("side")));
    QCOMPARE(GitFixture::await(repository->state())->branch, QByteArray("side"));
    const auto kindOf = [](const Result<void> &result) {
        return result ? ErrorKind::Internal : result.error().kind;
    };
    QCOMPARE(kindOf(GitFixture::await(repository->createBranch({"side", {}, true}))),
             ErrorKind::Conflict);
    QCOMPARE(kindOf(GitFixture::await(repository->createBranch({"-x", {}, true}))),
             ErrorKind::Invalid);
    QCOMPARE(kindOf(GitFixture::await(repository->switchTo("nothing"))), ErrorKind::NotFound);
    QCOMPARE(kindOf(GitFixture::await(repository->setUpstream("side", "origin/nothing"))),
             ErrorKind::NotFound);
}

void TestGitRemote::switchLosesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"switch", "-q", "-c", "side"});
    commitFile(fixture, folder, "a.yml", "side\n");
    commitFile(fixture, folder, "x.log", "tracked there\n");
    fixture.git(folder, {"switch", "-q", "main"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);

    GitFixture::write(folder, "a.yml", "uncommitted\n");
    const auto dirty = GitFixture::await(repository->switchTo("side"));
    QVERIFY(!dirty.has_value());
    QCOMPARE(dirty.error().kind, ErrorKind::Conflict);
    QVERIFY(dirty.error().where.contains(QStringLiteral("a.yml")));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("uncommitted\n"));
    fixture.git(folder, {"checkout", "-q", "a.yml"});

    // Not even an ignored file is overwritten.
    GitFixture::write(folder, ".git/info/exclude", "*.log\n");
    GitFixture::write(folder, "x.log", "mine\n");
    const auto ignored = GitFixture::await(repository->switchTo("side"));
    QVERIFY(!ignored.has_value());
    QCOMPARE(ignored.error().kind, ErrorKind::Conflict);
    QCOMPARE(GitFixture::read(folder, "x.log"), QByteArray("mine\n"));
}

void TestGitRemote::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    for (const char *url : {"https://example.org/x.git", "http://127.0.0.1:80/x", "/some/folder",
                            "ssh://git@example.org/x", "git@example.org:x/y.git", "git://h/x",
                            "file:///x", "../relative"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << true;
    }
    for (const char *url :
         {"", " ", "-x", "--upload-pack=x", "ext::sh -c x", "fd::17", "ssh://-oProxyCommand=x/y",
          "-oProxyCommand=x:y", "https://-x/", "foo://bar", "a\nb", "transport::x"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << false;
    }
}

void TestGitRemote::urls()
{
    QFETCH(QString, url);
    QTEST(checkRemoteUrl(url).has_value(), "good");
}

QTEST_GUILESS_MAIN(TestGitRemote)
#include "tst_gitremote.moc"
