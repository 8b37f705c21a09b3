// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/discardoperation.h"

#include "services/git/layout/gitstate.h"
#include "services/git/operations/contentoperations.h"
#include "services/git/operations/worktreefile.h"
#include "services/git/parse/gitpath.h"

#include <QSet>

#include <algorithm>

namespace serin {

namespace {

// The paths that differ, exactly those that were named.
Result<QSet<QByteArray>> changedPaths(GitTask &task, const QList<QByteArray> &paths)
{
    GitStatusRequest request;
    request.paths = paths;
    const auto status = readStatus(task, request);
    if (!status) {
        return failure(status.error());
    }
    const QSet<QByteArray> named(paths.begin(), paths.end());
    QSet<QByteArray> changed;
    for (const GitStatusEntry &entry : status->entries) {
        if (entry.kind == GitStatusEntry::Kind::Unmerged || entry.isSubmodule) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("%1 is %2")
                               .arg(shownPath(entry.path), entry.isSubmodule
                                                               ? QStringLiteral("a submodule")
                                                               : QStringLiteral("in conflict")),
                           {}, QStringLiteral("leave it out"));
        }
        for (const QByteArray &path : {entry.path, entry.originalPath}) {
            if (named.contains(path)) {
                changed.insert(path);
            }
        }
    }
    return changed;
}

// Makes index and files what HEAD has.
Result<void> putBack(GitTask &task, const QList<DiscardedFile> &kept)
{
    QList<QByteArray> inHead;
    QByteArray forgotten;
    for (const DiscardedFile &one : kept) {
        const auto now = readWorktreeFile(task.layout().top, one.path);
        if (!now || !(*now == one.file)) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("%1 has changed meanwhile").arg(shownPath(one.path)), {},
                           QStringLiteral("look at it, then try again"));
        }
        if (one.inHead) {
            inHead.append(one.path);
        } else {
            forgotten += one.path + '\0';
        }
    }
    if (!inHead.isEmpty()) {
        GitCall call;
        call.kind = GitCall::Kind::Write;
        call.verb = QStringLiteral("restore");
        call.arguments = {QStringLiteral("--source=HEAD"), QStringLiteral("--staged"),
                          QStringLiteral("--worktree")};
        GitPathspecs pathspecs(inHead);
        const auto added = pathspecs.addTo(call);
        const auto ran = added ? task.run(call) : failure(added.error());
        if (!ran) {
            return failure(ran.error());
        }
    }
    if (!forgotten.isEmpty()) {
        GitCall call;
        call.kind = GitCall::Kind::Write;
        call.verb = QStringLiteral("update-index");
        call.arguments = {QStringLiteral("--force-remove"), QStringLiteral("-z"),
                          QStringLiteral("--stdin")};
        call.input = forgotten;
        if (const auto ran = task.run(call); !ran) {
            return failure(ran.error());
        }
    }
    for (const DiscardedFile &one : kept) {
        if (!one.inHead) {
            if (auto removed = writeWorktreeFile(task.layout().top, one.path, {}, one.file);
                !removed) {
                return removed;
            }
        }
    }
    return {};
}

// The two halves of a kept tree, by path.
struct Stored
{
    QHash<QByteArray, GitTreeEntry> files;
    QHash<QByteArray, GitTreeEntry> index;
};

Result<Stored> readStored(GitTask &task, const CommitId &commit)
{
    const auto entries = listFiles(task, commit, {});
    if (!entries) {
        return failure(entries.error());
    }
    Stored stored;
    for (const GitTreeEntry &entry : *entries) {
        const qsizetype slash = entry.path.indexOf('/');
        (entry.path.startsWith("index/") ? stored.index : stored.files)
            .insert(entry.path.mid(slash + 1), entry);
    }
    return stored;
}

QByteArray modeOf(const GitTreeEntry &entry)
{
    switch (entry.kind) {
    case GitTreeEntry::Kind::Executable:
        return WorktreeFile{WorktreeFile::Kind::Executable, {}}.mode();
    case GitTreeEntry::Kind::Link:
        return WorktreeFile{WorktreeFile::Kind::Link, {}}.mode();
    default:
        return WorktreeFile{WorktreeFile::Kind::File, {}}.mode();
    }
}

Result<void> restoreFiles(GitTask &task, const CommitId &commit, const QList<QByteArray> &paths,
                          const Stored &stored)
{
    QList<QByteArray> kept;
    for (const QByteArray &path : paths) {
        kept.append("worktree/" + path);
    }
    const auto contents = readFiles(task, commit, kept);
    if (!contents) {
        return failure(contents.error());
    }
    for (qsizetype row = 0; row < paths.size(); ++row) {
        const QByteArray &path = paths.at(row);
        WorktreeFile file;
        if (contents->at(row)) {
            file.kind = WorktreeFile::kindOf(modeOf(stored.files.value(path)));
            file.content = *contents->at(row);
        }
        const auto now = readWorktreeFile(task.layout().top, path);
        const auto written =
            now ? writeWorktreeFile(task.layout().top, path, file, *now) : failure(now.error());
        if (!written) {
            return failure(written.error());
        }
    }
    return {};
}

Result<void> restoreIndex(GitTask &task, const QList<QByteArray> &paths, const Stored &stored)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("update-index");
    call.arguments = {QStringLiteral("-z"), QStringLiteral("--index-info")};
    for (const QByteArray &path : paths) {
        const auto entry = stored.index.constFind(path);
        call.input += entry != stored.index.constEnd()
                          ? modeOf(*entry) + ' ' + entry->id + '\t' + path + '\0'
                          : "0 " + QByteArray(40, '0') + '\t' + path + '\0';
    }
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

} // namespace

Result<GitDiscarded> discardChanges(GitTask &task, const QList<QByteArray> &paths)
{
    if (auto good = checkPaths(paths); !good) {
        return failure(good.error());
    }
    const auto state = readGitState(task.layout());
    const auto changed = state ? changedPaths(task, paths) : failure(state.error());
    if (!changed) {
        return failure(changed.error());
    }
    if (changed->isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the named files have no changes to discard"));
    }
    QList<QByteArray> sorted = changed->values();
    std::sort(sorted.begin(), sorted.end());
    const auto kept = readBeforeDiscard(task, sorted, state->head);
    if (!kept) {
        return failure(kept.error());
    }
    auto discarded = keepDiscarded(task, *kept);
    if (!discarded) {
        return discarded;
    }
    if (auto done = putBack(task, *kept); !done) {
        // What could be put back is kept all the same, so the reference stays.
        return failure(done.error());
    }
    pruneDiscarded(task);
    return discarded;
}

Result<void> restoreDiscarded(GitTask &task, const QByteArray &ref)
{
    const auto all = readDiscarded(task);
    if (!all) {
        return failure(all.error());
    }
    const auto row = std::find_if(all->begin(), all->end(),
                                  [&](const GitDiscarded &one) { return one.ref == ref; });
    const auto commit = readGitRef(task.layout(), ref);
    if (row == all->end() || !commit) {
        return failure(ErrorKind::NotFound, QStringLiteral("these changes are not kept any more"));
    }
    const auto changed = changedPaths(task, row->paths);
    if (!changed) {
        return failure(changed.error());
    }
    if (!changed->isEmpty()) {
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("%1 has been changed since").arg(shownPath(*changed->begin())), {},
            QStringLiteral("commit or discard that first"));
    }
    const auto stored = readStored(task, *commit);
    if (!stored) {
        return failure(stored.error());
    }
    if (auto restored = restoreFiles(task, *commit, row->paths, *stored); !restored) {
        return restored;
    }
    if (auto restored = restoreIndex(task, row->paths, *stored); !restored) {
        return restored;
    }
    forgetDiscarded(task, {ref});
    return {};
}

} // namespace serin
