// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"

namespace serin {

/// The computer's clock. Safe to use from several threads.
class SystemClock : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] Monotonic monotonicNow() const override;
};

/// @p clock, or the computer's when it is null.
[[nodiscard]] const Clock &clockOrSystem(const Clock *clock);

} // namespace serin
