// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/async.h"
#include "services/git/command/gitcommandlog.h"
#include "services/git/command/gitprepare.h"
#include "services/git/command/gitrunner.h"
#include "services/git/command/gittask.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace serin {

class AskpassServer;

/// What all repositories of a program share: git, threads, the answers to git's questions.
class GitEngine
{
public:
    /// @p askpass may be nullptr: then nothing is asked. Both must outlive it.
    GitEngine(const GitSettings &settings, TrustStore &trust, AskpassServer *askpass);
    GitEngine(const GitEngine &) = delete;
    GitEngine &operator=(const GitEngine &) = delete;
    /// Ends what still runs and waits for it.
    ~GitEngine();

    [[nodiscard]] const GitSettings &settings() const { return m_settings; }
    [[nodiscard]] TrustStore &trust() { return m_trust; }
    [[nodiscard]] AskpassServer *askpass() { return m_askpass; }
    [[nodiscard]] GitRunner &runner() { return m_runner; }
    [[nodiscard]] GitCommandLog &commands() { return m_commands; }
    [[nodiscard]] bool isClosing() const { return m_closing; }

    /// Runs @p work, a copyable Result<T>(GitTask &), in a worker thread. With @p lane it waits
    /// for what was added to the lane before. Cancelling the future ends the git process that
    /// runs; the future finishes when it has ended. Its progress is git's: percent and stage.
    template<typename Work>
    [[nodiscard]] QFuture<std::invoke_result_t<Work, GitTask &>>
    start(std::shared_ptr<GitPlace> place, const std::shared_ptr<SerialLane> &lane, Work work);

private:
    const GitSettings m_settings;
    TrustStore &m_trust;
    AskpassServer *const m_askpass;
    std::atomic<bool> m_closing = false;
    GitRunner m_runner;
    GitCommandLog m_commands;
    QThreadPool m_pool;
};

template<typename Work>
QFuture<std::invoke_result_t<Work, GitTask &>>
GitEngine::start(std::shared_ptr<GitPlace> place, const std::shared_ptr<SerialLane> &lane,
                 Work work)
{
    using Answer = std::invoke_result_t<Work, GitTask &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    promise->setProgressRange(0, 100);
    QFuture<Answer> future = promise->future();
    auto run = [this, promise = std::move(promise), place = std::move(place),
                work = std::move(work)] {
        const auto isCancelled = [this, promise] { return m_closing || promise->isCanceled(); };
        if (!isCancelled()) {
            try {
                GitTask task(*this, place, isCancelled, [promise](const GitProgress &progress) {
                    promise->setProgressValueAndText(qMax(progress.percent, 0), progress.stage);
                });
                promise->addResult(work(task));
            } catch (...) {
                promise->setException(std::current_exception());
            }
        }
        promise->finish();
    };
    if (lane) {
        lane->add(m_pool, std::move(run));
    } else {
        m_pool.start(std::move(run));
    }
    return future;
}

} // namespace serin
