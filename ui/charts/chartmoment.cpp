// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartmoment.h"

#include "models/common/timecursor.h"
#include "models/metrics/charttable.h"
#include "models/metrics/metricscontroller.h"
#include "models/metrics/momentfigures.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/plaintext.h"

#include <QLabel>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <utility>

namespace serin {

ChartMoment::ChartMoment(MetricsController &metrics, TimeCursor &cursor, Parts parts,
                         QObject *parent)
    : QObject(parent), m_metrics(metrics), m_cursor(cursor), m_parts(std::move(parts))
{
    for (const MetricChart *chart : m_parts.charts) {
        follow(*chart);
    }
    connect(&m_parts.table, &QTableView::activated, this,
            [this](const QModelIndex &index) { toggle(m_parts.model.timeOf(index.row()), 0); });
    connect(&cursor, &TimeCursor::changed, this, &ChartMoment::show);
}

void ChartMoment::follow(const MetricChart &chart)
{
    connect(&chart, &MetricChart::hovered, this, [this](double time) {
        if (time < 0) {
            m_cursor.leave();
        } else {
            m_cursor.point(time);
        }
    });
    connect(&chart, &MetricChart::picked, this,
            [this](double time) { toggle(time, (m_to - m_from) / 150); });
    connect(&chart, &MetricChart::stepped, this, &ChartMoment::step);
    connect(&chart, &MetricChart::holdToggled, this, &ChartMoment::hold);
    connect(&chart, &MetricChart::releaseRequested, &m_cursor, &TimeCursor::release);
}

void ChartMoment::setPercentiles(const std::vector<ChartKind> &percentiles)
{
    m_percentiles = percentiles;
}

void ChartMoment::setRange(double from, double to)
{
    m_from = from;
    m_to = to;
}

std::optional<double> ChartMoment::moment() const
{
    if (m_parts.table.isVisible()) {
        const QModelIndex row = m_parts.table.currentIndex();
        return row.isValid() ? std::optional(m_parts.model.timeOf(row.row())) : m_cursor.held();
    }
    const MetricHistory &history = m_metrics.history();
    if (m_cursor.time()) {
        return m_cursor.time();
    }
    return history.isEmpty() ? std::nullopt
                             : std::optional(std::clamp(history.newest(), m_from, m_to));
}

void ChartMoment::hold()
{
    if (m_cursor.held()) {
        m_cursor.release();
    } else if (const std::optional<double> time = moment()) {
        m_cursor.hold(*time);
    }
}

/// A second click at the same place lets go of it.
void ChartMoment::toggle(double time, double reach)
{
    if (m_cursor.held() && std::abs(*m_cursor.held() - time) <= reach) {
        m_cursor.release();
    } else {
        m_cursor.hold(time);
    }
}

void ChartMoment::step(int steps)
{
    const std::optional<double> from = m_cursor.held() ? m_cursor.held() : moment();
    if (from) {
        const double length = std::max(1.0, std::round((m_to - m_from) / 100));
        m_cursor.hold(std::round(*from) + (m_cursor.held() ? steps * length : 0));
    }
}

void ChartMoment::show()
{
    if (!m_parts.readout.isVisible()) {
        return; // the page catches up when it is shown
    }
    const bool isNew = m_cursor.held() != m_shownHeld;
    m_shownHeld = m_cursor.held();
    if (isNew && m_shownHeld) {
        bringIntoRange(*m_shownHeld);
    }
    const std::optional<double> time = m_cursor.time();
    const QString figures = time
                                ? singleLine(figuresAt(m_metrics.history(), m_metrics.marks(),
                                                       *time, (m_to - m_from) / 100, m_percentiles),
                                             600)
                                : QString();
    for (MetricChart *chart : m_parts.charts) {
        chart->setHeld(m_cursor.held());
        chart->setCrosshair(time);
        chart->setSpoken(figures);
    }
    showTable(time, isNew);
    m_parts.readout.setText(
        time ? figures
             : tr("Drag moves in time; Ctrl with the wheel, or + and −, zooms. Point at a chart to "
                  "read its figures; a click marks the moment on all pages."));
}

/// The row is gone to when the moment is another one, or when the table is shown.
void ChartMoment::showTable(const std::optional<double> &time, bool isNew)
{
    const bool wasTable = std::exchange(m_isTable, m_parts.table.isVisible());
    if (!m_isTable) {
        return;
    }
    m_parts.model.setMoment(time);
    const std::optional<int> row = m_parts.model.momentRow();
    if (row && m_shownHeld && (isNew || !wasTable)) {
        m_parts.table.scrollTo(m_parts.model.index(*row, 0));
    }
}

void ChartMoment::bringIntoRange(double time)
{
    const MetricHistory &history = m_metrics.history();
    const double half = (m_to - m_from) / 2;
    const bool isOutside = time < m_from || time > m_to;
    const bool isKnown = time >= history.oldest() - half && time <= history.newest() + 1;
    if (isOutside && isKnown) {
        Q_EMIT rangeWanted(time - half, time + half);
    }
}

} // namespace serin
