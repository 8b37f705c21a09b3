// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/rebaseoperations.h"

#include "services/git/command/gitfailure.h"
#include "services/git/layout/gitstate.h"
#include "services/git/operations/remoteoperations.h"
#include "services/git/parse/gitpath.h"

namespace serin {

namespace {

Result<QList<QByteArray>> conflictsNow(GitTask &task)
{
    const auto status = readStatus(task, {{}, GitStatusRequest::Untracked::None, false});
    if (!status) {
        return failure(status.error());
    }
    QList<QByteArray> paths;
    for (const GitStatusEntry &entry : status->entries) {
        if (entry.kind == GitStatusEntry::Kind::Unmerged) {
            paths.append(entry.path);
        }
    }
    return paths;
}

/// Without what to type into a terminal, and how far it is.
QString wordsOf(const ProcessOutcome &ended)
{
    QStringList lines = shownOutput(ended.output + ended.errorOutput).split(u'\n');
    lines.removeIf([](const QString &line) {
        return line.startsWith(QLatin1String("hint: ")) ||
               line.startsWith(QLatin1String("Rebasing (")) ||
               line.startsWith(QLatin1String("Could not apply "));
    });
    return lines.join(u'\n');
}

Result<GitPulled> pulled(GitTask &task, const GitCall &call, const ProcessOutcome &ended)
{
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    const bool waits = state->operation == GitState::Operation::Rebase;
    if (!state->head || (!ended.isSuccess() && !waits)) {
        return failure(gitError(call.verb, ended));
    }
    GitPulled result{GitPulled::Outcome::Rebased, *state->head, {}, false, wordsOf(ended)};
    result.changesInStash = ended.errorOutput.contains("autostash resulted in conflicts") ||
                            ended.output.contains("autostash resulted in conflicts");
    if (waits) {
        auto conflicts = conflictsNow(task);
        if (!conflicts) {
            return failure(conflicts.error());
        }
        result.outcome = GitPulled::Outcome::Conflicts;
        result.conflicts = *std::move(conflicts);
        if (result.conflicts.isEmpty()) {
            return failure(gitError(call.verb, ended)); // it waits for something else
        }
    }
    return result;
}

GitCall rebaseCall(const QStringList &arguments)
{
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("rebase");
    call.arguments = arguments;
    call.configuration = {
        QStringLiteral("rebase.updateRefs=false"), QStringLiteral("rebase.autoSquash=false"),
        QStringLiteral("rebase.stat=false"), QStringLiteral("rebase.missingCommitsCheck=ignore")};
    return call;
}

} // namespace

Result<GitPulled> pullRebase(GitTask &task)
{
    const auto state = idleState(task, true);
    if (!state) {
        return failure(state.error());
    }
    if (!isUtf8(state->branch)) {
        return failure(ErrorKind::Invalid, QStringLiteral("the branch's name is no UTF-8"));
    }
    const auto tracking = readTracking(task, state->branch);
    if (!tracking) {
        return failure(tracking.error());
    }
    if (tracking->ref.isEmpty()) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("%1 follows no branch of a remote").arg(shownPath(state->branch)), {},
            QStringLiteral("push it first, or set its upstream"));
    }
    if (tracking->remote != ".") { // that is this repository itself
        if (auto fetched = fetchRemote(task, tracking->remote); !fetched) {
            return failure(fetched.error());
        }
    }
    const auto upstream = readGitRef(task.layout(), tracking->ref);
    if (!upstream) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1 does not exist").arg(shownPath(tracking->ref)), {},
                       QStringLiteral("push the branch, or set another upstream"));
    }
    const auto distance = readDistance(task, state->head.value(), *upstream);
    if (!distance) {
        return failure(distance.error());
    }
    if (distance->behind == 0) {
        return GitPulled{GitPulled::Outcome::UpToDate, *state->head, {}, false, {}};
    }
    const GitCall call = rebaseCall({QStringLiteral("--autostash"), upstream->toString()});
    const auto ended = task.outcome(call);
    return ended ? pulled(task, call, *ended) : failure(ended.error());
}

Result<GitPulled> continueRebase(GitTask &task)
{
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    if (state->operation != GitState::Operation::Rebase) {
        return failure(ErrorKind::Conflict, QStringLiteral("no rebase is in progress"));
    }
    const GitCall call = rebaseCall({QStringLiteral("--continue")});
    const auto ended = task.outcome(call);
    return ended ? pulled(task, call, *ended) : failure(ended.error());
}

Result<GitPulled> continueOperation(GitTask &task)
{
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    using Operation = GitState::Operation;
    if (state->operation == Operation::None || state->operation == Operation::Bisect) {
        return failure(ErrorKind::Conflict, QStringLiteral("nothing is in progress"));
    }
    if (state->operation == Operation::Rebase) {
        return continueRebase(task);
    }
    GitCall call;
    call.kind = GitCall::Kind::Commit; // the person's own: it ends in a commit
    call.verb = state->operation == Operation::Merge        ? QStringLiteral("merge")
                : state->operation == Operation::CherryPick ? QStringLiteral("cherry-pick")
                : state->operation == Operation::Revert     ? QStringLiteral("revert")
                                                            : QStringLiteral("am");
    call.arguments = {QStringLiteral("--continue")};
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    const auto now = readGitState(task.layout());
    if (!now) {
        return failure(now.error());
    }
    if (now->operation == Operation::None && now->head && ended->isSuccess()) {
        return GitPulled{GitPulled::Outcome::Rebased, *now->head, {}, false, wordsOf(*ended)};
    }
    const auto conflicts = conflictsNow(task);
    if (!conflicts) {
        return failure(conflicts.error());
    }
    if (conflicts->isEmpty() || !now->head) {
        return failure(ended->isSuccess() ? Error{ErrorKind::Conflict,
                                                  QStringLiteral("%1 still is in progress")
                                                      .arg(operationWords(now->operation)),
                                                  {},
                                                  {}}
                                          : gitError(call.verb, *ended));
    }
    return GitPulled{GitPulled::Outcome::Conflicts, *now->head, *conflicts, false, wordsOf(*ended)};
}

Result<void> abortOperation(GitTask &task)
{
    const auto state = readGitState(task.layout());
    if (!state) {
        return failure(state.error());
    }
    GitCall call = rebaseCall({QStringLiteral("--abort")});
    switch (state->operation) {
    case GitState::Operation::None:
        return failure(ErrorKind::Conflict, QStringLiteral("nothing is in progress"));
    case GitState::Operation::Rebase:
        break;
    case GitState::Operation::Merge:
        call.verb = QStringLiteral("merge");
        break;
    case GitState::Operation::CherryPick:
        call.verb = QStringLiteral("cherry-pick");
        break;
    case GitState::Operation::Revert:
        call.verb = QStringLiteral("revert");
        break;
    case GitState::Operation::MailPatches:
        call.verb = QStringLiteral("am");
        break;
    case GitState::Operation::Bisect:
        call.verb = QStringLiteral("bisect");
        call.arguments = {QStringLiteral("reset")};
        break;
    }
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

Result<void> markResolved(GitTask &task, const QList<QByteArray> &paths)
{
    if (auto good = checkPaths(paths); !good || paths.isEmpty()) {
        return good;
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("add");
    GitPathspecs pathspecs(paths);
    if (auto added = pathspecs.addTo(call); !added) {
        return added;
    }
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

} // namespace serin
