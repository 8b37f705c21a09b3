// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace serin {

/// @p duration, not negative, as ISO 8601 writes it and Azure does: "PT1M30S", "PT1.5S", "P1DT2H";
/// "PT0S" for none. Milliseconds are the finest.
[[nodiscard]] QString isoDuration(std::chrono::milliseconds duration);

/// What an ISO 8601 duration of weeks, days, hours, minutes and seconds (with a fraction, rounded
/// down to milliseconds) says. Nothing when @p text is none, is negative, names years or months
/// (their length varies), or is longer than 10,000 days.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationFromIso(QStringView text);

} // namespace serin
