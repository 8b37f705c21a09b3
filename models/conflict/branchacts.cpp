// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/branchacts.h"

#include "models/common/errortext.h"
#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
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
    if (!isDetached()) {
        m_problem.clear();
        Q_EMIT changed();
        return;
    }
    deliver(m_project.repository()->branches(), this,
            [this, number](const Result<QList<GitBranch>> &branches) {
                if (number != m_request) {
                    return;
                }
                const QByteArray wanted = m_project.facts().project.branch.toUtf8();
                for (const QByteArray &name : {wanted, QByteArray("main"), QByteArray("master")}) {
                    const bool isThere =
                        branches && std::any_of(branches->begin(), branches->end(),
                                                [&name](const GitBranch &branch) {
                                                    return !branch.isRemote && branch.name == name;
                                                });
                    if (isThere && m_other.isEmpty()) {
                        m_other = name;
                    }
                }
                Q_EMIT changed();
            });
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
    if (m_isWorking || !isDetached() || m_other.isEmpty()) {
        return;
    }
    const quint64 id =
        begin(tr("Switch to %1").arg(otherBranch()), QStringLiteral("git switch ") + otherBranch());
    deliver(m_project.repository()->switchTo(m_other), this,
            [this, id](const Result<void> &gone) { end(id, gone ? nullptr : &gone.error()); });
}

} // namespace serin
