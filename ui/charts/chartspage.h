// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QButtonGroup;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace serin {

class ChartLegend;
class ChartTable;
class InvokeController;
class MetricChart;
class MetricsController;
class SteadyTraffic;

/// The metrics of the endpoint over time (objectNames `trafficChart`, `requestsChart`,
/// `latencyChart`, `errorsChart`), with the same time range and crosshair, and the same figures as
/// a table (`chartTable`).
class ChartsPage : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it.
    ChartsPage(MetricsController &metrics, InvokeController &invoke, SteadyTraffic &steady,
               QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildRanges(QLayout &bar);
    void buildTools(QLayout &bar);
    void buildCharts();
    void buildExport();
    void showMetrics();
    void showState();
    void showLegend();
    void showReadout(double time);
    void showHint();
    void follow();
    void moveRange(double from, double to);
    void setRange(double from, double to);
    void toggleSteady();
    void exportPicture();
    void exportFigures();
    [[nodiscard]] QString figuresAt(double time) const;
    void applySpacing();
    [[nodiscard]] double length() const;

    MetricsController &m_metrics;
    InvokeController &m_invoke;
    SteadyTraffic &m_steady;
    QButtonGroup *m_ranges;
    QToolButton *m_pause;
    QToolButton *m_follow;
    QToolButton *m_asTable;
    QToolButton *m_export;
    QToolButton *m_steadyButton;
    QSpinBox *m_rate;
    QLabel *m_steadyText;
    ChartLegend *m_legend;
    QLabel *m_state;
    QLabel *m_readout;
    QStackedWidget *m_stack;
    QWidget *m_body = nullptr; ///< all but the figures at the pointer
    std::vector<MetricChart *> m_charts;
    ChartTable *m_model;
    QTableView *m_table;
    bool m_isFollowing = true;
    double m_from = 0;
    double m_to = 60;
};

} // namespace serin
