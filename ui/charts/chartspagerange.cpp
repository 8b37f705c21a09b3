// SPDX-License-Identifier: GPL-3.0-or-later
// The time that the charts show: how it moves, and how it comes back after a restart.
#include "ui/charts/chartspage.h"

#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartmoment.h"
#include "ui/charts/metricchart.h"

#include <QButtonGroup>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace serin {

double ChartsPage::length() const
{
    const int seconds = m_ranges->checkedId();
    if (seconds > 0) {
        return seconds;
    }
    const MetricHistory &history = m_metrics.history();
    return history.isEmpty() ? 60 : std::max(60.0, newestEnd() - history.oldest());
}

/// On Pause it is a length of what is shown.
void ChartsPage::chooseLength()
{
    if (m_pause->isChecked()) {
        moveRange(m_to - length(), m_to);
    } else {
        follow();
    }
}

void ChartsPage::follow()
{
    m_isFollowing = true;
    m_lookedAt = std::floor(m_metrics.now());
    showMetrics();
    showState();
    keepLook();
}

void ChartsPage::moveRange(double from, double to)
{
    m_isFollowing = false;
    setRange(from, to);
    if (m_asTable->isChecked()) {
        showMetrics();
    }
    showState();
    keepLook();
}

void ChartsPage::setRange(double from, double to)
{
    m_from = from;
    m_to = to;
    m_moment->setRange(from, to);
    for (MetricChart *chart : m_charts) {
        chart->setRange(from, to);
    }
}

bool ChartsPage::isComing() const
{
    const bool isKnown = !m_metrics.history().isEmpty() || !m_metrics.marks().empty();
    return isKnown && m_metrics.reason().isEmpty();
}

/// By what was measured, and in long steps while nothing comes, so that little is drawn then. What
/// was measured before the workspace went away stays in sight, and where there is nothing to see
/// nothing moves.
double ChartsPage::newestEnd() const
{
    const MetricHistory &history = m_metrics.history();
    const double now = std::floor(m_metrics.now());
    if (history.isEmpty()) {
        return isComing() ? now : m_lookedAt;
    }
    double step = 1;
    for (const QString &deployment : history.deployments()) {
        step = std::max(step, history.step(deployment));
    }
    const double quiet = step * static_cast<double>(quietStep.count());
    const bool isQuiet = now - history.newest() > quiet && isComing();
    return isQuiet ? std::floor(now / quiet) * quiet : history.newest();
}

void ChartsPage::moveWhileQuiet()
{
    const bool isMoving = isVisible() && m_isFollowing && !m_pause->isChecked() && isComing();
    if (!isMoving) {
        m_quiet->stop();
    } else if (!m_quiet->isActive()) {
        m_quiet->start();
    }
}

std::optional<double> ChartsPage::moment() const
{
    return m_moment->moment();
}

ChartLook ChartsPage::look() const
{
    ChartLook look;
    look.range = m_ranges->checkedId();
    look.isFollowing = m_isFollowing;
    look.isPaused = m_pause->isChecked();
    look.isTable = m_asTable->isChecked();
    if (!m_isFollowing) {
        look.from = m_from;
        look.to = m_to;
    }
    look.hidden = QStringList(m_legend->hidden().begin(), m_legend->hidden().end());
    look.hidden.sort();
    look.percentiles = m_legend->percentileNames();
    return look;
}

/// So that it is the same after a restart, for this endpoint.
void ChartsPage::keepLook()
{
    if (m_metrics.archive() && !m_isTakingLook) {
        m_metrics.archive()->setLook(look());
    }
}

/// As a person had set it for this endpoint.
void ChartsPage::takeLook()
{
    const ChartLook &look = m_metrics.archive()->look();
    m_isTakingLook = true;
    if (QAbstractButton *const range = m_ranges->button(look.range)) {
        range->setChecked(true);
    }
    m_pause->setChecked(look.isPaused);
    m_asTable->setChecked(look.isTable);
    m_legend->setHidden(QSet<QString>(look.hidden.begin(), look.hidden.end()));
    m_legend->setPercentileNames(look.percentiles);
    // A part of the time that nothing is known of any more would be an empty page.
    const MetricHistory &history = m_metrics.history();
    m_isFollowing = look.isFollowing || history.isEmpty() || look.to < history.oldest() ||
                    look.from > history.newest();
    if (!m_isFollowing) {
        setRange(look.from, look.to);
    }
    m_isTakingLook = false;
    showMetrics();
    showState();
}

} // namespace serin
