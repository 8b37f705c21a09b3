// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/async.h"
#include "services/git/gitclient.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// A temporary folder with a home of its own, real git, and this program's client for it.
class GitFixture
{
public:
    GitFixture()
        : m_store((putHome(), at(QStringLiteral("trust.json")))),
          m_client(std::make_unique<GitClient>(GitSettings(), m_store))
    {}
    GitFixture(const GitFixture &) = delete;
    GitFixture &operator=(const GitFixture &) = delete;
    ~GitFixture()
    {
        // QTemporaryDir stumbles over names that are no UTF-8.
        QProcess::execute(QStringLiteral("rm"), {QStringLiteral("-rf"), m_folder.path()});
    }

    [[nodiscard]] QString root() const { return QFileInfo(m_folder.path()).canonicalFilePath(); }
    [[nodiscard]] QString at(const QString &name) const { return root() + u'/' + name; }
    [[nodiscard]] QString at(const char *name) const { return at(QString::fromUtf8(name)); }
    [[nodiscard]] GitClient &client() { return *m_client; }
    [[nodiscard]] FileTrustStore &store() { return m_store; }
    void useClient(std::unique_ptr<GitClient> client) { m_client = std::move(client); }

    /// Runs git beside the client. @return stdout; the exit code is in lastExit.
    QByteArray git(const QString &folder, const QStringList &arguments,
                   const QByteArray &input = {})
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(findGitProgram(), arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60'000);
        lastExit = process.exitCode();
        lastError = process.readAllStandardError();
        return process.readAllStandardOutput();
    }
    QByteArray git(const QString &folder, std::initializer_list<const char *> arguments)
    {
        QStringList list;
        for (const char *argument : arguments) {
            list.append(QString::fromUtf8(argument));
        }
        return git(folder, list);
    }

    /// A repository with an identity and one commit of "a.yml". @return its folder.
    QString makeRepository(const char *name = "work")
    {
        const QString folder = at(name);
        QDir().mkpath(folder);
        git(folder, {"init", "-q", "-b", "main"});
        git(folder, {"config", "user.name", "Test"});
        git(folder, {"config", "user.email", "test@example.org"});
        write(folder, "a.yml", "one\n");
        git(folder, {"add", "a.yml"});
        git(folder, {"commit", "-q", "-m", "first"});
        return folder;
    }
    /// A bare remote "remote.git" that @p folder has pushed main to.
    QString addRemote(const QString &folder)
    {
        const QString remote = at("remote.git");
        git(root(), {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
                     QStringLiteral("-b"), QStringLiteral("main"), remote});
        git(folder,
            {QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"), remote});
        git(folder, {"push", "-q", "-u", "origin", "main"});
        return remote;
    }

    /// A commit of another person's.
    void commitFile(const QString &folder, const char *name, const QByteArray &content)
    {
        write(folder, name, content);
        git(folder, {"add", name});
        git(folder, {"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", name});
    }
    static GitCommitRequest commitOf(const QList<QByteArray> &paths)
    {
        GitCommitRequest request;
        request.paths = paths;
        request.message = QStringLiteral("Shift traffic");
        return request;
    }
    /// All that a person does by looking around, whatever comes of it.
    static void lookAround(GitRepository &repository)
    {
        static_cast<void>(await(repository.status()));
        static_cast<void>(await(repository.diff(
            {{GitSide::Kind::Head, {}}, {GitSide::Kind::WorkingTree, {}}, {}, true})));
        GitLogRequest log;
        log.withChanges = true;
        static_cast<void>(await(repository.log(log)));
        static_cast<void>(await(repository.branches()));
        static_cast<void>(await(repository.state()));
        const auto head = await(repository.resolve(QStringLiteral("HEAD")));
        if (head) {
            static_cast<void>(await(repository.showFile(*head, "a.yml")));
        }
    }

    /// Bytes as file name, so that it may be any.
    static void write(const QString &folder, const QByteArray &name, const QByteArray &content)
    {
        const QString path = folder + u'/' + QFile::decodeName(name);
        QDir().mkpath(QFileInfo(path).path());
        // QFile would not keep names that are no UTF-8.
        FILE *file = std::fopen((QFile::encodeName(folder) + '/' + name).constData(), "wb");
        QVERIFY2(file != nullptr, name.constData());
        std::fwrite(content.constData(), 1, size_t(content.size()), file);
        std::fclose(file);
    }
    static QByteArray read(const QString &folder, const char *name)
    {
        QFile file(folder + u'/' + QString::fromUtf8(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }
    /// A script that leaves "ran" in the fixture's folder, and then does @p more.
    QString markerScript(const QByteArray &more = {})
    {
        write(root(), "evil.sh", "#!/bin/sh\ntouch '" + at("ran").toUtf8() + "'\n" + more + '\n');
        QFile::setPermissions(at("evil.sh"),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return at("evil.sh");
    }
    [[nodiscard]] bool somethingRan() const { return QFileInfo::exists(at("ran")); }
    static void makeHook(const QString &folder, const char *name, const QByteArray &body)
    {
        const QByteArray path = QByteArray(".git/hooks/") + name;
        write(folder, path, "#!/bin/sh\n" + body + '\n');
        QFile::setPermissions(folder + u'/' + QString::fromLatin1(path),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    [[nodiscard]] std::shared_ptr<GitRepository> open(const QString &folder)
    {
        auto opened = await(m_client->open(folder));
        if (!opened) {
            qWarning().noquote() << opened.error().toLine();
            return nullptr;
        }
        return *opened;
    }
    /// Opens @p folder and says yes to whatever is asked.
    [[nodiscard]] std::shared_ptr<GitRepository> openTrusted(const QString &folder)
    {
        auto repository = open(folder);
        if (repository) {
            const auto question = await(repository->trustQuestion());
            if (!question || !await(repository->trust(*question))) {
                return nullptr;
            }
        }
        return repository;
    }
    [[nodiscard]] CommitId head(const QString &folder)
    {
        return *CommitId::fromHex(git(folder, {"rev-parse", "HEAD"}).trimmed());
    }

    template<typename T>
    static Result<T> await(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000)) {
            return failure(ErrorKind::Timeout, QStringLiteral("the test waited too long"));
        }
        return finishedResult(future);
    }

    int lastExit = 0;
    QByteArray lastError;

private:
    void putHome() const
    {
        QDir().mkpath(at("home"));
        qputenv("HOME", QFile::encodeName(at("home")));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(at("home/.config")));
        qputenv("GIT_CONFIG_NOSYSTEM", "1");
        qputenv("GIT_CONFIG_GLOBAL", QFile::encodeName(at("home/.gitconfig")));
        for (const char *name : {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME",
                                 "GIT_COMMITTER_EMAIL", "EMAIL"}) {
            qunsetenv(name);
        }
    }

    QTemporaryDir m_folder;
    FileTrustStore m_store;
    std::unique_ptr<GitClient> m_client;
};

/// Fails the test with the error's words when @p result has none of a value.
#define VERIFY_RESULT(result)                                                                      \
    QVERIFY2((result).has_value(),                                                                 \
             (result).has_value() ? "" : qPrintable((result).error().toLine()))

} // namespace serin
