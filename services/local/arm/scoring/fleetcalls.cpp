// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/fleetcalls.h"

#include "services/local/scoring/scoringfleet.h"

namespace serin {

FleetCalls::FleetCalls(ScoringFleet &fleet) : m_fleet(fleet)
{
    connect(&fleet, &ScoringFleet::settled, this,
            [this](quint64 ticket, const Result<void> &result) {
                if (auto waiting = m_waiting.extract(ticket)) {
                    waiting.mapped()(result);
                }
            });
}

void FleetCalls::run(const ScoringSpec &spec, Answer answer)
{
    m_waiting.emplace(++m_lastTicket, std::move(answer));
    m_fleet.run(spec, m_lastTicket);
}

void FleetCalls::stop(const DeploymentKey &key, Answer answer)
{
    m_waiting.emplace(++m_lastTicket, std::move(answer));
    m_fleet.stop(key, m_lastTicket);
}

} // namespace serin
