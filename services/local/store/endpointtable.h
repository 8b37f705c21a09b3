// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/store/endpointrecord.h"

#include <optional>
#include <vector>

namespace serin {

class Database;

/// The endpoints of a workspace. Errors: those of Database.
class EndpointTable
{
public:
    explicit EndpointTable(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<EndpointRecord>> find(const QString &name);
    /// In the order of creation.
    [[nodiscard]] Result<std::vector<EndpointRecord>> all();
    /// Writes @p record, in place of one with this name when there is one (whose spelling, time of
    /// creation and sequence stay). Counts the generation.
    [[nodiscard]] Result<void> put(const EndpointRecord &record);
    /// Removes the endpoint and its deployments; fine when there is none.
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace serin
