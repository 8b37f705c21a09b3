// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/endpointtable.h"

#include "services/local/store/storecolumns.h"
#include "services/storage/database.h"

namespace serin {

namespace {

const QString selectEndpoint = QStringLiteral(
    "SELECT name, body, state, failure, provisioned, uid, operation, primary_key, secondary_key, "
    "created_at, modified_at, generation, sequence FROM endpoint ");

EndpointRecord endpointOf(const SqlRow &row)
{
    EndpointRecord record;
    record.name = row.text(0);
    record.body = column::toJson(row.text(1));
    record.state = provisioningStateFromRest(row.text(2)).value_or(ProvisioningState::Failed);
    record.failure = row.text(3);
    record.provisioned = row.number(4) != 0;
    record.uid = row.text(5);
    record.operation = row.text(6);
    record.primaryKey = Secret(row.text(7).toLatin1());
    record.secondaryKey = Secret(row.text(8).toLatin1());
    record.createdAt = column::toTime(row.number(9));
    record.modifiedAt = column::toTime(row.number(10));
    record.generation = row.number(11);
    record.sequence = row.number(12);
    return record;
}

} // namespace

Result<std::optional<EndpointRecord>> EndpointTable::find(const QString &name)
{
    std::optional<EndpointRecord> found;
    return m_database
        .read(selectEndpoint + QStringLiteral("WHERE name = ?"), {name},
              [&](const SqlRow &row) { found = endpointOf(row); })
        .map([&] { return std::move(found); });
}

Result<std::vector<EndpointRecord>> EndpointTable::all()
{
    std::vector<EndpointRecord> found;
    return m_database
        .read(selectEndpoint + QStringLiteral("ORDER BY sequence"), {},
              [&](const SqlRow &row) { found.push_back(endpointOf(row)); })
        .map([&] { return std::move(found); });
}

Result<void> EndpointTable::put(const EndpointRecord &record)
{
    return m_database
        .run(QStringLiteral(R"(
            INSERT INTO endpoint (name, body, state, failure, provisioned, uid, operation,
                primary_key, secondary_key, created_at, modified_at, generation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            ON CONFLICT (name) DO UPDATE SET body = excluded.body, state = excluded.state,
                failure = excluded.failure, provisioned = excluded.provisioned,
                uid = excluded.uid, operation = excluded.operation,
                primary_key = excluded.primary_key, secondary_key = excluded.secondary_key,
                modified_at = excluded.modified_at, generation = generation + 1)"),
             {record.name, column::fromJson(record.body), restName(record.state), record.failure,
              record.provisioned, record.uid, record.operation,
              column::fromSecret(record.primaryKey.reveal()),
              column::fromSecret(record.secondaryKey.reveal()), column::fromTime(record.createdAt),
              column::fromTime(record.modifiedAt)})
        .map([](qint64) {});
}

Result<void> EndpointTable::remove(const QString &name)
{
    return m_database.run(QStringLiteral("DELETE FROM endpoint WHERE name = ?"), {name})
        .map([](qint64) {});
}

} // namespace serin
