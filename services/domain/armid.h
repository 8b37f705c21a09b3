// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

namespace serin {

/// A workspace's coordinates on a control plane.
struct WorkspaceId
{
    QString subscription;
    QString resourceGroup;
    QString workspace;

    /// "/subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…"
    [[nodiscard]] QString toString() const;
    /// Reads the form above. Path segments compare without regard to case, names keep theirs; a
    /// trailing slash is allowed, nothing else behind the workspace's name.
    /// @error Invalid.
    [[nodiscard]] static Result<WorkspaceId> fromString(const QString &text);

    /// Whether both name the same workspace: ids compare without regard to case.
    [[nodiscard]] bool sameAs(const WorkspaceId &other) const;
    bool operator==(const WorkspaceId &) const = default;
};

/// "…/onlineEndpoints/NAME" below @p workspace.
[[nodiscard]] QString endpointId(const WorkspaceId &workspace, const QString &endpoint);
/// "…/onlineEndpoints/NAME/deployments/NAME" below @p workspace.
[[nodiscard]] QString deploymentId(const WorkspaceId &workspace, const QString &endpoint,
                                   const QString &deployment);

/// A registered version of a model, code or environment.
struct AssetId
{
    enum class Kind { Model, Code, Environment };
    Kind kind = Kind::Model;
    QString name;
    /// Empty when a label stands instead.
    QString version;
    QString label; ///< e.g. "latest"

    /// "…/models/NAME/versions/VERSION" (or codes, environments) below @p workspace.
    [[nodiscard]] QString toString(const WorkspaceId &workspace) const;
    /// "azureml:NAME:VERSION" or "azureml:NAME@LABEL".
    [[nodiscard]] QString toShortString() const;

    /// Reads an ARM id of @p kind, also with "azureml:" before it, whatever its workspace, or the
    /// short form.
    /// @error Invalid, e.g. for an id of another kind or of a registry.
    [[nodiscard]] static Result<AssetId> fromString(const QString &text, Kind kind);

    bool operator==(const AssetId &) const = default;
};

/// The word for @p kind in ids: "models", "codes" or "environments".
[[nodiscard]] QString assetCollection(AssetId::Kind kind);

} // namespace serin
