// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workbench/trafficcommits.h"

#include "models/live/workspaceaccess.h"
#include "models/metrics/metricscontroller.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/storage/applyrecords.h"

namespace serin {

namespace {

constexpr int mostRecords = 300;

double seconds(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1'000;
}

/// Of the records that know what was live at their end; the newest come first.
std::vector<AppliedTraffic> appliedTraffic(const QList<ApplyRecord> &records)
{
    std::vector<AppliedTraffic> applied;
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        if (record->isEnded() && record->endedAt.isValid() && !record->liveDigest.isEmpty()) {
            applied.push_back({seconds(record->begunAt), seconds(record->endedAt), record->traffic,
                               record->commit});
        }
    }
    return applied;
}

} // namespace

TrafficCommits::TrafficCommits(ProjectController &project, MetricsController &metrics,
                               WorkspaceAccess &access, QObject *parent)
    : QObject(parent), m_project(project), m_metrics(metrics), m_access(access)
{
    connect(&metrics, &MetricsController::endpointChanged, this, &TrafficCommits::read);
    connect(&metrics, &MetricsController::interestChanged, this, &TrafficCommits::read);
    connect(&metrics, &MetricsController::sharesChanged, this, &TrafficCommits::read);
    connect(&project, &ProjectController::enginesChanged, this, &TrafficCommits::read);
}

ApplyScope TrafficCommits::scope() const
{
    ApplyScope scope = m_project.scope();
    if (scope.workspace.isEmpty() &&
        m_access.identity() == m_project.facts().workspace.identity()) {
        scope.workspace = m_access.armId();
    }
    return scope;
}

void TrafficCommits::read()
{
    const quint64 request = ++m_request;
    if (m_metrics.interest() != MetricsController::Interest::Charts ||
        m_metrics.endpoint().isEmpty()) {
        return;
    }
    const ApplyScope place = scope();
    if (place.workspace.isEmpty()) {
        return;
    }
    deliver(m_project.engines().records.history(place, m_metrics.endpoint(), mostRecords), this,
            [this, request](const Result<QList<ApplyRecord>> &records) {
                // Without records the charts have the marks that were seen.
                if (records && request == m_request) {
                    m_metrics.setApplied(appliedTraffic(*records));
                }
            });
}

} // namespace serin
