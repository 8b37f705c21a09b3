// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

using namespace serin;

namespace {

using Outcome = GitPushed::Outcome;
using Move = GitCommitMove::Outcome;

} // namespace

class TestGitBranches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void branchesAreListedAndSwitched();
    void switchLosesNothing();
    void newBranchGetsItsUpstream();
    void lastCommitMovesToANewBranch();
    void commitStaysWhereMoreWouldBeLost();
};

void TestGitBranches::branchesAreListedAndSwitched()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"side", {}, false})));
    VERIFY_RESULT(GitFixture::await(repository->setUpstream("side", "origin/main")));
    fixture.commitFile(folder, "b.yml", "b\n");
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

void TestGitBranches::switchLosesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"switch", "-q", "-c", "side"});
    fixture.commitFile(folder, "a.yml", "side\n");
    fixture.commitFile(folder, "x.log", "tracked there\n");
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

void TestGitBranches::newBranchGetsItsUpstream()
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
    fixture.commitFile(folder, "c.yml", "c\n");
    QCOMPARE(GitFixture::await(repository->push())->target,
             QByteArray("refs/heads/canary/my-endpoint-10"));
}

void TestGitBranches::lastCommitMovesToANewBranch()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const QByteArray before = fixture.git(folder, {"rev-parse", "main"});
    fixture.commitFile(folder, "b.yml", "b\n");
    GitFixture::write(folder, "staged.yml", "staged\n");
    fixture.git(folder, {"add", "staged.yml"});
    GitFixture::write(folder, "a.yml", "typed and not committed\n");
    const QByteArray status = fixture.git(folder, {"status", "--porcelain"});
    const auto commit = GitFixture::await(repository->resolve(QStringLiteral("HEAD")));
    VERIFY_RESULT(commit);

    const auto moved = GitFixture::await(repository->moveCommit("side", *commit));
    VERIFY_RESULT(moved);
    QCOMPARE(moved->outcome, Move::Moved);
    QCOMPARE(moved->from, QByteArray("main"));
    QCOMPARE(fixture.git(folder, {"rev-parse", "main"}), before);
    QCOMPARE(fixture.git(folder, {"rev-parse", "side"}).trimmed(), commit->toString().toLatin1());
    QCOMPARE(GitFixture::await(repository->state())->branch, QByteArray("side"));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), status);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("typed and not committed\n"));

    const auto again = GitFixture::await(repository->moveCommit("main", *commit));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict); // there is one of that name
}

void TestGitBranches::commitStaysWhereMoreWouldBeLost()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto tip = [&](const char *branch) {
        return *CommitId::fromHex(fixture.git(folder, {"rev-parse", branch}).trimmed());
    };
    const auto moved = [&](const char *name, const CommitId &commit) {
        const auto answer = GitFixture::await(repository->moveCommit(name, commit));
        return answer ? std::optional(answer->outcome) : std::nullopt;
    };
    fixture.commitFile(folder, "b.yml", "b\n");
    const CommitId alone = tip("main");
    QCOMPARE(moved("one", alone), std::optional(Move::NoUpstream));
    QCOMPARE(tip("main"), alone);

    fixture.git(folder, {"switch", "-q", "main"});
    fixture.addRemote(folder);
    QCOMPARE(moved("two", alone), std::optional(Move::OtherWork)); // the remote has it
    fixture.git(folder, {"switch", "-q", "main"});
    fixture.commitFile(folder, "c.yml", "c\n");
    fixture.commitFile(folder, "d.yml", "d\n");
    const CommitId last = tip("main");
    QCOMPARE(moved("three", last), std::optional(Move::OtherWork));
    QCOMPARE(tip("main"), last);
    QCOMPARE(tip("three"), last);

    fixture.git(folder, {"reset", "-q", "--hard", "HEAD~1"});
    fixture.git(folder, {"switch", "-q", "-C", "main"});
    fixture.git(folder, {"branch", "-q", "--set-upstream-to=origin/main"});
    fixture.git(folder, {"push", "-q", "origin", "main:elsewhere"});
    QCOMPARE(moved("four", tip("main")), std::optional(Move::Pushed));
}

QTEST_GUILESS_MAIN(TestGitBranches)
#include "tst_gitbranches.moc"
