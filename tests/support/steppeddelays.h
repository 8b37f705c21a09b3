// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/http/delays.h"
#include "tests/support/fakeclock.h"

#include <QPointer>

#include <algorithm>
#include <utility>
#include <vector>

namespace serin {

/// Time passes when the test says so: then the waits that are due end, from the event loop.
class SteppedDelays : public Delays
{
public:
    /// @p clock goes along.
    explicit SteppedDelays(FakeClock &clock) : m_clock(clock) {}

    QFuture<Result<void>> wait(std::chrono::milliseconds duration) override
    {
        auto *errand = new Wait;
        m_waits.push_back({m_clock.monotonicNow() + duration, errand});
        return errand->future();
    }

    void pass(std::chrono::milliseconds duration)
    {
        m_clock.advance(duration);
        std::vector<Due> due;
        for (Due &wait : std::exchange(m_waits, {})) {
            (wait.at <= m_clock.monotonicNow() ? due : m_waits).push_back(std::move(wait));
        }
        for (const Due &wait : due) {
            if (wait.errand) {
                wait.errand->answer({});
            }
        }
    }

    /// How long from now the waits go on that nobody has cancelled, the shortest first.
    [[nodiscard]] std::vector<std::chrono::milliseconds> left() const
    {
        std::vector<std::chrono::milliseconds> left;
        for (const Due &wait : m_waits) {
            if (wait.errand && !wait.errand->future().isCanceled()) {
                left.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(
                    wait.at - m_clock.monotonicNow()));
            }
        }
        std::sort(left.begin(), left.end());
        return left;
    }

private:
    struct Wait : Errand<void>
    {
        Wait() : Errand(nullptr) {}
        using Errand::answer;
    };
    struct Due
    {
        Clock::Monotonic at;
        QPointer<Wait> errand;
    };

    FakeClock &m_clock;
    std::vector<Due> m_waits;
};

} // namespace serin
