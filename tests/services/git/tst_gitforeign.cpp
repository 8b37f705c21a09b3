// SPDX-License-Identifier: GPL-3.0-or-later
// Repositories inside, around, or of others, and that their configuration is read as git reads it.
#include "services/git/trust/gitconfigfile.h"
#include "tests/services/git/cuts.h"
#include "tests/services/git/gitfixture.h"

#include <unistd.h>

using namespace serin;

class TestGitForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bareRepositoryInside();
    void submoduleConfigurationIsNotEntered();
    void signatureProgramIsNotRunForHistory();
    void anotherUsersRepository();
    void movedWorkingTree();
    void vanishedRepositoryIsNotTheOneAround();
    void configurationReadsAsGitReadsIt();
};

void TestGitForeign::bareRepositoryInside()
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
    GitFixture::lookAround(*repository);
    const auto opened = GitFixture::await(fixture.client().open(inside));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Invalid);
    QVERIFY(!fixture.somethingRan());
}

void TestGitForeign::submoduleConfigurationIsNotEntered()
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
    GitFixture::lookAround(*repository);
    GitCommitRequest commit;
    commit.paths = {"a.yml", "sub"};
    commit.message = QStringLiteral("m");
    VERIFY_RESULT(GitFixture::await(repository->commit(commit)));
    VERIFY_RESULT(GitFixture::await(repository->createBranch({"side", {}, true})));
    VERIFY_RESULT(GitFixture::await(repository->switchTo("main")));
    QVERIFY(!fixture.somethingRan());
}

void TestGitForeign::signatureProgramIsNotRunForHistory()
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
    GitFixture::lookAround(*repository);
    QCOMPARE(GitFixture::await(repository->log({}))->first().subject, QStringLiteral("signed"));
    QVERIFY(!fixture.somethingRan());
}

void TestGitForeign::anotherUsersRepository()
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

void TestGitForeign::movedWorkingTree()
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

void TestGitForeign::vanishedRepositoryIsNotTheOneAround()
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

void TestGitForeign::configurationReadsAsGitReadsIt()
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

QTEST_GUILESS_MAIN(TestGitForeign)
#include "tst_gitforeign.moc"
