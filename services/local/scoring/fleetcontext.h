// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/scoring/failurelogs.h"
#include "services/local/scoring/instancelog.h"
#include "services/local/scoring/listenport.h"
#include "services/local/scoring/processjournal.h"
#include "services/local/scoring/scoringlaunch.h"
#include "services/local/scoring/stragglersweep.h"

#include <QString>

#include <chrono>

namespace serin {

/// How patient the supervision of processes is. The values suit people; tests shorten them.
struct SupervisionTimes
{
    using Milliseconds = std::chrono::milliseconds;

    Milliseconds readinessInterval{100}; ///< between questions as long as a process is not ready
    Milliseconds stopGrace{2'000};       ///< between SIGTERM and SIGKILL
    Milliseconds firstRestartDelay{200}; ///< doubles with each restart …
    Milliseconds longestRestartDelay{30'000};
    Milliseconds quietTime{60'000}; ///< … until the process was ready for so long
};

/// What all instances of one fleet share. Outlives them.
struct FleetContext
{
    /// @p folder: the fleet's own.
    explicit FleetContext(const QString &folder)
        : logFolder(folder + QStringLiteral("/logs")),
          failures(folder + QStringLiteral("/failures")),
          journal(folder + QStringLiteral("/processes"))
    {}

    LaunchSetting setting;
    SupervisionTimes times;
    InstanceLog::Limits logLimits;
    const QString logFolder;
    FailureLogs failures;
    ProcessJournal journal;
    ListenPorts ports;
    StragglerSweep sweep;
};

} // namespace serin
