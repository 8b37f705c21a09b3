// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

using namespace serin;

class TestGitRevert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoTakesBackTheLastCommit();
    void undoRefuses();
    void restoresAndReverts();
    void revertThatDoesNotFitChangesNothing();
    void revertWithFailingHookChangesNothing();
};

void TestGitRevert::undoTakesBackTheLastCommit()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitCommitRequest commit = GitFixture::commitOf({"a.yml"});
    commit.message = QStringLiteral("Second\n\nBecause.");
    const auto done = GitFixture::await(repository->commit(commit));
    VERIFY_RESULT(done);
    QCOMPARE(GitFixture::await(repository->undoCommit(done->id)).value(), commit.message);
    QCOMPARE(fixture.head(folder), first);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("two\n"));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("M  a.yml\n"));
}

void TestGitRevert::undoRefuses()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    fixture.addRemote(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto kindOf = [&](const CommitId &id) {
        const auto done = GitFixture::await(repository->undoCommit(id));
        return done ? ErrorKind::Internal : done.error().kind;
    };
    QCOMPARE(kindOf(first), ErrorKind::Conflict); // pushed
    fixture.git(folder, {"switch", "-q", "-c", "side"});
    fixture.git(folder, {"commit", "-q", "--allow-empty", "-m", "s"});
    fixture.git(folder, {"switch", "-q", "main"});
    fixture.git(folder, {"commit", "-q", "--allow-empty", "-m", "m"});
    QCOMPARE(kindOf(first), ErrorKind::Conflict); // not the last
    fixture.git(folder, {"merge", "-q", "--no-edit", "side"});
    QCOMPARE(kindOf(fixture.head(folder)), ErrorKind::Conflict); // a merge
    QCOMPARE(fixture.git(folder, {"rev-list", "--count", "HEAD"}), QByteArray("4\n"));
}

void TestGitRevert::restoresAndReverts()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "one\ntwo\n");
    GitFixture::write(folder, "b.yml", "b\n");
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "second"});
    const CommitId second = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "zero\none\ntwo\n");
    fixture.git(folder, {"commit", "-qam", "third"});
    GitFixture::write(folder, "mine.yml", "untouched\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);

    // Only the second commit, only in a.yml: the third stays, and so does b.yml.
    const auto reverted = GitFixture::await(
        repository->revert({{second}, {"a.yml"}, QStringLiteral("Undo"), {}, true}));
    VERIFY_RESULT(reverted);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("zero\none\n"));
    QCOMPARE(fixture.git(folder, {"show", "--format=", "--name-only", "HEAD"}),
             QByteArray("a.yml\n"));
    QCOMPARE(fixture.head(folder), reverted->id);

    const auto restored = GitFixture::await(
        repository->restore({first, {"a.yml", "b.yml"}, QStringLiteral("Back"), {}, true}));
    VERIFY_RESULT(restored);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("one\n"));
    QCOMPARE(fixture.git(folder, {"ls-tree", "--name-only", "HEAD"}), QByteArray("a.yml\n"));
    const auto again = GitFixture::await(
        repository->restore({second, {"b.yml"}, QStringLiteral("Forth"), {}, true}));
    VERIFY_RESULT(again);
    QCOMPARE(fixture.git(folder, {"show", "HEAD:b.yml"}), QByteArray("b\n"));
    const auto nothing = GitFixture::await(
        repository->restore({second, {"b.yml"}, QStringLiteral("Forth"), {}, true}));
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().kind, ErrorKind::Invalid);
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("?? mine.yml\n"));
}

void TestGitRevert::revertThatDoesNotFitChangesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    fixture.git(folder, {"commit", "-qam", "second"});
    const CommitId second = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "three\n");
    fixture.git(folder, {"commit", "-qam", "third"});
    const CommitId third = fixture.head(folder);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto reverted = GitFixture::await(
        repository->revert({{second}, {"a.yml"}, QStringLiteral("Undo"), {}, true}));
    QVERIFY(!reverted.has_value());
    QCOMPARE(reverted.error().kind, ErrorKind::Conflict);
    QCOMPARE(fixture.head(folder), third);
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray());

    GitFixture::write(folder, "a.yml", "mine\n");
    const auto dirty = GitFixture::await(
        repository->revert({{third}, {"a.yml"}, QStringLiteral("Undo"), {}, true}));
    QVERIFY(!dirty.has_value());
    QCOMPARE(dirty.error().kind, ErrorKind::Conflict);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("mine\n"));
    // Nothing is left of the index that was used for trying.
    QVERIFY(QDir(folder + QStringLiteral("/.git"))
                .entryList({QStringLiteral("serin-*")}, QDir::AllEntries)
                .isEmpty());
}

void TestGitRevert::revertWithFailingHookChangesNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "two\n");
    GitFixture::write(folder, "b.yml", "b\n");
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "second"});
    const CommitId second = fixture.head(folder);
    fixture.git(folder, {"rm", "-q", "b.yml"});
    fixture.git(folder, {"commit", "-qm", "third"});
    GitFixture::makeHook(folder, "pre-commit", "exit 1");
    const auto repository = fixture.openTrusted(folder);
    QVERIFY(repository);
    for (const CommitId &source : {first, second}) {
        const auto done = GitFixture::await(
            repository->restore({source, {"a.yml", "b.yml"}, QStringLiteral("Back"), {}, true}));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Invalid);
        QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray());
        QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("two\n"));
    }
}

QTEST_GUILESS_MAIN(TestGitRevert)
#include "tst_gitrevert.moc"
