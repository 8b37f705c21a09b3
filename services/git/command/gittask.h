// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/git/command/gitcall.h"
#include "services/git/command/gitplace.h"
#include "services/git/parse/gitprogress.h"
#include "services/process/processoutcome.h"

#include <functional>
#include <memory>

namespace serin {

class GitEngine;
struct GitSettings;

/// What one git call said.
struct GitOutput
{
    QByteArray output;
    QByteArray errorOutput;
    int exitCode = 0;
};

/// One operation in a worker thread: it runs git calls one after another in one checkout, as long
/// as nobody cancels it. All that stands between an operation and a process goes through here.
class GitTask
{
public:
    GitTask(GitEngine &engine, std::shared_ptr<GitPlace> place, std::function<bool()> isCancelled,
            std::function<void(const GitProgress &)> onProgress = {});

    /// The checkout. @pre not one without a place (clone, version).
    [[nodiscard]] const GitPlace &place() const { return *m_place; }
    [[nodiscard]] const GitLayout &layout() const { return m_place->layout; }
    [[nodiscard]] const GitSettings &settings() const;
    [[nodiscard]] bool isCancelled() const { return m_isCancelled(); }
    /// What makes a call's progress the operation's, for GitCall::onErrorOutput.
    [[nodiscard]] std::function<void(const QByteArray &)> progressReader() const;

    /// Runs @p call. Exit codes in @p goodExits are answers and no errors.
    /// @error Unauthorized: the repository is not trusted; Cancelled; Timeout; Invalid: more
    /// output than the limit; all of gitError().
    [[nodiscard]] Result<GitOutput> run(const GitCall &call, const QList<int> &goodExits = {0});
    /// Runs @p call, whatever its exit code, and hands out how it ended; for callers that know the
    /// program's words. @error as run(), but for gitError().
    [[nodiscard]] Result<ProcessOutcome> outcome(const GitCall &call);

private:
    [[nodiscard]] Result<ProcessOutcome> runOnce(const GitCall &call);
    [[nodiscard]] bool waitForLock(int attempt) const;

    GitEngine &m_engine;
    const std::shared_ptr<GitPlace> m_place;
    const std::function<bool()> m_isCancelled;
    const std::function<void(const GitProgress &)> m_onProgress;
};

} // namespace serin
