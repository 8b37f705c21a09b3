// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/branchoperations.h"

#include "services/git/command/gitfailure.h"
#include "services/git/operations/remotes.h"
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitrefname.h"

namespace serin {

namespace {

Result<void> checkBranch(const QByteArray &name)
{
    if (!isBranchName(name) || !isUtf8(name)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" cannot be a branch's name").arg(shownPath(name)), {},
                       QStringLiteral("use letters, digits, dashes and slashes"));
    }
    return {};
}

// The files that git lists under "would be overwritten", for the person to decide about.
Result<void> switched(const GitCall &call, const ProcessOutcome &ended, const QByteArray &name)
{
    if (ended.isSuccess()) {
        return {};
    }
    Error error = gitError(call.verb, ended);
    if (ended.errorOutput.contains("already exists")) {
        error.kind = ErrorKind::Conflict;
        error.detail = QStringLiteral("there is a branch %1 already").arg(shownPath(name));
        error.fix = QStringLiteral("choose another name, or switch to it");
    } else if (ended.errorOutput.contains("already checked out at") ||
               ended.errorOutput.contains("already used by worktree")) {
        error.kind = ErrorKind::Conflict;
        error.detail = QStringLiteral("%1 is checked out in another worktree").arg(shownPath(name));
        error.fix = QStringLiteral("use that folder");
    }
    return failure(std::move(error));
}

// Whether the branch can go back to @p upstream without losing anything but @p commit.
Result<GitCommitMove::Outcome> moveable(GitTask &task, const GitState &state,
                                        const CommitId &commit, const CommitId &upstream)
{
    using Outcome = GitCommitMove::Outcome;
    GitLogRequest request;
    request.from = state.head;
    request.until = upstream;
    request.most = 2;
    const auto extra = readLog(task, request);
    if (!extra) {
        return failure(extra.error());
    }
    if (state.head != commit || extra->size() != 1 || extra->constFirst().id != commit) {
        return Outcome::OtherWork;
    }
    const auto holder = remoteHolder(task, commit);
    if (!holder) {
        return failure(holder.error());
    }
    return holder->isEmpty() ? Outcome::Moved : Outcome::Pushed;
}

} // namespace

Result<void> createBranch(GitTask &task, const GitBranchRequest &request)
{
    if (auto good = checkBranch(request.name); !good) {
        return good;
    }
    const QString name = QString::fromUtf8(request.name);
    GitCall call;
    call.kind = GitCall::Kind::Write;
    if (request.switchTo) {
        if (const auto state = idleState(task, false); !state) {
            return failure(state.error());
        }
        call.verb = QStringLiteral("switch");
        call.arguments = {QStringLiteral("--no-track"), QStringLiteral("--no-recurse-submodules"),
                          QStringLiteral("--no-overwrite-ignore"), QStringLiteral("--create"),
                          name};
    } else {
        call.verb = QStringLiteral("branch");
        call.arguments = {QStringLiteral("--no-track"), name};
    }
    if (request.start) {
        call.arguments << request.start->toString();
    }
    const auto ended = task.outcome(call);
    return ended ? switched(call, *ended, request.name) : failure(ended.error());
}

Result<GitCommitMove> moveCommit(GitTask &task, const QByteArray &name, const CommitId &commit)
{
    const auto state = idleState(task, true);
    if (!state) {
        return failure(state.error());
    }
    GitCommitMove move{GitCommitMove::Outcome::NoUpstream, state->branch, {}};
    std::optional<CommitId> upstream;
    if (isUtf8(state->branch)) {
        const auto tracking = readTracking(task, state->branch);
        if (!tracking) {
            return failure(tracking.error());
        }
        move.upstream = tracking->ref;
        upstream = readGitRef(task.layout(), tracking->ref);
    }
    if (upstream) {
        const auto outcome = moveable(task, *state, commit, *upstream);
        if (!outcome) {
            return failure(outcome.error());
        }
        move.outcome = *outcome;
    }
    if (auto created = createBranch(task, {name, {}, true}); !created) {
        return failure(created.error());
    }
    if (move.outcome != GitCommitMove::Outcome::Moved) {
        return move;
    }
    GitCall back;
    back.kind = GitCall::Kind::Write;
    back.verb = QStringLiteral("update-ref");
    back.arguments = {QStringLiteral("-m"), QStringLiteral("serin: commit moved to another branch"),
                      QStringLiteral("refs/heads/") + QString::fromUtf8(state->branch),
                      upstream->toString(), commit.toString()};
    // Only if it is still what it was: nobody's newer commit is lost.
    if (const auto ran = task.run(back); !ran) {
        move.outcome = GitCommitMove::Outcome::Refused;
    }
    return move;
}

Result<void> switchBranch(GitTask &task, const QByteArray &name)
{
    if (auto good = checkBranch(name); !good) {
        return good;
    }
    if (const auto state = idleState(task, false); !state) {
        return failure(state.error());
    }
    const bool isOfRemote = !readGitRef(task.layout(), "refs/heads/" + name) &&
                            readGitRef(task.layout(), "refs/remotes/" + name);
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("switch");
    call.arguments = {isOfRemote ? QStringLiteral("--track") : QStringLiteral("--no-guess"),
                      QStringLiteral("--no-recurse-submodules"),
                      QStringLiteral("--no-overwrite-ignore"), QString::fromUtf8(name)};
    const auto ended = task.outcome(call);
    return ended ? switched(call, *ended, name) : failure(ended.error());
}

Result<void> setUpstream(GitTask &task, const QByteArray &branch, const QByteArray &upstream)
{
    for (const QByteArray &name : {branch, upstream}) {
        if (auto good = checkBranch(name); !good) {
            return good;
        }
    }
    GitCall call;
    call.kind = GitCall::Kind::Write;
    call.verb = QStringLiteral("branch");
    call.arguments = {QStringLiteral("--set-upstream-to=") + QString::fromUtf8(upstream),
                      QString::fromUtf8(branch)};
    const auto ended = task.outcome(call);
    if (!ended || ended->isSuccess()) {
        return ended ? Result<void>() : failure(ended.error());
    }
    Error error = gitError(call.verb, *ended);
    if (ended->errorOutput.contains("does not exist")) {
        error.kind = ErrorKind::NotFound;
        error.detail = QStringLiteral("there is no branch %1 or %2")
                           .arg(shownPath(branch), shownPath(upstream));
        error.fix = QStringLiteral("fetch, or push the branch first");
    }
    return failure(std::move(error));
}

} // namespace serin
