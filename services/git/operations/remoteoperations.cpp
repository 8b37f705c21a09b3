// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/remoteoperations.h"

#include "services/git/command/gitfailure.h"
#include "services/git/layout/gitstate.h"
#include "services/git/parse/fieldreader.h"
#include "services/git/parse/gitpath.h"
#include "services/git/parse/gitpush.h"
#include "services/git/parse/gitrefname.h"

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

} // namespace

Result<GitPushed> pushBranch(GitTask &task, const GitPushRequest &request)
{
    GitPushed pushed;
    pushed.branch = request.branch;
    if (pushed.branch.isEmpty()) {
        const auto state = readGitState(task.layout());
        if (!state) {
            return failure(state.error());
        }
        if (state->isDetached()) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("no branch is checked out (detached HEAD)"), {},
                           QStringLiteral("switch to a branch, or create one here"));
        }
        pushed.branch = state->branch;
    }
    if (!isBranchName(pushed.branch) || !isUtf8(pushed.branch)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no name of a branch").arg(shownPath(pushed.branch)));
    }
    auto tracking = readTracking(task, pushed.branch);
    if (!tracking) {
        return failure(tracking.error());
    }
    const bool followsNone = tracking->remote.isEmpty();
    if (tracking->remote == ".") { // it follows a branch of this repository
        tracking->remote.clear();
    }
    pushed.remote = !request.remote.isEmpty()     ? request.remote
                    : tracking->pushRemote != "." ? tracking->pushRemote
                                                  : QByteArray();
    if (pushed.remote.isEmpty()) {
        auto remote = defaultRemote(task);
        if (!remote) {
            return failure(remote.error());
        }
        pushed.remote = *remote;
    }
    const bool own = pushed.remote == tracking->remote && isRefName(tracking->remoteRef);
    pushed.target = own ? tracking->remoteRef : "refs/heads/" + pushed.branch;
    if (!isRemoteName(pushed.remote) || !isUtf8(pushed.remote) || !isUtf8(pushed.target)) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no name of a remote").arg(shownPath(pushed.remote)));
    }
    GitCall call;
    call.kind = GitCall::Kind::Push;
    call.runHooks = request.runHooks;
    call.verb = QStringLiteral("push");
    call.arguments = {QStringLiteral("--porcelain"), QStringLiteral("--progress"),
                      QStringLiteral("--no-recurse-submodules")};
    if (request.setUpstream || followsNone) {
        call.arguments << QStringLiteral("--set-upstream");
    }
    call.arguments << QStringLiteral("--") << QString::fromUtf8(pushed.remote)
                   << QStringLiteral("refs/heads/%1:%2")
                          .arg(QString::fromUtf8(pushed.branch), QString::fromUtf8(pushed.target));
    call.onErrorOutput = task.progressReader();
    const auto ended = task.outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    const auto refs = parseGitPush(ended->output);
    if (!refs) {
        return failure(refs.error());
    }
    const auto row = std::find_if(refs->begin(), refs->end(),
                                  [&](const GitPushedRef &ref) { return ref.to == pushed.target; });
    const auto outcome = row != refs->end()   ? outcomeOf(*row)
                         : ended->isSuccess() ? std::nullopt
                                              : outcomeOf(call, *ended);
    if (!outcome) {
        return failure(ended->isSuccess() ? unreadableOutput("push", ended->output)
                                          : gitError(call.verb, *ended));
    }
    pushed.outcome = *outcome;
    pushed.words = shownOutput(wordsInPush(ended->output, ended->errorOutput));
    if (pushed.outcome == GitPushed::Outcome::RejectedByRemote && !row->reason.isEmpty()) {
        const QString reason = shownOutput(row->reason.toUtf8());
        pushed.words = pushed.words.isEmpty() ? reason : reason + u'\n' + pushed.words;
    }
    return pushed;
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
    const auto ran = task.run(call);
    return ran ? Result<void>() : failure(ran.error());
}

} // namespace serin
