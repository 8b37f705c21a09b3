// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/revertoperation.h"

#include "services/git/layout/gitstate.h"
#include "services/git/operations/scratchindex.h"
#include "services/git/parse/gitpath.h"

#include <QFile>
#include <QFileInfo>

namespace serin {

namespace {

// HEAD of a branch on which nothing is in progress, and where @p paths have no changes.
Result<CommitId> cleanHead(GitTask &task, const QList<QByteArray> &paths)
{
    if (paths.isEmpty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("no files were named"));
    }
    const auto state = idleState(task, true);
    if (!state) {
        return failure(state.error());
    }
    if (!state->head) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no commit yet"));
    }
    GitStatusRequest request;
    request.paths = paths;
    const auto status = readStatus(task, request);
    if (!status) {
        return failure(status.error());
    }
    if (!status->entries.isEmpty()) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 has uncommitted changes")
                           .arg(shownPath(status->entries.first().path)),
                       {}, QStringLiteral("commit or discard them first"));
    }
    return *state->head;
}

Result<QList<GitFileChange>> changesTo(GitTask &task, const CommitId &head, const QByteArray &tree,
                                       const QList<QByteArray> &paths)
{
    GitCall call;
    call.verb = QStringLiteral("diff");
    call.arguments = {
        QStringLiteral("--raw"),        QStringLiteral("-z"), QStringLiteral("--no-abbrev"),
        QStringLiteral("--no-renames"), head.toString(),      QString::fromLatin1(tree)};
    call.paths = pathspecsOf(paths);
    const auto ran = task.run(call);
    return ran ? parseGitDiff(ran->output) : failure(ran.error());
}

Result<void> bring(GitTask &task, const QString &tree, const QList<QByteArray> &paths,
                   bool evenWhenCancelled = false)
{
    GitCall call;
    call.evenWhenCancelled = evenWhenCancelled;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("restore");
    call.arguments = {QStringLiteral("--source=") + tree, QStringLiteral("--worktree")};
    GitPathspecs pathspecs(paths);
    if (auto added = pathspecs.addTo(call); !added) {
        return added;
    }
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

// After a commit that failed: the files as HEAD has them, which is what they were.
void takeBack(GitTask &task, const QList<GitFileChange> &changes)
{
    QList<QByteArray> known;
    for (const GitFileChange &change : changes) {
        if (change.change == GitChange::Added) {
            QFile::remove(task.layout().top + u'/' + QFile::decodeName(change.path));
        } else {
            known.append(change.path);
        }
    }
    if (!known.isEmpty()) {
        static_cast<void>(bring(task, QStringLiteral("HEAD"), known, true));
    }
}

// Makes the files what @p tree has, and commits them.
Result<GitCommitted> commitTree(GitTask &task, const CommitId &head, const QByteArray &tree,
                                const QList<QByteArray> &paths, GitCommitRequest request)
{
    const auto changes = changesTo(task, head, tree, paths);
    if (!changes) {
        return failure(changes.error());
    }
    if (changes->isEmpty()) {
        return failure(ErrorKind::Invalid, QStringLiteral("the files are as they were already"));
    }
    for (const GitFileChange &change : *changes) {
        const QString file = task.layout().top + u'/' + QFile::decodeName(change.path);
        // Ignored files do not show in the status.
        if (change.change == GitChange::Added && QFileInfo::exists(file)) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("%1 is in the way").arg(shownPath(change.path)), file,
                           QStringLiteral("move it away first"));
        }
        request.paths.append(change.path);
    }
    auto brought = bring(task, QString::fromLatin1(tree), request.paths);
    auto committed = brought ? commitPaths(task, request) : failure(brought.error());
    if (!committed) {
        takeBack(task, *changes);
    }
    return committed;
}

// What takes back @p commit; empty when it did nothing to @p paths.
Result<QByteArray> inversePatch(GitTask &task, const CommitId &commit,
                                const QList<QByteArray> &paths)
{
    GitLogRequest one;
    one.from = commit;
    one.most = 1;
    const auto commits = readLog(task, one);
    if (!commits) {
        return failure(commits.error());
    }
    const QList<CommitId> parents = commits->constFirst().parents;
    if (parents.size() > 1) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is a merge, which cannot be reverted as such")
                           .arg(commit.shortForm()));
    }
    const auto before =
        parents.isEmpty() ? emptyTree(task) : Result<QByteArray>(parents.first().hex());
    if (!before) {
        return failure(before.error());
    }
    GitCall call;
    call.verb = QStringLiteral("diff");
    call.arguments = {QStringLiteral("--patch"),      QStringLiteral("--binary"),
                      QStringLiteral("--full-index"), QStringLiteral("--no-renames"),
                      QStringLiteral("--no-color"),   commit.toString(),
                      QString::fromLatin1(*before)};
    call.paths = pathspecsOf(paths);
    const auto ran = task.run(call);
    return ran ? Result<QByteArray>(ran->output) : failure(ran.error());
}

} // namespace

Result<GitCommitted> revertCommits(GitTask &task, const GitRevertRequest &request)
{
    if (auto good = checkPaths(request.paths); !good) {
        return failure(good.error());
    }
    const auto head = cleanHead(task, request.paths);
    if (!head) {
        return failure(head.error());
    }
    ScratchIndex index(task);
    if (auto read = index.read(head->hex()); !read) {
        return failure(read.error());
    }
    for (const CommitId &commit : request.commits) {
        const auto patch = inversePatch(task, commit, request.paths);
        if (!patch) {
            return failure(patch.error());
        }
        if (patch->isEmpty()) {
            continue;
        }
        if (auto applied = index.apply(*patch); !applied) {
            Error error = applied.error();
            error.detail =
                QStringLiteral("%1 cannot be reverted: %2").arg(commit.shortForm(), error.detail);
            return failure(std::move(error));
        }
    }
    const auto tree = index.writeTree();
    if (!tree) {
        return failure(tree.error());
    }
    return commitTree(task, *head, *tree, request.paths,
                      {{}, request.message, request.trailers, request.runHooks, false});
}

Result<GitCommitted> restoreFiles(GitTask &task, const GitRestoreRequest &request)
{
    if (auto good = checkPaths(request.paths); !good) {
        return failure(good.error());
    }
    const auto head = cleanHead(task, request.paths);
    if (!head) {
        return failure(head.error());
    }
    return commitTree(task, *head, request.source.hex(), request.paths,
                      {{}, request.message, request.trailers, request.runHooks, false});
}

} // namespace serin
