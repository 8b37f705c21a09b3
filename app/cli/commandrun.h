// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/globaloptions.h"
#include "app/cli/progressline.h"
#include "app/cli/target.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace serin {

/// What the service is at, for people. It may go on when the command ends before.
struct OngoingWork
{
    QString doing; ///< "creating deployment blue of my-endpoint"
    QString look;  ///< the command that shows how far it is
};

/// What a verb does to its workspace.
enum class TargetUse {
    Read,
    Change, ///< refused by checkChosen() where only the directory chooses prod
};

/// One verb that waits for something, in the one event loop that it has: until its end, or until a
/// Ctrl+C or `--timeout` ends the waiting. Then what waits is cancelled and the command says what
/// the service may still be doing; a second Ctrl+C ends at once.
///
///     CommandRun run(options);
///     return run.onTarget([&](const Target &target) {
///         return andThen(target.plane->endpoints(), &run, [&](const auto &endpoints) ->
///         Result<int> {
///             …print…;
///             return 0;
///         });
///     });
class CommandRun : public QObject
{
    Q_OBJECT

public:
    using Act = std::function<QFuture<Result<int>>(const Target &target)>;

    /// @p options must outlive it.
    explicit CommandRun(const GlobalOptions &options, QObject *parent = nullptr);

    [[nodiscard]] const GlobalOptions &options() const { return m_options; }
    [[nodiscard]] const CommandOutput &output() const { return m_options.output; }
    /// Of the target, once it is open.
    [[nodiscard]] const Target &target() const { return *m_target; }

    /// Opens the workspace that the options name and calls @p act. @return the exit code that
    /// @p act answers with; 1 after an error, 64 for options that do not make a workspace, 130 when
    /// interrupted.
    [[nodiscard]] int onTarget(const Act &act, TargetUse use = TargetUse::Read);
    /// The same for what needs no workspace.
    [[nodiscard]] int until(const QFuture<Result<int>> &future);

    /// Warnings about settings that were printed already, so that onTarget() does not repeat them.
    void setWarned(const QStringList &warnings) { m_warned = warnings; }

    /// On a terminal only.
    void showProgress(const QString &text) { m_progress.show(text); }
    /// Before something is printed.
    void clearProgress() { m_progress.clear(); }

    /// What to say when the waiting ends before the work; nothing: nothing runs any more.
    void setOngoing(const std::optional<OngoingWork> &work) { m_ongoing = work; }
    /// In the place of cancelling the future: what asks the work to stop. The future must end then.
    void setInterrupt(const std::function<void()> &interrupt) { m_interrupt = interrupt; }

    /// Prints @p result as JSON or YAML once the end is known, with the error in it that the
    /// command ends with: stdout has one document.
    void printAtEnd(const QJsonObject &result) { m_result = result; }
    /// Whether a Ctrl+C or `--timeout` has come. Its error is the one that is printed.
    [[nodiscard]] bool isStopped() const { return m_stop != Stop::None; }

    /// Waits for the end of what @p accepted brings, with progress, and answers whether it has come
    /// to its end: not so with `--no-wait`, after a note that says how to look.
    [[nodiscard]] QFuture<Result<bool>> finish(const QFuture<Result<PendingOperation>> &accepted,
                                               const OngoingWork &work);

private:
    enum class Stop { None, Interrupt, Timeout };

    void stop(Stop reason);
    void ended(const Result<int> &result);
    [[nodiscard]] int fail(const Error &error) const;
    [[nodiscard]] Error stopError() const;
    [[nodiscard]] Error withAdvice(Error error) const;
    void showOperation(const OngoingWork &work, const OperationProgress &progress);

    const GlobalOptions &m_options;
    ProgressLine m_progress;
    QStringList m_warned;
    std::optional<Target> m_target;
    std::optional<OngoingWork> m_ongoing;
    std::function<void()> m_interrupt;
    std::optional<QJsonObject> m_result;
    QFuture<Result<int>> m_future;
    Stop m_stop = Stop::None;
    bool m_opened = true; ///< what is wrong now is no wrong command line
};

} // namespace serin
