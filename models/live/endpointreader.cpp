// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/endpointreader.h"

#include <utility>

namespace serin {

EndpointReader::EndpointReader(LiveController &live, QObject *parent)
    : QObject(parent), m_live(live), m_next(live.delays(), [this] { read(); })
{
    connect(&live, &LiveController::snapshotChanged, this, [this] { onSnapshot(); });
    connect(&live.access(), &WorkspaceAccess::changed, this, &EndpointReader::restart);
}

EndpointReader::~EndpointReader() = default;

void EndpointReader::setEndpoint(const QString &name)
{
    if (name != m_endpoint) {
        m_endpoint = name;
        restart();
        Q_EMIT endpointChanged();
    }
}

void EndpointReader::setShown(bool isShown)
{
    if (isShown != m_isShown) {
        m_isShown = isShown;
        lookAnew();
    }
}

QString EndpointReader::reason() const
{
    if (!m_live.access().plane()) {
        return tr("%1 is not running").arg(m_live.status().workspace);
    }
    if (!m_live.snapshot()->endpoint(m_endpoint)) {
        return m_live.snapshot()->isKnown ? tr("%1 is not live").arg(m_endpoint)
                                          : tr("What is live is not known yet");
    }
    return {};
}

void EndpointReader::read()
{
    if (isWanted() && !isAsking() && reason().isEmpty()) {
        m_next.stop();
        ask();
    }
}

void EndpointReader::lookAnew()
{
    m_next.stop();
    read();
}

void EndpointReader::restart()
{
    delete std::exchange(m_requests, nullptr);
    m_waiting = 0;
    m_problem.reset();
    m_next.stop();
    forget();
    setError(std::nullopt);
    onSnapshot();
    read();
}

void EndpointReader::readAgainIn(std::chrono::milliseconds interval)
{
    if (isWanted()) {
        m_next.set(m_live.slowed(interval));
    }
}

QObject *EndpointReader::requests()
{
    if (!m_requests) {
        m_requests = new QObject(this);
    }
    return m_requests;
}

void EndpointReader::finishRound()
{
    setError(std::exchange(m_problem, std::nullopt));
    onRound();
}

void EndpointReader::setError(const std::optional<Error> &error)
{
    if (error != m_error) {
        m_error = error;
        Q_EMIT errorChanged();
    }
}

} // namespace serin
