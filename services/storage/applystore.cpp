// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/applystore.h"

#include "services/core/makepath.h"
#include "services/storage/applycolumns.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

// Of each endpoint in a scope; healthy ones are kept for ever.
constexpr int keptRecords = 1'000;

QString endedInTheMiddle()
{
    return QStringLiteral("the program ended in the middle of it");
}

QString workspaceKey(const QString &workspace)
{
    return workspace.toLower();
}

Result<void> done(const Result<qint64> &changed)
{
    return changed ? Result<void>() : failure(changed.error());
}

} // namespace

ApplyStore::ApplyStore(QString path) : m_path(std::move(path)), m_signature(m_path) {}

ApplyStore::~ApplyStore() = default;

Result<void> ApplyStore::open()
{
    if (m_database) {
        return {};
    }
    const QString folder = QFileInfo(m_path).path();
    if (Result<void> made = makePath(folder); !made) {
        return made;
    }
    Result<std::unique_ptr<Database>> database = Database::open(m_path, applyMigrations());
    if (!database) {
        return failure(std::move(database.error()));
    }
    m_database = std::move(*database);
    return {};
}

Result<QList<ApplyRecord>> ApplyStore::find(const QString &where, const QVariantList &values)
{
    QList<ApplyRecord> found;
    const Result<void> read =
        m_database->read(applyColumns() + where, values,
                         [&](const SqlRow &row) { found.append(applyRecordFrom(row)); });
    return read ? Result<QList<ApplyRecord>>(std::move(found)) : failure(read.error());
}

Result<void> ApplyStore::clearAway(const ApplyRecord &record)
{
    QString owner;
    Result<void> read =
        m_database->read(QStringLiteral("SELECT owner FROM apply WHERE id = ?"), {record.id},
                         [&](const SqlRow &row) { owner = row.text(0); });
    if (!read) {
        return read;
    }
    if (const std::optional<qint64> process = m_signature.processOf(owner)) {
        const QString who = *process == 0 ? QStringLiteral("this program")
                                          : QStringLiteral("process %1").arg(*process);
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 has been applied by %2 since %3 and is not ready yet")
                           .arg(record.endpoint, who, record.begunAt.toString(Qt::ISODate)),
                       m_path, QStringLiteral("wait until that has ended"));
    }
    return done(m_database->run(
        QStringLiteral("UPDATE apply SET outcome = ?, message = ?, running = '', pending = NULL "
                       "WHERE id = ?"),
        {outcomeWord(ApplyOutcome::Interrupted), endedInTheMiddle(), record.id}));
}

Result<qint64> ApplyStore::begin(const ApplyRecord &record)
{
    return m_signature.sign()
        .and_then([&] { return m_database->begin(); })
        .and_then([&](Transaction transaction) -> Result<qint64> {
            const Result<QList<ApplyRecord>> running =
                find(QStringLiteral("WHERE workspace = ? AND endpoint = ? AND outcome = ?"),
                     {workspaceKey(record.scope.workspace), record.endpoint,
                      outcomeWord(ApplyOutcome::InProgress)});
            if (!running) {
                return failure(running.error());
            }
            for (const ApplyRecord &other : *running) {
                if (const Result<void> free = clearAway(other); !free) {
                    return failure(free.error());
                }
            }
            ApplyRecord begun = record;
            begun.outcome = ApplyOutcome::InProgress;
            begun.endedAt = {};
            return insert(begun).and_then(
                [&](qint64 id) { return transaction.commit().map([id] { return id; }); });
        });
}

Result<void> ApplyStore::forgetOldest(const ApplyRecord &record)
{
    const QVariantList key{record.scope.project, workspaceKey(record.scope.workspace),
                           record.endpoint};
    return done(m_database->run(
        QStringLiteral("DELETE FROM apply WHERE project = ? AND workspace = ? AND endpoint = ? AND "
                       "healthy = 0 AND running = '' AND outcome <> 'in-progress' AND id < "
                       "(SELECT id FROM apply WHERE project = ? AND workspace = ? AND endpoint = ? "
                       "ORDER BY id DESC LIMIT 1 OFFSET ?)"),
        key + key + QVariantList{keptRecords - 1}));
}

Result<qint64> ApplyStore::insert(const ApplyRecord &record)
{
    if (const Result<void> forgotten = forgetOldest(record); !forgotten) {
        return failure(forgotten.error());
    }
    const QString owner = record.isEnded() ? QString() : m_signature.text();
    const QVariantList key{record.scope.project, workspaceKey(record.scope.workspace),
                           record.endpoint, owner};
    return m_database
        ->run(QStringLiteral("INSERT INTO apply (project, workspace, endpoint, owner, %1) "
                             "VALUES (?, ?, ?, ?, %2)")
                  .arg(applyValueNames().join(QStringLiteral(", ")),
                       QStringList(applyValueNames().size(), QStringLiteral("?"))
                           .join(QStringLiteral(", "))),
              key + applyValues(record))
        .and_then([&](qint64) {
            return m_database->readNumber(QStringLiteral("SELECT last_insert_rowid()"));
        })
        .map([](std::optional<qint64> id) { return id.value_or(0); });
}

Result<qint64> ApplyStore::add(const ApplyRecord &record)
{
    return insert(record);
}

Result<void> ApplyStore::note(qint64 id, const QString &operation,
                              const std::optional<PendingOperation> &pending)
{
    return done(m_database->run(
        QStringLiteral("UPDATE apply SET running = ?, pending = ? WHERE id = ? AND owner = ?"),
        {operation, pending ? QVariant(pending->toJson()) : QVariant(), id, m_signature.text()}));
}

Result<void> ApplyStore::end(const ApplyRecord &record)
{
    ApplyRecord ended = record;
    ended.runningOperation.clear();
    ended.pending.reset();
    return finish(ended, {QStringLiteral("begun_at"), QStringLiteral("applied_by")});
}

Result<void> ApplyStore::leave(const ApplyRecord &record)
{
    return finish(record, {QStringLiteral("begun_at"), QStringLiteral("applied_by"),
                           QStringLiteral("running"), QStringLiteral("pending")});
}

Result<void> ApplyStore::finish(const ApplyRecord &record, const QStringList &kept)
{
    const QStringList names = applyValueNames();
    const QVariantList all = applyValues(record);
    QStringList sets;
    QVariantList values;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!kept.contains(names.at(i))) {
            sets.append(names.at(i) + QStringLiteral(" = ?"));
            values.append(all.at(i));
        }
    }
    values << record.id << outcomeWord(ApplyOutcome::InProgress) << m_signature.text();
    return m_database
        ->run(QStringLiteral("UPDATE apply SET owner = '', %1 WHERE id = ? AND outcome = ? AND "
                             "owner = ?")
                  .arg(sets.join(QStringLiteral(", "))),
              values)
        .and_then([&](qint64 changed) -> Result<void> {
            if (changed == 1) {
                return {};
            }
            return failure(ErrorKind::Conflict,
                           QStringLiteral("the apply of %1 had ended already").arg(record.endpoint),
                           m_path);
        });
}

Result<QList<ApplyRecord>> ApplyStore::unfinished(const QString &workspace)
{
    QHash<qint64, QString> owners;
    const Result<void> read =
        m_database->read(QStringLiteral("SELECT id, owner FROM apply WHERE outcome = ?"),
                         {outcomeWord(ApplyOutcome::InProgress)},
                         [&](const SqlRow &row) { owners.insert(row.number(0), row.text(1)); });
    if (!read) {
        return failure(read.error());
    }
    return find(
               QStringLiteral("WHERE workspace = ? AND (outcome = ? OR running <> '') ORDER BY id"),
               {workspaceKey(workspace), outcomeWord(ApplyOutcome::InProgress)})
        .map([&](QList<ApplyRecord> all) {
            all.removeIf([&](const ApplyRecord &record) {
                return !record.isEnded() &&
                       m_signature.processOf(owners.value(record.id)).has_value();
            });
            return all;
        });
}

Result<ApplyRecord> ApplyStore::takeOver(qint64 id)
{
    return m_signature.sign()
        .and_then([&] { return m_database->begin(); })
        .and_then([&](Transaction transaction) -> Result<ApplyRecord> {
            const Result<QList<ApplyRecord>> found = find(QStringLiteral("WHERE id = ?"), {id});
            if (!found) {
                return failure(found.error());
            }
            if (found->isEmpty()) {
                return failure(ErrorKind::NotFound, QStringLiteral("there is no such record"),
                               m_path);
            }
            const ApplyRecord &record = found->front();
            if (record.isEnded() && record.runningOperation.isEmpty()) {
                return failure(ErrorKind::Conflict,
                               QStringLiteral("the apply of %1 was carried on by another program")
                                   .arg(record.endpoint),
                               m_path);
            }
            const Result<QList<ApplyRecord>> others =
                find(QStringLiteral("WHERE workspace = ? AND endpoint = ? AND outcome = ?"),
                     {workspaceKey(record.scope.workspace), record.endpoint,
                      outcomeWord(ApplyOutcome::InProgress)});
            if (!others) {
                return failure(others.error());
            }
            for (const ApplyRecord &other : *others) {
                if (const Result<void> free = clearAway(other); !free) {
                    return failure(free.error());
                }
            }
            const Result<qint64> taken = m_database->run(
                QStringLiteral("UPDATE apply SET owner = ?, outcome = ?, running = ?, pending = ? "
                               "WHERE id = ?"),
                {m_signature.text(), outcomeWord(ApplyOutcome::InProgress), record.runningOperation,
                 record.pending ? QVariant(record.pending->toJson()) : QVariant(), id});
            if (!taken) {
                return failure(taken.error());
            }
            return transaction.commit().map([&] { return record; });
        });
}

Result<QHash<QString, ApplyRecord>> ApplyStore::lastApplied(const ApplyScope &scope)
{
    return find(
               QStringLiteral("WHERE id IN (SELECT max(id) FROM apply WHERE project = ? AND "
                              "workspace = ? AND outcome = ? GROUP BY endpoint)"),
               {scope.project, workspaceKey(scope.workspace), outcomeWord(ApplyOutcome::Succeeded)})
        .map([](const QList<ApplyRecord> &all) {
            QHash<QString, ApplyRecord> found;
            for (const ApplyRecord &record : all) {
                found.insert(record.endpoint, record);
            }
            return found;
        })
        .and_then([&](QHash<QString, ApplyRecord> found) -> Result<QHash<QString, ApplyRecord>> {
            const auto later = find(
                QStringLiteral("WHERE project = ? AND workspace = ? AND left_over <> '{}' AND id > "
                               "ifnull((SELECT max(id) FROM apply AS done WHERE done.project = "
                               "apply.project AND done.workspace = apply.workspace AND "
                               "done.endpoint = apply.endpoint AND done.outcome = ?), 0) "
                               "ORDER BY id"),
                {scope.project, workspaceKey(scope.workspace),
                 outcomeWord(ApplyOutcome::Succeeded)});
            if (!later) {
                return failure(later.error());
            }
            for (const ApplyRecord &record : *later) {
                QMap<QString, QString> left = found.value(record.endpoint).leftOver;
                left.insert(record.leftOver);
                ApplyRecord &last = found[record.endpoint];
                if (last.outcome != ApplyOutcome::Succeeded) {
                    last = record;
                }
                last.leftOver = left;
            }
            return found;
        });
}

Result<std::optional<ApplyRecord>> ApplyStore::lastHealthy(const ApplyScope &scope,
                                                           const QString &endpoint, qint64 before)
{
    return find(QStringLiteral("WHERE project = ? AND workspace = ? AND endpoint = ? AND "
                               "healthy = 1 AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT 1"),
                {scope.project, workspaceKey(scope.workspace), endpoint, before, before})
        .map([](const QList<ApplyRecord> &found) {
            return found.isEmpty() ? std::nullopt : std::optional(found.front());
        });
}

Result<QList<ApplyRecord>> ApplyStore::history(const ApplyScope &scope, const QString &endpoint,
                                               int limit)
{
    auto found = find(QStringLiteral("WHERE project = ? AND workspace = ? AND (? = '' OR endpoint "
                                     "= ?) ORDER BY id DESC LIMIT ?"),
                      {scope.project, workspaceKey(scope.workspace), endpoint, endpoint, limit});
    if (!found || std::all_of(found->begin(), found->end(),
                              [](const ApplyRecord &record) { return record.isEnded(); })) {
        return found;
    }
    // The file says so of the dead only when somebody goes on with what they had begun.
    return unfinished(scope.workspace).map([&](const QList<ApplyRecord> &left) {
        for (ApplyRecord &record : *found) {
            const bool isDead = !record.isEnded() &&
                                std::any_of(left.begin(), left.end(), [&](const ApplyRecord &each) {
                                    return each.id == record.id;
                                });
            if (isDead) {
                record.outcome = ApplyOutcome::Interrupted;
                record.message = endedInTheMiddle();
            }
        }
        return *found;
    });
}

Result<void> ApplyStore::setMark(const ApplyScope &scope, const QString &endpoint,
                                 const QString &key, const QJsonObject &value, const QDateTime &at)
{
    const QVariantList place{scope.project, workspaceKey(scope.workspace), endpoint, key};
    if (value.isEmpty()) {
        return done(m_database->run(
            QStringLiteral("DELETE FROM mark WHERE project = ? AND workspace = ? AND endpoint = ? "
                           "AND key = ?"),
            place));
    }
    return done(m_database->run(
        QStringLiteral("INSERT INTO mark (project, workspace, endpoint, key, value, set_at) "
                       "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (project, workspace, endpoint, key) "
                       "DO UPDATE SET value = excluded.value, set_at = excluded.set_at"),
        place + QVariantList{jsonText(value), at.toMSecsSinceEpoch()}));
}

Result<QList<EndpointMark>> ApplyStore::marks(const ApplyScope &scope)
{
    QList<EndpointMark> found;
    const Result<void> read = m_database->read(
        QStringLiteral("SELECT endpoint, key, value, set_at FROM mark WHERE project = ? AND "
                       "workspace = ? ORDER BY endpoint, key"),
        {scope.project, workspaceKey(scope.workspace)}, [&](const SqlRow &row) {
            found.append({row.text(0), row.text(1), jsonObject(row.text(2)),
                          QDateTime::fromMSecsSinceEpoch(row.number(3), Qt::UTC)});
        });
    return read ? Result<QList<EndpointMark>>(std::move(found)) : failure(read.error());
}

} // namespace serin
