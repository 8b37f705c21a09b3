// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace serin {

// Times as people read them: all of the program in one zone, this computer's or UTC, by the
// person's choice. GUI thread only.

[[nodiscard]] bool timesInUtc();
void setTimesInUtc(bool inUtc);

/// @p time in the zone that is chosen.
[[nodiscard]] QDateTime shownTime(const QDateTime &time);
/// "14:03:27", with "Z" behind it for UTC.
[[nodiscard]] QString timeOfDay(const QDateTime &time);
/// Date and time of day, short.
[[nodiscard]] QString dateAndTime(const QDateTime &time);
/// Both zones, for tool tips.
[[nodiscard]] QString bothTimes(const QDateTime &time);

} // namespace serin
