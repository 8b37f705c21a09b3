// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

using namespace serin;

class TestGitRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusOfOddNames();
    void statusOfPaths();
    void statusOfUnbornBranch();
    void diffsBetweenPlaces();
    void logFollowsRenames();
    void readsFilesOfCommits();
    void resolvesRevisions();
    void measuresDistance();
};

void TestGitRead::statusOfOddNames()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QList<QByteArray> names{"a b.yml",      "new\nline.yml", "tab\t.yml", "\"quote\".yml",
                                  "\xff\xfe.yml", "ü.yml",         "-dash",     "glob[1]*.yml"};
    for (const QByteArray &name : names) {
        GitFixture::write(folder, name, "x\n");
    }
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto status = GitFixture::await(repository->status());
    VERIFY_RESULT(status);
    QCOMPARE(status->branch, QByteArray("main"));
    QCOMPARE(status->head, fixture.head(folder));
    QSet<QByteArray> found;
    for (const GitStatusEntry &entry : status->entries) {
        QCOMPARE(entry.kind, GitStatusEntry::Kind::Untracked);
        found.insert(entry.path);
    }
    QCOMPARE(found, QSet<QByteArray>(names.begin(), names.end()));

    // Each can be named alone, and then is alone.
    for (const QByteArray &name : names) {
        GitStatusRequest one;
        one.paths = {name};
        const auto alone = GitFixture::await(repository->status(one));
        VERIFY_RESULT(alone);
        QCOMPARE(alone->entries.size(), 1);
        QCOMPARE(alone->entries.first().path, name);
    }
}

void TestGitRead::statusOfPaths()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, ".gitignore", "*.log\n");
    GitFixture::write(folder, "sub/new.yml", "x");
    GitFixture::write(folder, "sub/x.log", "x");
    fixture.git(folder, {"mv", "a.yml", "b.yml"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);

    const auto all = GitFixture::await(repository->status({{}, {}, true}));
    VERIFY_RESULT(all);
    QCOMPARE(all->entries.size(), 1); // untracked and ignored ones were not asked for
    GitStatusRequest request;
    request.ignored = true;
    const auto everything = GitFixture::await(repository->status(request));
    VERIFY_RESULT(everything);
    QCOMPARE(everything->entries.size(), 4);
    const GitStatusEntry moved = everything->entries.first();
    QCOMPARE(moved.kind, GitStatusEntry::Kind::Moved);
    QCOMPARE(moved.path, QByteArray("b.yml"));
    QCOMPARE(moved.originalPath, QByteArray("a.yml"));
    QCOMPARE(moved.similarity, 100);
    QCOMPARE(everything->entries.last().kind, GitStatusEntry::Kind::Ignored);

    request.paths = {"sub"};
    request.ignored = false;
    const auto below = GitFixture::await(repository->status(request));
    VERIFY_RESULT(below);
    QCOMPARE(below->entries.size(), 1);
    request.paths = {"../etc"};
    const auto outside = GitFixture::await(repository->status(request));
    QVERIFY(!outside.has_value());
    QCOMPARE(outside.error().kind, ErrorKind::Invalid);
}

void TestGitRead::statusOfUnbornBranch()
{
    GitFixture fixture;
    const QString folder = fixture.at("empty");
    QDir().mkpath(folder);
    fixture.git(folder, {"init", "-q", "-b", "main"});
    GitFixture::write(folder, "a.yml", "x\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto status = GitFixture::await(repository->status());
    VERIFY_RESULT(status);
    QVERIFY(!status->head.has_value());
    const auto log = GitFixture::await(repository->log({}));
    VERIFY_RESULT(log);
    QVERIFY(log->isEmpty());
    fixture.git(folder, {"add", "a.yml"});
    const auto diff = GitFixture::await(
        repository->diff({{GitSide::Kind::Head, {}}, {GitSide::Kind::Index, {}}, {}}));
    VERIFY_RESULT(diff);
    QCOMPARE(diff->files.size(), 1);
    QCOMPARE(diff->files.first().change, GitChange::Added);
    const auto state = GitFixture::await(repository->state());
    VERIFY_RESULT(state);
    QVERIFY(state->isUnborn());
}

void TestGitRead::diffsBetweenPlaces()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "one\ntwo\n");
    fixture.git(folder, {"commit", "-qam", "second"});
    const CommitId second = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "one\ntwo\nstaged\n");
    fixture.git(folder, {"add", "a.yml"});
    GitFixture::write(folder, "a.yml", "one\ntwo\nstaged\nthere\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);

    const auto added = [&](const GitSide &from, const GitSide &to) {
        GitDiffRequest request{from, to, {"a.yml"}, true, 3};
        const auto diff = GitFixture::await(repository->diff(request));
        return diff && diff->files.size() == 1 && diff->patch.startsWith("diff --git")
                   ? diff->files.first().addedLines.value_or(-1)
                   : -2;
    };
    using Kind = GitSide::Kind;
    QCOMPARE(added({Kind::Head, {}}, {Kind::WorkingTree, {}}), 2);
    QCOMPARE(added({Kind::Head, {}}, {Kind::Index, {}}), 1);
    QCOMPARE(added({Kind::Index, {}}, {Kind::WorkingTree, {}}), 1);
    QCOMPARE(added(GitSide::of(first), GitSide::of(second)), 1);
    QCOMPARE(added(GitSide::of(first), {Kind::WorkingTree, {}}), 3);
}

void TestGitRead::logFollowsRenames()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "one\ntwo\nthree\nfour\n");
    fixture.git(folder, {"commit", "-qam",
                         "second\n\nBody.\n\nEndpoint: my-endpoint\nTraffic: "
                         "blue=90 green=10"});
    fixture.git(folder, {"mv", "a.yml", "odd \"name\".yml"});
    fixture.git(folder, {"commit", "-qm", "moved"});
    GitFixture::write(folder, "other.yml", "x\n");
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "other"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitLogRequest request;
    request.path = "odd \"name\".yml";
    const auto log = GitFixture::await(repository->log(request));
    VERIFY_RESULT(log);
    QCOMPARE(log->size(), 3);
    QCOMPARE(log->at(0).subject, QStringLiteral("moved"));
    QCOMPARE(log->at(0).changes.first().originalPath, QByteArray("a.yml"));
    QCOMPARE(log->at(1).changes.first().path, QByteArray("a.yml"));
    QCOMPARE(log->at(1).trailer(QLatin1String("Endpoint")), QStringLiteral("my-endpoint"));
    QCOMPARE(log->at(1).trailers.size(), 2);
    QCOMPARE(log->at(1).author.email, QStringLiteral("test@example.org"));

    GitLogRequest range;
    range.until = log->at(1).id;
    const auto newer = GitFixture::await(repository->log(range));
    VERIFY_RESULT(newer);
    QCOMPARE(newer->size(), 2);
    range.most = 1;
    range.skip = 1;
    const auto one = GitFixture::await(repository->log(range));
    VERIFY_RESULT(one);
    QCOMPARE(one->first().subject, QStringLiteral("moved"));
}

void TestGitRead::readsFilesOfCommits()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QByteArray binary("\0\xff\n\0", 4);
    GitFixture::write(folder, "e/new\nline.yml", binary);
    GitFixture::write(folder, "e/\xff.yml", "raw");
    GitFixture::write(folder, "e/empty", "");
    QFile::link(QStringLiteral("../a.yml"), folder + QStringLiteral("/e/link"));
    fixture.git(folder, {"add", "."});
    fixture.git(folder, {"commit", "-qm", "second"});
    const CommitId head = fixture.head(folder);
    GitFixture::write(folder, "a.yml", "uncommitted");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);

    const auto list = GitFixture::await(repository->listFiles(head, "e"));
    VERIFY_RESULT(list);
    QCOMPARE(list->size(), 4);
    QCOMPARE(GitFixture::await(repository->listFiles(head))->size(), 5);
    QVERIFY(GitFixture::await(repository->listFiles(head, "none"))->isEmpty());

    const auto files =
        GitFixture::await(repository->readFiles(head, {"a.yml", "e/new\nline.yml", "missing\n.yml",
                                                       "e/\xff.yml", "e/empty", "e", "e/link"}));
    VERIFY_RESULT(files);
    QCOMPARE(files->at(0).value(), QByteArray("one\n"));
    QCOMPARE(files->at(1).value(), binary);
    QVERIFY(!files->at(2).has_value());
    QCOMPARE(files->at(3).value(), QByteArray("raw"));
    QCOMPARE(files->at(4).value(), QByteArray(""));
    QVERIFY(!files->at(5).has_value()); // a folder
    QCOMPARE(files->at(6).value(), QByteArray("../a.yml"));
    QCOMPARE(GitFixture::await(repository->showFile(head, "a.yml")).value(), QByteArray("one\n"));
    const auto missing = GitFixture::await(repository->showFile(head, "no.yml"));
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

void TestGitRead::resolvesRevisions()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"tag", "-a", "-m", "t", "v1"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    for (const char *name : {"HEAD", "main", "v1", "refs/heads/main"}) {
        QCOMPARE(GitFixture::await(repository->resolve(QString::fromLatin1(name))).value(),
                 fixture.head(folder));
    }
    const auto kindOf = [&](const char *name) {
        const auto id = GitFixture::await(repository->resolve(QString::fromLatin1(name)));
        return id ? ErrorKind::Internal : id.error().kind;
    };
    QCOMPARE(kindOf("nothing"), ErrorKind::NotFound);
    QCOMPARE(kindOf("HEAD:a.yml"), ErrorKind::NotFound);
    QCOMPARE(kindOf("--output=x"), ErrorKind::Invalid);
    QCOMPARE(kindOf(""), ErrorKind::Invalid);
}

void TestGitRead::measuresDistance()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId base = fixture.head(folder);
    fixture.git(folder, {"switch", "-q", "-c", "side"});
    fixture.git(folder, {"commit", "-q", "--allow-empty", "-m", "s"});
    const CommitId side = fixture.head(folder);
    fixture.git(folder, {"switch", "-q", "main"});
    fixture.git(folder, {"commit", "-q", "--allow-empty", "-m", "m1"});
    fixture.git(folder, {"commit", "-q", "--allow-empty", "-m", "m2"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto distance = GitFixture::await(repository->distance(fixture.head(folder), side));
    VERIFY_RESULT(distance);
    QCOMPARE(distance->ahead, 2);
    QCOMPARE(distance->behind, 1);
    QCOMPARE(distance->mergeBase, base);
}

QTEST_GUILESS_MAIN(TestGitRead)
#include "tst_gitread.moc"
