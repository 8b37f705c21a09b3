// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/scoring/scoringspec.h"

#include <QObject>

#include <functional>
#include <map>

namespace serin {

class ScoringFleet;

/// Calls the fleet and brings each call's answer to whoever made it. Main thread.
class FleetCalls : public QObject
{
public:
    using Answer = std::function<void(const Result<void> &)>;

    /// @p fleet outlives it.
    explicit FleetCalls(ScoringFleet &fleet);

    /// @p answer is called once, later; never after this object's end.
    void run(const ScoringSpec &spec, Answer answer);
    void stop(const DeploymentKey &key, Answer answer);

private:
    ScoringFleet &m_fleet;
    std::map<quint64, Answer> m_waiting; // by ticket
    quint64 m_lastTicket = 0;
};

} // namespace serin
