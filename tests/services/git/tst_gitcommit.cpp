// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

using namespace serin;

class TestGitCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsExactlyTheNamedFiles();
    void commitsNewDeletedAndOddNames();
    void firstCommitOfABranch();
    void refusesBadRequests();
    void failingHookChangesNothing();
    void hooksSpeakAndMayBeLeftOut();
    void failingSignatureChangesNothing();
    void missingIdentity();
    void operationInProgressAndDetached();
    void cancelledInAHookChangesNothing();
};

void TestGitCommit::commitsExactlyTheNamedFiles()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "staged.yml", "staged\n");
    fixture.git(folder, {"add", "staged.yml"});
    GitFixture::write(folder, "a.yml", "two\n");
    fixture.git(folder, {"add", "a.yml"});
    GitFixture::write(folder, "a.yml", "three\n"); // what counts is what lies there
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitCommitRequest commit = GitFixture::commitOf({"a.yml"});
    commit.trailers = {{QStringLiteral("Endpoint"), QStringLiteral("my-endpoint")},
                       {QStringLiteral("Traffic"), QStringLiteral("blue=90 green=10")}};
    const auto done = GitFixture::await(repository->commit(commit));
    VERIFY_RESULT(done);
    QCOMPARE(done->id, fixture.head(folder));
    QCOMPARE(fixture.git(folder, {"show", "HEAD:a.yml"}), QByteArray("three\n"));
    QCOMPARE(fixture.git(folder, {"show", "--format=%B", "--name-only", "HEAD"}),
             QByteArray("Shift traffic\n\nEndpoint: my-endpoint\nTraffic: blue=90 green=10\n\n\n"
                        "a.yml\n"));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("A  staged.yml\n"));
}

void TestGitCommit::commitsNewDeletedAndOddNames()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "gone.yml", "x\n");
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "x"});
    QFile::remove(folder + QStringLiteral("/gone.yml"));
    GitFixture::write(folder, "new \"1\"\n.yml", "1\n");
    GitFixture::write(folder, "\xff.yml", "2\n");
    GitFixture::write(folder, "*.yml", "3\n"); // no pattern
    GitFixture::write(folder, "left.yml", "4\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto done = GitFixture::await(repository->commit(
        GitFixture::commitOf({"gone.yml", "new \"1\"\n.yml", "\xff.yml", "*.yml"})));
    VERIFY_RESULT(done);
    QCOMPARE(fixture.git(folder, {"ls-tree", "-z", "--name-only", "HEAD"}),
             QByteArray("*.yml\0a.yml\0new \"1\"\n.yml\0\xff.yml\0", 31));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("?? left.yml\n"));
}

void TestGitCommit::firstCommitOfABranch()
{
    GitFixture fixture;
    const QString folder = fixture.at("empty");
    QVERIFY(GitFixture::await(fixture.client().init({folder})).has_value());
    GitFixture::write(folder, "a.yml", "x\n");
    GitFixture::write(folder, "b.yml", "x\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(
        repository->setIdentity({QStringLiteral("Ä Test"), QStringLiteral("a@b")})));
    const auto done = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    VERIFY_RESULT(done);
    QCOMPARE(fixture.git(folder, {"log", "--format=%an %D"}), QByteArray("Ä Test HEAD -> main\n"));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("?? b.yml\n"));
    // And taken back, the branch is as new.
    QCOMPARE(GitFixture::await(repository->undoCommit(done->id)).value(),
             QStringLiteral("Shift traffic"));
    QVERIFY(GitFixture::await(repository->state())->isUnborn());
}

void TestGitCommit::refusesBadRequests()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, ".gitignore", "*.log\n");
    GitFixture::write(folder, "x.log", "x\n");
    GitFixture::write(folder, "other.yml", "x\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const QByteArray before = fixture.git(folder, {"ls-files", "-s"});
    const auto kindOf = [&](const GitCommitRequest &commit) {
        const auto done = GitFixture::await(repository->commit(commit));
        return done ? ErrorKind::Internal : done.error().kind;
    };
    QCOMPARE(kindOf(GitFixture::commitOf({})), ErrorKind::Invalid);
    QCOMPARE(kindOf(GitFixture::commitOf({"a.yml"})), ErrorKind::Invalid); // no changes
    QCOMPARE(kindOf(GitFixture::commitOf({"no.yml"})), ErrorKind::NotFound);
    QCOMPARE(kindOf(GitFixture::commitOf({"x.log"})), ErrorKind::NotFound); // ignored
    QCOMPARE(kindOf(GitFixture::commitOf({"other.yml", "no.yml"})), ErrorKind::NotFound);
    for (const char *path : {"/etc/passwd", "../x", ".git/config", "a/../b"}) {
        QCOMPARE(kindOf(GitFixture::commitOf({path})), ErrorKind::Invalid);
    }
    GitCommitRequest silent = GitFixture::commitOf({"other.yml"});
    silent.message = QStringLiteral(" \n");
    QCOMPARE(kindOf(silent), ErrorKind::Invalid);
    QCOMPARE(fixture.git(folder, {"ls-files", "-s"}), before);
    QCOMPARE(fixture.git(folder, {"rev-list", "--count", "HEAD"}), QByteArray("1\n"));
}

void TestGitCommit::failingHookChangesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::makeHook(folder, "pre-commit",
                         "echo 'the linter says \033[31mno\033[0m' >&2; exit 1");
    GitFixture::write(folder, "a.yml", "two\n");
    GitFixture::write(folder, "new.yml", "two\n");
    GitFixture::write(folder, "staged.yml", "two\n");
    fixture.git(folder, {"add", "staged.yml"});
    const QByteArray index = fixture.git(folder, {"ls-files", "-s"});
    const auto repository = fixture.openTrusted(folder);
    QVERIFY(repository);
    const auto done =
        GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml", "new.yml"})));
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Invalid);
    QVERIFY(done.error().where.contains(QStringLiteral("the linter says no")));
    QCOMPARE(fixture.git(folder, {"ls-files", "-s"}), index);
    QCOMPARE(fixture.git(folder, {"rev-list", "--count", "HEAD"}), QByteArray("1\n"));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("two\n"));
}

void TestGitCommit::hooksSpeakAndMayBeLeftOut()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::makeHook(folder, "commit-msg", "echo 'checked the message' >&2");
    GitFixture::write(folder, "a.yml", "two\n");
    // A hook is only an offer to run code: it is asked about before it first runs, and only then.
    auto repository = fixture.open(folder);
    QVERIFY(repository);
    QVERIFY(GitFixture::await(repository->status()).has_value());
    const auto refused = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    QVERIFY(refused.error().detail.contains(QStringLiteral("commit-msg")));

    GitCommitRequest without = GitFixture::commitOf({"a.yml"});
    without.runHooks = false;
    auto done = GitFixture::await(repository->commit(without));
    VERIFY_RESULT(done);
    QVERIFY(done->output.isEmpty());

    repository = fixture.openTrusted(folder);
    GitFixture::write(folder, "a.yml", "three\n");
    done = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    VERIFY_RESULT(done);
    QCOMPARE(done->output, QStringLiteral("checked the message"));
}

void TestGitCommit::failingSignatureChangesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(fixture.root(), "gpg", "#!/bin/sh\necho 'no secret key' >&2\nexit 2\n");
    QFile::setPermissions(fixture.at("gpg"), QFile::ReadOwner | QFile::ExeOwner);
    // The person's own configuration, which is trusted.
    fixture.git(folder, {QStringLiteral("config"), QStringLiteral("--global"),
                         QStringLiteral("gpg.program"), fixture.at("gpg")});
    fixture.git(folder, {"config", "--global", "commit.gpgsign", "true"});
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto done = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Unavailable);
    QVERIFY(!done.error().fix.isEmpty());
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray(" M a.yml\n"));
}

void TestGitCommit::missingIdentity()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"config", "--unset", "user.email"});
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto identity = GitFixture::await(repository->identity());
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().kind, ErrorKind::Invalid);
    QVERIFY(identity.error().fix.contains(QStringLiteral("user.email")));
    const auto done = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Invalid);
    QVERIFY(done.error().fix.contains(QStringLiteral("user.email")));

    const GitIdentity me{QStringLiteral("Me"), QStringLiteral("me@example.org")};
    QVERIFY(!GitFixture::await(repository->setIdentity({me.name, QStringLiteral("a<b")})));
    VERIFY_RESULT(GitFixture::await(repository->setIdentity(me)));
    QCOMPARE(GitFixture::await(repository->identity()).value(), me);
    VERIFY_RESULT(GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"}))));
}

void TestGitCommit::operationInProgressAndDetached()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitFixture::write(folder, "a.yml", "two\n");
    fixture.git(folder, {"checkout", "-q", "--detach"});
    const auto detached = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    QVERIFY(!detached.has_value());
    QCOMPARE(detached.error().kind, ErrorKind::Conflict);
    QVERIFY(detached.error().fix.contains(QStringLiteral("branch")));
    GitCommitRequest allowed = GitFixture::commitOf({"a.yml"});
    allowed.allowDetached = true;
    VERIFY_RESULT(GitFixture::await(repository->commit(allowed)));

    fixture.git(folder, {"switch", "-q", "-c", "side", "main"});
    GitFixture::write(folder, "a.yml", "side\n");
    fixture.git(folder, {"commit", "-qam", "side"});
    fixture.git(folder, {"switch", "-q", "main"});
    GitFixture::write(folder, "a.yml", "main\n");
    fixture.git(folder, {"commit", "-qam", "main"});
    fixture.git(folder, {"merge", "side"});
    const auto merging = GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"})));
    QVERIFY(!merging.has_value());
    QCOMPARE(merging.error().kind, ErrorKind::Conflict);
    QVERIFY(merging.error().detail.contains(QStringLiteral("merge")));
    const auto sides = GitFixture::await(repository->conflict("a.yml"));
    VERIFY_RESULT(sides);
    QCOMPARE(sides->base.value(), QByteArray("one\n"));
    QCOMPARE(sides->ours.value(), QByteArray("main\n"));
    QCOMPARE(sides->theirs.value(), QByteArray("side\n"));
}

void TestGitCommit::cancelledInAHookChangesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "two\n");
    fixture.git(folder, {"commit", "-qam", "second"});
    const CommitId second = fixture.head(folder);
    GitFixture::makeHook(folder, "pre-commit",
                         "touch '" + fixture.at("ran").toUtf8() + "'; sleep 60");
    GitFixture::write(folder, "new.yml", "x\n");
    const auto repository = fixture.openTrusted(folder);
    QVERIFY(repository);
    const QByteArray index = fixture.git(folder, {"ls-files", "-s"});

    auto commit = repository->commit(GitFixture::commitOf({"new.yml"}));
    QTRY_VERIFY(fixture.somethingRan());
    commit.cancel();
    QCOMPARE(GitFixture::await(commit).error().kind, ErrorKind::Cancelled);
    QCOMPARE(fixture.git(folder, {"ls-files", "-s"}), index);
    QVERIFY(GitFixture::await(repository->findLocks())->isEmpty());

    QFile::remove(fixture.at("ran"));
    auto restore = repository->restore({first, {"a.yml"}, QStringLiteral("Back"), {}, true});
    QTRY_VERIFY(fixture.somethingRan());
    restore.cancel();
    QCOMPARE(GitFixture::await(restore).error().kind, ErrorKind::Cancelled);
    QCOMPARE(fixture.head(folder), second);
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("?? new.yml\n"));
}

QTEST_GUILESS_MAIN(TestGitCommit)
#include "tst_gitcommit.moc"
