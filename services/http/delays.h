// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>

#include <chrono>

namespace serin {

/// Waiting. Who needs it is given one, so that a test need not wait.
class Delays
{
public:
    Delays() = default;
    Delays(const Delays &) = delete;
    Delays &operator=(const Delays &) = delete;
    virtual ~Delays();

    /// Answers when @p duration has passed; Cancelled as soon as it is cancelled.
    [[nodiscard]] virtual QFuture<Result<void>> wait(std::chrono::milliseconds duration) = 0;
};

/// With a timer of the calling thread's event loop.
class SystemDelays : public Delays
{
public:
    [[nodiscard]] QFuture<Result<void>> wait(std::chrono::milliseconds duration) override;
};

} // namespace serin
