// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace serin {

/// What a path of the control plane names. Fixed words of a path compare without regard to case,
/// names stand here as the caller spelt them.
struct ArmRoute
{
    enum class Kind {
        Subscriptions,
        Subscription,
        Tenants,
        ResourceGroups,
        ResourceGroup,
        Workspaces,
        Workspace,
        Endpoints,
        Endpoint,
        ListKeys,
        RegenerateKeys,
        Token,
        Deployments,
        Deployment,
        GetLogs,
        Skus,
        AssetNames,
        AssetName,
        AssetVersions,
        AssetVersion,
        OperationStatus,
        OperationResult,
        Metrics,
        MetricDefinitions,
    };
    Kind kind = Kind::Subscriptions;
    // Empty when the path has none.
    QString subscription;
    QString resourceGroup;
    QString workspace;
    QString location;
    QString endpoint;
    QString deployment;
    AssetId::Kind asset = AssetId::Kind::Model;
    QString name;      ///< of an asset
    QString version;   ///< of an asset
    QString operation; ///< its id

    /// Reads a path that is still percent-encoded. Empty segments count for nothing.
    [[nodiscard]] static std::optional<ArmRoute> fromPath(const QByteArray &path);
};

} // namespace serin
