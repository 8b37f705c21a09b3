// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/store/deploymentrecord.h"

#include <optional>
#include <vector>

namespace serin {

class Database;

/// The deployments of a workspace. Errors: those of Database.
class DeploymentTable
{
public:
    explicit DeploymentTable(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<DeploymentRecord>> find(const QString &endpoint,
                                                               const QString &name);
    /// Of one endpoint, in the order of creation.
    [[nodiscard]] Result<std::vector<DeploymentRecord>> of(const QString &endpoint);
    /// Writes @p record, in place of one with this name when there is one (whose spelling, time of
    /// creation and sequence stay). Counts the generation.
    /// @error Conflict: its endpoint does not exist.
    [[nodiscard]] Result<void> put(const DeploymentRecord &record);
    /// Fine when there is none.
    [[nodiscard]] Result<void> remove(const QString &endpoint, const QString &name);

private:
    Database &m_database;
};

} // namespace serin
