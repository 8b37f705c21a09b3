// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

struct ArmSettings;
class Clock;
class ScoringFleet;
class WorkspaceStore;

/// What every part of the control plane works with. All of it outlives them.
struct ArmContext
{
    const ArmSettings &settings;
    WorkspaceStore &store;
    ScoringFleet &fleet;
    const Clock &clock;
};

} // namespace serin
