// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/branchacts.h"

#include "models/common/errortext.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"

#include <algorithm>

namespace serin {

BranchActs::BranchActs(ProjectController &project, EditSession &session,
                       OperationsModel &operations, QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_operations(operations)
{
    connect(&project, &ProjectController::commitsChanged, this, &BranchActs::look);
    connect(&project, &ProjectController::changed, this, &BranchActs::look);
}

bool BranchActs::isDetached() const
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    return m_project.repository() && commits && commits->head && commits->branch.isEmpty() &&
           commits->operation == GitState::Operation::None;
}

QString BranchActs::words() const
{
    return isDetached() ? tr("No branch is checked out (detached HEAD at %1): a commit made here "
                             "would be in no branch.")
                              .arg(m_project.commits()->head->shortForm())
                        : QString();
}

QString BranchActs::proposedName() const
{
    return isDetached() ? QStringLiteral("from-") + m_project.commits()->head->shortForm()
                        : QString();
}

/// The project's branch is offered when it is there; else main or master.
void BranchActs::look()
{
    const quint64 number = ++m_request;
    m_other.clear();
    m_home = m_project.facts().project.branch.toUtf8();
    if (!isDetached()) {
        m_problem.clear();
    }
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!m_project.repository() || !commits || !commits->head ||
        commits->operation != GitState::Operation::None ||
        (!m_home.isEmpty() && commits->branch == m_home)) {
        Q_EMIT changed();
        return;
    }
    deliver(m_project.repository()->branches(), this,
            [this, number, wanted = m_home,
             here = commits->branch](const Result<QList<GitBranch>> &branches) {
                if (number != m_request) {
                    return;
                }
                for (const QByteArray &name : {wanted, QByteArray("main"), QByteArray("master")}) {
                    const bool isThere =
                        branches && std::any_of(branches->begin(), branches->end(),
                                                [&name](const GitBranch &branch) {
                                                    return !branch.isRemote && branch.name == name;
                                                });
                    if (isThere) {
                        m_other = name == here ? QByteArray() : name;
                        m_home = wanted.isEmpty() ? name : wanted;
                        break;
                    }
                }
                Q_EMIT changed();
            });
    Q_EMIT changed();
}

QString BranchActs::switchReason() const
{
    if (m_isWorking) {
        return tr("It is being done");
    }
    if (const QString reason = gitReason(m_project); !reason.isEmpty()) {
        return reason;
    }
    const std::optional<TrackedCommits> &commits = m_project.commits();
    if (!commits || !commits->head) {
        return tr("Nothing is committed yet");
    }
    if (const QString reason = operationReason(m_project); !reason.isEmpty()) {
        return reason;
    }
    return m_session.hasUnsaved() ? tr("An edit is not saved yet: save or undo it first")
                                  : QString();
}

void BranchActs::readChoices()
{
    if (!gitReason(m_project).isEmpty()) {
        m_choices.clear();
        Q_EMIT changed();
        return;
    }
    deliver(m_project.repository()->branches(), this,
            [this, repository = m_project.repository()](const Result<QList<GitBranch>> &branches) {
                if (repository != m_project.repository()) {
                    return;
                }
                if (branches) {
                    take(*branches);
                } else {
                    m_choices.clear();
                    m_problem = errorWords(branches.error());
                }
                Q_EMIT changed();
            });
}

/// What a branch here follows is no choice of its own, nor what has the name of one.
void BranchActs::take(const QList<GitBranch> &branches)
{
    m_choices.clear();
    const auto isHere = [&branches](const GitBranch &remote) {
        const QByteArray name = remote.name.mid(remote.name.indexOf('/') + 1);
        return std::any_of(branches.begin(), branches.end(), [&](const GitBranch &each) {
            return !each.isRemote && (each.name == name || each.upstream == remote.ref);
        });
    };
    for (const GitBranch &branch : branches) {
        if (!branch.isCurrent && branch.tip && !(branch.isRemote && isHere(branch))) {
            m_choices.push_back({branch.name, branch.isRemote, branch.subject, branch.committed});
        }
    }
    std::stable_partition(m_choices.begin(), m_choices.end(),
                          [](const BranchChoice &each) { return !each.isRemote; });
}

quint64 BranchActs::begin(const QString &title, const QString &command)
{
    m_isWorking = true;
    m_ownChange = m_session.ownChange();
    OperationSpec spec;
    spec.title = title;
    spec.command = command;
    return m_operations.begin(spec);
}

void BranchActs::end(quint64 operation, const Error *error)
{
    m_isWorking = false;
    if (error) {
        m_operations.fail(operation, *error);
        m_problem = errorWords(*error);
    } else {
        m_operations.finish(operation);
        m_problem.clear();
    }
    m_ownChange.reset();
    m_project.readCommits();
    Q_EMIT changed();
}

void BranchActs::makeBranchHere()
{
    if (m_isWorking || !isDetached()) {
        return;
    }
    GitBranchRequest request;
    request.name = proposedName().toUtf8();
    const quint64 id = begin(tr("New branch %1").arg(proposedName()),
                             QStringLiteral("git switch -c ") + proposedName());
    deliver(m_project.repository()->createBranch(request), this,
            [this, id](const Result<void> &made) { end(id, made ? nullptr : &made.error()); });
}

void BranchActs::switchToOther()
{
    if (!m_other.isEmpty()) {
        switchTo(m_other);
    }
}

void BranchActs::switchTo(const QByteArray &name)
{
    if (const QString reason = switchReason(); !reason.isEmpty()) {
        m_problem = reason;
        Q_EMIT changed();
        return;
    }
    const QString shown = QString::fromUtf8(name);
    const quint64 id = begin(tr("Switch to %1").arg(shown), QStringLiteral("git switch ") + shown);
    Q_EMIT changed();
    deliver(m_project.repository()->switchTo(name), this,
            [this, id, shown](const Result<void> &gone) {
                end(id, gone ? nullptr : &gone.error());
                if (gone) {
                    Q_EMIT switched(shown);
                }
            });
}

} // namespace serin
