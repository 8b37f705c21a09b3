// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/apply.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

#include <vector>

namespace serin {

class CommandRun;
struct Unplanned;

/// Shows an apply as it runs: one line that moves, and one that stays for each operation that
/// ended or, with `--no-wait`, is left to the service.
class ApplyView : public QObject
{
public:
    /// Both must outlive it.
    ApplyView(CommandRun &run, Apply &apply, QObject *parent);

    /// Starts the apply; the future has its report, also of one that was stopped. Ctrl+C stops it
    /// before its next operation and says what the service may still be doing.
    [[nodiscard]] QFuture<Result<ApplyReport>> start();

private:
    void show();
    void showEnded(std::size_t index);
    void showLeft() const;

    CommandRun &m_run;
    Apply &m_apply;
    std::vector<bool> m_shown;
    bool m_resumes = false; ///< that an earlier apply is waited for was said
};

/// Says, on stderr, what became of earlier applies and what could not be recorded.
void printAround(const CommandRun &run, const ApplyReport &report);

/// The form of `serinctl apply --output json`.
[[nodiscard]] QJsonObject reportJson(const ApplyReport &report);

/// Prints how @p report ended, on stderr, what to do next, what could not be recorded, and the
/// @p rest that was not planned. @return the exit code.
[[nodiscard]] int printReport(const CommandRun &run, const ApplyReport &report,
                              const Unplanned &rest);

} // namespace serin
