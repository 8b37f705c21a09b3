// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/operationtable.h"

#include "services/local/store/storecolumns.h"
#include "services/storage/database.h"

#include <array>
#include <utility>

namespace serin {

namespace {

using Kind = OperationRecord::Kind;
using State = OperationRecord::State;

constexpr std::array<std::pair<Kind, QLatin1String>, 6> kinds = {{
    {Kind::PutEndpoint, QLatin1String("put-endpoint")},
    {Kind::DeleteEndpoint, QLatin1String("delete-endpoint")},
    {Kind::RegenerateKeys, QLatin1String("regenerate-keys")},
    {Kind::PutDeployment, QLatin1String("put-deployment")},
    {Kind::ScaleDeployment, QLatin1String("scale-deployment")},
    {Kind::DeleteDeployment, QLatin1String("delete-deployment")},
}};

constexpr std::array<std::pair<State, QLatin1String>, 4> states = {{
    {State::Running, QLatin1String("running")},
    {State::Succeeded, QLatin1String("succeeded")},
    {State::Failed, QLatin1String("failed")},
    {State::Canceled, QLatin1String("canceled")},
}};

template<typename Table, typename Value>
QString wordOf(const Table &table, Value value)
{
    for (const auto &[known, word] : table) {
        if (known == value) {
            return word;
        }
    }
    Q_UNREACHABLE();
}

// The value that `word` stands for; the first one's for a word that only a damaged file has.
template<typename Table>
auto valueOf(const Table &table, const QString &word)
{
    for (const auto &[value, known] : table) {
        if (known == word) {
            return value;
        }
    }
    return table.front().first;
}

OperationRecord operationOf(const SqlRow &row)
{
    OperationRecord record;
    record.id = row.text(0);
    record.kind = valueOf(kinds, row.text(1));
    record.endpoint = row.text(2);
    record.deployment = row.text(3);
    record.request = column::toJson(row.text(4));
    record.state = valueOf(states, row.text(5));
    record.errorCode = row.text(6);
    record.errorMessage = row.text(7);
    record.apiVersion = row.text(8);
    record.startedAt = column::toTime(row.number(9));
    record.endedAt = row.isNull(10) ? QDateTime() : column::toTime(row.number(10));
    record.attempts = static_cast<int>(row.number(11));
    return record;
}

} // namespace

Result<std::vector<OperationRecord>> OperationTable::select(const QString &condition,
                                                            const QVariantList &values)
{
    std::vector<OperationRecord> found;
    return m_database
        .read(QStringLiteral("SELECT id, kind, endpoint, deployment, request, state, error_code, "
                             "error_message, api_version, started_at, ended_at, attempts "
                             "FROM operation ") +
                  condition,
              values, [&](const SqlRow &row) { found.push_back(operationOf(row)); })
        .map([&] { return std::move(found); });
}

Result<std::optional<OperationRecord>> OperationTable::find(const QString &id)
{
    return select(QStringLiteral("WHERE id = ?"), {id}).map([](std::vector<OperationRecord> found) {
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

Result<std::vector<OperationRecord>> OperationTable::running()
{
    return select(QStringLiteral("WHERE state = ? ORDER BY rowid"),
                  {wordOf(states, State::Running)});
}

Result<void> OperationTable::put(const OperationRecord &record)
{
    return m_database
        .run(QStringLiteral(R"(
            INSERT INTO operation (id, kind, endpoint, deployment, request, state, error_code,
                error_message, api_version, started_at, ended_at, attempts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state,
                error_code = excluded.error_code, error_message = excluded.error_message,
                ended_at = excluded.ended_at, attempts = excluded.attempts)"),
             {record.id, wordOf(kinds, record.kind), record.endpoint, record.deployment,
              column::fromJson(record.request), wordOf(states, record.state), record.errorCode,
              record.errorMessage, record.apiVersion, column::fromTime(record.startedAt),
              column::fromTime(record.endedAt), record.attempts})
        .map([](qint64) {});
}

Result<void> OperationTable::forgetEndedBefore(const QDateTime &time)
{
    return m_database
        .run(QStringLiteral(R"(
            DELETE FROM operation WHERE state <> ? AND ended_at < ?
                AND id NOT IN (SELECT operation FROM endpoint)
                AND id NOT IN (SELECT operation FROM deployment))"),
             {wordOf(states, State::Running), column::fromTime(time)})
        .map([](qint64) {});
}

} // namespace serin
