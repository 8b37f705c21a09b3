// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>

namespace serin {

class Delays;

/// Rings once when the time that was set has passed, unless it is stopped or set anew before.
/// Nothing runs while it is not set. For one thread.
class Alarm : public QObject
{
    Q_OBJECT
public:
    /// @p delays must outlive it. @p ring is called from the event loop; it may set the alarm
    /// again.
    Alarm(Delays &delays, std::function<void()> ring, QObject *parent = nullptr);
    ~Alarm() override;

    void set(std::chrono::milliseconds after);
    void stop();
    [[nodiscard]] bool isSet() const { return m_wait != nullptr; }

private:
    Delays &m_delays;
    const std::function<void()> m_ring;
    QFuture<Result<void>> m_passed;
    QObject *m_wait = nullptr; ///< parent of what awaits m_passed
};

} // namespace serin
