// SPDX-License-Identifier: GPL-3.0-or-later
// Repositories that somebody prepared: nothing of theirs runs before the person says yes. Each test
// first makes sure that the trap works with git alone.
#include "tests/services/git/gitfixture.h"

using namespace serin;

class TestGitHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configurationRunsNothingBeforeTrust_data();
    void configurationRunsNothingBeforeTrust();
    void includedConfigurationCounts();
    void answerHoldsForWhatWasAskedOnly();
    void fsmonitorAndDriversStayOffEvenWhenTrusted();
    void hooksRunOnCommitAndPushOnly();
    void namesThatLookLikeOptions();
    void extRemote();
    void sshCommandWaitsForTrust();
};

void TestGitHostile::configurationRunsNothingBeforeTrust_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QStringList>("trap"); // what sets it off with git alone
    const auto row = [](const char *key, const QByteArray &attributes, const QStringList &trap) {
        QTest::newRow(key) << QString::fromLatin1(key) << attributes << trap;
    };
    const QStringList status{QStringLiteral("status")};
    const QStringList diff{QStringLiteral("diff")};
    row("core.fsmonitor", {}, status);
    row("diff.external", {}, diff);
    row("diff.evil.command", "* diff=evil\n", diff);
    row("diff.evil.textconv", "* diff=evil\n", diff);
    row("filter.evil.clean", "* filter=evil\n", status);
    row("filter.evil.process", "* filter=evil\n", status);
    row("filter.evil.smudge", "* filter=evil\n",
        {QStringLiteral("checkout"), QStringLiteral("a.yml")});
}

void TestGitHostile::configurationRunsNothingBeforeTrust()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, attributes);
    QFETCH(QStringList, trap);
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, ".gitattributes", attributes);
    fixture.git(folder, QStringList{QStringLiteral("config"), key, fixture.markerScript()});
    GitFixture::write(folder, "a.yml", "two\n"); // same size: git has to look at the content
    fixture.git(folder, trap);
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));
    GitFixture::write(folder, "a.yml", "six\n");

    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto question = GitFixture::await(repository->trustQuestion());
    VERIFY_RESULT(question);
    QVERIFY(question->concernsReading());
    QCOMPARE(question->items.first().what, key);
    QCOMPARE(question->items.first().value, fixture.at("evil.sh"));
    QVERIFY(question->items.first().file.endsWith(QStringLiteral(".git/config")));

    GitFixture::lookAround(*repository);
    GitCommitRequest commit;
    commit.paths = {"a.yml"};
    commit.message = QStringLiteral("m");
    static_cast<void>(GitFixture::await(repository->commit(commit)));
    static_cast<void>(GitFixture::await(repository->discard({"a.yml"})));
    static_cast<void>(GitFixture::await(repository->fetch()));
    QVERIFY(!fixture.somethingRan());

    const auto status = GitFixture::await(repository->status());
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().kind, ErrorKind::Unauthorized);
    QVERIFY(status.error().detail.contains(key));
    // Files can be looked at all the same.
    QCOMPARE(GitFixture::await(repository->state())->branch, QByteArray("main"));

    VERIFY_RESULT(GitFixture::await(repository->trust(*question)));
    if (!key.startsWith(QLatin1String("filter."))) { // the script is no filter
        VERIFY_RESULT(GitFixture::await(repository->status()));
    }
    // The answer is remembered.
    QVERIFY(GitFixture::await(fixture.open(folder)->trustQuestion())->isEmpty());
}

void TestGitHostile::includedConfigurationCounts()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "tree.cfg",
                      "[core]fsmonitor = \"" + fixture.markerScript().toUtf8() + "\"\n");
    fixture.git(folder, {"config", "include.path", "../tree.cfg"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitFixture::lookAround(*repository);
    QVERIFY(!fixture.somethingRan());
    QCOMPARE(GitFixture::await(repository->trustQuestion())->items.size(), 1);
}

void TestGitHostile::answerHoldsForWhatWasAskedOnly()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->status())); // nothing to ask about
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("filter.x.clean"),
                                    fixture.markerScript("cat")});
    GitFixture::write(folder, ".gitattributes", "* filter=x\n");
    GitFixture::write(folder, "a.yml", "two\n");
    QCOMPARE(GitFixture::await(repository->status()).error().kind, ErrorKind::Unauthorized);
    const auto question = GitFixture::await(repository->trustQuestion());
    VERIFY_RESULT(question);
    // Between question and answer it becomes another one.
    fixture.git(folder, {"config", "core.sshCommand", "evil"});
    const auto late = GitFixture::await(repository->trust(*question));
    QVERIFY(!late.has_value());
    QCOMPARE(late.error().kind, ErrorKind::Conflict);
    QVERIFY(!GitFixture::await(repository->status()).has_value());
    QVERIFY(!fixture.somethingRan());
    const auto both = GitFixture::await(repository->trustQuestion());
    QCOMPARE(both->items.size(), 2);
    VERIFY_RESULT(GitFixture::await(repository->trust(*both)));
    VERIFY_RESULT(GitFixture::await(repository->status()));
    QVERIFY(fixture.somethingRan()); // as the person said
}

void TestGitHostile::fsmonitorAndDriversStayOffEvenWhenTrusted()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString script = fixture.markerScript();
    GitFixture::write(folder, ".gitattributes", "* diff=evil\n");
    for (const char *key :
         {"core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command"}) {
        fixture.git(folder,
                    QStringList{QStringLiteral("config"), QString::fromLatin1(key), script});
    }
    GitFixture::write(folder, "a.yml", "two\n");
    const auto repository = fixture.openTrusted(folder);
    QVERIFY(repository);
    GitFixture::lookAround(*repository);
    VERIFY_RESULT(GitFixture::await(repository->status()));
    QVERIFY(!fixture.somethingRan());
}

void TestGitHostile::hooksRunOnCommitAndPushOnly()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.addRemote(folder);
    const QByteArray touch = "touch '" + fixture.at("ran").toUtf8() + "'";
    for (const char *hook :
         {"post-checkout", "post-merge", "pre-rebase", "post-rewrite", "post-index-change",
          "reference-transaction", "pre-auto-gc", "post-commit", "pre-commit", "pre-push"}) {
        GitFixture::makeHook(folder, hook, touch);
    }
    fixture.git(folder, {"switch", "-q", "-c", "trap"});
    QVERIFY(fixture.somethingRan());
    fixture.git(folder, {"switch", "-q", "main"});
    QFile::remove(fixture.at("ran"));

    const auto repository = fixture.openTrusted(folder);
    QVERIFY(repository);
    GitFixture::lookAround(*repository);
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"side", {}, true})));
    VERIFY_RESULT(GitFixture::await(repository->switchTo("main")));
    VERIFY_RESULT(GitFixture::await(repository->fetch()));
    VERIFY_RESULT(GitFixture::await(repository->pullRebase()));
    GitFixture::write(folder, "a.yml", "two\n");
    const auto discarded = GitFixture::await(repository->discard({"a.yml"}));
    VERIFY_RESULT(discarded);
    VERIFY_RESULT(GitFixture::await(repository->restoreDiscarded(discarded->ref)));
    QVERIFY(!fixture.somethingRan());

    GitCommitRequest commit;
    commit.paths = {"a.yml"};
    commit.message = QStringLiteral("m");
    VERIFY_RESULT(GitFixture::await(repository->commit(commit)));
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));
    VERIFY_RESULT(GitFixture::await(repository->push()));
    QVERIFY(fixture.somethingRan());
}

void TestGitHostile::namesThatLookLikeOptions()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "--output=ran", "x\n");
    GitFixture::write(folder, "-rf", "x\n");
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    GitCommitRequest commit;
    commit.paths = {"--output=ran", "-rf"};
    commit.message = QStringLiteral("--amend");
    VERIFY_RESULT(GitFixture::await(repository->commit(commit)));
    QCOMPARE(fixture.git(folder, {"log", "-1", "--format=%s"}), QByteArray("--amend\n"));
    GitLogRequest log;
    log.path = "--output=ran";
    QCOMPARE(GitFixture::await(repository->log(log))->size(), 1);
    GitDiffRequest diff;
    diff.paths = {"--output=ran"};
    VERIFY_RESULT(GitFixture::await(repository->diff(diff)));
    VERIFY_RESULT(GitFixture::await(repository->listFiles(fixture.head(folder), "--output=ran")));
    QCOMPARE(GitFixture::read(folder, "--output=ran"), QByteArray("x\n"));
    for (const char *revision : {"--output=ran", "-h", "--all"}) {
        QVERIFY(!GitFixture::await(repository->resolve(QString::fromLatin1(revision))));
    }
    QVERIFY(!GitFixture::await(repository->fetch("--upload-pack=touch ran")));
    QVERIFY(!GitFixture::await(repository->switchTo("--orphan=x")));
    QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/ran")));
}

void TestGitHostile::extRemote()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QString url = QStringLiteral("ext::sh -c %1").arg(fixture.markerScript());
    fixture.git(folder,
                QStringList{QStringLiteral("config"), QStringLiteral("remote.origin.url"), url});
    fixture.git(folder, {"config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"});
    fixture.git(folder, {"config", "protocol.ext.allow", "always"});
    fixture.git(folder, {"fetch"});
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));

    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QCOMPARE(GitFixture::await(repository->fetch()).error().kind, ErrorKind::Unauthorized);
    // Not even when the person trusts it: the helper is refused.
    const auto trusted = fixture.openTrusted(folder);
    QVERIFY(!GitFixture::await(trusted->fetch()).has_value());
    QVERIFY(!fixture.somethingRan());
}

void TestGitHostile::sshCommandWaitsForTrust()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"config", "remote.origin.url", "ssh://nowhere/x"});
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("core.sshCommand"),
                                    fixture.markerScript("exit 1")});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QCOMPARE(GitFixture::await(repository->fetch()).error().kind, ErrorKind::Unauthorized);
    QVERIFY(!fixture.somethingRan());
    const auto trusted = fixture.openTrusted(folder);
    QCOMPARE(GitFixture::await(trusted->fetch()).error().kind, ErrorKind::Unavailable);
    QVERIFY(fixture.somethingRan());
}

QTEST_GUILESS_MAIN(TestGitHostile)
#include "tst_githostile.moc"
