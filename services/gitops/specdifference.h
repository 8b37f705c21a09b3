// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"
#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace serin {

/// A field of which the desired value is said and is not known to be the live one.
struct FieldDifference
{
    QString field; ///< the manifest's name, with dots: "request_settings.request_timeout_ms"
    /// False: a local or inline asset, or one named by a label, beside a registered one.
    bool isComparable = true;
    QJsonValue live; ///< null: not there
    QJsonValue desired;
    bool operator==(const FieldDifference &) const = default;
};

// Only what @p desired says is compared. No differences: absent beside the service's default (azure
// REST's, as DeploymentSpec lists them), empty or false; the letter case of words and ids; an asset
// by its short form beside its ARM id; variables that the service sets itself; tags and properties
// that live has beside the desired ones, since they can only be added to. Of maps only the entries
// that differ are given. `max_queue_wait_ms` of a managed deployment is not compared: it is
// deprecated there and does nothing.

/// Without traffic and mirrored traffic.
[[nodiscard]] std::vector<FieldDifference> differences(const EndpointSpec &desired,
                                                       const EndpointSpec &live);
/// With the instance count ("instance_count"), unless utilization rules it.
[[nodiscard]] std::vector<FieldDifference> differences(const DeploymentSpec &desired,
                                                       const DeploymentSpec &live);

/// What @p spec says, by field, but its name, traffic and what is the service's default anyway.
[[nodiscard]] QJsonObject saidFields(const EndpointSpec &spec);
[[nodiscard]] QJsonObject saidFields(const DeploymentSpec &spec);

/// Where @p spec names its asset of @p kind.
[[nodiscard]] const std::optional<AssetReference> &referenceOf(const DeploymentSpec &spec,
                                                               AssetId::Kind kind);
[[nodiscard]] std::optional<AssetReference> &referenceOf(DeploymentSpec &spec, AssetId::Kind kind);
/// Whether two references to registered assets of @p kind name the same version.
[[nodiscard]] bool sameRegistered(const QString &one, const QString &other, AssetId::Kind kind);

/// The shares that are not 0.
[[nodiscard]] QMap<QString, int> sharesOf(const TrafficSplit &split);
[[nodiscard]] QMap<QString, int> sharesOf(const QMap<QString, int> &traffic);
[[nodiscard]] QMap<QString, int> sharesOf(const MirrorTraffic &mirror);

} // namespace serin
