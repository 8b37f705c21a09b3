// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"

#include <QObject>

#include <optional>
#include <vector>

class QLabel;
class QTableView;

namespace serin {

class ChartTable;
class MetricChart;
class MetricsController;
class TimeCursor;

/// The moment that the charts of a page, their table and the line of figures below them share with
/// the other pages. GUI thread only.
class ChartMoment : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        std::vector<MetricChart *> charts;
        QTableView &table;
        ChartTable &model;
        QLabel &readout;
    };
    /// All must outlive it.
    ChartMoment(MetricsController &metrics, TimeCursor &cursor, Parts parts,
                QObject *parent = nullptr);

    /// What is shown, in seconds since 1970.
    void setRange(double from, double to);
    /// Whose figures are told.
    void setPercentiles(const std::vector<ChartKind> &percentiles);
    /// What is pointed at, else the newest moment that is shown; in the table the current row's.
    [[nodiscard]] std::optional<double> moment() const;
    /// The line and the figures, of all charts at once. Does nothing while nobody can see them.
    void show();

Q_SIGNALS:
    /// A moment that another page has marked is there.
    void rangeWanted(double from, double to);

private:
    void follow(const MetricChart &chart);
    void hold();
    void step(int steps);
    void toggle(double time, double reach);
    void bringIntoRange(double time);
    void showTable(const std::optional<double> &time, bool isNew);

    MetricsController &m_metrics;
    TimeCursor &m_cursor;
    const Parts m_parts;
    std::vector<ChartKind> m_percentiles{ChartKind::LatencyP95};
    double m_from = 0;
    double m_to = 1;
    std::optional<double> m_shownHeld; ///< the moment that was brought into the range
    bool m_isTable = false;            ///< the table was to be seen the last time
};

} // namespace serin
