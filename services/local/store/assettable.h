// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/store/assetrecord.h"

#include <optional>
#include <vector>

namespace serin {

class Database;

/// The registered models, codes and environments of a workspace. Errors: those of Database.
class AssetTable
{
public:
    explicit AssetTable(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<AssetRecord>> find(AssetId::Kind kind, const QString &name,
                                                          const QString &version);
    /// The version of @p name that was registered last.
    [[nodiscard]] Result<std::optional<AssetRecord>> latest(AssetId::Kind kind,
                                                            const QString &name);
    /// The versions of @p name, in the order in which they were registered.
    [[nodiscard]] Result<std::vector<AssetRecord>> versions(AssetId::Kind kind,
                                                            const QString &name);
    /// The latest version of each name of @p kind, by name.
    [[nodiscard]] Result<std::vector<AssetRecord>> names(AssetId::Kind kind);
    /// Writes @p record, in place of this version when there is one (whose spelling, time of
    /// creation and sequence stay).
    [[nodiscard]] Result<void> put(const AssetRecord &record);

private:
    [[nodiscard]] Result<std::vector<AssetRecord>> select(const QString &condition,
                                                          const QVariantList &values);
    Database &m_database;
};

} // namespace serin
