// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace serin {

class JsonFields;

/// `traffic` and `mirrorTraffic` of an endpoint, with deployments spelt as they are called.
struct TrafficRules
{
    QJsonObject traffic;
    QJsonObject mirrorTraffic;

    /// Traffic: whole percents of deployments that exist, with the sum 0 or 100. Mirror traffic: at
    /// most one deployment that exists and gets no live traffic, 0 to 50 percent. Absent means
    /// none, as the service has it. What breaks a rule is noted in @p properties ' findings.
    [[nodiscard]] static TrafficRules check(const JsonFields &properties,
                                            const QStringList &deployments);
};

/// The share of @p deployment in @p traffic, or 0; names compare without regard to case.
[[nodiscard]] int shareOf(const QJsonObject &traffic, const QString &deployment);

/// @p traffic with only those of @p deployments.
[[nodiscard]] QJsonObject trafficOf(const QJsonObject &traffic, const QStringList &deployments);

} // namespace serin
