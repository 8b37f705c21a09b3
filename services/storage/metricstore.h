// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/storage/database.h"
#include "services/storage/metricrecords.h"

#include <memory>

namespace serin {

/// The database behind MetricRecords, for one thread; see there for what the calls do.
class MetricStore
{
public:
    /// Between two looks at the bounds that concern all endpoints, so many calls of keep().
    static constexpr int trimEvery = 30;

    explicit MetricStore(QString path);
    MetricStore(const MetricStore &) = delete;
    MetricStore &operator=(const MetricStore &) = delete;
    ~MetricStore();

    /// Opens the database unless it is open; after a failure the next call tries again. What
    /// follows is at @p now and within @p limits.
    [[nodiscard]] Result<void> open(const MetricRecords::Limits &limits, const QDateTime &now);

    [[nodiscard]] Result<KeptMetrics> load(const MetricPlace &place);
    [[nodiscard]] Result<void> keep(const MetricPlace &place, const KeptMetrics &newer);
    [[nodiscard]] Result<void> keepLook(const MetricPlace &place, const QByteArray &look);
    [[nodiscard]] Result<MetricFacts> facts();
    [[nodiscard]] Result<void> clear();

private:
    [[nodiscard]] Result<void> make();
    [[nodiscard]] Result<void> setAside();
    /// Zero: there is none yet.
    [[nodiscard]] Result<qint64> idOf(const MetricPlace &place);
    [[nodiscard]] Result<void> loadLines(qint64 id, KeptMetrics &found);
    [[nodiscard]] Result<void> loadShares(qint64 id, KeptMetrics &found);
    [[nodiscard]] Result<void> keepLine(qint64 place, const KeptLine &line);
    [[nodiscard]] Result<void> keepShares(qint64 place, const QList<KeptShares> &shares);
    [[nodiscard]] Result<void> forgetOld(qint64 place);
    [[nodiscard]] Result<void> trim();
    /// Carries out @p statement, and the next ones of the caller, only if @p before went well.
    [[nodiscard]] Result<void> run(Result<void> before, const QString &statement,
                                   const QVariantList &values = {});
    /// Closes a database that turned out to be damaged: the next call sets it aside.
    template<typename T>
    [[nodiscard]] Result<T> checked(Result<T> result);

    const QString m_path;
    std::unique_ptr<Database> m_database;
    MetricRecords::Limits m_limits;
    qint64 m_now = 0; ///< milliseconds since 1970
    QString m_setAside;
    int m_keeps = 0;
};

} // namespace serin
