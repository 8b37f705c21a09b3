// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/processlock.h"
#include "services/core/result.h"
#include "services/storage/applyrecord.h"
#include "services/storage/database.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace serin {

/// The database behind ApplyRecords, for one thread; see there for what the calls do.
class ApplyStore
{
public:
    explicit ApplyStore(QString path);
    ApplyStore(const ApplyStore &) = delete;
    ApplyStore &operator=(const ApplyStore &) = delete;
    ~ApplyStore();

    /// Opens the database unless it is open; after a failure the next call tries again.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] Result<qint64> begin(const ApplyRecord &record);
    [[nodiscard]] Result<void> note(qint64 id, const QString &operation,
                                    const std::optional<PendingOperation> &pending);
    [[nodiscard]] Result<void> end(const ApplyRecord &record);
    [[nodiscard]] Result<void> leave(const ApplyRecord &record);
    [[nodiscard]] Result<qint64> add(const ApplyRecord &record);
    [[nodiscard]] Result<QList<ApplyRecord>> unfinished(const QString &workspace);
    [[nodiscard]] Result<ApplyRecord> takeOver(qint64 id);
    [[nodiscard]] Result<QHash<QString, ApplyRecord>> lastApplied(const ApplyScope &scope);
    [[nodiscard]] Result<std::optional<ApplyRecord>>
    lastHealthy(const ApplyScope &scope, const QString &endpoint, qint64 before);
    [[nodiscard]] Result<QList<ApplyRecord>> history(const ApplyScope &scope,
                                                     const QString &endpoint, int limit);
    [[nodiscard]] Result<void> setMark(const ApplyScope &scope, const QString &endpoint,
                                       const QString &key, const QJsonObject &value,
                                       const QDateTime &at);
    [[nodiscard]] Result<QList<EndpointMark>> marks(const ApplyScope &scope);

private:
    [[nodiscard]] Result<QList<ApplyRecord>> find(const QString &where, const QVariantList &values);
    /// Takes the lock that shows that this process lives.
    [[nodiscard]] Result<void> sign();
    [[nodiscard]] QString lockPath(const QString &owner) const;
    /// The process behind @p owner; nothing when it is gone. 0: this one.
    [[nodiscard]] std::optional<qint64> processOf(const QString &owner) const;
    [[nodiscard]] Result<void> clearAway(const ApplyRecord &record);
    /// Ends @p record; its columns @p kept stay as they are.
    [[nodiscard]] Result<void> finish(const ApplyRecord &record, const QStringList &kept);
    /// So that a branch that is followed for years does not fill the disk with failures.
    [[nodiscard]] Result<void> forgetOldest(const ApplyRecord &record);
    [[nodiscard]] Result<qint64> insert(const ApplyRecord &record);

    const QString m_path;
    std::unique_ptr<Database> m_database;
    QString m_owner; // our signature, once we have begun something
    std::unique_ptr<ProcessLock> m_lock;
};

} // namespace serin
