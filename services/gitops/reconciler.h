// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/apply.h"
#include "services/http/delays.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace serin {

class GitRepository;

/// Follows a branch and applies what lands on it: fetch, resolve, plan, apply, wait, again. A
/// commit is applied once, also when the program is started anew or somebody else applied it; one
/// whose apply failed, again after a while. A change behind Git's back is put right only with
/// Settings::correctsDrift. Rounds never overlap. When the remote or the control plane is away, the
/// pauses grow.
///
/// Endpoints that were rolled back live and not yet in Git (rolledBackMark) are left alone until
/// the mark is taken away: else what was just rolled back would come back.
///
/// Lives on the control plane's thread.
class Reconciler : public QObject
{
    Q_OBJECT

public:
    struct Source
    {
        /// Fetches, and answers with the commit that shall be live.
        std::function<QFuture<Result<CommitId>>()> newest;
        /// What to apply of that commit.
        std::function<QFuture<Result<ApplyRequest>>(const CommitId &commit)> request;
    };

    struct Settings
    {
        using Milliseconds = std::chrono::milliseconds;

        Milliseconds interval{30'000};
        /// Pauses after trouble: interval · 2ⁿ, at most this (or the interval, when that is more).
        Milliseconds longestPause{10 * 60'000};
        bool correctsDrift = false;
        /// nullptr: the system's. Must outlive it.
        Delays *delays = nullptr;
    };

    /// @p services must outlive it.
    Reconciler(Apply::Services services, Source source, Settings settings,
               QObject *parent = nullptr);
    ~Reconciler() override;

    void start();
    /// Ends after the operation that runs (Apply::cancel()); stopped() follows. Once more: at once.
    void stop();

    /// The commit that was applied last without a failure.
    [[nodiscard]] const std::optional<CommitId> &appliedCommit() const { return m_applied; }

Q_SIGNALS:
    /// An apply begins; it lives until roundEnded().
    void applying(serin::Apply *apply, const serin::CommitId &commit);
    void roundEnded(const serin::CommitId &commit, const serin::ApplyReport &report);
    /// Nothing new on the branch.
    void unchanged(const serin::CommitId &commit);
    /// A round came to nothing; the next one follows after @p pause.
    void troubled(const serin::Error &error, std::chrono::milliseconds pause);
    /// On all -> stopped, once.
    void stopped();

private:
    void round();
    void take(const Result<CommitId> &commit);
    void readMarks(const CommitId &commit, ApplyRequest request);
    /// Goes on without the endpoints that the last apply has brought to @p commit.
    void leaveApplied(const CommitId &commit, ApplyRequest request);
    static void leave(const QString &endpoint, ApplyRequest &request);
    void rest(const CommitId &commit);
    void apply(const CommitId &commit, ApplyRequest request);
    void applied(const CommitId &commit);
    void stumble(const Error &error);
    void pause(std::chrono::milliseconds duration);
    void finish();
    template<typename T, typename Callback>
    void run(const QFuture<Result<T>> &step, Callback callback);

    Apply::Services m_services;
    const Source m_source;
    const Settings m_settings;
    SystemDelays m_systemDelays;
    ApplyScope m_scope;
    std::optional<CommitId> m_applied;
    QPointer<Apply> m_apply;
    std::function<void()> m_cancelStep;
    int m_stumbles = 0;
    bool m_running = false;
    bool m_stopping = false;
};

/// For Reconciler::Source::newest: fetches @p branch 's remote and resolves its upstream. Empty:
/// the branch that is checked out.
[[nodiscard]] std::function<QFuture<Result<CommitId>>()>
newestOfUpstream(std::shared_ptr<GitRepository> repository, const QString &branch,
                 QObject *context);

} // namespace serin
