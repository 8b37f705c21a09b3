// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/worktreefile.h"
#include "tests/services/git/gitfixture.h"

using namespace serin;

class TestGitDiscard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfChangeComesBack();
    void keepsBytesThatFiltersWouldChange();
    void refusesConflictsAndNothing();
    void doesNotOverwriteNewerChanges();
    void worksWithoutCommits();
    void survivesGarbageCollection();
    void forgetsTheOldest();
    void filesBehindLinksAreRefused();
};

void TestGitDiscard::everyKindOfChangeComesBack()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "deleted.yml", "d\n");
    GitFixture::write(folder, "moved.yml", "1\n2\n3\n4\n5\n");
    GitFixture::write(folder, "other.yml", "o\n");
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "second"});

    GitFixture::write(folder, "a.yml", "staged\n");
    fixture.git(folder, {"add", "a.yml"});
    GitFixture::write(folder, "a.yml", "and changed\n");
    QFile::remove(folder + QStringLiteral("/deleted.yml"));
    fixture.git(folder, {"mv", "moved.yml", "sub \"x\".yml"});
    GitFixture::write(folder, "new/file\n.yml", QByteArray("n\0\xff", 3));
    GitFixture::write(folder, "added.sh", "#!/bin/sh\n");
    QFile::setPermissions(folder + QStringLiteral("/added.sh"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    fixture.git(folder, {"add", "added.sh"});
    QFile::link(QStringLiteral("nowhere"), folder + QStringLiteral("/link"));
    GitFixture::write(folder, "other.yml", "stays\n");
    const QByteArray before = fixture.git(folder, {"status", "--porcelain=v2", "-z", "-uall"});

    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const QList<QByteArray> paths{"a.yml",          "deleted.yml", "moved.yml", "sub \"x\".yml",
                                  "new/file\n.yml", "added.sh",    "link"};
    const auto discarded = GitFixture::await(repository->discard(paths));
    VERIFY_RESULT(discarded);
    QCOMPARE(discarded->paths.size(), paths.size());
    QCOMPARE(fixture.git(folder, {"status", "--porcelain", "-uall"}), QByteArray(" M other.yml\n"));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("one\n"));
    QVERIFY(!QFileInfo(folder + QStringLiteral("/link")).isSymLink());

    const auto list = GitFixture::await(repository->discarded());
    VERIFY_RESULT(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().ref, discarded->ref);
    QCOMPARE(list->first().paths, discarded->paths);

    VERIFY_RESULT(GitFixture::await(repository->restoreDiscarded(discarded->ref)));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain=v2", "-z", "-uall"}), before);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("and changed\n"));
    QCOMPARE(GitFixture::read(folder, "new/file\n.yml"), QByteArray("n\0\xff", 3));
    QCOMPARE(QFile::symLinkTarget(folder + QStringLiteral("/link")),
             folder + QStringLiteral("/nowhere"));
    QVERIFY(QFileInfo(folder + QStringLiteral("/added.sh")).isExecutable());
    QVERIFY(GitFixture::await(repository->discarded())->isEmpty());
    const auto again = GitFixture::await(repository->restoreDiscarded(discarded->ref));
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
}

void TestGitDiscard::keepsBytesThatFiltersWouldChange()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"config", "core.autocrlf", "input"});
    GitFixture::write(folder, "a.yml", "one\r\ntwo\nthree\r\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto discarded = GitFixture::await(repository->discard({"a.yml"}));
    VERIFY_RESULT(discarded);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("one\n"));
    VERIFY_RESULT(GitFixture::await(repository->restoreDiscarded(discarded->ref)));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("one\r\ntwo\nthree\r\n"));
}

void TestGitDiscard::refusesConflictsAndNothing()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto nothing = GitFixture::await(repository->discard({"a.yml", "no.yml"}));
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().kind, ErrorKind::Invalid);
    QVERIFY(!GitFixture::await(repository->discard({"../a.yml"})).has_value());

    fixture.git(folder, {"switch", "-q", "-c", "side"});
    GitFixture::write(folder, "a.yml", "side\n");
    fixture.git(folder, {"commit", "-qam", "side"});
    fixture.git(folder, {"switch", "-q", "main"});
    GitFixture::write(folder, "a.yml", "main\n");
    fixture.git(folder, {"commit", "-qam", "main"});
    fixture.git(folder, {"merge", "side"});
    const QByteArray file = GitFixture::read(folder, "a.yml");
    const auto conflict = GitFixture::await(repository->discard({"a.yml"}));
    QVERIFY(!conflict.has_value());
    QCOMPARE(conflict.error().kind, ErrorKind::Conflict);
    QCOMPARE(GitFixture::read(folder, "a.yml"), file);
}

void TestGitDiscard::doesNotOverwriteNewerChanges()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto discarded = GitFixture::await(repository->discard({"a.yml"}));
    VERIFY_RESULT(discarded);
    GitFixture::write(folder, "a.yml", "newer\n");
    const auto restored = GitFixture::await(repository->restoreDiscarded(discarded->ref));
    QVERIFY(!restored.has_value());
    QCOMPARE(restored.error().kind, ErrorKind::Conflict);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("newer\n"));
    QCOMPARE(GitFixture::await(repository->discarded())->size(), 1);
}

void TestGitDiscard::worksWithoutCommits()
{
    GitFixture fixture;
    const QString folder = fixture.at("empty");
    QVERIFY(GitFixture::await(fixture.client().init({folder})).has_value());
    GitFixture::write(folder, "a.yml", "x\n");
    fixture.git(folder, {"add", "."});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto discarded = GitFixture::await(repository->discard({"a.yml"}));
    VERIFY_RESULT(discarded);
    QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/a.yml")));
    VERIFY_RESULT(GitFixture::await(repository->restoreDiscarded(discarded->ref)));
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray("A  a.yml\n"));
}

void TestGitDiscard::survivesGarbageCollection()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "precious\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto discarded = GitFixture::await(repository->discard({"a.yml"}));
    VERIFY_RESULT(discarded);
    fixture.git(folder, {"gc", "-q", "--prune=now"});
    VERIFY_RESULT(GitFixture::await(repository->restoreDiscarded(discarded->ref)));
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("precious\n"));
}

void TestGitDiscard::forgetsTheOldest()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    for (int number = 0; number < 100; ++number) {
        fixture.git(
            folder,
            QStringList{
                QStringLiteral("update-ref"),
                QStringLiteral("refs/serin/discarded/2000-%1").arg(number, 3, 10, QLatin1Char('0')),
                QStringLiteral("HEAD")});
    }
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->discard({"a.yml"})));
    const auto list = GitFixture::await(repository->discarded());
    VERIFY_RESULT(list);
    QCOMPARE(list->size(), 100);
    QCOMPARE(list->first().paths, QList<QByteArray>{"a.yml"});
    QCOMPARE(list->last().ref, QByteArray("refs/serin/discarded/2000-001"));
}

void TestGitDiscard::filesBehindLinksAreRefused()
{
    QTemporaryDir folder;
    QTemporaryDir outside;
    QFile::link(outside.path(), folder.filePath(QStringLiteral("way")));
    const WorktreeFile file{WorktreeFile::Kind::File, "x"};
    QVERIFY(!writeWorktreeFile(folder.path(), "way/out", file, {}).has_value());
    QVERIFY(!readWorktreeFile(folder.path(), "way/out").has_value());
    QVERIFY(!QFileInfo::exists(outside.filePath(QStringLiteral("out"))));
    QVERIFY(writeWorktreeFile(folder.path(), "new/folder/file", file, {}).has_value());
    const auto changed = writeWorktreeFile(folder.path(), "new/folder/file", file, {});
    QVERIFY(!changed.has_value());
    QCOMPARE(changed.error().kind, ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(TestGitDiscard)
#include "tst_gitdiscard.moc"
