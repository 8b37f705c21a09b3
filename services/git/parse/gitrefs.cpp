// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitrefs.h"

#include "services/git/parse/fieldreader.h"

#include <array>

namespace serin {

namespace {

enum RefField {
    RefName,
    RefTarget,
    SymbolicTarget,
    IsHead,
    Upstream,
    UpstreamRemote,
    UpstreamRemoteRef,
    PushRemote,
    Track,
    TargetCommitted,
    Worktree,
    TargetSubject,
    RefFieldCount
};

// "", "gone", "ahead 1", "behind 2", "ahead 1, behind 2".
bool readTrack(QByteArrayView track, GitBranch &branch)
{
    if (track == "gone") {
        branch.upstreamGone = true;
        return true;
    }
    while (!track.isEmpty()) {
        const qsizetype comma = track.indexOf(", ");
        const QByteArrayView part = comma < 0 ? track : track.first(comma);
        const bool ahead = part.startsWith("ahead ");
        if (!ahead && !part.startsWith("behind ")) {
            return false;
        }
        const auto count = decimal(part.sliced(ahead ? 6 : 7));
        if (!count) {
            return false;
        }
        (ahead ? branch.ahead : branch.behind) = *count;
        track = comma < 0 ? QByteArrayView() : track.sliced(comma + 2);
    }
    return true;
}

/// A push to the remote that the branch follows goes to the branch there that it follows; to
/// another one, under its own name.
QByteArray pushTargetOf(const std::array<QByteArrayView, RefFieldCount> &fields,
                        const QByteArray &name)
{
    constexpr QByteArrayView heads = "refs/heads/";
    const QByteArrayView remote = fields[PushRemote];
    if (remote.isEmpty() || remote == ".") {
        return {};
    }
    const QByteArrayView followed = fields[UpstreamRemoteRef];
    const bool own = remote == fields[UpstreamRemote] && followed.startsWith(heads);
    return remote.toByteArray() + '/' + (own ? followed.sliced(heads.size()).toByteArray() : name);
}

std::optional<GitBranch> branchOf(const std::array<QByteArrayView, RefFieldCount> &fields)
{
    GitBranch branch;
    branch.ref = fields[RefName].toByteArray();
    branch.isRemote = branch.ref.startsWith("refs/remotes/");
    if (!branch.ref.startsWith("refs/") || !isObjectId(fields[RefTarget])) {
        return std::nullopt;
    }
    const QByteArrayView known = branch.isRemote                        ? "refs/remotes/"
                                 : branch.ref.startsWith("refs/heads/") ? "refs/heads/"
                                                                        : "refs/";
    branch.name = branch.ref.mid(known.size());
    branch.tip = CommitId::fromHex(fields[RefTarget]);
    branch.isCurrent = fields[IsHead] == "*";
    branch.upstream = fields[Upstream].toByteArray();
    branch.pushTarget = pushTargetOf(fields, branch.name);
    if (const auto seconds = decimal(fields[TargetCommitted])) {
        branch.committed = QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    }
    branch.worktree = QString::fromUtf8(fields[Worktree]);
    branch.subject = QString::fromUtf8(fields[TargetSubject]);
    return readTrack(fields[Track], branch) ? std::optional(std::move(branch)) : std::nullopt;
}

} // namespace

QString gitRefFormat()
{
    return QStringLiteral(
        "%(refname)%00%(objectname)%00%(symref)%00%(HEAD)%00%(upstream)%00"
        "%(upstream:remotename)%00%(upstream:remoteref)%00"
        "%(push:remotename)%00%(upstream:track,nobracket)%00%(committerdate:unix)%00"
        "%(worktreepath)%00%(subject)%00");
}

Result<QList<GitBranch>> parseGitRefs(QByteArrayView output)
{
    QList<GitBranch> branches;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        std::array<QByteArrayView, RefFieldCount> fields;
        bool whole = true;
        for (QByteArrayView &field : fields) {
            const auto read = whole ? reader.upTo('\0') : std::nullopt;
            whole = read.has_value();
            field = read.value_or(QByteArrayView());
        }
        auto branch = whole && reader.skip('\n') ? branchOf(fields) : std::nullopt;
        if (!branch) {
            return failure(unreadableOutput("for-each-ref", here));
        }
        if (fields[SymbolicTarget].isEmpty()) {
            branches.append(std::move(*branch));
        }
    }
    return branches;
}

} // namespace serin
