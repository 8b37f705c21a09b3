// SPDX-License-Identifier: GPL-3.0-or-later
// services/git beside plain git on a repository of 10,000 files: both in turn, medians and their
// ratio. usage: bench_git [ROUNDS [FILES]]
#include "services/core/async.h"
#include "services/git/gitclient.h"
#include "tests/support/wholenumber.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <functional>
#include <spawn.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace serin;

namespace {

using Clock = std::chrono::steady_clock;

// The least that a program can do to run git: spawn it and read what it says.
QByteArray plainGit(const QString &folder, const QStringList &arguments)
{
    QByteArrayList words{"git", "-C", QFile::encodeName(folder)};
    for (const QString &argument : arguments) {
        words.append(argument.toUtf8());
    }
    std::vector<char *> pointers;
    for (QByteArray &word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    int ends[2];
    if (::pipe(ends) != 0) {
        std::abort();
    }
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addclose(&actions, ends[0]);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int failed = ::posix_spawnp(&pid, "git", &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    QByteArray output;
    char buffer[65536];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
        output.append(buffer, got);
    }
    ::close(ends[0]);
    int status = 0;
    if (failed != 0 || ::waitpid(pid, &status, 0) != pid || status != 0) {
        throw std::runtime_error("git " + arguments.join(u' ').toStdString() + " failed");
    }
    return output;
}

template<typename T>
T waited(QFuture<Result<T>> future)
{
    future.waitForFinished();
    Result<T> result = finishedResult(future);
    if (!result) {
        throw std::runtime_error(result.error().toLine().toStdString());
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        throw std::runtime_error("cannot write " + path.toStdString());
    }
}

QString fileName(int number)
{
    return QStringLiteral("endpoints/%1/endpoint-%2.yml").arg(number / 50).arg(number);
}

QByteArray manifest(int number, int traffic)
{
    return "$schema: "
           "https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
           "name: endpoint-" +
           QByteArray::number(number) +
           "\nauth_mode: key\ntraffic:\n  blue: " + QByteArray::number(100 - traffic) +
           "\n  green: " + QByteArray::number(traffic) +
           "\ntags:\n  team: scoring\n  stage: canary\n  owner: somebody\n";
}

// What some work took: on the clock, and of the processors, its children's part included.
struct Cost
{
    double wall = 0;
    double cpu = 0;
};

double cpuOf(int who)
{
    rusage usage = {};
    ::getrusage(who, &usage);
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Cost costOf(const std::function<void()> &work)
{
    const double cpu = cpuOf(RUSAGE_SELF) + cpuOf(RUSAGE_CHILDREN);
    const auto begin = Clock::now();
    work();
    return {std::chrono::duration<double, std::milli>(Clock::now() - begin).count(),
            cpuOf(RUSAGE_SELF) + cpuOf(RUSAGE_CHILDREN) - cpu};
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

// Both in turn, so that whatever else the computer does meets both.
void compare(const char *name, int rounds, const std::function<void()> &plain,
             const std::function<void()> &ours, double goal)
{
    std::vector<double> plainTimes, plainCpu, ourTimes, ourCpu;
    for (int round = 0; round < rounds; ++round) {
        const Cost theirs = costOf(plain);
        const Cost mine = costOf(ours);
        plainTimes.push_back(theirs.wall);
        plainCpu.push_back(theirs.cpu);
        ourTimes.push_back(mine.wall);
        ourCpu.push_back(mine.cpu);
    }
    const double ratio = median(ourTimes) / median(plainTimes);
    // On a busy computer the fastest rounds and the CPU time say more than the middle ones.
    const double fastest = *std::min_element(ourTimes.begin(), ourTimes.end()) /
                           *std::min_element(plainTimes.begin(), plainTimes.end());
    std::printf("%-34s git %7.1f ms   serin %7.1f ms   ratio %5.2f (goal %.2f %s; fastest %.2f, "
                "CPU %.2f)\n",
                name, median(plainTimes), median(ourTimes), ratio, goal,
                ratio <= goal ? "met" : "MISSED", fastest, median(ourCpu) / median(plainCpu));
    std::fflush(stdout);
}

void measure(int rounds, int files)
{
    constexpr double goal = 1.15;
    QTemporaryDir folder;
    qputenv("HOME", QFile::encodeName(folder.path()));
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
    const QString work = folder.filePath(QStringLiteral("work"));
    const QString remote = folder.filePath(QStringLiteral("remote.git"));
    for (int number = 0; number < files; ++number) {
        const QString path = work + u'/' + fileName(number);
        if (number % 50 == 0) {
            QDir().mkpath(QFileInfo(path).path());
        }
        write(path, manifest(number, 10));
    }
    const auto git = [&](const char *words) {
        plainGit(work, QString::fromLatin1(words).split(u' '));
    };
    git("init -q -b main");
    git("config user.name Bench");
    git("config user.email bench@example.org");
    git("add -A");
    git("commit -q -m first");
    plainGit(folder.path(),
             {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"), remote});
    plainGit(work, {QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"),
                    QStringLiteral("file://") + remote});
    git("push -q -u origin main");
    write(work + u'/' + fileName(1), manifest(1, 20)); // something to see
    git("status");

    FileTrustStore trust(folder.filePath(QStringLiteral("trust.json")));
    GitClient client({}, trust);
    const auto repository = waited(client.open(work));
    const QByteArray path = fileName(3).toUtf8();
    std::printf("%d files, median of %d rounds\n", files, rounds);

    compare(
        "git version (starting a process)", rounds, [&] { git("version"); },
        [&] { waited(client.checkProgram()); }, goal);
    compare(
        "status", rounds, [&] { git("status --porcelain=v2 --branch -z -uall"); },
        [&] { static_cast<void>(waited(repository->status())); }, goal);
    GitStatusRequest one;
    one.paths = {path};
    compare(
        "status of one path", rounds,
        [&] {
            plainGit(work, {QStringLiteral("status"), QStringLiteral("--porcelain=v2"),
                            QStringLiteral("--branch"), QStringLiteral("-z"),
                            QStringLiteral("-uall"), QStringLiteral("--"), fileName(3)});
        },
        [&] { static_cast<void>(waited(repository->status(one))); }, goal);

    int traffic = 0;
    const auto change = [&] { write(work + u'/' + fileName(3), manifest(3, ++traffic)); };
    const auto commit = [&] {
        change();
        GitCommitRequest request;
        request.paths = {path};
        request.message = QStringLiteral("m");
        waited(repository->commit(request));
    };
    const auto ours = [&] {
        commit();
        if (!waited(repository->push()).isPushed()) {
            throw std::runtime_error("the push was rejected");
        }
    };
    compare(
        "commit + push", rounds,
        [&] {
            change();
            plainGit(work, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"),
                            QStringLiteral("m"), QStringLiteral("--"), fileName(3)});
            git("push -q");
        },
        ours, goal);
    compare(
        "commit + push, git with fsync too", rounds,
        [&] {
            change();
            plainGit(work, {QStringLiteral("-c"), QStringLiteral("core.fsync=committed"),
                            QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"),
                            QStringLiteral("m"), QStringLiteral("--"), fileName(3)});
            git("push -q");
        },
        ours, goal);
    QList<QByteArray> paths;
    for (int number = 0; number < files; ++number) {
        paths.append(fileName(number).toUtf8());
    }
    const CommitId head = waited(repository->resolve(QStringLiteral("HEAD")));
    std::printf(
        "%-34s %.1f ms\n", "all files of a commit",
        costOf([&] { static_cast<void>(waited(repository->readFiles(head, paths))); }).wall);
}

} // namespace

int main(int count, char **arguments)
{
    const QCoreApplication application(count, arguments);
    const auto rounds = wholeNumber(count > 1 ? arguments[1] : "21");
    const auto files = wholeNumber(count > 2 ? arguments[2] : "10000");
    if (!rounds || !files || *rounds < 1 || *files < 4) {
        std::fputs("usage: bench_git [ROUNDS [FILES]]\n", stderr);
        return 2;
    }
    try {
        measure(*rounds, *files);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
