// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace serin {

/// When @p line of a log was written, in seconds since 1970, if it begins with a date and time as
/// Python's logging, gunicorn and ISO 8601 write them: "2026-11-24 12:00:00,123",
/// "[2026-11-24 12:00:00 +0000]", "2026-11-24T12:00:00.123Z". @p isLocal: a time without a zone is
/// of this computer's zone, as the local workspace's; else it is UTC, as containers' in Azure.
[[nodiscard]] std::optional<double> logTime(QStringView line, bool isLocal);

} // namespace serin
