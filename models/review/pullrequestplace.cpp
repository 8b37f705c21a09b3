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

} // namespace

QFuture<Result<PullRequestPlace>>
readPullRequestPlace(const std::shared_ptr<GitRepository> &repository, const QByteArray &branch,
                     const QByteArray &pushedTo, const QByteArray &target, QObject *context)
{
    return andThen(
        repository->remotes(), context,
        [repository, branch, pushedTo, target, context](const QList<GitRemote> &remotes) {
            return andThen(
                repository->branches(), context,
                [branch, pushedTo, target,
                 remotes](const QList<GitBranch> &branches) -> Result<PullRequestPlace> {
                    PullRequestPlace place;
                    place.branch = QString::fromUtf8(branch);
                    place.target = QString::fromUtf8(target);
                    const RemoteBranch pushed = splitBranch(pushedTo, remotes);
                    if (pushed.remote == nullptr) { // git takes an address for a name, too
                        place.host = gitHost(
                            QString::fromUtf8(pushedTo.left(pushedTo.lastIndexOf('/' + branch))));
                        return place;
                    }
                    place.host = gitHost(pushed.remote->url);
                    place.branch = pushed.name;
                    const RemoteBranch aim = splitBranch(followedBy(target, branches), remotes);
                    const RemoteBranch into =
                        aim.remote != nullptr ? aim
                                              : splitBranch(followedBy(branch, branches), remotes);
                    if (into.remote != nullptr && into.remote != pushed.remote) {
                        place.into = gitHost(into.remote->url);
                    }
                    if (aim.remote != nullptr) {
                        place.target = aim.name;
                    }
                    return place;
                });
        });
}

} // namespace serin
