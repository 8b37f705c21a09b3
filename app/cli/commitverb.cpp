// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandrun.h"
#include "app/cli/gitsession.h"
#include "app/cli/gitverbs.h"
#include "app/cli/projectplace.h"
#include "app/cli/terminalanswer.h"
#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/changes/committrailers.h"
#include "services/gitops/changes/manifestendpoints.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <sys/stat.h>

namespace serin {

namespace {

using Repository = std::shared_ptr<GitRepository>;

/// The files and folders that were named, as git knows them.
struct NamedPaths
{
    QList<QByteArray> files;
    QList<QByteArray> folders; ///< "": the whole repository
};

QByteArray realPath(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.constData(), nullptr),
                                                           &std::free);
    return real ? QByteArray(real.get()) : QByteArray();
}

bool isFolder(const QByteArray &path)
{
    struct stat status = {};
    return ::lstat(path.constData(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// @p path, absolute and without links before its last part, which is a link when that is what is
/// to be committed. Bytes, as a file's name need not be text.
QByteArray settled(const QByteArray &path, const QString &base)
{
    const QByteArray absolute = path.startsWith('/') ? path : QFile::encodeName(base) + '/' + path;
    if (isFolder(absolute)) {
        return realPath(absolute);
    }
    const qsizetype slash = absolute.lastIndexOf('/');
    const QByteArray around = absolute.left(slash);
    const QByteArray folder = realPath(around);
    // A folder that was deleted with the file.
    return (folder.isEmpty() ? QFile::encodeName(canonicalFolder(QFile::decodeName(around)))
                             : folder) +
           absolute.mid(slash);
}

/// @p base: what relative paths begin at.
Result<NamedPaths> namedPaths(const std::vector<std::string> &paths, const QString &base,
                              const QString &top)
{
    const QByteArray root = QFile::encodeName(top);
    NamedPaths named;
    for (const std::string &path : paths) {
        const QByteArray bytes = QByteArray::fromStdString(path);
        const QByteArray absolute = settled(bytes, base);
        if (absolute != root && !absolute.startsWith(root + '/')) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the file lies outside of the repository %1").arg(top),
                           shownPath(bytes));
        }
        const Result<GitLayout> around =
            findGitLayout(QFile::decodeName(absolute.left(absolute.lastIndexOf('/'))));
        if (absolute != root && around && around->top != top) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("it belongs to another repository, at %1").arg(around->top),
                shownPath(bytes),
                QStringLiteral("commit it there, with --repo, and then its folder here"));
        }
        (isFolder(absolute) ? named.folders : named.files).append(absolute.mid(root.size() + 1));
    }
    return named;
}

/// The named files, and what was changed in the named folders.
QFuture<Result<QList<QByteArray>>> filesOf(CommandRun &run, const Repository &repository,
                                           const NamedPaths &named)
{
    if (named.folders.isEmpty()) {
        return readyFuture<QList<QByteArray>>(named.files);
    }
    GitStatusRequest request;
    if (!named.folders.contains(QByteArray())) {
        request.paths = named.folders;
    }
    return andThen(repository->status(request), &run,
                   [named](const GitStatus &status) -> Result<QList<QByteArray>> {
                       QList<QByteArray> files = named.files;
                       for (const GitStatusEntry &entry : status.entries) {
                           files << entry.path;
                           if (entry.kind == GitStatusEntry::Kind::Moved &&
                               entry.index == GitChange::Renamed) {
                               files << entry.originalPath;
                           }
                       }
                       const QSet<QByteArray> once(files.begin(), files.end());
                       files = once.values();
                       std::sort(files.begin(), files.end());
                       if (files.isEmpty()) {
                           return failure(ErrorKind::Invalid,
                                          QStringLiteral("the named folders have no changes to "
                                                         "commit"));
                       }
                       return files;
                   });
}

/// The manifests among @p files as the commit takes them. Deleted ones are in @p deleted.
QList<CommittedFile> manifestsIn(const QString &top, const QList<QByteArray> &files,
                                 QList<QByteArray> &deleted)
{
    QList<CommittedFile> manifests;
    for (const QByteArray &path : files) {
        if (!hasManifestName(path)) {
            continue;
        }
        const QString absolute = top + u'/' + QFile::decodeName(path);
        const Result<FileContent> content = readFile(absolute, maximumYamlBytes);
        if (content) {
            manifests.append({absolute, content->bytes, {}});
        } else if (content.error().kind == ErrorKind::NotFound) {
            deleted.append(path);
        }
    }
    return manifests;
}

QFuture<Result<QList<GitTrailer>>> trailersOf(CommandRun &run, const Repository &repository,
                                              const QList<QByteArray> &files)
{
    QList<QByteArray> deleted;
    const QString top = repository->layout().top;
    const QList<CommittedFile> manifests = manifestsIn(top, files, deleted);
    const Result<GitState> state = readGitState(repository->layout());
    if (deleted.isEmpty() || !state || !state->head) {
        return readyFuture<QList<GitTrailer>>(commitTrailers(manifests));
    }
    return andThen(repository->readFiles(*state->head, deleted), &run,
                   [=](const QList<std::optional<QByteArray>> &texts) -> Result<QList<GitTrailer>> {
                       QList<CommittedFile> all = manifests;
                       for (qsizetype i = 0; i < texts.size(); ++i) {
                           all.append({top + u'/' + QFile::decodeName(deleted.at(i)), std::nullopt,
                                       texts.at(i).value_or(QByteArray())});
                       }
                       return commitTrailers(all);
                   });
}

/// Git's own words for what to set.
Error missingIdentity(Error error)
{
    error.fix = QStringLiteral("set them for this repository with git config user.name \"Your "
                               "Name\" and git config user.email you@example.org (with --global "
                               "for all), then commit again");
    return error;
}

/// Who commits is known, or asked for on the terminal and set for this repository.
QFuture<Result<void>> ensureIdentity(CommandRun &run, const Repository &repository)
{
    return followUp(
        repository->identity(), &run,
        [&run, repository](const Result<GitIdentity> &known) -> QFuture<Result<void>> {
            if (known || known.error().kind != ErrorKind::Invalid) {
                return readyFuture<void>(known ? Result<void>() : failure(known.error()));
            }
            if (!canAsk()) {
                return readyFuture<void>(failure(missingIdentity(known.error())));
            }
            run.clearProgress();
            run.output().note(known.error().detail +
                              QStringLiteral("; what you type is set for this repository"));
            const auto name = askOnTerminal(QStringLiteral("Your name:"), true);
            const auto email =
                name ? askOnTerminal(QStringLiteral("Your e-mail address:"), true) : std::nullopt;
            if (!name || !email || name->isEmpty() || email->isEmpty()) {
                return readyFuture<void>(failure(missingIdentity(known.error())));
            }
            return repository->setIdentity(
                {QString::fromUtf8(name->reveal()), QString::fromUtf8(email->reveal())});
        });
}

void printCommitted(const CommandOutput &output, const GitRepository &repository,
                    const GitCommitted &committed, const GitCommitRequest &request)
{
    printGitWords(output, committed.output);
    const Result<GitState> state = readGitState(repository.layout());
    const QString branch = state ? shownPath(state->branch) : QString();
    output.note(QStringLiteral("committed %1 on %2").arg(committed.id.shortForm(), branch));
    QStringList trailers;
    QJsonArray trailersJson;
    for (const GitTrailer &trailer : request.trailers) {
        trailers << QStringLiteral("%1: %2").arg(trailer.key, trailer.value);
        trailersJson.append(QJsonObject{{QStringLiteral("key"), trailer.key},
                                        {QStringLiteral("value"), trailer.value}});
    }
    QJsonArray files;
    for (const QByteArray &path : request.paths) {
        files.append(shownPath(path));
    }
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable({{QStringLiteral("COMMIT"), QStringLiteral("BRANCH"),
                            QStringLiteral("FILES"), QStringLiteral("ABOUT")},
                           {committed.id.shortForm(), branch, QString::number(files.size()),
                            trailers.join(QStringLiteral(", "))}});
        return;
    }
    output.printValue(QJsonObject{{QStringLiteral("commit"), committed.id.toString()},
                                  {QStringLiteral("branch"), branch},
                                  {QStringLiteral("files"), files},
                                  {QStringLiteral("trailers"), trailersJson},
                                  {QStringLiteral("output"), committed.output}});
}

/// After an interruption: what became of it.
void tellWhatIs(const CommandOutput &output, const GitRepository &repository,
                const std::optional<CommitId> &before)
{
    const Result<GitState> state = readGitState(repository.layout());
    if (state && state->head && state->head != before) {
        output.note(
            QStringLiteral("commit %1 was made all the same").arg(state->head->shortForm()));
    } else {
        output.note(QStringLiteral("nothing was committed, and your files are as they were"));
    }
}

QFuture<Result<int>> commit(CommandRun &run, const Repository &repository,
                            const GitCommitRequest &request)
{
    const Result<GitState> state = readGitState(repository->layout());
    const std::optional<CommitId> before = state ? state->head : std::nullopt;
    const QFuture<Result<GitCommitted>> committing = repository->commit(request);
    run.showProgress(QStringLiteral("committing"));
    run.setInterrupt([running = committing]() mutable { running.cancel(); });
    return followUp(
        committing, &run,
        [&run, repository, request, before](const Result<GitCommitted> &committed) -> Result<int> {
            run.setInterrupt({});
            run.clearProgress();
            if (committed) {
                printCommitted(run.output(), *repository, *committed, request);
                return 0;
            }
            if (committed.error().kind == ErrorKind::Cancelled) {
                tellWhatIs(run.output(), *repository, before);
                return failure(committed.error());
            }
            return failGit(run.output(), *repository, committed.error());
        });
}

QFuture<Result<int>> prepareAndCommit(CommandRun &run, const Repository &repository,
                                      const GitRequest &request, const QString &base)
{
    const Result<NamedPaths> named = namedPaths(request.paths, base, repository->layout().top);
    if (!named) {
        return readyFuture<int>(failure(named.error()));
    }
    return andThen(filesOf(run, repository, *named), &run,
                   [&run, repository, &request](const QList<QByteArray> &files) {
                       return andThen(
                           trailersOf(run, repository, files), &run,
                           [&run, repository, &request, files](const QList<GitTrailer> &trailers) {
                               GitCommitRequest wanted;
                               wanted.paths = files;
                               wanted.message = QString::fromStdString(request.message);
                               wanted.trailers = trailers;
                               return andThen(ensureIdentity(run, repository), &run,
                                              [&run, repository, wanted] {
                                                  return commit(run, repository, wanted);
                                              });
                           });
                   });
}

} // namespace

int commitFiles(const GlobalOptions &options, const GitRequest &request)
{
    const Result<ProjectPlace> place = projectPlace(options, request.repository);
    if (!place) {
        return options.output.fail(place.error());
    }
    // As with `git -C`, where another folder was named.
    const QString base = request.repository.empty() ? QDir::currentPath() : place->directory;
    GitSession git(options.output, {request.trust});
    CommandRun run(options);
    return run.until(andThen(git.open(place->directory, GitSession::Use::Changing, &run), &run,
                             [&run, &request, base](const Repository &repository) {
                                 return prepareAndCommit(run, repository, request, base);
                             }));
}

int failGit(const CommandOutput &output, const GitRepository &repository, Error error)
{
    const QList<GitLock> locks =
        error.kind == ErrorKind::Conflict ? findGitLocks(repository.layout()) : QList<GitLock>();
    if (!locks.isEmpty() && error.detail.contains(QLatin1String("git process"))) {
        const QList<GitUser> users = findGitUsers(repository.layout());
        error.fix = users.isEmpty()
                        ? QStringLiteral("no git process is at work here any more: remove the lock "
                                         "with rm \"%1\"")
                              .arg(locks.first().path)
                        : QStringLiteral("wait for process %1 (%2)")
                              .arg(users.first().pid)
                              .arg(users.first().command);
    }
    const qsizetype end = error.where.indexOf(QLatin1String(": "));
    if (error.where.startsWith(QLatin1String("exit code")) && end > 0) {
        const QString words = error.where.mid(end + 2).trimmed();
        const QString own = withoutGitMark(words);
        if (own.size() < words.size() && !own.contains(u'\n')) {
            error.where = error.where.left(end + 2) + own;
        } else if (output.wantsText()) {
            // Several lines of a hook are unreadable on one.
            printGitWords(output, words);
            error.where.truncate(end);
        }
    }
    return output.fail(error);
}

} // namespace serin
