// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/gitfixture.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <ctime>
#include <unistd.h>
#include <utime.h>

using namespace serin;

namespace {

GitCommitRequest commitOf(const char *path)
{
    GitCommitRequest request;
    request.paths = {path};
    request.message = QStringLiteral("m");
    return request;
}

void makeOld(const QString &path, int seconds)
{
    const time_t then = ::time(nullptr) - seconds;
    const utimbuf times{then, then};
    QCOMPARE(::utime(QFile::encodeName(path).constData(), &times), 0);
}

// A client whose git is @p script, which may look at "$@" and then run the real one.
std::unique_ptr<GitClient> clientWith(GitFixture &fixture, const QByteArray &script,
                                      GitSettings settings = {})
{
    GitFixture::write(fixture.root(), "git.sh", "#!/bin/sh\n" + script + '\n');
    QFile::setPermissions(fixture.at("git.sh"),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    settings.program = fixture.at("git.sh");
    return std::make_unique<GitClient>(settings, fixture.store());
}

} // namespace

class TestGitFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leftOverLock();
    void lockOfARunningGit();
    void lockWhileWeRead();
    void shortLockIsWaitedFor();
    void writesRunOneAfterTheOther();
    void twoProgramsAtOnce();
    void missingAndOldGit();
    void gitThatTalksNonsense();
    void slowGitTimesOut();
    void endlessOutputIsBounded();
    void fullDisk();
    void notWritable();
    void cancelledReadEndsGit();
    void clientEndsWhileGitRuns();
    void repositoryEndsWhileGitRuns();
    void repositoryDisappears();
};

void TestGitFaults::leftOverLock()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    const QString lock = folder + QStringLiteral("/.git/index.lock");
    GitFixture::write(folder, ".git/index.lock", {});
    makeOld(lock, 3600);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    VERIFY_RESULT(GitFixture::await(repository->status())); // reading goes on
    const auto done = GitFixture::await(repository->commit(commitOf("a.yml")));
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Conflict);
    QVERIFY(done.error().fix.contains(QStringLiteral("lock")));

    const auto locks = GitFixture::await(repository->findLocks());
    VERIFY_RESULT(locks);
    QCOMPARE(locks->size(), 1);
    QCOMPARE(locks->first().path, lock);
    QVERIFY(locks->first().since.secsTo(QDateTime::currentDateTimeUtc()) >= 3600);
    GitLock other = locks->first();
    other.since = other.since.addSecs(1);
    QCOMPARE(GitFixture::await(repository->removeLock(other)).error().kind, ErrorKind::Conflict);
    QVERIFY(QFileInfo::exists(lock));
    VERIFY_RESULT(GitFixture::await(repository->removeLock(locks->first())));
    VERIFY_RESULT(GitFixture::await(repository->removeLock(locks->first()))); // a second click
    VERIFY_RESULT(GitFixture::await(repository->commit(commitOf("a.yml"))));
}

void TestGitFaults::lockOfARunningGit()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QCOMPARE(GitFixture::await(repository->findUsers())->size(), 0);
    QProcess running;
    running.setWorkingDirectory(folder);
    running.start(findGitProgram(), {QStringLiteral("cat-file"), QStringLiteral("--batch")});
    QVERIFY(running.waitForStarted());
    GitFixture::write(folder, ".git/index.lock", {});
    const auto locks = GitFixture::await(repository->findLocks());
    QTRY_COMPARE_WITH_TIMEOUT(GitFixture::await(repository->findUsers())->size(), 1, 30'000);
    const auto refused = GitFixture::await(repository->removeLock(locks->first()));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.contains(QString::number(running.processId())));
    running.closeWriteChannel();
    QVERIFY(running.waitForFinished());
    VERIFY_RESULT(GitFixture::await(repository->removeLock(locks->first())));
}

/// The window reads in the background all the time.
void TestGitFaults::lockWhileWeRead()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QProcess reading;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    environment.insert(QStringLiteral("GIT_SEQUENCE_EDITOR"), QStringLiteral(":"));
    reading.setProcessEnvironment(environment);
    reading.setWorkingDirectory(folder);
    reading.start(findGitProgram(), {QStringLiteral("cat-file"), QStringLiteral("--batch")});
    QVERIFY(reading.waitForStarted());
    reading.write("HEAD\n");
    QVERIFY(reading.waitForReadyRead());
    GitFixture::write(folder, ".git/index.lock", {});
    const auto locks = GitFixture::await(repository->findLocks());
    QCOMPARE(GitFixture::await(repository->findUsers())->size(), 0);
    VERIFY_RESULT(GitFixture::await(repository->removeLock(locks->first())));
    reading.closeWriteChannel();
    QVERIFY(reading.waitForFinished());
}

void TestGitFaults::shortLockIsWaitedFor()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    GitFixture::write(folder, ".git/index.lock", {});
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto commit = repository->commit(commitOf("a.yml"));
    QTimer::singleShot(std::chrono::milliseconds(200), this,
                       [&] { QFile::remove(folder + QStringLiteral("/.git/index.lock")); });
    VERIFY_RESULT(GitFixture::await(commit));
}

void TestGitFaults::writesRunOneAfterTheOther()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QList<QFuture<Result<GitCommitted>>> commits;
    for (int number = 0; number < 6; ++number) {
        const QByteArray name = "f" + QByteArray::number(number);
        GitFixture::write(folder, name, "x\n");
        commits.append(repository->commit(commitOf(name.constData())));
        static_cast<void>(repository->status());
    }
    for (const auto &commit : commits) {
        VERIFY_RESULT(GitFixture::await(commit));
    }
    QCOMPARE(fixture.git(folder, {"log", "--format=", "--name-only", "--reverse"}),
             QByteArray("a.yml\nf0\nf1\nf2\nf3\nf4\nf5\n"));
}

void TestGitFaults::twoProgramsAtOnce()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitClient second({}, fixture.store());
    const auto one = fixture.open(folder);
    const auto other = GitFixture::await(second.open(folder));
    QVERIFY(one && other);
    QList<QFuture<Result<GitCommitted>>> commits;
    for (int number = 0; number < 4; ++number) {
        for (const auto &repository : {one, *other}) {
            const QByteArray name = "f" + QByteArray::number(commits.size());
            GitFixture::write(folder, name, "x\n");
            commits.append(repository->commit(commitOf(name.constData())));
        }
    }
    for (const auto &commit : commits) {
        const auto done = GitFixture::await(commit);
        // The branch may have moved between reading and writing: then git says so, and that file
        // waits, uncommitted.
        QVERIFY2(done || done.error().kind == ErrorKind::Conflict ||
                     done.error().where.contains(QStringLiteral("lock")),
                 done ? "" : qPrintable(done.error().toLine()));
    }
    fixture.git(folder, {"fsck"});
    QCOMPARE(fixture.lastExit, 0);
    fixture.git(folder, {"add", "-A"});
    fixture.git(folder, {"commit", "-qm", "rest"});
    QCOMPARE(fixture.git(folder, {"ls-files"}).count('\n'), 9);
    QVERIFY(GitFixture::await(one->findLocks())->isEmpty());
}

void TestGitFaults::missingAndOldGit()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitSettings settings;
    settings.program = QStringLiteral("/nowhere/git");
    GitClient without(settings, fixture.store());
    const auto missing = GitFixture::await(without.open(folder));
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    const auto old = clientWith(fixture, "echo git version 2.20.1");
    const auto opened = GitFixture::await(old->open(folder));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Unavailable);
    QVERIFY(opened.error().fix.contains(QStringLiteral("2.38")));
    VERIFY_RESULT(GitFixture::await(fixture.client().checkProgram()));
}

void TestGitFaults::gitThatTalksNonsense()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto client =
        clientWith(fixture, "case \"$*\" in *version*|*rev-parse*) exec git \"$@\";; "
                            "*) echo nonsense;; esac");
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    GitRepository &repository = **opened;
    QCOMPARE(GitFixture::await(repository.status()).error().kind, ErrorKind::Protocol);
    QCOMPARE(GitFixture::await(repository.log({})).error().kind, ErrorKind::Protocol);
    QCOMPARE(GitFixture::await(repository.branches()).error().kind, ErrorKind::Protocol);
    GitFixture::write(folder, "a.yml", "two\n");
    QCOMPARE(GitFixture::await(repository.commit(commitOf("a.yml"))).error().kind,
             ErrorKind::Protocol);
}

void TestGitFaults::slowGitTimesOut()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitSettings settings;
    settings.readTimeout = std::chrono::milliseconds(200);
    const auto client = clientWith(
        fixture, "case \"$*\" in *status*) sleep 60;; *) exec git \"$@\";; esac", settings);
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    const auto status = GitFixture::await((*opened)->status());
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().kind, ErrorKind::Timeout);
}

void TestGitFaults::endlessOutputIsBounded()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitSettings settings;
    settings.mostOutput = 1024;
    const auto client = clientWith(
        fixture, "case \"$*\" in *status*) head -c 10000000 /dev/zero;; *) exec git \"$@\";; esac",
        settings);
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    const auto status = GitFixture::await((*opened)->status());
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().kind, ErrorKind::Invalid);
}

void TestGitFaults::fullDisk()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    GitFixture::write(folder, "b.yml", "new\n");
    const CommitId before = fixture.head(folder);
    // Every write fails as on a full disk, by the limit on file sizes.
    const auto client = clientWith(fixture, "trap '' XFSZ; ulimit -f 0; exec git \"$@\"");
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    for (const char *path : {"a.yml", "b.yml"}) {
        const auto done = GitFixture::await((*opened)->commit(commitOf(path)));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Io);
    }
    const auto discarded = GitFixture::await((*opened)->discard({"a.yml"}));
    QVERIFY(!discarded.has_value());
    QCOMPARE(fixture.head(folder), before);
    QCOMPARE(GitFixture::read(folder, "a.yml"), QByteArray("two\n"));
    QVERIFY(GitFixture::await((*opened)->findLocks())->isEmpty());
    // With room again, all goes on.
    VERIFY_RESULT(GitFixture::await(fixture.open(folder)->commit(commitOf("a.yml"))));
}

void TestGitFaults::notWritable()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    std::unique_ptr<GitClient> client;
    const QString gitDir = folder + QStringLiteral("/.git");
    if (::geteuid() == 0) { // root may write everywhere: somebody else runs git
        fixture.git(folder, {"config", "--global", "safe.directory", "*"});
        QProcess::execute(QStringLiteral("chmod"),
                          {QStringLiteral("-R"), QStringLiteral("go+rX"), fixture.root()});
        client = clientWith(fixture, "exec setpriv --reuid=65534 --clear-groups git \"$@\"");
    } else {
        QFile::setPermissions(gitDir, QFile::ReadOwner | QFile::ExeOwner);
        client = std::make_unique<GitClient>(GitSettings(), fixture.store());
    }
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    VERIFY_RESULT(GitFixture::await((*opened)->status()));
    const auto done = GitFixture::await((*opened)->commit(commitOf("a.yml")));
    QFile::setPermissions(gitDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Io);
    QVERIFY(!done.error().fix.isEmpty());
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray(" M a.yml\n"));
}

void TestGitFaults::cancelledReadEndsGit()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto client =
        clientWith(fixture, "case \"$*\" in *status*) touch '" + fixture.at("ran").toUtf8() +
                                "'; sleep 60;; *) exec git \"$@\";; esac");
    const auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    auto status = (*opened)->status();
    QTRY_VERIFY(fixture.somethingRan());
    status.cancel();
    const auto done = GitFixture::await(status);
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
}

void TestGitFaults::clientEndsWhileGitRuns()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    auto client =
        clientWith(fixture, "case \"$*\" in *status*) touch '" + fixture.at("ran").toUtf8() +
                                "'; sleep 60;; *) exec git \"$@\";; esac");
    auto opened = GitFixture::await(client->open(folder));
    VERIFY_RESULT(opened);
    const auto running = (*opened)->status();
    QTRY_VERIFY(fixture.somethingRan());
    const auto waiting = (*opened)->commit(commitOf("a.yml"));
    QElapsedTimer timer;
    timer.start();
    opened->reset();
    client.reset();
    QVERIFY(timer.elapsed() < 30'000);
    QVERIFY(running.isFinished());
    QVERIFY(waiting.isFinished());
    QCOMPARE(finishedResult(running).error().kind, ErrorKind::Cancelled);
}

void TestGitFaults::repositoryEndsWhileGitRuns()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    GitFixture::write(folder, "a.yml", "two\n");
    auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto commit = repository->commit(commitOf("a.yml"));
    repository.reset();
    VERIFY_RESULT(GitFixture::await(commit)); // nothing of it is lost
    QCOMPARE(fixture.git(folder, {"status", "--porcelain"}), QByteArray());
}

void TestGitFaults::repositoryDisappears()
{
    GitFixture fixture;
    const QString folder = fixture.makeRepository();
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(!GitFixture::await(repository->status()).has_value());
    QVERIFY(!GitFixture::await(repository->state()).has_value());
    QVERIFY(!GitFixture::await(repository->commit(commitOf("a.yml"))).has_value());
}

QTEST_GUILESS_MAIN(TestGitFaults)
#include "tst_gitfaults.moc"
