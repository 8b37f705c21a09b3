// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/chartlook.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QScrollArea;
class QSpinBox;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace serin {

class ChartLegend;
class ChartMoment;
class ChartTable;
class InvokeController;
class MetricChart;
class MetricsController;
class SteadyTraffic;
class TimeCursor;
struct PictureHead;

/// The metrics of the endpoint over time (objectNames `trafficChart`, `requestsChart`,
/// `latencyChart`, `errorsChart`), with the same time range and crosshair, and the same figures as
/// a table (`chartTable`).
class ChartsPage : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it. It is whole when buildNext() says so.
    ChartsPage(MetricsController &metrics, InvokeController &invoke, SteadyTraffic &steady,
               TimeCursor &cursor, QWidget *parent = nullptr);

    /// Builds one more part of it, as all at once would hold up whatever else the window does.
    /// Returns whether there may be another.
    bool buildNext();
    /// What is pointed at here, else the newest moment that is shown.
    [[nodiscard]] std::optional<double> moment() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Part { Charts, Table, None };

    /// How often the charts move while nothing is measured.
    static constexpr std::chrono::seconds quietStep{10};

    void finish();
    void buildRanges(QLayout &bar);
    void buildTools(QLayout &bar);
    void buildCharts();
    void buildTable();
    void buildExport();
    void showMetrics();
    void showState();
    void showSteady();
    void showLegend();
    [[nodiscard]] ChartLook look() const;
    void keepLook();
    void takeLook();
    void chooseLength();
    void follow();
    void moveRange(double from, double to);
    void setRange(double from, double to);
    void toggleSteady();
    void exportPicture();
    void exportFigures();
    [[nodiscard]] PictureHead pictureHead() const;
    void placeReadout();
    void applySpacing();
    [[nodiscard]] double length() const;
    /// Something is known, and more of it may come.
    [[nodiscard]] bool isComing() const;
    void moveWhileQuiet();
    /// Where a range ends that follows.
    [[nodiscard]] double newestEnd() const;

    MetricsController &m_metrics;
    InvokeController &m_invoke;
    SteadyTraffic &m_steady;
    TimeCursor &m_cursor;
    QScrollArea *m_scroll; ///< with a large font the page is higher than many screens
    QWidget *m_body;       ///< in it: all but the figures at the pointer
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
    QLabel *m_unkept;
    QLabel *m_readout;
    QStackedWidget *m_stack;
    std::vector<MetricChart *> m_charts;
    ChartTable *m_model;
    QTableView *m_table;
    QTimer *m_quiet; ///< runs while the page is seen and has something that moves
    QTimer *m_tick;  ///< runs while the page is seen and steady traffic is sent
    ChartMoment *m_moment = nullptr;
    bool m_isFollowing = true;
    double m_from = 0;
    double m_to = 60;
    double m_lookedAt = 0; ///< when the page was shown, or was told to follow
    bool m_isTakingLook = false;
    Part m_next = Part::Charts;
};

} // namespace serin
