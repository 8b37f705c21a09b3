// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/layout/gitstate.h"

#include "services/core/readfile.h"
#include "services/git/parse/gitrefname.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace serin {

namespace {

constexpr qint64 largestSmallFile = 64 * 1024;
constexpr qint64 largestPackedRefs = 256 * 1024 * 1024;

QByteArray lineOf(const QString &file)
{
    const auto content = readFile(file, largestSmallFile);
    return content ? content->bytes.trimmed() : QByteArray();
}

bool exists(const QString &folder, const char *name)
{
    return QFileInfo::exists(folder + u'/' + QLatin1String(name));
}

QByteArray withoutPrefix(const QByteArray &ref)
{
    const QByteArray heads = QByteArrayLiteral("refs/heads/");
    return ref.startsWith(heads) ? ref.mid(heads.size()) : ref;
}

std::optional<CommitId> packedRef(const GitLayout &layout, const QByteArray &ref)
{
    const auto packed =
        readFile(layout.commonDir + QStringLiteral("/packed-refs"), largestPackedRefs);
    if (!packed) {
        return std::nullopt;
    }
    // "<id> <ref>\n", sorted, but not by everybody who writes them.
    const QByteArray wanted = ' ' + ref + '\n';
    const qsizetype at = packed->bytes.indexOf(wanted);
    if (at < 40) {
        return std::nullopt;
    }
    const qsizetype start = packed->bytes.lastIndexOf('\n', at) + 1;
    return CommitId::fromHex(QByteArrayView(packed->bytes).sliced(start, at - start));
}

std::optional<CommitId> resolve(const GitLayout &layout, const QByteArray &ref, int depth)
{
    if (depth > 5 || !isRefName(ref)) {
        return std::nullopt;
    }
    // A linked worktree has a few references of its own.
    const QString name = QFile::decodeName(ref);
    for (const QString &folder : {layout.gitDir, layout.commonDir}) {
        const QByteArray line = lineOf(folder + u'/' + name);
        if (line.startsWith("ref: ")) {
            return resolve(layout, line.mid(5).trimmed(), depth + 1);
        }
        if (const auto id = CommitId::fromHex(line)) {
            return id;
        }
    }
    return packedRef(layout, ref);
}

void readRebase(const QString &folder, GitState &state)
{
    const bool mail = folder.endsWith(QLatin1String("rebase-apply"));
    state.rebasing = withoutPrefix(lineOf(folder + QStringLiteral("/head-name")));
    state.step =
        lineOf(folder + (mail ? QStringLiteral("/next") : QStringLiteral("/msgnum"))).toInt();
    state.steps =
        lineOf(folder + (mail ? QStringLiteral("/last") : QStringLiteral("/end"))).toInt();
}

void readOperation(const GitLayout &layout, GitState &state)
{
    using Operation = GitState::Operation;
    const QString &dir = layout.gitDir;
    if (exists(dir, "rebase-merge")) {
        state.operation = Operation::Rebase;
        readRebase(dir + QStringLiteral("/rebase-merge"), state);
    } else if (exists(dir, "rebase-apply")) {
        state.operation =
            exists(dir, "rebase-apply/applying") ? Operation::MailPatches : Operation::Rebase;
        readRebase(dir + QStringLiteral("/rebase-apply"), state);
    } else if (exists(dir, "MERGE_HEAD")) {
        state.operation = Operation::Merge;
    } else if (exists(dir, "CHERRY_PICK_HEAD")) {
        state.operation = Operation::CherryPick;
    } else if (exists(dir, "REVERT_HEAD")) {
        state.operation = Operation::Revert;
    } else if (exists(dir, "BISECT_LOG")) {
        state.operation = Operation::Bisect;
    }
}

} // namespace

std::optional<CommitId> readGitRef(const GitLayout &layout, const QByteArray &ref)
{
    return resolve(layout, ref, 0);
}

Result<GitState> readGitState(const GitLayout &layout)
{
    const QString headFile = layout.gitDir + QStringLiteral("/HEAD");
    const auto content = readFile(headFile, largestSmallFile);
    if (!content) {
        return failure(content.error());
    }
    GitState state;
    const QByteArray line = content->bytes.trimmed();
    if (line.startsWith("ref: ")) {
        const QByteArray ref = line.mid(5).trimmed();
        state.branch = withoutPrefix(ref);
        state.head = readGitRef(layout, ref);
    } else {
        state.head = CommitId::fromHex(line);
        if (!state.head) {
            return failure(ErrorKind::Invalid, QStringLiteral("HEAD is damaged"), headFile,
                           QStringLiteral("run git fsck, or clone the repository anew"));
        }
    }
    readOperation(layout, state);
    state.isShallow = exists(layout.commonDir, "shallow");
    state.isSparse = exists(layout.gitDir, "info/sparse-checkout");
    return state;
}

QString operationWords(GitState::Operation operation)
{
    switch (operation) {
    case GitState::Operation::None:
        return {};
    case GitState::Operation::Merge:
        return QStringLiteral("a merge");
    case GitState::Operation::Rebase:
        return QStringLiteral("a rebase");
    case GitState::Operation::CherryPick:
        return QStringLiteral("a cherry-pick");
    case GitState::Operation::Revert:
        return QStringLiteral("a revert");
    case GitState::Operation::Bisect:
        return QStringLiteral("a bisect");
    case GitState::Operation::MailPatches:
        return QStringLiteral("applying patches");
    }
    Q_UNREACHABLE();
}

} // namespace serin
