// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/workspacestore.h"

#include "services/local/store/randomsecret.h"
#include "services/local/store/schema.h"
#include "services/local/store/storecolumns.h"

#include <QUuid>

namespace serin {

WorkspaceStore::WorkspaceStore(std::unique_ptr<Database> database)
    : m_database(std::move(database)), m_endpoints(*m_database), m_deployments(*m_database),
      m_assets(*m_database), m_operations(*m_database)
{}

WorkspaceStore::~WorkspaceStore() = default;

Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::open(const QString &path,
                                                             Durability durability)
{
    DatabaseOptions options;
    options.durability = durability;
    options.checkPages = true;
    Result<std::unique_ptr<Database>> database = Database::open(path, workspaceSchema(), options);
    if (!database) {
        return failure(std::move(database.error()));
    }
    std::unique_ptr<WorkspaceStore> store(new WorkspaceStore(std::move(*database)));
    if (Result<void> read = store->readSettings(); !read) {
        return failure(std::move(read.error()));
    }
    return store;
}

Result<Transaction> WorkspaceStore::begin()
{
    return m_database->begin();
}

Result<void> WorkspaceStore::readSettings()
{
    const QString guid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Secret secret = randomSecret();
    return setting(QStringLiteral("workspace-guid"), guid)
        .and_then([&](const QString &value) {
            m_workspaceGuid = value;
            return setting(QStringLiteral("token-secret"), column::fromSecret(secret.reveal()));
        })
        .map([&](const QString &value) { m_tokenSecret = Secret(value.toLatin1()); });
}

Result<QString> WorkspaceStore::setting(const QString &name, const QString &initial)
{
    QString value;
    return m_database
        ->run(QStringLiteral("INSERT INTO setting VALUES (?, ?) ON CONFLICT DO NOTHING"),
              {name, initial})
        .and_then([&](qint64) {
            return m_database->read(QStringLiteral("SELECT value FROM setting WHERE name = ?"),
                                    {name}, [&](const SqlRow &row) { value = row.text(0); });
        })
        .map([&] { return value; });
}

} // namespace serin
