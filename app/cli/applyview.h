// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/apply.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>

namespace serin {

class CommandRun;

/// Shows an apply as it runs: one line that moves, and one that stays for each operation that
/// ended. Ctrl+C stops it before its next operation.
class ApplyView : public QObject
{
public:
    /// Both must outlive it.
    ApplyView(CommandRun &run, Apply &apply, QObject *parent);

    /// Starts the apply; the future has its report, also of one that was stopped.
    [[nodiscard]] QFuture<Result<ApplyReport>> start();

private:
    void show();
    void showEnded(std::size_t index);

    CommandRun &m_run;
    Apply &m_apply;
    std::vector<bool> m_shown;
};

/// The form of `serinctl apply --output json`.
[[nodiscard]] QJsonObject reportJson(const ApplyReport &report);

/// Prints how @p report ended, on stderr, what to do next, and what could not be recorded.
/// @return the exit code.
[[nodiscard]] int printReport(const CommandRun &run, const ApplyReport &report);

} // namespace serin
