// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/steadytraffic.h"

#include "services/core/async.h"
#include "services/scoring/scoringclient.h"

#include <algorithm>
#include <utility>

namespace serin {

SteadyTraffic::SteadyTraffic(WorkspaceAccess &access, QObject *parent)
    : QObject(parent), m_access(access)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SteadyTraffic::send);
    connect(&access, &WorkspaceAccess::changed, this, &SteadyTraffic::stop);
}

void SteadyTraffic::start(const QString &endpoint, const QByteArray &body, int rate)
{
    stop();
    if (!m_access.scoring() || !EndpointName::fromString(endpoint)) {
        return;
    }
    m_requests = new QObject(this);
    m_endpoint = endpoint;
    m_body = body;
    m_waiting = 0;
    m_sent = 0;
    m_failed = 0;
    m_skipped = 0;
    m_rate = std::clamp(rate, least, most);
    m_timer.start(1'000 / m_rate);
    Q_EMIT runningChanged();
}

void SteadyTraffic::stop()
{
    if (!m_timer.isActive()) {
        return;
    }
    m_timer.stop();
    delete std::exchange(m_requests, nullptr);
    Q_EMIT runningChanged();
}

void SteadyTraffic::send()
{
    if (m_waiting >= mostWaiting) {
        ++m_skipped;
        return;
    }
    ScoringRequest request(*EndpointName::fromString(m_endpoint));
    request.body = m_body;
    ++m_waiting;
    ++m_sent;
    deliver(m_access.scoring()->score(request), m_requests,
            [this](const Result<ScoringAnswer> &answer) {
                --m_waiting;
                m_failed += answer && answer->isSuccess() ? 0 : 1;
            });
}

} // namespace serin
