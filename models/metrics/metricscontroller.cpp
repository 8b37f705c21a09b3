// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metricscontroller.h"

#include "services/core/async.h"
#include "services/domain/controlplane.h"

#include <utility>

namespace serin {

namespace {

using namespace std::chrono_literals;

/// The newest grains may still grow.
constexpr double overlap = 5;
constexpr double summaryLength = 120;
constexpr double firstLength = 900; ///< by the second; more would be a large answer

double now()
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1'000;
}

} // namespace

MetricsController::MetricsController(LiveController &live, QObject *parent)
    : QObject(parent), m_live(live)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MetricsController::read);
    connect(&live, &LiveController::snapshotChanged, this, &MetricsController::onSnapshot);
    connect(&live.access(), &WorkspaceAccess::changed, this, &MetricsController::restart);
}

MetricsController::~MetricsController() = default;

void MetricsController::setEndpoint(const QString &name)
{
    if (name != m_endpoint) {
        m_endpoint = name;
        restart();
    }
}

void MetricsController::restart()
{
    delete std::exchange(m_requests, nullptr);
    m_waiting = 0;
    m_timer.stop();
    m_history = {};
    m_marks.clear();
    m_calls.clear();
    m_readUntil = 0;
    if (std::exchange(m_error, std::nullopt)) {
        Q_EMIT errorChanged();
    }
    Q_EMIT changed();
    onSnapshot();
    read();
}

void MetricsController::setInterest(Interest interest)
{
    if (interest == m_interest) {
        return;
    }
    m_interest = interest;
    m_timer.stop();
    read();
}

void MetricsController::setPaused(bool paused)
{
    if (paused != m_isPaused) {
        m_isPaused = paused;
        m_timer.stop();
        read();
    }
}

void MetricsController::setShown(bool shown)
{
    if (shown != m_isShown) {
        m_isShown = shown;
        m_timer.stop();
        read();
    }
}

void MetricsController::onSnapshot()
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    if (!view) {
        return;
    }
    if (m_marks.empty() || m_marks.back().shares != view->traffic) {
        m_marks.push_back({now(), view->traffic});
        if (m_marks.size() > mostMarks) {
            m_marks.pop_front();
        }
        Q_EMIT changed();
    }
    if (m_waiting == 0 && !m_timer.isActive()) {
        read();
    }
}

void MetricsController::addCall(const QString &endpoint, const OwnCall &call)
{
    if (endpoint != m_endpoint) {
        return;
    }
    m_calls.push_back(call);
    if (m_calls.size() > mostCalls) {
        m_calls.pop_front();
    }
    Q_EMIT changed();
}

QString MetricsController::reason() const
{
    const LiveStatus &status = m_live.status();
    if (!m_live.access().plane()) {
        return tr("%1 is not running").arg(status.workspace);
    }
    if (!m_live.snapshot()->endpoint(m_endpoint)) {
        return m_live.snapshot()->isKnown ? tr("%1 is not live").arg(m_endpoint)
                                          : tr("What is live is not known yet");
    }
    return {};
}

std::chrono::seconds MetricsController::grain() const
{
    return m_live.access().isLocal() ? 1s : 60s;
}

void MetricsController::read()
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_endpoint);
    ControlPlane *const plane = m_live.access().plane();
    if (!plane || !view || view->id.isEmpty() || m_interest == Interest::Nobody || m_isPaused ||
        !m_isShown || m_waiting > 0) {
        return;
    }
    if (!m_requests) {
        m_requests = new QObject(this);
    }
    const std::chrono::seconds step = grain();
    const double length = m_interest == Interest::Summary ? summaryLength
                          : step == 1s                    ? firstLength
                                                          : MetricHistory::longest;
    const double from =
        std::max(now() - length, m_readUntil - overlap * static_cast<double>(step.count()));
    MetricQuery query;
    query.resourceId = view->id;
    query.to = QDateTime::currentDateTimeUtc().addSecs(1);
    query.from = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(from), Qt::UTC);
    query.grain = step;
    query.names = QStringList(QStringLiteral("RequestsPerMinute"));
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")},
                        {QStringLiteral("statusCodeClass"), QStringLiteral("*")}};
    m_waiting = 2;
    deliver(plane->metrics(query), m_requests,
            [this, step](const auto &series) { onSeries(series, true, step); });
    query.names = {QStringLiteral("RequestLatency_P50"), QStringLiteral("RequestLatency_P95"),
                   QStringLiteral("RequestLatency_P99")};
    query.dimensions = {{QStringLiteral("deployment"), QStringLiteral("*")}};
    deliver(plane->metrics(query), m_requests,
            [this, step](const auto &series) { onSeries(series, false, step); });
}

void MetricsController::onSeries(const Result<QList<MetricSeries>> &series, bool areRequests,
                                 std::chrono::seconds grain)
{
    --m_waiting;
    if (series) {
        const bool isNew =
            areRequests ? m_history.addRequests(*series, grain) : m_history.addLatencies(*series);
        if (std::exchange(m_error, std::nullopt)) {
            Q_EMIT errorChanged();
        }
        if (areRequests) {
            m_readUntil = std::max(m_readUntil, m_history.newest());
        }
        if (isNew) {
            Q_EMIT changed();
        }
    } else if (series.error().kind != ErrorKind::Cancelled && m_error != series.error()) {
        m_error = series.error();
        Q_EMIT errorChanged();
    }
    if (m_waiting == 0) {
        schedule();
    }
}

void MetricsController::schedule()
{
    if (m_interest == Interest::Nobody || m_isPaused || !m_isShown) {
        return;
    }
    const bool isLocal = m_live.access().isLocal();
    m_timer.start(!isLocal                         ? 60'000
                  : m_error                        ? 10'000
                  : m_interest == Interest::Charts ? 1'000
                                                   : 5'000);
}

} // namespace serin
