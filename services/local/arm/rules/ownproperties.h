// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace serin {

// Entries of a resource's `properties.properties` that the workspace writes into its answers. They
// come back when a client reads, changes and puts a resource, and are not kept then.

/// The URL of the latest operation.
inline constexpr QLatin1String operationUriProperty("AzureAsyncOperationUri");
/// An endpoint's ARM id in lower case.
inline constexpr QLatin1String endpointIdProperty("azureml.onlineendpointid");
/// What the local workspace did with a deployment's environment.
inline constexpr QLatin1String environmentProperty("serin.environment");
/// Why a resource is Failed.
inline constexpr QLatin1String failureProperty("serin.failure");

/// Says how to start the server of a deployment in any language; written by people, not by us.
inline constexpr QLatin1String commandProperty("serin.command");

/// @p properties without the entries that are ours.
[[nodiscard]] QJsonObject withoutOwnProperties(QJsonObject properties);

} // namespace serin
