// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <limits>

namespace serin {

class JsonFields;

// How a deployment is served: each reads its part of `properties`, notes what breaks a rule, and
// returns the part with the service's defaults filled in.

inline constexpr int mostProbes = 1'000'000;

/// Only `Default`: a managed deployment has a fixed count of instances.
[[nodiscard]] QJsonObject checkScaleSettings(const JsonFields &properties);

/// requestTimeout to 3 minutes (PT5S; PT0S, which the service shows for "not set", means that),
/// maxConcurrentRequestsPerInstance from 1 (1), maxQueueWait (PT0S).
[[nodiscard]] QJsonObject checkRequestSettings(const JsonFields &properties);

/// The probe @p which: initialDelay, period, timeout from 1 s to a day (PT10S, PT10S, PT2S),
/// successThreshold from 1 to @p mostSuccesses (1), failureThreshold from 1 (30).
[[nodiscard]] QJsonObject checkProbe(const JsonFields &properties, const QString &which,
                                     int mostSuccesses);

/// Text values under names that a process can be given.
[[nodiscard]] QJsonObject checkEnvironmentVariables(const JsonFields &properties);

} // namespace serin
