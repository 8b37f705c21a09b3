// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/boardfield.h"

namespace serin {

QString boardWord(BoardCause cause)
{
    switch (cause) {
    case BoardCause::Uncommitted:
        return QStringLiteral("uncommitted");
    case BoardCause::Unpushed:
        return QStringLiteral("unpushed");
    case BoardCause::BehindUpstream:
        return QStringLiteral("behind upstream");
    case BoardCause::NotApplied:
        return QStringLiteral("not applied");
    case BoardCause::Drifted:
        return QStringLiteral("drifted");
    case BoardCause::Differs:
        return QStringLiteral("differs");
    case BoardCause::NotInGit:
        return QStringLiteral("not in Git");
    case BoardCause::RolledBack:
        return QStringLiteral("rolled back live, not in Git");
    }
    Q_UNREACHABLE();
}

QString boardWord(BoardAct act)
{
    switch (act) {
    case BoardAct::Commit:
        return QStringLiteral("commit");
    case BoardAct::Push:
        return QStringLiteral("push");
    case BoardAct::Pull:
        return QStringLiteral("pull");
    case BoardAct::Apply:
        return QStringLiteral("apply");
    case BoardAct::TakeLive:
        return QStringLiteral("take live into the manifest");
    case BoardAct::Ignore:
        return QStringLiteral("ignore until it changes again");
    case BoardAct::Revert:
        return QStringLiteral("revert");
    }
    Q_UNREACHABLE();
}

std::vector<BoardAct> actsFor(BoardCause cause)
{
    switch (cause) {
    case BoardCause::Uncommitted:
        return {BoardAct::Commit};
    case BoardCause::Unpushed:
        return {BoardAct::Push};
    case BoardCause::BehindUpstream:
        return {BoardAct::Pull};
    case BoardCause::NotApplied:
        return {BoardAct::Apply};
    case BoardCause::Drifted:
    case BoardCause::Differs:
        return {BoardAct::Apply, BoardAct::TakeLive, BoardAct::Ignore};
    case BoardCause::NotInGit:
        return {BoardAct::TakeLive, BoardAct::Ignore};
    case BoardCause::RolledBack:
        return {BoardAct::Revert};
    }
    Q_UNREACHABLE();
}

std::vector<BoardCause> causesOf(const BoardField &field)
{
    const auto differ = [](const BoardValue &one, const BoardValue &other) {
        return one && other && *one != *other;
    };
    const bool uncommitted = differ(field.values.workingTree, field.values.head);
    const bool unpushed = differ(field.values.head, field.values.base);
    const bool behind = differ(field.values.upstream, field.values.base);
    std::vector<BoardCause> causes;
    if (uncommitted) {
        causes.push_back(BoardCause::Uncommitted);
    }
    if (unpushed) {
        causes.push_back(BoardCause::Unpushed);
    }
    if (behind) {
        causes.push_back(BoardCause::BehindUpstream);
    }
    const bool isAhead = !behind && ((unpushed && field.head == LiveMatch::Same) ||
                                     (uncommitted && field.workingTree == LiveMatch::Same));
    if (field.isUnmanaged) {
        if (!isAhead) {
            causes.push_back(BoardCause::NotInGit);
        }
        return causes;
    }
    const bool isDrifted = field.hasApplied && field.applied == LiveMatch::Different;
    const bool isOnlyHere =
        field.upstream == LiveMatch::Unsaid && field.head == LiveMatch::Different;
    if (field.upstream != LiveMatch::Different && !(isOnlyHere && isDrifted)) {
        return causes;
    }
    if (isDrifted) {
        causes.push_back(BoardCause::Drifted);
    } else if (!isAhead) {
        causes.push_back(field.hasApplied ? BoardCause::NotApplied : BoardCause::Differs);
    }
    return causes;
}

} // namespace serin
