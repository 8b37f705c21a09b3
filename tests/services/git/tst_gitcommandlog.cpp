// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gitcommandlog.h"
#include "tests/services/git/gitfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace serin;

class TestGitCommandLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCommandLines();
    void keepsWhatWasRun();
    void keepsNoSecrets();
    void forgetsTheOldest();
    void readsContentsOfTheHistory();
};

void TestGitCommandLog::writesCommandLines()
{
    GitCall call;
    call.verb = QStringLiteral("add");
    call.arguments = {QStringLiteral("--all")};
    call.paths = {QStringLiteral(":(top,literal)it's here.yml")};
    call.configuration = {QStringLiteral("core.abbrev=no")};
    QCOMPARE(
        gitCommandLine(call),
        QStringLiteral("git -c core.abbrev=no add --all -- ':(top,literal)it'\\''s here.yml'"));
}

void TestGitCommandLog::keepsWhatWasRun()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.openTrusted(folder);
    GitCommandLog &log = fixture.client().commands();
    const qint64 before = log.runs().isEmpty() ? 0 : log.runs().constLast().id;
    QSignalSpy added(&log, &GitCommandLog::added);
    VERIFY_RESULT(GitFixture::await(repository->status()));
    GitFixture::write(folder, "a.yml", "two\n");
    VERIFY_RESULT(GitFixture::await(repository->commit(GitFixture::commitOf({"a.yml"}))));
    QVERIFY(!GitFixture::await(repository->resolve(QStringLiteral("nowhere"))));
    const QList<GitCommandRun> runs = log.runs(before);
    QTRY_VERIFY(added.size() >= runs.size());
    QVERIFY(runs.size() >= 3);
    QCOMPARE(runs.at(0).folder, folder);
    QVERIFY(runs.at(0).command.startsWith(QStringLiteral("git status --porcelain=v2")));
    QVERIFY(!runs.at(0).changes);
    QCOMPARE(runs.at(0).exitCode, 0);
    const auto commit = std::find_if(runs.begin(), runs.end(), [](const GitCommandRun &run) {
        return run.command.contains(QStringLiteral(" commit "));
    });
    QVERIFY(commit != runs.end());
    QVERIFY(commit->changes);
    QVERIFY(commit->begun.isValid());
    QCOMPARE(runs.constLast().exitCode, 1);
    QCOMPARE(runs.constLast().end, ProcessOutcome::End::NonZeroExit);
}

void TestGitCommandLog::keepsNoSecrets()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.openTrusted(folder);
    VERIFY_RESULT(GitFixture::await(
        repository->addRemote("origin", QStringLiteral("http://ada:hunter2@127.0.0.1:1/x.git"))));
    QVERIFY(!GitFixture::await(repository->fetch()));
    for (const GitCommandRun &run : fixture.client().commands().runs()) {
        QVERIFY2(!run.command.contains(QStringLiteral("hunter2")), qPrintable(run.command));
        QVERIFY2(!run.words.contains(QStringLiteral("hunter2")), qPrintable(run.words));
    }
    const QList<GitCommandRun> runs = fixture.client().commands().runs();
    QVERIFY(std::any_of(runs.begin(), runs.end(), [](const GitCommandRun &run) {
        return run.command.contains(QStringLiteral("http://***@127.0.0.1:1/x.git"));
    }));
}

void TestGitCommandLog::forgetsTheOldest()
{
    GitCommandLog log;
    GitCall call;
    call.verb = QStringLiteral("status");
    for (qsizetype i = 0; i < GitCommandLog::mostKept + 10; ++i) {
        log.add(call, {}, {}, {});
    }
    QCOMPARE(log.runs().size(), GitCommandLog::mostKept);
    QCOMPARE(log.runs().constFirst().id, qint64(11));
    QCOMPARE(log.runs(GitCommandLog::mostKept + 7).size(), 3);
    QVERIFY(log.runs(GitCommandLog::mostKept + 10).isEmpty());
}

void TestGitCommandLog::readsContentsOfTheHistory()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const CommitId first = fixture.head(folder);
    fixture.commitFile(folder, "a.yml", "two\n");
    fixture.commitFile(folder, "large.yml", QByteArray(2'000, 'x'));
    const auto repository = fixture.openTrusted(folder);
    const QByteArray id = fixture.git(folder, {"rev-parse", "HEAD:a.yml"}).trimmed();
    const auto contents = GitFixture::await(
        repository->readContents({GitContentPlace::at(first, "a.yml"), GitContentPlace::byId(id),
                                  GitContentPlace::at(first, "new\nline missing\n.yml"),
                                  GitContentPlace::at(fixture.head(folder), "large.yml"),
                                  GitContentPlace::byId(first.hex())},
                                 1'000));
    VERIFY_RESULT(contents);
    QCOMPARE(contents->at(0), std::optional<QByteArray>("one\n"));
    QCOMPARE(contents->at(1), std::optional<QByteArray>("two\n"));
    QVERIFY(!contents->at(2));
    QVERIFY(!contents->at(3)); // larger than wanted
    QVERIFY(!contents->at(4)); // a commit
}

QTEST_GUILESS_MAIN(TestGitCommandLog)
#include "tst_gitcommandlog.moc"
