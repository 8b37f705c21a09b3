// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/local/store/assettable.h"
#include "services/local/store/deploymenttable.h"
#include "services/local/store/endpointtable.h"
#include "services/local/store/operationtable.h"
#include "services/storage/database.h"

#include <QString>

#include <memory>

namespace serin {

/// What a local workspace remembers, in one SQLite file that its owner alone can read. A write that
/// was acknowledged survives a killed process and a power failure. For one thread.
class WorkspaceStore
{
public:
    /// Opens the file at @p path or makes it.
    /// @error those of Database::open().
    [[nodiscard]] static Result<std::unique_ptr<WorkspaceStore>>
    open(const QString &path, Durability durability = Durability::PowerFailure);

    WorkspaceStore(const WorkspaceStore &) = delete;
    WorkspaceStore &operator=(const WorkspaceStore &) = delete;
    ~WorkspaceStore();

    /// What follows becomes true together, at its commit.
    [[nodiscard]] Result<Transaction> begin();

    [[nodiscard]] EndpointTable &endpoints() { return m_endpoints; }
    [[nodiscard]] DeploymentTable &deployments() { return m_deployments; }
    [[nodiscard]] AssetTable &assets() { return m_assets; }
    [[nodiscard]] OperationTable &operations() { return m_operations; }

    /// A GUID, made with the file.
    [[nodiscard]] const QString &workspaceGuid() const { return m_workspaceGuid; }
    /// Signs the tokens of endpoints with `aml_token`; made with the file.
    [[nodiscard]] const Secret &tokenSecret() const { return m_tokenSecret; }

private:
    explicit WorkspaceStore(std::unique_ptr<Database> database);
    [[nodiscard]] Result<void> readSettings();
    [[nodiscard]] Result<QString> setting(const QString &name, const QString &initial);

    std::unique_ptr<Database> m_database;
    EndpointTable m_endpoints;
    DeploymentTable m_deployments;
    AssetTable m_assets;
    OperationTable m_operations;
    QString m_workspaceGuid;
    Secret m_tokenSecret;
};

} // namespace serin
