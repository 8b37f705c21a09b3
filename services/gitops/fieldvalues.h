// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QString>

namespace serin {

// A field's value under the manifest's names.
[[nodiscard]] QJsonValue fieldJson(const QString &text);
[[nodiscard]] QJsonValue fieldJson(int number);
[[nodiscard]] QJsonValue fieldJson(bool value);
[[nodiscard]] QJsonValue fieldJson(AuthMode mode);
[[nodiscard]] QJsonValue fieldJson(Percent percent);
[[nodiscard]] QJsonValue fieldJson(InstanceCount count);
[[nodiscard]] QJsonValue fieldJson(const QMap<QString, QString> &map);
[[nodiscard]] QJsonObject sharesJson(const QMap<QString, int> &shares);
[[nodiscard]] QJsonValue fieldJson(const EndpointSpec::Identity &identity);
[[nodiscard]] QJsonValue fieldJson(const DeploymentSpec::DataCollector &collector);

// Whether two values mean the same.
[[nodiscard]] bool sameWord(const QString &one, const QString &other);
/// "azureml:NAME", an ARM id of a compute, or either behind "azureml:".
[[nodiscard]] bool sameCompute(const QString &one, const QString &other);
[[nodiscard]] bool sameIdentity(const EndpointSpec::Identity &one,
                                const EndpointSpec::Identity &other);
/// Kubernetes quantities: "1" is "1.0".
[[nodiscard]] bool sameQuantities(const QMap<QString, QString> &one,
                                  const QMap<QString, QString> &other);
[[nodiscard]] bool sameCollector(DeploymentSpec::DataCollector one,
                                 DeploymentSpec::DataCollector other);

} // namespace serin
