// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trafficlane.h"

#include "ui/theme/deploymentstyle.h"

#include <qcustomplot.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

constexpr double ahead = 7 * 86'400; ///< seconds after the last mark, for what is to come
constexpr double whole = 100;        ///< percent
constexpr std::size_t mostUnwatchedWords = 20;

struct TrafficLaneWords
{
    Q_DECLARE_TR_FUNCTIONS(TrafficLane)
};

QCPGraph &addSteps(QCustomPlot &plot, const QVector<QCPGraphData> &points)
{
    QCPGraph *const graph = plot.addGraph();
    graph->data()->set(points, true);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    return *graph;
}

/// @p value of each sum, for the step after it.
template<typename Value>
QVector<QCPGraphData> stepsOf(const ChartLine &sums, Value value)
{
    QVector<QCPGraphData> steps;
    steps.reserve(static_cast<qsizetype>(sums.size()) + 1);
    for (const ChartPoint &point : sums) {
        steps.append({point.time, value(point.value)});
    }
    steps.append({sums.back().time + ahead, value(sums.back().value)}); // to this day
    return steps;
}

} // namespace

void TrafficLane::fill(const std::vector<ChartData::Share> &shares, const Theme &theme)
{
    m_unwatched.clear();
    QCPGraph *below = nullptr;
    for (const ChartData::Share &share : shares) {
        QCPGraph &graph = addSteps(
            m_plot, stepsOf(share.sums, [](double sum) { return sum < 0 ? std::nan("") : sum; }));
        const DeploymentStyle style = deploymentStyle(share.deployment, theme);
        graph.setPen(Qt::NoPen); // of a share of nothing it would be a line
        graph.setBrush(style.fill);
        if (below) {
            graph.setChannelFillGraph(below);
        }
        below = &graph;
    }
    if (!shares.empty()) {
        fillUnwatched(shares.front().sums, theme);
    }
}

void TrafficLane::fillUnwatched(const ChartLine &sums, const Theme &theme)
{
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].value < 0) {
            const bool isLast = i + 1 == sums.size();
            m_unwatched.push_back({sums[i].time, isLast ? sums[i].time + ahead : sums[i + 1].time});
        }
    }
    if (m_unwatched.empty()) {
        return;
    }
    QCPGraph &hatched =
        addSteps(m_plot, stepsOf(sums, [](double sum) { return sum < 0 ? whole : std::nan(""); }));
    hatched.setPen(Qt::NoPen);
    hatched.setBrush(QBrush(theme.controlBorder, Qt::BDiagPattern));
    const std::size_t first = m_unwatched.size() - std::min(m_unwatched.size(), mostUnwatchedWords);
    for (std::size_t i = first; i < m_unwatched.size(); ++i) {
        auto *words = new QCPItemText(&m_plot);
        words->position->setTypeX(QCPItemPosition::ptPlotCoords);
        words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        words->setPositionAlignment(Qt::AlignCenter);
        words->setText(TrafficLaneWords::tr("not watched", "a span of time"));
        words->setColor(theme.mutedText);
        words->setBrush(theme.base);
        words->setFont(m_plot.xAxis->tickLabelFont());
        words->setPadding(QMargins(4, 0, 4, 0));
        m_unwatched[i].words = words;
    }
}

bool TrafficLane::tellsUnwatched(double from, double to) const
{
    return std::any_of(m_unwatched.begin(), m_unwatched.end(), [from, to](const Unwatched &span) {
        return span.from < to && span.to > from;
    });
}

void TrafficLane::placeWords()
{
    const QCPRange range = m_plot.xAxis->range();
    for (const Unwatched &span : m_unwatched) {
        if (!span.words) {
            continue;
        }
        const double from = std::max(span.from, range.lower);
        const double to = std::min(span.to, range.upper);
        const QFontMetrics metrics(span.words->font());
        const double room = m_plot.xAxis->coordToPixel(to) - m_plot.xAxis->coordToPixel(from);
        span.words->setVisible(from < to &&
                               room > metrics.horizontalAdvance(span.words->text()) + 16);
        span.words->position->setCoords((from + to) / 2, 0.5);
    }
}

} // namespace serin
