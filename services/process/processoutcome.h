// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace serin {

/// How one run of a program ended, and what it said.
struct ProcessOutcome
{
    enum class End {
        Success,     ///< it exited with 0
        NonZeroExit, ///< it exited with another code
        Crash,       ///< a signal ended it
        DidNotStart, ///< there never was a process
        TimedOut,    ///< it was ended because it took too long
        Cancelled,   ///< it was ended because somebody asked for that
    };

    End end = End::DidNotStart;
    QString command;      ///< program and arguments for people; no secrets
    int exitCode = 0;     ///< of Success and NonZeroExit
    int signal = 0;       ///< of Crash
    QString reason;       ///< of DidNotStart
    bool missing = false; ///< of DidNotStart: there is no such program
    QByteArray output;    ///< from the beginning, up to the limit
    QByteArray errorOutput;
    qint64 outputLeftOut = 0; ///< bytes beyond the limit, counted only
    qint64 errorOutputLeftOut = 0;
    std::chrono::milliseconds duration{0};

    [[nodiscard]] bool isSuccess() const { return end == End::Success; }

    /// Nothing for Success. Else what happened to which program: NotFound, Timeout, Cancelled, or
    /// Io for the rest; `where` is "exit code N: last line of stderr" so far as there is one.
    /// Callers whose program's exit codes mean something look at them first.
    [[nodiscard]] std::optional<Error> error() const;
};

} // namespace serin
