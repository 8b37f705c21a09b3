// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/mirrortraffic.h"
#include "services/domain/trafficsplit.h"
#include "services/manifest/manifest.h"

#include <QString>

#include <chrono>
#include <string>

namespace serin {

// What people type as the value of an option. All errors are Invalid, with a `fix`.

/// "blue=90 green=10", also with commas and with colons as the private preview has it.
[[nodiscard]] Result<TrafficEntries> trafficArgument(const QString &text);
/// The same of a whole traffic, which names a deployment at least: an empty text is what an unset
/// variable leaves, and would take all traffic away.
[[nodiscard]] Result<TrafficEntries> wholeTrafficArgument(const QString &text);
/// The same as a split: known names, whole percents that sum to 100 or to 0.
[[nodiscard]] Result<TrafficSplit> splitArgument(const std::string &text);
/// "green=10", or nothing: no mirroring.
[[nodiscard]] Result<MirrorTraffic> mirrorArgument(const std::string &text);

[[nodiscard]] Result<EndpointName> endpointArgument(const std::string &text);
[[nodiscard]] Result<DeploymentName> deploymentArgument(const std::string &text);

/// A JSON pointer (RFC 6901) to something below the whole: "/key/key".
[[nodiscard]] Result<QString> pointerArgument(const QString &text);

/// For an option that names a commit or branch: why @p text is no such name; empty when it may be.
[[nodiscard]] std::string refTrouble(const std::string &text);
/// For a text that must say something: why @p text does not; empty when it does.
[[nodiscard]] std::string blankTrouble(const std::string &text);

/// "90s", "15m", "2h", "1d", or ISO 8601 ("PT15M").
[[nodiscard]] Result<std::chrono::seconds> durationArgument(const std::string &text);

/// The body in the file or pipe at @p path, "-" for stdin, up to what an inference server takes
/// (100 MB). Blocks until stdin or the pipe ends.
/// @error as readFileOrPipe().
[[nodiscard]] Result<QByteArray> bodyArgument(const std::string &path);

} // namespace serin
