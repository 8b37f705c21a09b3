// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QString>
#include <QThreadPool>

#include <chrono>
#include <memory>

namespace serin {

class Database;

/// One request that was sent, and what came back. Without keys: those of an endpoint are never part
/// of it, and header fields are not kept.
struct HistoryEntry
{
    qint64 id = 0;
    QDateTime sentAt; ///< UTC
    QString workspace;
    QString endpoint;
    QString target;     ///< the deployment that was asked for; empty: the traffic decided
    QByteArray request; ///< empty in lists, see `requestSize`
    qint64 requestSize = 0;
    int status = 0;     ///< 0: no answer, `problem` says why
    QString answeredBy; ///< a deployment; may be empty
    std::chrono::microseconds total{};
    QByteArray answer; ///< the first part of it; empty in lists
    qint64 answerSize = 0;
    QString problem;

    bool operator==(const HistoryEntry &) const = default;
};

/// The requests that were sent, and the bodies that were being written, in one SQLite file. All
/// work is done on a thread of its own; a file that cannot be used answers with an error each time,
/// and loses nothing that is in memory elsewhere. GUI thread only.
class RequestHistory
{
public:
    /// Kept of each body.
    static constexpr qsizetype largestBody = 256 * 1024;
    /// Older ones go.
    static constexpr int mostEntries = 2'000;

    /// The file is opened, or made with its folder, when it is needed first.
    explicit RequestHistory(const QString &path);
    ~RequestHistory();
    RequestHistory(const RequestHistory &) = delete;
    RequestHistory &operator=(const RequestHistory &) = delete;

    [[nodiscard]] QFuture<Result<qint64>> add(const HistoryEntry &entry);
    /// The newest first, without bodies: those whose endpoint, target, deployment, status or
    /// request contain @p text (all when it is empty).
    [[nodiscard]] QFuture<Result<QList<HistoryEntry>>> find(const QString &endpoint,
                                                            const QString &text, int most = 200);
    /// With its bodies. @error NotFound.
    [[nodiscard]] QFuture<Result<HistoryEntry>> load(qint64 id);
    [[nodiscard]] QFuture<Result<qint64>> clear(const QString &endpoint);

    /// Keeps @p body as what was being written for @p key; an empty one forgets it.
    [[nodiscard]] QFuture<Result<qint64>> keepDraft(const QString &key, const QByteArray &body);
    /// Null when there is none.
    [[nodiscard]] QFuture<Result<QByteArray>> draft(const QString &key);

private:
    struct Store;
    template<typename T, typename Work>
    [[nodiscard]] QFuture<Result<T>> run(Work work);

    QThreadPool m_worker; // one thread that stays: a database belongs to the one that opened it
    const std::shared_ptr<Store> m_store;
};

} // namespace serin
