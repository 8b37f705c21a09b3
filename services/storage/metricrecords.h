// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QMap>
#include <QString>

#include <memory>

namespace serin {

class DatabaseThread;
class MetricStore;

/// Whose metrics: an endpoint of a workspace.
struct MetricPlace
{
    QString workspace; ///< WorkspaceEntry::identity()
    QString endpoint;
    bool operator==(const MetricPlace &) const = default;
};

/// One figure of one deployment over time.
struct KeptLine
{
    struct Point
    {
        qint64 time = 0; ///< milliseconds since 1970 (UTC)
        double value = 0;
        bool operator==(const Point &) const = default;
    };
    QString deployment;
    QString figure;      ///< what was measured, for instance "p95"
    double step = 0;     ///< seconds that a point stands for; 0: not known
    QList<Point> points; ///< by time
    bool operator==(const KeptLine &) const = default;
};

/// How the traffic was split from a moment on.
struct KeptShares
{
    qint64 time = 0; ///< as of KeptLine::Point
    QMap<QString, int> shares;
    bool isKnown = true; ///< otherwise nobody knows from that moment on, and there are none
    bool isStop = false; ///< not known, since nobody asked from then on
    bool operator==(const KeptShares &) const = default;
};

/// What is known of one endpoint.
struct KeptMetrics
{
    QList<KeptLine> lines;
    QList<KeptShares> shares; ///< by time
    QByteArray look;          ///< how a person had set the charts; empty: never
};

/// How much is kept.
struct MetricFacts
{
    qint64 bytes = 0; ///< on the disk
    int endpoints = 0;
    QDateTime oldest; ///< of all that was measured; not valid: nothing is kept
    QString setAside; ///< where a damaged file went when this program opened it; empty: it was none
};

/// What was measured of endpoints, and how a person had set their charts, in one SQLite file that
/// several programs use at once. Opened at the first call, on a thread of its own: nothing here
/// waits, the futures bring the answers in the order of the calls.
///
/// Bounded: of each endpoint what was measured in the hour (`span`) before its newest point is
/// kept, and the split of the traffic then; endpoints that nothing was measured of for so many days
/// go, and, where the file becomes larger than so many bytes, those that were measured longest ago.
/// How charts were set is kept for the last 2,000 endpoints.
///
/// What is lost with this file can be done without: a damaged one is set aside (it stays beside the
/// new one, with `.broken-` and the time behind its name), and a power failure may take the last
/// seconds.
///
/// @error of all: Io (disk full, read-only), Unavailable (another program writes for too long),
/// Invalid (written by a newer version). `where` is the file's path.
class MetricRecords
{
public:
    static constexpr qint64 span = 3'660'000; ///< milliseconds

    struct Limits
    {
        int days = 30; ///< 0: nothing is kept
        qint64 bytes = 64LL << 20;
        bool operator==(const Limits &) const = default;
    };

    /// @p clock must outlive it; nullptr: the system's. The folder of @p path is made when missing.
    explicit MetricRecords(const QString &path, const Clock *clock = nullptr);
    MetricRecords(const MetricRecords &) = delete;
    MetricRecords &operator=(const MetricRecords &) = delete;
    /// Waits for what is being written.
    ~MetricRecords();

    /// From the next call on.
    void setLimits(const Limits &limits) { m_limits = limits; }

    /// What is known of @p place; points of the future are left out: a clock that was wrong once
    /// would hide all that comes.
    [[nodiscard]] QFuture<Result<KeptMetrics>> load(const MetricPlace &place);
    /// Adds @p newer, its look excepted; points of the same time take the place of earlier ones.
    [[nodiscard]] QFuture<Result<void>> keep(const MetricPlace &place, const KeptMetrics &newer);
    [[nodiscard]] QFuture<Result<void>> keepLook(const MetricPlace &place, const QByteArray &look);
    [[nodiscard]] QFuture<Result<MetricFacts>> facts();
    /// Forgets everything, and gives the disk's space back.
    [[nodiscard]] QFuture<Result<void>> clear();

private:
    template<typename Work>
    [[nodiscard]] auto onStore(Work work);

    const Clock &m_clock;
    Limits m_limits;
    std::shared_ptr<MetricStore> m_store;
    const std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace serin
