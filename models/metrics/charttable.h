// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"
#include "models/metrics/trafficmarks.h"

#include <QAbstractTableModel>

#include <limits>
#include <optional>

namespace serin {

/// What the charts show as a table, the newest moment first: requests a second, p50, p95, p99 and
/// errors of each deployment, the traffic, and what changed it. A new moment inserts a row.
class ChartTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int mostRows = 3'700;

    using QAbstractTableModel::QAbstractTableModel;

    /// Moments before @p from and after @p to are left out.
    void setHistory(const MetricHistory &history, const std::deque<TrafficMark> &marks, double from,
                    double to = std::numeric_limits<double>::infinity());
    /// Marks the row nearest to @p time, seconds since 1970, unless all are far from it; nothing:
    /// none.
    void setMoment(std::optional<double> time);
    [[nodiscard]] const std::optional<double> &moment() const { return m_moment; }
    /// The row that is marked.
    [[nodiscard]] std::optional<int> momentRow() const;
    /// Of a row, in seconds since 1970.
    [[nodiscard]] double timeOf(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].time;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        double time = 0;
        std::vector<double> values; ///< NaN: not measured
        QString traffic;
        QString change; ///< since the moment before
    };

    void replaceRows(const QStringList &deployments, std::vector<Row> rows);
    void takeRows(std::vector<Row> rows);
    void mark();
    [[nodiscard]] std::optional<int> rowAt(double time) const;
    [[nodiscard]] int figureColumns() const;

    QStringList m_deployments;
    std::vector<Row> m_rows;
    std::optional<double> m_moment;
    std::optional<double> m_marked; ///< the time of the row that is marked
};

/// The same as text with commas, times in UTC, the oldest first; for a spreadsheet.
[[nodiscard]] QByteArray chartCsv(const MetricHistory &history,
                                  const std::deque<TrafficMark> &marks, double from,
                                  double to = std::numeric_limits<double>::infinity());

} // namespace serin
