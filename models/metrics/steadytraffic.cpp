// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/steadytraffic.h"

#include "services/core/async.h"
#include "services/scoring/scoringclient.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// How long the others wait for the first.
constexpr Pace::Time longestAhead = std::chrono::seconds(1);

} // namespace

SteadyTraffic::SteadyTraffic(WorkspaceAccess &access, QObject *parent)
    : QObject(parent), m_access(access)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SteadyTraffic::takeTurn);
    connect(&access, &WorkspaceAccess::changed, this, &SteadyTraffic::stop);
}

void SteadyTraffic::start(const QString &endpoint, const QByteArray &body, int rate)
{
    stop();
    setRate(rate);
    start(endpoint, body);
}

void SteadyTraffic::setRate(int rate)
{
    Q_ASSERT(!isRunning());
    m_rate = std::clamp(rate, least, most);
}

void SteadyTraffic::start(const QString &endpoint, const QByteArray &body)
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
    m_pace = Pace(m_rate);
    m_isAnswered = false;
    m_clock.start();
    m_timer.start(0);
    Q_EMIT runningChanged();
}

void SteadyTraffic::stop()
{
    if (!isRunning()) {
        return;
    }
    m_timer.stop();
    delete std::exchange(m_requests, nullptr);
    Q_EMIT runningChanged();
}

void SteadyTraffic::takeTurn()
{
    const Pace::Time now(m_clock.nsecsElapsed());
    const bool waitsForFirst = !m_isAnswered && m_waiting > 0 && now < longestAhead;
    const bool waitsForAnswer = m_waiting > 0 && m_pace.isBetween(now);
    if (waitsForFirst) {
        m_pace.putOff(now);
    } else if (!waitsForAnswer) {
        m_pace.take(now);
    }
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(m_pace.waitFrom(now)));
    if (!waitsForFirst && !waitsForAnswer) {
        send();
    }
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
                m_isAnswered = true;
                m_failed += answer && answer->isSuccess() ? 0 : 1;
            });
}

} // namespace serin
