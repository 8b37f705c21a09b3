// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/gitnotices.h"

#include "models/workbench/gitbench.h"
#include "ui/mainwindow/noticearea.h"

namespace serin {

namespace {

const QString operationNotice = QStringLiteral("gitOperation");
const QString detachedNotice = QStringLiteral("gitDetached");

} // namespace

GitNotices::GitNotices(GitBench &bench, NoticeArea &area, QObject *parent)
    : QObject(parent), m_bench(bench), m_area(area)
{
    connect(&bench.conflict(), &ConflictController::changed, this, &GitNotices::update);
    connect(&bench.branches(), &BranchActs::changed, this, &GitNotices::update);
}

void GitNotices::update()
{
    showOperation();
    showDetached();
}

void GitNotices::showOperation()
{
    const ConflictController &conflict = m_bench.conflict();
    using Phase = ConflictController::Phase;
    if (conflict.phase() == Phase::Nothing) {
        m_area.remove(operationNotice);
        m_operation.clear();
        return;
    }
    if (conflict.phase() != Phase::Ready) {
        return; // soon
    }
    const auto files = static_cast<int>(conflict.files().size());
    Notice notice;
    notice.id = operationNotice;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("gitOperationBar");
    notice.text = conflict.progressWords();
    if (files > 0) {
        notice.text += u' ' + tr("Both sides changed the same lines of %Ln file.", nullptr, files);
    }
    notice.advice = tr("Nothing can be committed before it goes on or is given up.");
    notice.acts.push_back({QStringLiteral("solveConflictButton"),
                           files > 0 ? tr("Solve the conflict…") : tr("Look at it…"),
                           [this] { Q_EMIT conflictRequested(); }});
    notice.acts.push_back(
        {QStringLiteral("giveUpButton"), tr("Give it up"), [this] { m_bench.conflict().abort(); }});
    if (notice.text != m_operation) {
        m_operation = notice.text;
        m_area.post(notice);
    }
}

void GitNotices::showDetached()
{
    const BranchActs &branches = m_bench.branches();
    if (!branches.isDetached()) {
        m_area.remove(detachedNotice);
        m_detached.clear();
        return;
    }
    Notice notice;
    notice.id = detachedNotice;
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("detachedBar");
    notice.text = branches.words();
    notice.advice = branches.problem().isEmpty()
                        ? tr("Make a branch here to go on from this commit, or switch to another.")
                        : branches.problem();
    notice.acts.push_back({QStringLiteral("branchHereButton"),
                           tr("Make the branch %1 here").arg(branches.proposedName()),
                           [this] { m_bench.branches().makeBranchHere(); }});
    if (!branches.otherBranch().isEmpty()) {
        notice.acts.push_back({QStringLiteral("switchBranchButton"),
                               tr("Switch to %1").arg(branches.otherBranch()),
                               [this] { m_bench.branches().switchToOther(); }});
    }
    const QString said = notice.text + notice.advice + branches.otherBranch();
    if (said != m_detached) {
        m_detached = said;
        m_area.post(notice);
    }
}

} // namespace serin
