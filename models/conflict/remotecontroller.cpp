// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/remotecontroller.h"

#include "models/common/timetext.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "models/repository/pushrefusal.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"

#include <utility>

namespace serin {

namespace {

/// The lines of a patch of git's. Between the hunks stands what is about a file; in them, the sign
/// tells: "---" there is a line "--" that was removed.
std::vector<DiffLine> linesOfPatch(const QByteArray &patch)
{
    std::vector<DiffLine> lines;
    bool isInHunk = false;
    const QStringList texts = displayText(patch, LongLines::Keep, LineEnds::Keep).text.split(u'\n');
    for (const QString &text : texts) {
        DiffLine::Kind kind = isInHunk ? DiffLine::Kind::Context : DiffLine::Kind::Header;
        if (text.startsWith(QLatin1String("@@"))) {
            isInHunk = true;
            kind = DiffLine::Kind::Hunk;
        } else if (text.startsWith(QLatin1String("diff "))) {
            isInHunk = false;
            kind = DiffLine::Kind::Header;
        } else if (isInHunk && text.startsWith(u'+')) {
            kind = DiffLine::Kind::Added;
        } else if (isInHunk && text.startsWith(u'-')) {
            kind = DiffLine::Kind::Removed;
        }
        lines.push_back({kind, text});
    }
    while (!lines.empty() && lines.back().text.isEmpty()) {
        lines.pop_back();
    }
    return lines;
}

} // namespace

RemoteController::RemoteController(ProjectController &project, EditSession &session,
                                   OperationsModel &operations, QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_operations(operations)
{
    connect(&project, &ProjectController::commitsChanged, this, &RemoteController::refresh);
    connect(&project, &ProjectController::commitsChanged, this, &RemoteController::readRemotes);
    connect(&project, &ProjectController::changed, this, &RemoteController::refresh);
}

RemoteController::~RemoteController() = default;

void RemoteController::setShown(bool shown)
{
    if (shown != m_isShown) {
        m_isShown = shown;
        m_notice.clear();
        m_problem.reset();
        refresh();
    }
}

void RemoteController::refresh()
{
    ++m_request;
    m_isReading = false;
    if (m_isShown) {
        read();
    }
    Q_EMIT changed();
}

/// A branch that follows one of a remote tells already that there is one.
void RemoteController::readRemotes()
{
    const quint64 request = ++m_remotesRequest;
    const auto take = [this](bool isAlone) {
        if (std::exchange(m_isAlone, isAlone) != isAlone) {
            Q_EMIT changed();
        }
    };
    if (!m_project.commits() || !m_project.commits()->upstreamName.isEmpty() ||
        !gitReason(m_project).isEmpty()) {
        take(false);
        return;
    }
    deliver(m_project.repository()->remotes(), this,
            [this, take, request](const Result<QList<GitRemote>> &remotes) {
                if (request == m_remotesRequest) {
                    take(remotes && remotes->isEmpty());
                }
            });
}

bool RemoteController::isAlone() const
{
    return m_isAlone && m_project.commits() && m_project.commits()->upstreamName.isEmpty();
}

QString RemoteController::upstream() const
{
    return m_project.commits() ? shownPath(m_project.commits()->upstreamName) : QString();
}

bool RemoteController::isUpstreamMissing() const
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    return commits && !commits->upstreamName.isEmpty() && !commits->upstream;
}

QString RemoteController::branch() const
{
    return m_project.commits() ? shownPath(m_project.commits()->branch) : QString();
}

bool RemoteController::pushesToUpstream() const
{
    return !m_project.commits() || m_project.commits()->pushesToUpstream();
}

QString RemoteController::asOf() const
{
    if (!isOld() || isAlone()) {
        return {};
    }
    const QDateTime &fetched = m_project.fetchedAt();
    return fetched.isNull() ? tr("What is shown is older than this session: the remote has not "
                                 "answered since the folder was opened.")
                            : tr("What is shown is as of %1, when the remote answered last.")
                                  .arg(dateAndTime(fetched));
}

bool RemoteController::isOld() const
{
    return m_project.fetchProblem().has_value();
}

QString RemoteController::commonReason() const
{
    return m_isWorking ? tr("It is being done")
           : isAlone() ? tr("The repository has no remote")
                       : gitReason(m_project);
}

QString RemoteController::fetchReason() const
{
    return commonReason();
}

/// Why neither pull nor push can be done.
QString RemoteController::branchReason() const
{
    if (const QString reason = commonReason(); !reason.isEmpty()) {
        return reason;
    }
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!commits || commits->branch.isEmpty()) {
        return tr("No branch is checked out");
    }
    if (const QString reason = operationReason(m_project); !reason.isEmpty()) {
        return reason;
    }
    return commits->upstreamName.isEmpty() ? tr("The branch follows none of a remote") : QString();
}

QString RemoteController::pullReason() const
{
    if (const QString reason = branchReason(); !reason.isEmpty()) {
        return reason;
    }
    return isUpstreamMissing() ? tr("The remote does not have %1").arg(upstream()) : QString();
}

QString RemoteController::pushReason() const
{
    if (const QString reason = branchReason(); !reason.isEmpty()) {
        return reason; // what is in the middle of something or follows none is not pushed either
    }
    const TrackedCommits &commits = *m_project.commits();
    if (!commits.hasAllPushed()) {
        return {};
    }
    return commits.pushesToUpstream() || commits.ahead == 0
               ? tr("The remote has everything already")
               : tr("%1 has everything already: open a pull request to %2", "branches of remotes")
                     .arg(shownPath(commits.pushTarget()), shownPath(commits.upstreamName));
}

void RemoteController::failReading(const Error &error)
{
    m_isReading = false;
    m_readProblem = error;
    Q_EMIT changed();
}

void RemoteController::read()
{
    m_readProblem.reset();
    const std::shared_ptr<GitRepository> repository = m_project.repository();
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!commonReason().isEmpty() || !commits || !commits->head || !commits->upstream) {
        m_theirs.clear();
        m_mine.clear();
        m_diff.clear();
        return;
    }
    m_isReading = true;
    GitLogRequest theirs;
    theirs.from = commits->upstream;
    theirs.until = commits->head;
    theirs.most = mostListed;
    GitLogRequest mine = theirs;
    mine.from = commits->head;
    mine.until = commits->upstream;
    deliver(repository->log(theirs), this,
            [this, number = m_request, repository, mine](const Result<QList<GitCommit>> &log) {
                if (number != m_request) {
                    return;
                }
                if (!log) {
                    failReading(log.error());
                    return;
                }
                m_theirs = *log;
                deliver(repository->log(mine), this,
                        [this, number, repository](const Result<QList<GitCommit>> &here) {
                            if (number != m_request) {
                                return;
                            }
                            if (!here) {
                                failReading(here.error());
                                return;
                            }
                            m_mine = *here;
                            readDiff(repository);
                        });
            });
}

void RemoteController::readDiff(const std::shared_ptr<GitRepository> &repository)
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    m_diff.clear();
    if (m_theirs.isEmpty() || !commits || !commits->base || !commits->upstream) {
        m_isReading = false;
        Q_EMIT changed();
        return;
    }
    GitDiffRequest request;
    request.from = GitSide::of(*commits->base);
    request.to = GitSide::of(*commits->upstream);
    request.withPatch = true;
    deliver(repository->diff(request), this,
            [this, number = m_request](const Result<GitDiff> &diff) {
                if (number != m_request) {
                    return;
                }
                if (!diff) {
                    failReading(diff.error());
                    return;
                }
                m_isReading = false;
                m_diff = linesOfPatch(diff->patch);
                Q_EMIT changed();
            });
}

void RemoteController::begin()
{
    m_isWorking = true;
    m_notice.clear();
    m_problem.reset();
    Q_EMIT changed();
}

void RemoteController::end(const QString &notice, const std::optional<Error> &problem)
{
    m_isWorking = false;
    m_notice = notice;
    m_problem = problem;
    m_project.readCommits();
    refresh();
}

void RemoteController::fetch()
{
    if (!fetchReason().isEmpty()) {
        return;
    }
    begin();
    OperationSpec spec;
    spec.title = tr("Fetch");
    spec.command = QStringLiteral("git fetch");
    auto future = m_project.repository()->fetch();
    spec.stop = [future]() mutable { future.cancel(); };
    const OperationsModel::Id id = m_operations.begin(spec);
    m_project.follow(future);
    deliver(future, this, [this, id](const Result<void> &fetched) {
        if (fetched) {
            m_operations.finish(id);
            end(tr("The remote was asked."), {});
        } else {
            m_operations.fail(id, fetched.error());
            end({}, fetched.error());
        }
    });
}

void RemoteController::pullRebase()
{
    if (!pullReason().isEmpty()) {
        return;
    }
    begin();
    OperationSpec spec;
    spec.title = tr("Pull with rebase");
    spec.command = QStringLiteral("git pull --rebase --autostash");
    auto future = m_project.repository()->pullRebase();
    spec.stop = [future]() mutable { future.cancel(); };
    const OperationsModel::Id id = m_operations.begin(spec);
    deliver(
        future, this,
        [this, id, ownChange = m_session.ownChange()](const Result<GitPulled> &pulled) mutable {
            ownChange.reset();
            if (!pulled) {
                m_operations.fail(id, pulled.error());
                end({}, pulled.error());
                return;
            }
            if (pulled->outcome == GitPulled::Outcome::Conflicts) {
                // No failure: it stands still and waits for a choice, which a page of its own is
                // for.
                m_operations.setAnswer(id, pulled->words);
                m_operations.finish(id, tr("stands still: both sides changed the same lines"));
                end({}, {});
                Q_EMIT conflictsFound();
                return;
            }
            m_operations.finish(id);
            const QString stash =
                pulled->changesInStash
                    ? u' ' +
                          tr("What was not committed did not fit onto it and is in the stash: “git "
                             "stash pop” brings it back.")
                    : QString();
            end((pulled->outcome == GitPulled::Outcome::UpToDate
                     ? tr("There was nothing to take over.")
                     : tr("The remote's commits are here now, yours on top of them.")) +
                    stash,
                {});
        });
}

void RemoteController::push()
{
    if (!pushReason().isEmpty()) {
        return;
    }
    begin();
    OperationSpec spec;
    spec.title = tr("Push");
    spec.command = QStringLiteral("git push");
    auto future = m_project.repository()->push({});
    spec.stop = [future]() mutable { future.cancel(); };
    const OperationsModel::Id id = m_operations.begin(spec);
    deliver(future, this, [this, id](const Result<GitPushed> &pushed) {
        if (pushed) {
            m_operations.setAnswer(id, pushed->words);
        }
        if (!pushed || !pushed->isPushed()) {
            const Error error = pushed ? pushRefusal(*pushed) : pushed.error();
            m_operations.fail(id, error);
            end({}, error);
            return;
        }
        m_operations.finish(id);
        end(tr("The remote has your commits."), {});
    });
}

} // namespace serin
