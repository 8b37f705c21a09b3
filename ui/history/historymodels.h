// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

class HistoryActs;
class HistoryController;
class RollbackController;
class TimeCursor;
class VersionComparison;

/// What the History page works on; all outlive it.
struct HistoryModels
{
    HistoryController &history;
    VersionComparison &comparison;
    HistoryActs &acts;
    RollbackController &rollback;
    TimeCursor &cursor;
};

} // namespace serin
