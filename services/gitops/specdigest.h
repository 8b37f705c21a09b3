// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/deploymentspec.h"
#include "services/domain/endpointspec.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace serin {

/// Collects values into one digest, each with its length, so that no two lists of values run into
/// each other.
class SpecDigest
{
public:
    void add(const QString &text);
    void add(const QByteArray &bytes);
    void add(qint64 number);
    void add(const EndpointSpec &spec);
    void add(const DeploymentSpec &spec);
    void add(const QMap<QString, QString> &map);
    void add(const QMap<QString, int> &map);

    /// SHA-256 of what was added.
    [[nodiscard]] QByteArray result() const;

private:
    template<typename T>
    void addOptional(const std::optional<T> &value);
    void addValue(const QString &text) { add(text); }
    void addValue(const QMap<QString, QString> &map) { add(map); }
    void addValue(bool value) { add(qint64(value)); }
    void addValue(int value) { add(qint64(value)); }
    void addValue(double value);
    void addValue(AuthMode mode) { add(qint64(mode)); }
    void addValue(InstanceCount count) { add(qint64(count.value())); }
    void addValue(Percent percent) { add(qint64(percent.value())); }
    void addValue(std::chrono::milliseconds duration) { add(qint64(duration.count())); }
    void addValue(const AssetReference &reference);
    void addValue(const EndpointSpec::Identity &identity);
    void addValue(const TrafficSplit &split);
    void addValue(const MirrorTraffic &mirror);
    void addValue(const DeploymentSpec::RequestSettings &settings);
    void addValue(const DeploymentSpec::Probe &probe);
    void addValue(const DeploymentSpec::ScaleSettings &scale);
    void addValue(const DeploymentSpec::ContainerResources &resources);
    void addValue(const DeploymentSpec::DataCollector &collector);

    QByteArray m_bytes;
};

} // namespace serin
