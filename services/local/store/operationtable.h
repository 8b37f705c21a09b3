// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/store/operationrecord.h"

#include <optional>
#include <vector>

namespace serin {

class Database;

/// The operations of a workspace, running and ended. Errors: those of Database.
class OperationTable
{
public:
    explicit OperationTable(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<OperationRecord>> find(const QString &id);
    /// In the order in which they began.
    [[nodiscard]] Result<std::vector<OperationRecord>> running();
    /// Writes @p record, in place of the one with this id when there is one.
    [[nodiscard]] Result<void> put(const OperationRecord &record);
    /// Forgets those that ended before @p time, except a resource's latest.
    [[nodiscard]] Result<void> forgetEndedBefore(const QDateTime &time);

private:
    [[nodiscard]] Result<std::vector<OperationRecord>> select(const QString &condition,
                                                              const QVariantList &values);
    Database &m_database;
};

} // namespace serin
