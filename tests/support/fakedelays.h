// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/http/delays.h"
#include "tests/support/fakeclock.h"

#include <QList>
#include <QPointer>

#include <utility>
#include <vector>

namespace serin {

/// Waits for nothing: answers from the event loop at once, moves the clock on by what was asked for
/// and keeps the list. With `held` it answers only when told to.
class FakeDelays : public Delays
{
public:
    explicit FakeDelays(FakeClock *clock = nullptr) : m_clock(clock) {}

    QFuture<Result<void>> wait(std::chrono::milliseconds duration) override
    {
        asked.push_back(duration);
        if (m_clock != nullptr) {
            m_clock->advance(duration);
        }
        if (held) {
            auto *errand = new Held;
            m_held.append(errand);
            return errand->future();
        }
        return readyFuture<void>({});
    }

    /// Answers those that are held.
    void release()
    {
        for (const QPointer<Held> &errand : std::exchange(m_held, {})) {
            if (errand) {
                errand->answer({});
            }
        }
    }

    std::vector<std::chrono::milliseconds> asked;
    bool held = false;

private:
    struct Held : Errand<void>
    {
        Held() : Errand(nullptr) {}
        using Errand::answer;
    };

    FakeClock *m_clock;
    QList<QPointer<Held>> m_held;
};

} // namespace serin
