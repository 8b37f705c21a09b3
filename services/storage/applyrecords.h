// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/storage/applyrecord.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>

namespace serin {

class ApplyStore;
class DatabaseThread;

/// The history of applies and what is known about endpoints beside it, in one SQLite file that
/// several programs use at once. Opened at the first call, on a thread of its own: nothing here
/// waits, the futures bring the answers in the order of the calls. Each is on the disk (fsync)
/// when it is answered; cancelling one changes nothing.
///
/// Of each endpoint the last 1,000 records are kept, and all healthy ones.
///
/// An apply that runs belongs to its program: a lock file beside the database, held as long as the
/// process lives, tells whether it does.
///
/// @error of all: Io (disk full, read-only, damaged), Unavailable (another program writes for too
/// long), Invalid (written by a newer version). `where` is the file's path.
class ApplyRecords
{
public:
    /// `applies.db` in the person's data folder.
    [[nodiscard]] static QString standardPath();

    /// @p clock must outlive it; nullptr: the system's. The folder of @p path is made when missing.
    explicit ApplyRecords(QString path, const Clock *clock = nullptr);
    ApplyRecords(const ApplyRecords &) = delete;
    ApplyRecords &operator=(const ApplyRecords &) = delete;
    /// Waits for what is being written.
    ~ApplyRecords();

    // --- One apply of one endpoint

    /// Keeps @p record as in progress from now on; its id. Time, person and outcome are set
    /// here.
    /// @error Conflict: a program that lives applies to this endpoint of this workspace, from
    /// whatever project.
    [[nodiscard]] QFuture<Result<qint64>> begin(const ApplyRecord &record);
    /// From now on @p operation (PlanOperation::id) is under way: in @p pending what is about to be
    /// sent, then what the service has accepted. Empty: none is.
    [[nodiscard]] QFuture<Result<void>> note(qint64 id, const QString &operation,
                                             const std::optional<PendingOperation> &pending = {});
    /// Ends the apply with @p record 's outcome and everything that was found out; nothing is under
    /// way any more. @error Conflict: it had ended before.
    [[nodiscard]] QFuture<Result<void>> end(const ApplyRecord &record);
    /// As end(), but what note() said last may still be under way: it stays for unfinished().
    [[nodiscard]] QFuture<Result<void>> leave(const ApplyRecord &record);
    /// As leave(), for the record that @p begun, begin()'s answer, has begun or is about to begin;
    /// nobody wants to know how that ends.
    void abandon(const QFuture<Result<qint64>> &begun, const ApplyRecord &record);
    /// Keeps @p record of an endpoint that needed nothing, as begin() and end() at once.
    [[nodiscard]] QFuture<Result<qint64>> add(const ApplyRecord &record);

    /// The applies to @p workspace (all of its projects) that nobody carries on: their programs
    /// died, or they ended while the service may still work. The oldest first.
    [[nodiscard]] QFuture<Result<QList<ApplyRecord>>> unfinished(const QString &workspace);
    /// Takes over one that nobody carries on, to wait for its end: in progress again, by this
    /// program. @error Conflict: somebody else was quicker, or carries it on; NotFound.
    [[nodiscard]] QFuture<Result<ApplyRecord>> takeOver(qint64 id);

    // --- Looking back

    /// The last one of each endpoint that succeeded; of one that never did, the last that may have
    /// made something, as its outcome tells. What later ones may have made is among its leftOver.
    [[nodiscard]] QFuture<Result<QHash<QString, ApplyRecord>>> lastApplied(const ApplyScope &scope);
    /// The last healthy one of @p endpoint that is older than the record @p before (0: of all).
    [[nodiscard]] QFuture<Result<std::optional<ApplyRecord>>>
    lastHealthy(const ApplyScope &scope, const QString &endpoint, qint64 before = 0);
    /// All of @p endpoint, the newest first; empty: of all endpoints. One that nobody carries on
    /// any more is Interrupted.
    [[nodiscard]] QFuture<Result<QList<ApplyRecord>>>
    history(const ApplyScope &scope, const QString &endpoint, int limit = 100);

    // --- Marks

    /// Sets the mark @p key of @p endpoint; an empty @p value takes it away.
    [[nodiscard]] QFuture<Result<void>> setMark(const ApplyScope &scope, const QString &endpoint,
                                                const QString &key, const QJsonObject &value);
    /// All marks of the scope, by endpoint and key.
    [[nodiscard]] QFuture<Result<QList<EndpointMark>>> marks(const ApplyScope &scope);

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    template<typename Work>
    [[nodiscard]] auto onStore(Work work);

    const QString m_path;
    const Clock &m_clock;
    std::shared_ptr<ApplyStore> m_store;
    const std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace serin
