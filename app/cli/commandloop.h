// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandoutput.h"
#include "services/core/async.h"

#include <QCoreApplication>
#include <QObject>

#include <functional>

namespace serin {

/// Runs the event loop until QCoreApplication::exit(), which returns the code. The first of
/// TerminationSignals calls @p interrupt, which may ask what runs to stop and then exit by itself;
/// without one, and the second time, it exits with 130.
[[nodiscard]] int runCommandLoop(const std::function<void()> &interrupt = {});

/// Waits for @p future in the event loop. @return what @p success makes of its value, or the exit
/// code of its error, which was printed; 130 when interrupted.
template<typename T, typename Success>
[[nodiscard]] int waitFor(QFuture<Result<T>> future, const CommandOutput &output, Success success)
{
    QObject context;
    deliver(future, &context, [&output, success](const Result<T> &result) {
        QCoreApplication::exit(result ? success(*result) : output.fail(result.error()));
    });
    const int code = runCommandLoop();
    future.cancel();
    return code;
}

} // namespace serin
