// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/remoteoperations.h"

#include "services/git/command/gitfailure.h"
#include "services/git/layout/gitstate.h"
#include "services/git/parse/fieldreader.h"
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitpush.h"
#include "services/git/parse/gitrefname.h"

#include <QFile>

#include <algorithm>

namespace serin {

namespace {

std::optional<GitPushed::Outcome> outcomeOf(const GitPushedRef &ref)
{
    using Outcome = GitPushed::Outcome;
    switch (ref.state) {
    case GitPushedRef::State::UpToDate:
        return Outcome::UpToDate;
    case GitPushedRef::State::FastForward:
    case GitPushedRef::State::Created:
        return Outcome::Done;
    case GitPushedRef::State::Rejected:
        return ref.summary.startsWith(QLatin1String("[rejected]")) ? Outcome::RejectedBehind
                                                                   : Outcome::RejectedByRemote;
    case GitPushedRef::State::Forced:
    case GitPushedRef::State::Deleted:
        break; // never asked for
    }
    return std::nullopt;
}

// What a push without a word about the reference means.
std::optional<GitPushed::Outcome> outcomeOf(const GitCall &call, const ProcessOutcome &ended)
{
    using Outcome = GitPushed::Outcome;
    switch (gitTrouble(ended.errorOutput)) {
    case GitTrouble::AuthenticationFailed:
    case GitTrouble::HostKeyRefused:
        return Outcome::NotAuthorized;
    case GitTrouble::RemoteAway:
    case GitTrouble::RemoteMissing:
        return Outcome::RemoteUnavailable;
    case GitTrouble::Other:
        break;
    default:
        return std::nullopt;
    }
    const bool refused = ended.exitCode == 1 && ended.errorOutput.contains("failed to push");
    return refused && call.wantsHooks() ? std::optional(Outcome::RejectedByHook) : std::nullopt;
}

/// Whether the fetch that has just ended brought @p remoteRef, new or not. A file that cannot be
/// read says that it may not have.
bool wasFetched(const GitLayout &layout, const QByteArray &remoteRef)
{
    const QByteArray heads("refs/heads/");
    const QByteArray name = "\tbranch '" + remoteRef.mid(heads.size()) + "' of ";
    QFile file(layout.gitDir + QStringLiteral("/FETCH_HEAD"));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(name);
}

/// Forgets where the branch that is followed stood on @p remote once it is gone there, as commits
/// would count as pushed for ever else. Nothing else is pruned: git's own settings decide that.
/// @param missing what a fetch that broke off did not find there; empty: it came to its end.
Result<void> forgetGoneUpstream(GitTask &task, const QByteArray &remote, bool mayAsk,
                                const QByteArray &missing = {})
{
    const auto state = readGitState(task.layout());
    if (!state || !state->head || !isBranchName(state->branch) || !isUtf8(state->branch)) {
        return {};
    }
    const auto tracking = readTracking(task, state->branch);
    if (!tracking) {
        return failure(tracking.error());
    }
    const auto known = readGitRef(task.layout(), tracking->ref);
    if (!known || tracking->remote != remote || !tracking->ref.startsWith("refs/remotes/") ||
        !tracking->remoteRef.startsWith("refs/heads/") || !isUtf8(tracking->ref) ||
        !isUtf8(tracking->remoteRef) ||
        (missing.isEmpty() && wasFetched(task.layout(), tracking->remoteRef))) {
        return {};
    }
    // Another program's fetch may have written that file meanwhile: the remote itself decides.
    GitCall ask;
    ask.kind = GitCall::Kind::Network;
    ask.verb = QStringLiteral("ls-remote");
    ask.mayAsk = mayAsk;
    ask.arguments = {QStringLiteral("--exit-code"), QStringLiteral("--heads"), QStringLiteral("--"),
                     QString::fromUtf8(remote), QString::fromUtf8(tracking->remoteRef)};
    constexpr int hasNone = 2;
    const auto asked = task.run(ask, {0, hasNone});
    if (!asked || asked->exitCode != hasNone) {
        return asked ? Result<void>() : failure(asked.error());
    }
    GitCall forget;
    forget.kind = GitCall::Kind::Write;
    forget.verb = QStringLiteral("update-ref");
    forget.arguments = {QStringLiteral("-d"), QString::fromUtf8(tracking->ref), known->toString()};
    const auto forgotten = task.run(forget);
    return forgotten ? Result<void>() : failure(forgotten.error());
}

/// The branch that a fetch was to bring and that the remote does not have; empty: that is not why
/// it failed. A clone of a single branch asks for that one by name.
QByteArray missingBranch(const QByteArray &errorOutput)
{
    const QByteArray words("couldn't find remote ref ");
    const auto at = errorOutput.indexOf(words);
    if (at < 0) {
        return {};
    }
    const auto from = at + words.size();
    const auto end = errorOutput.indexOf('\n', from);
    return errorOutput.mid(from, end < 0 ? -1 : end - from).trimmed();
}

bool isFollowed(GitTask &task, const QByteArray &remote, const QByteArray &remoteRef)
{
    const auto state = readGitState(task.layout());
    if (!state || !isBranchName(state->branch) || !isUtf8(state->branch)) {
        return false;
    }
    const auto tracking = readTracking(task, state->branch);
    return tracking && tracking->remote == remote && tracking->remoteRef == remoteRef;
}

/// What @p request names, else the one that is checked out.
Result<QByteArray> branchToPush(const GitTask &task, const GitPushRequest &request)
{
    QByteArray branch = request.branch;
    if (branch.isEmpty()) {
        const auto state = readGitState(task.layout());
        if (!state) {
            return failure(state.error());
        }
        if (state->isDetached()) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("no branch is checked out (detached HEAD)"), {},
                           QStringLiteral("switch to a branch, or create one here"));
        }
        branch = state->branch;
    }
    if (!isBranchName(branch) || !isUtf8(branch)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no name of a branch").arg(shownPath(branch)));
    }
    return branch;
}

/// Where a branch is pushed to.
struct PushTarget
{
    QByteArray remote;
    QByteArray ref;           ///< there
    bool followsNone = false; ///< the branch follows none so far
};

/// What @p request names, else where git would push, else the only remote.
Result<PushTarget> pushTarget(GitTask &task, const GitPushRequest &request,
                              const QByteArray &branch)
{
    auto tracking = readTracking(task, branch);
    if (!tracking) {
        return failure(tracking.error());
    }
    PushTarget target;
    target.followsNone = tracking->remote.isEmpty();
    if (tracking->remote == ".") { // it follows a branch of this repository
        tracking->remote.clear();
    }
    target.remote = !request.remote.isEmpty()     ? request.remote
                    : tracking->pushRemote != "." ? tracking->pushRemote
                                                  : QByteArray();
    if (target.remote.isEmpty()) {
        auto remote = defaultRemote(task);
        if (!remote) {
            return failure(remote.error());
        }
        target.remote = *remote;
    }
    const bool own = target.remote == tracking->remote && isRefName(tracking->remoteRef);
    target.ref = own ? tracking->remoteRef : "refs/heads/" + branch;
    if (!isRemoteName(target.remote) || !isUtf8(target.remote) || !isUtf8(target.ref)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no name of a remote").arg(shownPath(target.remote)));
    }
    return target;
}

GitCall pushCall(const GitPushRequest &request, const QByteArray &branch, const PushTarget &target)
{
    GitCall call;
    call.kind = GitCall::Kind::Push;
    call.runHooks = request.runHooks;
    call.verb = QStringLiteral("push");
    call.arguments = {QStringLiteral("--porcelain"), QStringLiteral("--progress"),
                      QStringLiteral("--no-recurse-submodules")};
    if (request.setUpstream || target.followsNone) {
        call.arguments << QStringLiteral("--set-upstream");
    }
    call.arguments << QStringLiteral("--") << QString::fromUtf8(target.remote)
                   << QStringLiteral("refs/heads/%1:%2")
                          .arg(QString::fromUtf8(branch), QString::fromUtf8(target.ref));
    return call;
}

/// How @p call, which has ended, went for @p branch.
Result<GitPushed> readPushed(const GitCall &call, const ProcessOutcome &ended,
                             const QByteArray &branch, const PushTarget &target)
{
    const auto refs = parseGitPush(ended.output);
    if (!refs) {
        return failure(refs.error());
    }
    const auto row = std::find_if(refs->begin(), refs->end(),
                                  [&](const GitPushedRef &ref) { return ref.to == target.ref; });
    const auto outcome = row != refs->end()  ? outcomeOf(*row)
                         : ended.isSuccess() ? std::nullopt
                                             : outcomeOf(call, ended);
    if (!outcome) {
        return failure(ended.isSuccess() ? unreadableOutput("push", ended.output)
                                         : gitError(call.verb, ended));
    }
    GitPushed pushed;
    pushed.outcome = *outcome;
    pushed.branch = branch;
    pushed.remote = target.remote;
    pushed.target = target.ref;
    pushed.words = shownOutput(wordsInPush(ended.output, ended.errorOutput));
    if (pushed.outcome == GitPushed::Outcome::RejectedByRemote && !row->reason.isEmpty()) {
        const QString reason = shownOutput(row->reason.toUtf8());
        pushed.words = pushed.words.isEmpty() ? reason : reason + u'\n' + pushed.words;
    }
    return pushed;
}

} // namespace

Result<GitPushed> pushBranch(GitTask &task, const GitPushRequest &request)
{
    const Result<QByteArray> branch = branchToPush(task, request);
    if (!branch) {
        return failure(branch.error());
    }
    const Result<PushTarget> target = pushTarget(task, request, *branch);
    if (!target) {
        return failure(target.error());
    }
    GitCall call = pushCall(request, *branch, *target);
    call.onErrorOutput = task.progressReader();
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    return readPushed(call, *ended, *branch, *target);
}

Result<void> fetchRemote(GitTask &task, const QByteArray &remote, bool mayAsk)
{
    QByteArray name = remote;
    if (name.isEmpty()) {
        auto found = defaultRemote(task);
        if (!found) {
            return failure(found.error());
        }
        name = *found;
    }
    if (!isRemoteName(name) || !isUtf8(name)) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no name of a remote").arg(shownPath(name)));
    }
    GitCall call;
    call.kind = GitCall::Kind::Network;
    call.verb = QStringLiteral("fetch");
    call.mayAsk = mayAsk;
    call.arguments = {QStringLiteral("--progress"), QStringLiteral("--no-recurse-submodules"),
                      QStringLiteral("--"), QString::fromUtf8(name)};
    call.onErrorOutput = task.progressReader();
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    if (ended->isSuccess()) {
        return forgetGoneUpstream(task, name, mayAsk);
    }
    const QByteArray missing = missingBranch(ended->errorOutput);
    if (missing.isEmpty()) {
        return failure(gitError(call.verb, *ended));
    }
    if (isFollowed(task, name, missing)) {
        return forgetGoneUpstream(task, name, mayAsk, missing);
    }
    return failure(ErrorKind::NotFound,
                   QStringLiteral("%1 does not have %2 any more, which is to be fetched from it")
                       .arg(shownPath(name), shownPath(missing)),
                   gitError(call.verb, *ended).where,
                   QStringLiteral("run `git remote set-branches %1 '*'`, then fetch again")
                       .arg(shownPath(name)));
}

} // namespace serin
