// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/applyrecords.h"

#include "services/core/async.h"
#include "services/core/datafolder.h"
#include "services/core/systemclock.h"
#include "services/storage/applystore.h"
#include "services/storage/databasethread.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <utility>

namespace serin {

namespace {

QString whoIsHere()
{
    QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    if (name.isEmpty()) {
        name = QFileInfo(QDir::homePath()).owner();
    }
    const QString host = QSysInfo::machineHostName();
    return name.isEmpty() || host.isEmpty() ? name : name + QLatin1Char('@') + host;
}

} // namespace

QString ApplyRecords::standardPath()
{
    return dataFolder() + QStringLiteral("/applies.db");
}

ApplyRecords::ApplyRecords(QString path, const Clock *clock)
    : m_path(std::move(path)), m_clock(clockOrSystem(clock)),
      m_store(std::make_shared<ApplyStore>(m_path)), m_thread(std::make_unique<DatabaseThread>())
{}

ApplyRecords::~ApplyRecords()
{
    m_thread->pool()->start([store = std::move(m_store)]() mutable { store.reset(); });
    m_thread->pool()->waitForDone();
}

template<typename Work>
auto ApplyRecords::onStore(Work work)
{
    return runAsync(m_thread->pool(), [store = m_store.get(), work = std::move(work)]() mutable {
        return store->open().and_then([&] { return work(*store); });
    });
}

QFuture<Result<qint64>> ApplyRecords::begin(const ApplyRecord &record)
{
    ApplyRecord begun = record;
    begun.begunAt = m_clock.now();
    begun.appliedBy = whoIsHere();
    return onStore([begun](ApplyStore &store) { return store.begin(begun); });
}

QFuture<Result<void>> ApplyRecords::note(qint64 id, const QString &operation,
                                         const std::optional<PendingOperation> &pending)
{
    return onStore([=](ApplyStore &store) { return store.note(id, operation, pending); });
}

QFuture<Result<void>> ApplyRecords::end(const ApplyRecord &record)
{
    ApplyRecord ended = record;
    ended.endedAt = m_clock.now();
    return onStore([ended](ApplyStore &store) { return store.end(ended); });
}

QFuture<Result<void>> ApplyRecords::leave(const ApplyRecord &record)
{
    ApplyRecord ended = record;
    ended.endedAt = m_clock.now();
    return onStore([ended](ApplyStore &store) { return store.leave(ended); });
}

void ApplyRecords::abandon(const QFuture<Result<qint64>> &begun, const ApplyRecord &record)
{
    ApplyRecord left = record;
    left.endedAt = m_clock.now();
    // Calls are carried out in their order: by then it has begun, or never will.
    static_cast<void>(onStore([left, begun](ApplyStore &store) mutable -> Result<void> {
        const Result<qint64> id =
            begun.isFinished() ? finishedResult<qint64>(begun) : failure(cancelledError());
        if (!id) {
            return failure(id.error());
        }
        left.id = *id;
        return store.leave(left);
    }));
}

QFuture<Result<qint64>> ApplyRecords::add(const ApplyRecord &record)
{
    ApplyRecord added = record;
    added.begunAt = added.endedAt = m_clock.now();
    added.appliedBy = whoIsHere();
    return onStore([added](ApplyStore &store) { return store.add(added); });
}

QFuture<Result<QList<ApplyRecord>>> ApplyRecords::unfinished(const QString &workspace)
{
    return onStore([workspace](ApplyStore &store) { return store.unfinished(workspace); });
}

QFuture<Result<ApplyRecord>> ApplyRecords::takeOver(qint64 id)
{
    return onStore([id](ApplyStore &store) { return store.takeOver(id); });
}

QFuture<Result<QHash<QString, ApplyRecord>>> ApplyRecords::lastApplied(const ApplyScope &scope)
{
    return onStore([scope](ApplyStore &store) { return store.lastApplied(scope); });
}

QFuture<Result<std::optional<ApplyRecord>>>
ApplyRecords::lastHealthy(const ApplyScope &scope, const QString &endpoint, qint64 before)
{
    return onStore([=](ApplyStore &store) { return store.lastHealthy(scope, endpoint, before); });
}

QFuture<Result<QList<ApplyRecord>>> ApplyRecords::history(const ApplyScope &scope,
                                                          const QString &endpoint, int limit)
{
    return onStore([=](ApplyStore &store) { return store.history(scope, endpoint, limit); });
}

QFuture<Result<void>> ApplyRecords::setMark(const ApplyScope &scope, const QString &endpoint,
                                            const QString &key, const QJsonObject &value)
{
    return onStore([=, at = m_clock.now()](ApplyStore &store) {
        return store.setMark(scope, endpoint, key, value, at);
    });
}

QFuture<Result<QList<EndpointMark>>> ApplyRecords::marks(const ApplyScope &scope)
{
    return onStore([scope](ApplyStore &store) { return store.marks(scope); });
}

} // namespace serin
