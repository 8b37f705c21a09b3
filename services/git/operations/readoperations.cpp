// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/readoperations.h"

#include "services/git/layout/gitstate.h"
#include "services/git/parse/fieldreader.h"
#include "services/git/parse/gitpath.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

// The revision for a side that is a commit; HEAD of a repository without commits is the empty tree.
Result<QString> treeOf(GitTask &task, const GitSide &side)
{
    if (side.kind == GitSide::Kind::Commit) {
        return side.commit.value().toString();
    }
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    if (state->head) {
        return state->head->toString();
    }
    const auto empty = emptyTree(task);
    return empty ? Result<QString>(QString::fromLatin1(*empty)) : failure(empty.error());
}

// The arguments that name both sides.
Result<QStringList> sidesOf(GitTask &task, const GitDiffRequest &request)
{
    using Kind = GitSide::Kind;
    QStringList arguments;
    if (request.from.kind == Kind::Index) {
        if (request.to.kind != Kind::WorkingTree) {
            return failure(ErrorKind::Internal, QStringLiteral("unsupported comparison"));
        }
        return arguments;
    }
    for (const GitSide &side : {request.from, request.to}) {
        if (side.kind == Kind::Index) {
            arguments.prepend(QStringLiteral("--cached"));
        } else if (side.kind != Kind::WorkingTree) {
            const auto tree = treeOf(task, side);
            if (!tree) {
                return failure(tree.error());
            }
            arguments.append(*tree);
        }
    }
    return arguments;
}

} // namespace

Result<void> checkPaths(const QList<QByteArray> &paths)
{
    for (const QByteArray &path : paths) {
        if (!isRepositoryPath(path)) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("\"%1\" is no path inside the repository").arg(shownPath(path)));
        }
    }
    return {};
}

bool isBelowAny(const QByteArray &path, const QList<QByteArray> &folders)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QByteArray &folder) {
        return path == folder || (path.startsWith(folder) && path.at(folder.size()) == '/');
    });
}

QStringList pathspecsOf(const QList<QByteArray> &paths)
{
    QStringList pathspecs;
    pathspecs.reserve(paths.size());
    for (const QByteArray &path : paths) {
        pathspecs.append(pathspecOf(path));
    }
    return pathspecs;
}

bool fitsArguments(const QList<QByteArray> &paths)
{
    constexpr qsizetype mostBytes = 64 * 1024;
    constexpr qsizetype pathspecSyntax = 24;
    qsizetype bytes = 0;
    return std::all_of(paths.begin(), paths.end(), [&](const QByteArray &path) {
        bytes += path.size() + pathspecSyntax;
        return bytes < mostBytes && isUtf8(path);
    });
}

Result<QByteArray> emptyTree(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("hash-object");
    call.arguments = {QStringLiteral("-t"), QStringLiteral("tree"), QStringLiteral("--stdin")};
    const auto ran = task.run(call);
    return ran ? Result<QByteArray>(ran->output.trimmed()) : failure(ran.error());
}

Result<void> confirmTop(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("rev-parse");
    call.arguments = {QStringLiteral("--show-toplevel")};
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    QByteArray top = ran->output;
    if (top.endsWith('\n')) {
        top.chop(1);
    }
    if (QFileInfo(QString::fromUtf8(top)).canonicalFilePath() != task.layout().top) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the repository's files are elsewhere (core.worktree)"),
                       task.layout().top, QStringLiteral("open that folder"));
    }
    return {};
}

Result<GitStatus> readStatus(GitTask &task, const GitStatusRequest &request)
{
    if (auto good = checkPaths(request.paths); !good) {
        return failure(good.error());
    }
    using Untracked = GitStatusRequest::Untracked;
    GitCall call;
    call.verb = QStringLiteral("status");
    call.arguments = {QStringLiteral("--porcelain=v2"),
                      QStringLiteral("--branch"),
                      QStringLiteral("--no-show-stash"),
                      QStringLiteral("-z"),
                      request.untracked == Untracked::None      ? QStringLiteral("-uno")
                      : request.untracked == Untracked::Folders ? QStringLiteral("-unormal")
                                                                : QStringLiteral("-uall"),
                      request.ignored && request.untracked != Untracked::None
                          ? QStringLiteral("--ignored=matching")
                          : QStringLiteral("--ignored=no")};
    // Too many: git answers for all and we pick.
    const bool narrowed = fitsArguments(request.paths);
    if (narrowed) {
        call.paths = pathspecsOf(request.paths);
    }
    const auto ran = task.run(call);
    if (!ran) {
        return failure(ran.error());
    }
    auto status = parseGitStatus(ran->output);
    if (status && !narrowed) {
        status->entries.removeIf(
            [&](const GitStatusEntry &entry) { return !isBelowAny(entry.path, request.paths); });
    }
    return status;
}

Result<GitDiff> readDiff(GitTask &task, const GitDiffRequest &request)
{
    if (auto good = checkPaths(request.paths); !good) {
        return failure(good.error());
    }
    const auto sides = sidesOf(task, request);
    if (!sides) {
        return failure(sides.error());
    }
    GitCall call;
    call.verb = QStringLiteral("diff");
    call.paths = pathspecsOf(request.paths);
    call.arguments =
        QStringList{QStringLiteral("--raw"), QStringLiteral("--numstat"), QStringLiteral("-z"),
                    QStringLiteral("--no-abbrev"), QStringLiteral("-M")} +
        *sides;
    const auto files = task.run(call);
    if (!files) {
        return failure(files.error());
    }
    auto changes = parseGitDiff(files->output);
    if (!changes) {
        return failure(changes.error());
    }
    GitDiff diff{std::move(*changes), {}};
    if (request.withPatch && !diff.files.isEmpty()) {
        call.arguments =
            QStringList{QStringLiteral("--patch"), QStringLiteral("--no-color"),
                        QStringLiteral("-M"), QStringLiteral("--unified=%1").arg(request.context)} +
            *sides;
        auto patch = task.run(call);
        if (!patch) {
            return failure(patch.error());
        }
        diff.patch = std::move(patch->output);
    }
    return diff;
}

Result<QList<GitCommit>> readLog(GitTask &task, const GitLogRequest &request)
{
    if (auto good = checkPaths(request.path.isEmpty() ? QList<QByteArray>()
                                                      : QList<QByteArray>{request.path});
        !good) {
        return failure(good.error());
    }
    std::optional<CommitId> from = request.from;
    if (!from) {
        const auto state = readGitState(task.layout());
        if (!state) {
            return failure(state.error());
        }
        if (!state->head) {
            return QList<GitCommit>(); // no commit yet
        }
        from = state->head;
    }
    GitCall call;
    call.verb = QStringLiteral("log");
    call.arguments = {QStringLiteral("-z"),
                      QStringLiteral("--encoding=UTF-8"),
                      QStringLiteral("--no-decorate"),
                      QStringLiteral("--no-color"),
                      QStringLiteral("--no-notes"),
                      QStringLiteral("--no-mailmap"),
                      QStringLiteral("--format=") + gitLogFormat(),
                      QStringLiteral("--max-count=%1").arg(request.most),
                      QStringLiteral("--skip=%1").arg(request.skip)};
    for (const QString &pattern : request.patterns) {
        call.paths.append(QStringLiteral(":(top,glob,icase)") + pattern);
    }
    if (!call.paths.isEmpty()) {
        call.arguments << QStringLiteral("--diff-merges=first-parent") << QStringLiteral("-M");
    }
    if (request.withChanges || !request.path.isEmpty() || !request.patterns.isEmpty()) {
        call.arguments << QStringLiteral("--raw") << QStringLiteral("--no-abbrev");
    }
    if (!request.path.isEmpty()) {
        call.arguments << QStringLiteral("--follow") << QStringLiteral("-M");
        call.paths = pathspecsOf({request.path});
    }
    call.arguments << from->toString();
    if (request.until) {
        call.arguments << u'^' + request.until->toString();
    }
    const auto ran = task.run(call);
    return ran ? parseGitLog(ran->output) : failure(ran.error());
}

Result<CommitId> resolveRevision(GitTask &task, const QString &revision)
{
    if (revision.isEmpty() || revision.startsWith(u'-') || revision.contains(QChar(u'\0'))) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no name of a commit").arg(revision));
    }
    GitCall call;
    call.verb = QStringLiteral("rev-parse");
    call.arguments = {QStringLiteral("--verify"), QStringLiteral("--quiet"),
                      QStringLiteral("--end-of-options"), revision + QStringLiteral("^{commit}")};
    const auto ran = task.run(call, {0, 1});
    if (!ran && ran.error().kind != ErrorKind::Io && ran.error().kind != ErrorKind::NotFound) {
        return failure(ran.error());
    }
    const auto id = ran ? CommitId::fromHex(ran->output.trimmed()) : std::nullopt;
    if (!id) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("there is no commit \"%1\"").arg(revision), {},
                       QStringLiteral("fetch, if it is on the remote only"));
    }
    return *id;
}

Result<GitDistance> readDistance(GitTask &task, const CommitId &one, const CommitId &other)
{
    GitDistance distance;
    GitCall call;
    call.verb = QStringLiteral("rev-list");
    call.arguments = {QStringLiteral("--left-right"), QStringLiteral("--count"),
                      QStringLiteral("--end-of-options"),
                      one.toString() + QStringLiteral("...") + other.toString()};
    const auto counts = task.run(call);
    if (!counts) {
        return failure(counts.error());
    }
    FieldReader reader(counts->output);
    const auto ahead = reader.upTo('\t');
    const auto behind = ahead ? reader.upTo('\n') : std::nullopt;
    const auto aheadNumber = behind ? decimal(*ahead) : std::nullopt;
    const auto behindNumber = behind ? decimal(*behind) : std::nullopt;
    if (!aheadNumber || !behindNumber) {
        return failure(unreadableOutput("rev-list", counts->output));
    }
    distance.ahead = *aheadNumber;
    distance.behind = *behindNumber;

    call.verb = QStringLiteral("merge-base");
    call.arguments = {one.toString(), other.toString()};
    const auto base = task.run(call, {0, 1});
    if (!base) {
        return failure(base.error());
    }
    distance.mergeBase = CommitId::fromHex(base->output.trimmed());
    return distance;
}

Result<QList<GitBranch>> readBranches(GitTask &task)
{
    GitCall call;
    call.verb = QStringLiteral("for-each-ref");
    call.arguments = {QStringLiteral("--format=") + gitRefFormat(), QStringLiteral("refs/heads"),
                      QStringLiteral("refs/remotes")};
    const auto ran = task.run(call);
    return ran ? parseGitRefs(ran->output) : failure(ran.error());
}

} // namespace serin
