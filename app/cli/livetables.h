// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/livedeployment.h"
#include "services/domain/liveendpoint.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

// Live things as `serinctl` prints them for people.

/// The service's word in its usual spelling; another word as sent; "Unknown" without one.
[[nodiscard]] QString stateWord(ProvisioningState state, const QString &text);
/// UTC, ISO 8601; empty for null.
[[nodiscard]] QString timeText(const QDateTime &time);
/// "blue 90 %, green 10 %", the largest share first; "none" without traffic.
[[nodiscard]] QString sharesText(const QMap<QString, int> &shares);
/// The instances that serve and those that shall: "3/3"; "–/3" while the service is at it, since it
/// does not say how many there are.
[[nodiscard]] QString instancesText(const LiveDeployment &deployment);

/// With a heading; one row each.
[[nodiscard]] QList<QStringList> endpointTable(const QList<LiveEndpoint> &endpoints);
/// With a heading. @p endpoint, when known, gives the shares.
[[nodiscard]] QList<QStringList> deploymentTable(const QList<LiveDeployment> &deployments,
                                                 const LiveEndpoint *endpoint);
/// One row for each thing that is said, without a heading.
[[nodiscard]] QList<QStringList> details(const LiveEndpoint &endpoint);
[[nodiscard]] QList<QStringList> details(const LiveDeployment &deployment);

} // namespace serin
