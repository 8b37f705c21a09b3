// SPDX-License-Identifier: GPL-3.0-or-later
// Repositories that somebody prepared: nothing of theirs runs before the person says yes. Each test
// first makes sure that the trap works with git alone.
#include "services/git/trust/gitconfigfile.h"
#include "tests/services/git/cuts.h"
#include "tests/services/git/gitfixture.h"

#include <unistd.h>

using namespace serin;

namespace {

// All that a person does by looking around, whatever comes of it.
void lookAround(GitRepository &repository)
{
    static_cast<void>(GitFixture::await(repository.status()));
    static_cast<void>(GitFixture::await(
        repository.diff({{GitSide::Kind::Head, {}}, {GitSide::Kind::WorkingTree, {}}, {}, true})));
    GitLogRequest log;
    log.withChanges = true;
    static_cast<void>(GitFixture::await(repository.log(log)));
    static_cast<void>(GitFixture::await(repository.branches()));
    static_cast<void>(GitFixture::await(repository.state()));
    const auto head = GitFixture::await(repository.resolve(QStringLiteral("HEAD")));
    if (head) {
        static_cast<void>(GitFixture::await(repository.showFile(*head, "a.yml")));
    }
}

} // namespace

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
    void bareRepositoryInside();
    void namesThatLookLikeOptions();
    void extRemote();
    void sshCommandWaitsForTrust();
    void submoduleConfigurationIsNotEntered();
    void signatureProgramIsNotRunForHistory();
    void anotherUsersRepository();
    void movedWorkingTree();
    void vanishedRepositoryIsNotTheOneAround();
    void configurationReadsAsGitReadsIt();
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

    lookAround(*repository);
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
    lookAround(*repository);
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
    lookAround(*repository);
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
    lookAround(*repository);
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

void TestGitHostile::bareRepositoryInside()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    // A bare repository among the files, with a configuration of its own.
    const QString inside = folder + QStringLiteral("/data");
    fixture.git(folder, {"init", "-q", "--bare", "data"});
    fixture.git(inside, QStringList{QStringLiteral("config"), QStringLiteral("core.fsmonitor"),
                                    fixture.markerScript()});
    fixture.git(inside, {"config", "core.bare", "false"});
    fixture.git(inside, {"config", "core.worktree", "."});
    fixture.git(inside, {"status"});
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));

    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QCOMPARE(repository->layout().top, folder);
    lookAround(*repository);
    const auto opened = GitFixture::await(fixture.client().open(inside));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Invalid);
    QVERIFY(!fixture.somethingRan());
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

void TestGitHostile::submoduleConfigurationIsNotEntered()
{
    GitFixture fixture;
    fixture.makeRepository("inner");
    const QString folder = fixture.makeRepository();
    fixture.git(folder, {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
                         "../inner", "sub"});
    fixture.git(folder, {"commit", "-qm", "submodule"});
    fixture.git(folder + QStringLiteral("/sub"),
                QStringList{QStringLiteral("config"), QStringLiteral("core.fsmonitor"),
                            fixture.markerScript()});
    GitFixture::write(folder, "sub/a.yml", "changed\n");
    fixture.git(folder, {"status"});
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));
    // The tree itself may ask for looking into it.
    GitFixture::write(folder, ".gitmodules",
                      GitFixture::read(folder, ".gitmodules") + "\tignore = none\n");
    GitFixture::write(folder, "a.yml", "two\n");

    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    lookAround(*repository);
    GitCommitRequest commit;
    commit.paths = {"a.yml", "sub"};
    commit.message = QStringLiteral("m");
    VERIFY_RESULT(GitFixture::await(repository->commit(commit)));
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"side", {}, true})));
    VERIFY_RESULT(GitFixture::await(repository->switchTo("main")));
    QVERIFY(!fixture.somethingRan());
}

void TestGitHostile::signatureProgramIsNotRunForHistory()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const QByteArray tree = fixture.git(folder, {"rev-parse", "HEAD^{tree}"}).trimmed();
    const QByteArray commit = fixture
                                  .git(folder,
                                       QStringList{QStringLiteral("hash-object"),
                                                   QStringLiteral("-t"), QStringLiteral("commit"),
                                                   QStringLiteral("-w"), QStringLiteral("--stdin")},
                                       "tree " + tree +
                                           "\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 "
                                           "+0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n "
                                           "x\n -----END PGP SIGNATURE-----\n\nsigned\n")
                                  .trimmed();
    fixture.git(folder, QStringList{QStringLiteral("update-ref"), QStringLiteral("HEAD"),
                                    QString::fromLatin1(commit)});
    fixture.git(folder, {"config", "log.showSignature", "true"});
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("--global"),
                                    QStringLiteral("gpg.program"), fixture.markerScript()});
    fixture.git(folder, {"log"});
    QVERIFY(fixture.somethingRan());
    QFile::remove(fixture.at("ran"));
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    lookAround(*repository);
    QCOMPARE(GitFixture::await(repository->log({}))->first().subject, QStringLiteral("signed"));
    QVERIFY(!fixture.somethingRan());
}

void TestGitHostile::anotherUsersRepository()
{
    if (::geteuid() != 0) {
        QSKIP("only root can give a folder away");
    }
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    QCOMPARE(QProcess::execute(QStringLiteral("chown"),
                               {QStringLiteral("-R"), QStringLiteral("12345"), folder}),
             0);
    const auto opened = GitFixture::await(fixture.client().open(folder));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Unauthorized);
    QVERIFY(opened.error().fix.contains(QStringLiteral("safe.directory")));
}

void TestGitHostile::movedWorkingTree()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    fixture.git(folder, QStringList{QStringLiteral("config"), QStringLiteral("core.worktree"),
                                    fixture.at("home")});
    const auto opened = GitFixture::await(fixture.client().open(folder));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Invalid);

    // Behind a question it shows as soon as there is an answer.
    fixture.git(folder, {"config", "core.sshCommand", "evil"});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto question = GitFixture::await(repository->trustQuestion());
    const auto trusted = GitFixture::await(repository->trust(*question));
    QVERIFY(!trusted.has_value());
    QCOMPARE(trusted.error().kind, ErrorKind::Invalid);
}

void TestGitHostile::vanishedRepositoryIsNotTheOneAround()
{
    GitFixture fixture;
    const QString outer = fixture.makeRepository("outer");
    const QString inner = fixture.makeRepository("outer/inner");
    const auto repository = fixture.open(inner);
    QVERIFY(repository);
    QVERIFY(QDir(inner + QStringLiteral("/.git")).removeRecursively());
    GitFixture::write(inner, "a.yml", "two\n");
    const auto status = GitFixture::await(repository->status());
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().kind, ErrorKind::NotFound);
    GitCommitRequest commit;
    commit.paths = {"a.yml"};
    commit.message = QStringLiteral("m");
    QVERIFY(!GitFixture::await(repository->commit(commit)).has_value());
    QCOMPARE(fixture.git(outer, {"rev-list", "--count", "HEAD"}), QByteArray("1\n"));
}

void TestGitHostile::configurationReadsAsGitReadsIt()
{
    GitFixture fixture;
    const QByteArray golden = "[core]\n\tfsmonitor = \"/x/e vil\" # c\n bare\n"
                              "[filter \"My \\\"one\\\"\"] clean = a\\tb \\\n  c ;d\n"
                              "[Diff.External]\ncommand=x;y\r\n[a]B-c = \" q \" r\t s\n";
    int both = 0;
    int compared = 0;
    cutAndChange(golden, [&](const QByteArray &bytes) {
        // A process for each would take minutes; zero bytes end a C string and so a value.
        if (++compared % 25 != 0 || bytes.contains('\0')) {
            return;
        }
        GitFixture::write(fixture.root(), "config", bytes);
        const QByteArray listed = fixture.git(
            fixture.root(), {"config", "-z", "--no-includes", "-f", "config", "--list"});
        const auto entries = parseGitConfig(bytes);
        QByteArray ours;
        for (const GitConfigEntry &entry : entries ? *entries : QList<GitConfigEntry>()) {
            ours += entry.key() + '\n' + entry.value + '\0';
        }
        QVERIFY2(entries.has_value() == (fixture.lastExit == 0), bytes.toPercentEncoding());
        if (entries) {
            // git lists a lone name without a value; here it is "true".
            QByteArray theirs;
            const QList<QByteArray> records = listed.split('\0');
            for (const QByteArray &record : records) {
                theirs += record.isEmpty()        ? QByteArray()
                          : record.contains('\n') ? record + '\0'
                                                  : record + "\ntrue" + '\0';
            }
            QCOMPARE(ours, theirs);
            ++both;
        }
    });
    QVERIFY(both > 30);
}

QTEST_GUILESS_MAIN(TestGitHostile)
#include "tst_githostile.moc"
