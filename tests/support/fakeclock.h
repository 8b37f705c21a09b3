// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"

namespace serin {

/// A clock that stands until it is moved. For one thread.
class FakeClock : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] Monotonic monotonicNow() const override { return m_monotonic; }

    /// Time passes: both clocks go on.
    void advance(std::chrono::milliseconds duration)
    {
        Q_ASSERT(duration.count() >= 0);
        m_now = m_now.addMSecs(duration.count());
        m_monotonic += duration;
    }
    /// Somebody sets the computer's clock; durations do not notice.
    void setNow(const QDateTime &now) { m_now = now.toUTC(); }

private:
    QDateTime m_now = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    Monotonic m_monotonic = Monotonic(std::chrono::hours(1));
};

} // namespace serin
