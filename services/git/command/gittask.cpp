// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/command/gittask.h"

#include "services/git/askpass/askpassserver.h"
#include "services/git/command/gitengine.h"
#include "services/git/command/gitfailure.h"

#include <QDateTime>
#include <QFileInfo>
#include <QThread>

namespace serin {

namespace {

// How long a write waits for another program's index.lock: an editor's or prompt's `git status`
// holds it for some milliseconds.
constexpr int lockAttempts = 8;
constexpr int lockWaitMs = 40; // doubled each time, about 5 s in all: 40, 80 … 2,560
constexpr int lookMs = 20;
constexpr int oldLockSeconds = 10; // one that is older will not go away soon

} // namespace

GitTask::GitTask(GitEngine &engine, std::shared_ptr<GitPlace> place,
                 std::function<bool()> isCancelled,
                 std::function<void(const GitProgress &)> onProgress)
    : m_engine(engine), m_place(std::move(place)), m_isCancelled(std::move(isCancelled)),
      m_onProgress(std::move(onProgress))
{}

const GitSettings &GitTask::settings() const
{
    return m_engine.settings();
}

std::function<void(const QByteArray &)> GitTask::progressReader() const
{
    if (!m_onProgress) {
        return {};
    }
    return [report = m_onProgress,
            lines = std::make_shared<GitProgressLines>()](const QByteArray &bytes) {
        const QList<GitProgress> found = lines->feed(bytes);
        for (const GitProgress &progress : found) {
            report(progress);
        }
    };
}

Result<GitOutput> GitTask::run(const GitCall &call, const QList<int> &goodExits)
{
    auto ended = outcome(call);
    if (!ended) {
        return failure(ended.error());
    }
    const bool exited = ended->end == ProcessOutcome::End::Success ||
                        ended->end == ProcessOutcome::End::NonZeroExit;
    if (!exited || !goodExits.contains(ended->exitCode)) {
        return failure(
            ended->isSuccess()
                ? Error{ErrorKind::Protocol,
                        QStringLiteral("git %1 ended with 0 where it must not").arg(call.verb),
                        {},
                        {}}
                : gitError(call.verb, *ended));
    }
    return GitOutput{std::move(ended->output), std::move(ended->errorOutput), ended->exitCode};
}

Result<ProcessOutcome> GitTask::outcome(const GitCall &call)
{
    for (int attempt = 0;; ++attempt) {
        auto ended = runOnce(call);
        const bool locked = ended && ended->end == ProcessOutcome::End::NonZeroExit &&
                            call.kind != GitCall::Kind::Read &&
                            ended->errorOutput.contains("index.lock': File exists");
        if (!locked || !waitForLock(attempt)) {
            return ended;
        }
    }
}

bool GitTask::waitForLock(int attempt) const
{
    const QFileInfo lock(layout().gitDir + QStringLiteral("/index.lock"));
    const bool leftOver =
        lock.exists() && lock.lastModified().secsTo(QDateTime::currentDateTime()) > oldLockSeconds;
    if (attempt + 1 >= lockAttempts || leftOver) {
        return false;
    }
    for (int waited = 0; waited < (lockWaitMs << attempt); waited += lookMs) {
        if (m_isCancelled()) {
            return false;
        }
        QThread::msleep(lookMs);
    }
    return true;
}

Result<ProcessOutcome> GitTask::runOnce(const GitCall &call)
{
    const auto isCancelled =
        call.evenWhenCancelled ? std::function<bool()>([] { return false; }) : m_isCancelled;
    if (isCancelled()) {
        return failure(cancelledError());
    }
    if (m_place) {
        if (auto admitted = m_place->gate.admit(call); !admitted) {
            return failure(admitted.error());
        }
    }
    const AskpassTicket ticket = call.isNetwork() && call.mayAsk && m_engine.askpass() != nullptr
                                     ? m_engine.askpass()->admit(call.verb)
                                     : AskpassTicket();
    const ProcessSpec spec = prepareGit(
        m_engine.settings(), call, m_place ? m_place->layout.top : QString(), ticket.environment());
    if (spec.program.isEmpty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("git is not installed"), {},
                       QStringLiteral("install git 2.38 or newer, or set its path"));
    }
    const QDateTime begun = QDateTime::currentDateTimeUtc();
    ProcessOutcome ended = m_engine.runner().run(spec, isCancelled, call.onErrorOutput);
    m_engine.commands().add(call, m_place ? m_place->layout.top : QString(), begun, ended);
    if (ended.outputLeftOut > 0) {
        return failure(ErrorKind::Invalid, QStringLiteral("git %1 answered with more than %2 MiB")
                                               .arg(call.verb)
                                               .arg(spec.mostOutput / (1024 * 1024)));
    }
    if (ended.end == ProcessOutcome::End::Cancelled || ended.end == ProcessOutcome::End::TimedOut ||
        ended.end == ProcessOutcome::End::DidNotStart || ended.end == ProcessOutcome::End::Crash) {
        return failure(gitError(call.verb, ended));
    }
    return ended;
}

} // namespace serin
