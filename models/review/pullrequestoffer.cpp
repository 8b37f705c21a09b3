// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/pullrequestoffer.h"

#include "models/common/errortext.h"
#include "models/conflict/branchacts.h"
#include "models/project/projectcontroller.h"
#include "models/review/pullrequestplace.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/githost.h"

namespace serin {

PullRequestOffer::PullRequestOffer(ProjectController &project, const BranchActs &branches,
                                   QObject *parent)
    : QObject(parent), m_project(project), m_branches(branches)
{
    connect(&project, &ProjectController::changed, this, &PullRequestOffer::changed);
    connect(&project, &ProjectController::commitsChanged, this, &PullRequestOffer::changed);
    connect(&branches, &BranchActs::changed, this, &PullRequestOffer::changed);
}

QString PullRequestOffer::unavailableReason() const
{
    const auto &commits = m_project.commits();
    if (!m_project.repository() || !commits) {
        return tr("There is no Git repository");
    }
    if (commits->branch.isEmpty()) {
        return tr("No branch is checked out");
    }
    const QString branch = QString::fromUtf8(commits->branch);
    if (branch == m_branches.homeBranch() && commits->pushesToUpstream()) {
        return tr("%1 is the branch that is applied: start another one in the review").arg(branch);
    }
    const bool isThere =
        commits->pushesToUpstream() ? commits->upstream.has_value() : commits->pushed.has_value();
    return isThere && commits->pushTarget().endsWith('/' + commits->branch)
               ? QString()
               : tr("Push the branch first");
}

void PullRequestOffer::find()
{
    if (const QString reason = unavailableReason(); !reason.isEmpty()) {
        Q_EMIT notFound(reason);
        return;
    }
    const TrackedCommits &commits = *m_project.commits();
    const auto place =
        readPullRequestPlace(m_project.repository(), commits.branch, commits.pushTarget(),
                             m_branches.homeBranch().toUtf8(), this);
    deliver(place, this, [this](const Result<PullRequestPlace> &found) {
        if (!found) {
            Q_EMIT notFound(errorText(found.error()).sentence);
            return;
        }
        const QString url = found->url();
        if (!url.isEmpty()) {
            Q_EMIT this->found(url);
        } else {
            Q_EMIT notFound(pullRequestWords(found->host, found->branch));
        }
    });
}

QString pullRequestWords(const GitHost &host, const QString &branch)
{
    return host.kind == GitHost::Kind::None
               ? PullRequestOffer::tr(
                     "The remote is a folder, which has no pull requests: merge %1 there.")
                     .arg(branch)
               : PullRequestOffer::tr("Serin does not know where %1 opens pull requests: open one "
                                      "for %2 on its pages.",
                                      "a host, a branch")
                     .arg(host.name, branch);
}

} // namespace serin
