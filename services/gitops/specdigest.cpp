// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specdigest.h"

#include <QCryptographicHash>

#include <cstring>

namespace serin {

void SpecDigest::add(qint64 number)
{
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    m_bytes.append(bytes, sizeof number);
}

void SpecDigest::add(const QByteArray &bytes)
{
    add(qint64(bytes.size()));
    m_bytes.append(bytes);
}

void SpecDigest::add(const QString &text)
{
    add(text.toUtf8());
}

void SpecDigest::add(const QMap<QString, QString> &map)
{
    add(qint64(map.size()));
    for (auto it = map.begin(); it != map.end(); ++it) {
        add(it.key());
        add(it.value());
    }
}

void SpecDigest::add(const QMap<QString, int> &map)
{
    add(qint64(map.size()));
    for (auto it = map.begin(); it != map.end(); ++it) {
        add(it.key());
        add(qint64(it.value()));
    }
}

template<typename T>
void SpecDigest::addOptional(const std::optional<T> &value)
{
    add(qint64(value.has_value()));
    if (value) {
        addValue(*value);
    }
}

void SpecDigest::addValue(double value)
{
    add(QByteArray::number(value, 'g', 17));
}

void SpecDigest::addValue(const AssetReference &reference)
{
    add(qint64(reference.kind));
    add(reference.text);
}

void SpecDigest::addValue(const EndpointSpec::Identity &identity)
{
    addValue(identity.systemAssigned);
    add(qint64(identity.userAssigned.size()));
    for (const QString &id : identity.userAssigned) {
        add(id);
    }
}

void SpecDigest::addValue(const TrafficSplit &split)
{
    QMap<QString, int> shares;
    for (const TrafficShare &share : split.shares()) {
        if (share.percent.value() > 0) {
            shares.insert(share.deployment.toString(), share.percent.value());
        }
    }
    add(shares);
}

void SpecDigest::addValue(const MirrorTraffic &mirror)
{
    add(mirror.target() ? mirror.target()->toString() : QString());
    addValue(mirror.percent());
}

void SpecDigest::addValue(const DeploymentSpec::RequestSettings &settings)
{
    addOptional(settings.requestTimeout);
    addOptional(settings.maxConcurrentRequestsPerInstance);
    addOptional(settings.maxQueueWait);
}

void SpecDigest::addValue(const DeploymentSpec::Probe &probe)
{
    addOptional(probe.initialDelay);
    addOptional(probe.period);
    addOptional(probe.timeout);
    addOptional(probe.successThreshold);
    addOptional(probe.failureThreshold);
}

void SpecDigest::addValue(const DeploymentSpec::ScaleSettings &scale)
{
    add(qint64(scale.type));
    addOptional(scale.minInstances);
    addOptional(scale.maxInstances);
    addOptional(scale.targetUtilization);
    addOptional(scale.pollingInterval);
}

void SpecDigest::addValue(const DeploymentSpec::ContainerResources &resources)
{
    add(resources.requests);
    add(resources.limits);
}

void SpecDigest::addValue(const DeploymentSpec::DataCollector &collector)
{
    add(qint64(collector.collections.size()));
    for (auto it = collector.collections.begin(); it != collector.collections.end(); ++it) {
        add(it.key());
        addValue(it->enabled);
        add(it->dataId);
        addOptional(it->samplingRate);
    }
    addOptional(collector.rollingRate);
    add(collector.captureHeaders.join(u'\n'));
}

void SpecDigest::add(const EndpointSpec &spec)
{
    add(spec.name.toString());
    add(qint64(spec.computeType));
    addOptional(spec.compute);
    addOptional(spec.authMode);
    addOptional(spec.description);
    addOptional(spec.tags);
    addOptional(spec.properties);
    addOptional(spec.identity);
    addOptional(spec.publicNetworkAccess);
    addOptional(spec.traffic);
    addOptional(spec.mirrorTraffic);
}

void SpecDigest::add(const DeploymentSpec &spec)
{
    add(spec.name.toString());
    add(qint64(spec.computeType));
    addOptional(spec.description);
    addOptional(spec.tags);
    addOptional(spec.properties);
    addOptional(spec.model);
    addOptional(spec.modelMountPath);
    addOptional(spec.code);
    addOptional(spec.scoringScript);
    addOptional(spec.environment);
    addOptional(spec.environmentVariables);
    addOptional(spec.instanceType);
    addOptional(spec.instanceCount);
    addOptional(spec.scaleSettings);
    addOptional(spec.requestSettings);
    addOptional(spec.livenessProbe);
    addOptional(spec.readinessProbe);
    addOptional(spec.resources);
    addOptional(spec.dataCollector);
    addOptional(spec.appInsightsEnabled);
    addOptional(spec.egressPublicNetworkAccess);
}

QByteArray SpecDigest::result() const
{
    return QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256);
}

} // namespace serin
