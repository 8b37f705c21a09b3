// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/deploymenttable.h"

#include "services/local/store/storecolumns.h"
#include "services/storage/database.h"

namespace serin {

namespace {

const QString selectDeployment = QStringLiteral(
    "SELECT endpoint, name, body, state, failure, failed_to_restart, provisioned, operation, "
    "created_at, modified_at, generation, sequence FROM deployment WHERE endpoint = ? ");

DeploymentRecord deploymentOf(const SqlRow &row)
{
    DeploymentRecord record;
    record.endpoint = row.text(0);
    record.name = row.text(1);
    record.body = column::toJson(row.text(2));
    record.state = provisioningStateFromRest(row.text(3)).value_or(ProvisioningState::Failed);
    record.failure = row.text(4);
    record.failedToRestart = row.number(5) != 0;
    record.provisioned = row.number(6) != 0;
    record.operation = row.text(7);
    record.createdAt = column::toTime(row.number(8));
    record.modifiedAt = column::toTime(row.number(9));
    record.generation = row.number(10);
    record.sequence = row.number(11);
    return record;
}

} // namespace

Result<std::optional<DeploymentRecord>> DeploymentTable::find(const QString &endpoint,
                                                              const QString &name)
{
    std::optional<DeploymentRecord> found;
    return m_database
        .read(selectDeployment + QStringLiteral("AND name = ?"), {endpoint, name},
              [&](const SqlRow &row) { found = deploymentOf(row); })
        .map([&] { return std::move(found); });
}

Result<std::vector<DeploymentRecord>> DeploymentTable::of(const QString &endpoint)
{
    std::vector<DeploymentRecord> found;
    return m_database
        .read(selectDeployment + QStringLiteral("ORDER BY sequence"), {endpoint},
              [&](const SqlRow &row) { found.push_back(deploymentOf(row)); })
        .map([&] { return std::move(found); });
}

Result<void> DeploymentTable::put(const DeploymentRecord &record)
{
    return m_database
        .run(QStringLiteral(R"(
            INSERT INTO deployment (endpoint, name, body, state, failure, failed_to_restart,
                provisioned, operation, created_at, modified_at, generation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            ON CONFLICT (endpoint, name) DO UPDATE SET body = excluded.body,
                state = excluded.state, failure = excluded.failure,
                failed_to_restart = excluded.failed_to_restart,
                provisioned = excluded.provisioned, operation = excluded.operation,
                modified_at = excluded.modified_at, generation = generation + 1)"),
             {record.endpoint, record.name, column::fromJson(record.body), restName(record.state),
              record.failure, record.failedToRestart, record.provisioned, record.operation,
              column::fromTime(record.createdAt), column::fromTime(record.modifiedAt)})
        .map([](qint64) {});
}

Result<void> DeploymentTable::remove(const QString &endpoint, const QString &name)
{
    return m_database
        .run(QStringLiteral("DELETE FROM deployment WHERE endpoint = ? AND name = ?"),
             {endpoint, name})
        .map([](qint64) {});
}

} // namespace serin
