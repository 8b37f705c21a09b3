// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/local/arm/monitorapi.h"

#include <optional>

namespace serin {

class MetricsStore;

/// Azure Monitor of the local workspace, answered from its records. Main thread.
class MonitorService : public MonitorApi
{
public:
    /// @p store and @p clock live longer.
    MonitorService(const MetricsStore &store, const Clock &clock);

    [[nodiscard]] HttpResponse metrics(const MonitorResource &resource,
                                       const HttpRequest &request) override;
    [[nodiscard]] HttpResponse metricDefinitions(const MonitorResource &resource,
                                                 const HttpRequest &request) override;

    /// When somebody last asked what instances use by less than a minute. Whoever samples them
    /// need not do so each second while nobody looks and no request comes.
    [[nodiscard]] std::optional<Clock::Monotonic> lastCloseLookAtInstances() const
    {
        return m_lastCloseLook;
    }

private:
    const MetricsStore &m_store;
    const Clock &m_clock;
    std::optional<Clock::Monotonic> m_lastCloseLook;
};

} // namespace serin
