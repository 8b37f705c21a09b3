// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/steadyflow.h"

#include "services/core/async.h"
#include "services/scoring/scoringclient.h"

namespace serin {

namespace {

/// How long the others wait for the first.
constexpr Pace::Time longestAhead = std::chrono::seconds(1);

} // namespace

SteadyFlow::SteadyFlow(WorkspaceAccess &access, const EndpointName &endpoint,
                       const QByteArray &body, int rate, QObject *parent)
    : QObject(parent), m_access(access), m_endpoint(endpoint), m_body(body), m_pace(rate)
{
    Q_ASSERT(access.scoring());
    m_figures.rate = rate;
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SteadyFlow::takeTurn);
    m_clock.start();
    m_timer.start(0);
}

void SteadyFlow::takeTurn()
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

void SteadyFlow::send()
{
    if (m_waiting >= mostWaiting) {
        ++m_figures.skipped;
        return;
    }
    ScoringRequest request(m_endpoint);
    request.body = m_body;
    ++m_waiting;
    ++m_figures.sent;
    deliver(m_access.scoring()->score(request), this, [this](const Result<ScoringAnswer> &answer) {
        --m_waiting;
        m_isAnswered = true;
        m_figures.failed += answer && answer->isSuccess() ? 0 : 1;
    });
}

} // namespace serin
