// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/steadytraffic.h"

#include <algorithm>

namespace serin {

SteadyTraffic::SteadyTraffic(WorkspaceAccess &access, QObject *parent)
    : QObject(parent), m_access(access)
{
    connect(&access, &WorkspaceAccess::changed, this, &SteadyTraffic::stopAll);
}

SteadyTraffic::~SteadyTraffic() = default;

void SteadyTraffic::start(const QString &endpoint, const QByteArray &body, int rate)
{
    setRate(rate);
    start(endpoint, body);
}

void SteadyTraffic::setRate(int rate)
{
    m_rate = std::clamp(rate, least, most);
}

void SteadyTraffic::start(const QString &endpoint, const QByteArray &body)
{
    const Result<EndpointName> name = EndpointName::fromString(endpoint);
    if (!m_access.scoring() || !name || (isFull() && !isSendingTo(endpoint))) {
        return;
    }
    m_flows[endpoint] = std::make_unique<SteadyFlow>(m_access, *name, body, m_rate);
    Q_EMIT runningChanged();
}

void SteadyTraffic::stop(const QString &endpoint)
{
    if (const auto flow = m_flows.find(endpoint); flow != m_flows.end()) {
        m_ended = {{endpoint, flow->second->figures()}};
        m_flows.erase(flow);
        Q_EMIT runningChanged();
    }
}

void SteadyTraffic::stopAll()
{
    if (!m_flows.empty()) {
        m_ended.clear();
        for (const auto &[name, flow] : m_flows) {
            m_ended.emplace(name, flow->figures());
        }
        m_flows.clear();
        Q_EMIT runningChanged();
    }
}

QStringList SteadyTraffic::endpoints() const
{
    QStringList names;
    for (const auto &[name, flow] : m_flows) {
        names.append(name);
    }
    return names;
}

bool SteadyTraffic::isSendingTo(const QString &endpoint) const
{
    return m_flows.contains(endpoint);
}

QString SteadyTraffic::fullReason()
{
    return tr("%Ln endpoints get steady traffic already: stop one first", nullptr,
              static_cast<int>(mostEndpoints));
}

SteadyFigures SteadyTraffic::figures(const QString &endpoint) const
{
    const auto flow = m_flows.find(endpoint);
    if (flow != m_flows.end()) {
        return flow->second->figures();
    }
    const auto ended = m_ended.find(endpoint);
    return ended == m_ended.end() ? SteadyFigures() : ended->second;
}

} // namespace serin
