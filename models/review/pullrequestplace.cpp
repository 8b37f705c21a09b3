// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/pullrequestplace.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"

#include <algorithm>

namespace serin {

namespace {

constexpr QByteArrayView remoteRefs = "refs/remotes/";

/// A branch of a remote; null: none of the known ones has it.
struct RemoteBranch
{
    const GitRemote *remote = nullptr;
    QString name;
};

RemoteBranch splitBranch(const QByteArray &branch, const QList<GitRemote> &remotes)
{
    const qsizetype slash = branch.indexOf('/');
    const auto remote = std::find_if(remotes.begin(), remotes.end(), [&](const GitRemote &each) {
        return each.name == branch.left(slash);
    });
    return remote == remotes.end()
               ? RemoteBranch()
               : RemoteBranch{&*remote, QString::fromUtf8(branch.mid(slash + 1))};
}

/// What the local branch @p name follows, as "origin/main"; empty: none of a remote.
QByteArray followedBy(const QByteArray &name, const QList<GitBranch> &branches)
{
    const auto branch = std::find_if(branches.begin(), branches.end(), [&](const GitBranch &each) {
        return !each.isRemote && each.name == name;
    });
    return branch != branches.end() && branch->upstream.startsWith(remoteRefs)
               ? branch->upstream.mid(remoteRefs.size())
               : QByteArray();
}

/// The remote that a fork is named to follow, where its host keeps it beside @p fork; nullptr:
/// none.
const GitRemote *parentOf(const GitHost &fork, const QList<GitRemote> &remotes)
{
    const auto remote = std::find_if(remotes.begin(), remotes.end(),
                                     [](const GitRemote &each) { return each.name == "upstream"; });
    if (remote == remotes.end()) {
        return nullptr;
    }
    const GitHost parent = gitHost(remote->url);
    const bool isBeside = parent.kind == fork.kind && parent.site == fork.site;
    return isBeside && parent.path != fork.path ? &*remote : nullptr;
}

/// As readPullRequestPlace().
PullRequestPlace placeOf(const QByteArray &branch, const QByteArray &pushedTo,
                         const QByteArray &target, const QList<GitRemote> &remotes,
                         const QList<GitBranch> &branches)
{
    PullRequestPlace place;
    place.branch = QString::fromUtf8(branch);
    place.target = QString::fromUtf8(target);
    const RemoteBranch pushed = splitBranch(pushedTo, remotes);
    if (pushed.remote == nullptr) { // git takes an address for a name, too
        place.host = gitHost(QString::fromUtf8(pushedTo.left(pushedTo.lastIndexOf('/' + branch))));
        return place;
    }
    place.host = gitHost(pushed.remote->url);
    place.branch = pushed.name;
    const RemoteBranch aim = splitBranch(followedBy(target, branches), remotes);
    if (aim.remote != nullptr) {
        place.target = aim.name;
    }
    const RemoteBranch into =
        aim.remote != nullptr ? aim : splitBranch(followedBy(branch, branches), remotes);
    if (into.remote != nullptr && into.remote != pushed.remote) {
        place.into = gitHost(into.remote->url);
    } else if (const GitRemote *parent = parentOf(place.host, remotes)) {
        place.into = gitHost(parent->url);
        place.target.clear(); // ours is a branch of the fork
    }
    return place;
}

} // namespace

QFuture<Result<PullRequestPlace>>
readPullRequestPlace(const std::shared_ptr<GitRepository> &repository, const QByteArray &branch,
                     const QByteArray &pushedTo, const QByteArray &target, QObject *context)
{
    return andThen(
        repository->remotes(), context,
        [repository, branch, pushedTo, target, context](const QList<GitRemote> &remotes) {
            return andThen(repository->branches(), context,
                           [branch, pushedTo, target,
                            remotes](const QList<GitBranch> &branches) -> Result<PullRequestPlace> {
                               return placeOf(branch, pushedTo, target, remotes, branches);
                           });
        });
}

} // namespace serin
