// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/assettable.h"

#include "services/local/store/storecolumns.h"
#include "services/storage/database.h"

namespace serin {

namespace {

std::optional<AssetRecord> firstOf(std::vector<AssetRecord> records)
{
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

} // namespace

Result<std::vector<AssetRecord>> AssetTable::select(const QString &condition,
                                                    const QVariantList &values)
{
    std::vector<AssetRecord> found;
    AssetId::Kind kind = AssetId::Kind::Model;
    const auto add = [&](const SqlRow &row) {
        AssetRecord record;
        for (const AssetId::Kind known : {AssetId::Kind::Code, AssetId::Kind::Environment}) {
            if (row.text(0) == assetCollection(known)) {
                kind = known;
            }
        }
        record.kind = kind;
        record.name = row.text(1);
        record.version = row.text(2);
        record.properties = column::toJson(row.text(3));
        record.createdAt = column::toTime(row.number(4));
        record.modifiedAt = column::toTime(row.number(5));
        record.sequence = row.number(6);
        found.push_back(std::move(record));
    };
    return m_database
        .read(QStringLiteral("SELECT kind, name, version, properties, created_at, modified_at, "
                             "sequence FROM asset WHERE kind = ? ") +
                  condition,
              values, add)
        .map([&] { return std::move(found); });
}

Result<std::optional<AssetRecord>> AssetTable::find(AssetId::Kind kind, const QString &name,
                                                    const QString &version)
{
    return select(QStringLiteral("AND name = ? AND version = ?"),
                  {assetCollection(kind), name, version})
        .map(firstOf);
}

Result<std::optional<AssetRecord>> AssetTable::latest(AssetId::Kind kind, const QString &name)
{
    return select(QStringLiteral("AND name = ? ORDER BY sequence DESC LIMIT 1"),
                  {assetCollection(kind), name})
        .map(firstOf);
}

Result<std::vector<AssetRecord>> AssetTable::versions(AssetId::Kind kind, const QString &name)
{
    return select(QStringLiteral("AND name = ? ORDER BY sequence"), {assetCollection(kind), name});
}

Result<std::vector<AssetRecord>> AssetTable::names(AssetId::Kind kind)
{
    return select(QStringLiteral("AND sequence IN (SELECT max(sequence) FROM asset GROUP BY kind, "
                                 "name) ORDER BY name"),
                  {assetCollection(kind)});
}

Result<void> AssetTable::put(const AssetRecord &record)
{
    return m_database
        .run(QStringLiteral(R"(
            INSERT INTO asset (kind, name, version, properties, created_at, modified_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, name, version) DO UPDATE SET properties = excluded.properties,
                modified_at = excluded.modified_at)"),
             {assetCollection(record.kind), record.name, record.version,
              column::fromJson(record.properties), column::fromTime(record.createdAt),
              column::fromTime(record.modifiedAt)})
        .map([](qint64) {});
}

} // namespace serin
