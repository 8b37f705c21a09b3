// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"
#include "services/local/store/assetrecord.h"

#include <QString>

namespace serin {

class WorkspaceStore;

/// Finds the registered assets that resources name.
class AssetReferences
{
public:
    /// @p store outlives it.
    AssetReferences(WorkspaceStore &store, WorkspaceId workspace)
        : m_store(store), m_workspace(std::move(workspace))
    {}

    /// The asset that @p text names: an ARM id of this workspace, "azureml:NAME:VERSION" or
    /// "azureml:NAME@latest".
    /// @error Invalid: no such form, another workspace's, another label; NotFound: not registered.
    /// Both name it.
    [[nodiscard]] Result<AssetRecord> find(const QString &text, AssetId::Kind kind) const;

    /// The full ARM id of @p asset.
    [[nodiscard]] QString idOf(const AssetRecord &asset) const;

private:
    WorkspaceStore &m_store;
    WorkspaceId m_workspace;
};

/// Where a file:// URI points on this computer: an absolute path without "." and "..".
/// @error Invalid: another scheme or computer, a relative path, or a query or fragment in it.
[[nodiscard]] Result<QString> localPathOf(const QString &uri);

/// The field of an asset's properties that holds its URI, "modelUri" or "codeUri".
[[nodiscard]] QString uriField(AssetId::Kind kind);

} // namespace serin
