// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <algorithm>

namespace serin {

/// The longest time that this thread's event loop did not turn, as long as this lives.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_clock.start();
        startTimer(5);
    }

    /// Milliseconds.
    [[nodiscard]] qint64 longest() const { return std::max(m_longest, m_clock.elapsed()); }

protected:
    void timerEvent(QTimerEvent * /*event*/) override
    {
        m_longest = std::max(m_longest, m_clock.restart());
    }

private:
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace serin
