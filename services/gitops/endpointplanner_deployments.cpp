// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/endpointplanner.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace serin {

namespace {

constexpr AssetId::Kind allKinds[] = {AssetId::Kind::Model, AssetId::Kind::Code,
                                      AssetId::Kind::Environment};

/// Whether @p reference names something that is not registered as it stands.
bool isUnregistered(const std::optional<AssetReference> &reference)
{
    return reference && reference->kind != AssetReference::Kind::Registered;
}

const AssetSource *sourceOf(const DeploymentReading &reading, AssetId::Kind kind)
{
    for (const AssetSource &source : reading.assets) {
        if (source.kind == kind) {
            return &source;
        }
    }
    return nullptr;
}

std::optional<AssetId::Kind> kindOf(const QString &field)
{
    for (const AssetId::Kind kind : allKinds) {
        if (assetField(kind) == field) {
            return kind;
        }
    }
    return std::nullopt;
}

QJsonObject sourceJson(const AssetSource &source)
{
    QJsonObject json{{QStringLiteral("field"), assetField(source.kind)}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty()) {
            json.insert(key, value);
        }
    };
    put(QStringLiteral("name"), source.name);
    put(QStringLiteral("version"), source.version);
    put(QStringLiteral("path"), source.path);
    put(QStringLiteral("image"), source.image);
    put(QStringLiteral("conda_file"), source.condaFile);
    return json;
}

QString describe(const AssetSource &source)
{
    if (!source.path.isEmpty() && source.kind != AssetId::Kind::Environment) {
        return QStringLiteral("the local path %1").arg(source.path);
    }
    return QStringLiteral("described in the manifest");
}

/// Of an asset that is registered from what the manifest gives, both; else as differenceReason().
QString assetReason(const std::vector<FieldDifference> &found, const DeploymentReading &reading)
{
    const std::optional<AssetId::Kind> kind =
        found.size() == 1 ? kindOf(found.front().field) : std::nullopt;
    const AssetSource *source = kind ? sourceOf(reading, *kind) : nullptr;
    const QString live = found.front().live.toString();
    const QString registered = found.front().desired.toString();
    if (source == nullptr || live.isEmpty() || !found.front().isComparable ||
        !isUnregistered(referenceOf(*reading.spec, *kind))) {
        return differenceReason(found);
    }
    const Result<AssetId> id = AssetId::fromString(live, *kind);
    return QStringLiteral("%1 in the manifest is %2, registered as %3, and %4 live")
        .arg(found.front().field, describe(*source), registered, id ? id->toShortString() : live);
}

} // namespace

void EndpointPlanner::planDeployment(const DeploymentReading &reading)
{
    const LiveDeployment *live = liveDeployment(reading.spec->name.toString());
    if (live == nullptr) {
        createDeployment(reading);
    } else {
        changeDeployment(reading, *live);
    }
}

DeploymentSpec EndpointPlanner::effectiveSpec(const DeploymentReading &reading) const
{
    DeploymentSpec spec = *reading.spec;
    spec.endpoint = m_in.desired->endpoint ? desiredSpec()->name : spec.endpoint;
    if (!spec.endpoint && m_in.live != nullptr) {
        spec.endpoint = m_in.live->endpoint().spec.name;
    }
    const EndpointSpec *endpoint = desiredSpec();
    if (endpoint == nullptr && m_in.live != nullptr) {
        endpoint = &m_in.live->endpoint().spec;
    }
    if (endpoint != nullptr && endpoint->computeType == EndpointComputeType::Kubernetes) {
        spec.computeType = EndpointComputeType::Kubernetes;
    }
    for (const AssetId::Kind kind : allKinds) {
        std::optional<AssetReference> &reference = referenceOf(spec, kind);
        if (m_in.assets == nullptr || !isUnregistered(reference)) {
            continue;
        }
        const auto known = m_in.assets->find({spec.name.toString(), kind});
        if (known != m_in.assets->end()) {
            reference = AssetReference{AssetReference::Kind::Registered, known->second.reference};
        }
    }
    return spec;
}

bool EndpointPlanner::registerAsset(const DeploymentReading &reading, AssetId::Kind kind)
{
    const QString name = reading.spec->name.toString();
    if (!isUnregistered(referenceOf(*reading.spec, kind))) {
        return true;
    }
    if (m_in.assets != nullptr) {
        const auto known = m_in.assets->find({name, kind});
        if (known != m_in.assets->end() && known->second.exists) {
            return true;
        }
    }
    const AssetSource *source = sourceOf(reading, kind);
    if (source == nullptr || !m_in.options->canRegister) {
        return false;
    }
    PlanOperation &operation = add(Assets, PlanAction::Register, PlanKind::Asset, name);
    operation.id += u'/' + assetField(kind);
    operation.after = sourceJson(*source);
    operation.asset = std::make_shared<AssetSource>(*source);
    operation.reason =
        QStringLiteral("%1 of %2 is %3").arg(assetField(kind), name, describe(*source));
    operation.file = reading.origin.file();
    operation.line = source->line;
    return true;
}

void EndpointPlanner::createDeployment(const DeploymentReading &reading)
{
    auto spec = std::make_shared<DeploymentSpec>(effectiveSpec(reading));
    const QString name = spec->name.toString();
    for (const AssetId::Kind kind : allKinds) {
        if (!registerAsset(reading, kind)) {
            refuse(name,
                   QStringLiteral("%1 of %2 is a local path or described in the manifest, which "
                                  "cannot be registered in this workspace yet")
                       .arg(assetField(kind), name),
                   QStringLiteral("register it and name it as azureml:name:version"),
                   reading.origin, assetField(kind));
        }
    }
    const bool ruledByUse =
        spec->scaleSettings &&
        spec->scaleSettings->type == DeploymentSpec::ScaleSettings::Type::TargetUtilization;
    if (!spec->instanceCount && !ruledByUse) {
        spec->instanceCount = reading.firstCount ? reading.firstCount : *InstanceCount::fromInt(1);
    }
    PlanOperation &operation = add(Deployments, PlanAction::Create, PlanKind::Deployment, name);
    operation.after = saidFields(*spec);
    operation.reason = QStringLiteral("%1 is in the manifest and not live").arg(name);
    operation.file = reading.origin.file();
    operation.line = reading.origin.line();
    operation.deploymentSpec = std::move(spec);
    m_made.insert(name);
}

bool EndpointPlanner::assetChanged(const DeploymentReading &reading, AssetId::Kind kind) const
{
    const DeploymentReading *before = appliedDeployment(reading.spec->name.toString());
    if (before == nullptr) {
        return false;
    }
    if (referenceOf(*before->spec, kind) != referenceOf(*reading.spec, kind)) {
        return true;
    }
    const AssetSource *was = sourceOf(*before, kind);
    const AssetSource *is = sourceOf(reading, kind);
    if (was == nullptr || is == nullptr) {
        return was != is;
    }
    AssetSource there = *was;
    there.line = is->line;
    return !(there == *is);
}

void EndpointPlanner::changeDeployment(const DeploymentReading &reading, const LiveDeployment &live)
{
    const DeploymentSpec spec = effectiveSpec(reading);
    const QString name = spec.name.toString();
    if (live.state == ProvisioningState::Deleting) {
        refuse(name, {ErrorKind::Conflict, QStringLiteral("%1 is being deleted").arg(name),
                      reading.origin.file(), QStringLiteral("wait until it is gone")});
        return;
    }
    if (spec.computeType != live.spec.computeType) {
        replaceDeployment(reading, live);
        return;
    }
    const DeploymentChange change = changeOf(reading, spec, live);
    const bool isBroken =
        live.state == ProvisioningState::Failed || live.state == ProvisioningState::Canceled;
    const bool isMended = change.count && !change.shrinks; // growing sends all of it again
    if (!change.fields.empty() || (isBroken && !isMended)) {
        updateDeployment(reading, spec, live, change);
    }
    if (change.count) {
        scaleDeployment(reading, spec, change);
    }
}

EndpointPlanner::DeploymentChange EndpointPlanner::changeOf(const DeploymentReading &reading,
                                                            const DeploymentSpec &spec,
                                                            const LiveDeployment &live)
{
    const QString name = spec.name.toString();
    DeploymentChange change;
    std::vector<FieldDifference> unknown;
    for (const FieldDifference &each : differences(spec, live.spec)) {
        const std::optional<AssetId::Kind> kind = kindOf(each.field);
        const bool counts = !kind || each.isComparable || assetChanged(reading, *kind);
        if (each.field == QLatin1String("instance_count")) {
            change.count = each;
        } else if (counts && (!kind || registerAsset(reading, *kind))) {
            change.fields.push_back(each);
        } else if (counts || appliedDeployment(name) == nullptr) {
            unknown.push_back(each);
        }
    }
    if (!unknown.empty()) {
        say(PlanNote::Kind::NotComparable, name,
            QStringLiteral("%1 of %2: given by a path, in place or by a label, which cannot be "
                           "compared with what is registered")
                .arg(fieldList(unknown), name),
            reading.origin.file(), reading.origin.lineOf(unknown.front().field));
    }
    change.shrinks = change.count && live.spec.instanceCount && spec.instanceCount &&
                     *spec.instanceCount < *live.spec.instanceCount;
    if (change.count && !change.shrinks && !change.fields.empty()) {
        change.fields.push_back(*change.count);
        change.count.reset();
    }
    return change;
}

void EndpointPlanner::updateDeployment(const DeploymentReading &reading, const DeploymentSpec &spec,
                                       const LiveDeployment &live, const DeploymentChange &change)
{
    const QString name = spec.name.toString();
    auto sent = std::make_shared<DeploymentSpec>(spec);
    if (change.shrinks) {
        sent->instanceCount = live.spec.instanceCount;
    }
    PlanOperation &operation = add(Deployments, PlanAction::Update, PlanKind::Deployment, name);
    operation.file = reading.origin.file();
    operation.line = reading.origin.line();
    operation.deploymentSpec = std::move(sent);
    m_made.insert(name);
    if (change.fields.empty()) {
        operation.before = QJsonObject{{QStringLiteral("provisioning_state"), live.stateText}};
        operation.reason =
            QStringLiteral("%1 is %2 and is applied again").arg(name, live.stateText);
    } else {
        setChange(operation, change.fields);
        operation.reason = assetReason(change.fields, reading);
        operation.line = reading.origin.lineOf(change.fields.front().field);
    }
}

void EndpointPlanner::scaleDeployment(const DeploymentReading &reading, const DeploymentSpec &spec,
                                      const DeploymentChange &change)
{
    const QString name = spec.name.toString();
    const FieldDifference &count = *change.count;
    PlanOperation &operation = add(change.shrinks ? ScaleDown : Deployments, PlanAction::Scale,
                                   PlanKind::Deployment, name);
    operation.before = QJsonObject{{count.field, count.live}};
    operation.after = QJsonObject{{count.field, count.desired}};
    operation.reason = differenceReason({count});
    operation.file = reading.origin.file();
    operation.line = reading.origin.says(count.field)
                         ? reading.origin.lineOf(count.field)
                         : reading.origin.lineOf(QStringLiteral("scale_settings.instance_count"));
    auto sent = std::make_shared<DeploymentSpec>(spec.name);
    sent->endpoint = spec.endpoint;
    sent->instanceCount = spec.instanceCount;
    operation.deploymentSpec = std::move(sent);
    if (!change.shrinks) {
        m_made.insert(name);
    }
}

void EndpointPlanner::replaceDeployment(const DeploymentReading &reading,
                                        const LiveDeployment &live)
{
    auto spec = std::make_shared<DeploymentSpec>(effectiveSpec(reading));
    const QString name = spec->name.toString();
    const bool agreed = m_in.options->allowReplace || hasConsent(PlanAction::Replace, name);
    if (agreed && sharesOf(m_live->endpoint().traffic).value(name) > 0) {
        refuse(name,
               QStringLiteral("%1 can only be replaced, and it answers %2 % of the requests")
                   .arg(name)
                   .arg(sharesOf(m_live->endpoint().traffic).value(name)),
               QStringLiteral("move its traffic to another deployment first"), reading.origin,
               QStringLiteral("type"));
        return;
    }
    for (const AssetId::Kind kind : allKinds) {
        if (agreed && !registerAsset(reading, kind)) {
            refuse(name,
                   QStringLiteral("%1 of %2 cannot be registered in this workspace yet")
                       .arg(assetField(kind), name),
                   QStringLiteral("register it and name it as azureml:name:version"),
                   reading.origin, assetField(kind));
        }
    }
    PlanOperation &operation =
        add(agreed ? Deployments : Last, PlanAction::Replace, PlanKind::Deployment, name);
    const QString field = QStringLiteral("endpoint_compute_type");
    operation.before = QJsonObject{{field, restName(live.spec.computeType).toLower()}};
    operation.after = QJsonObject{{field, restName(spec->computeType).toLower()}};
    operation.consent = agreed ? PlanConsent::Given : PlanConsent::Missing;
    operation.reason =
        QStringLiteral("%1 is %2 in the manifest and %3 live, which the service cannot change: the "
                       "deployment is deleted and made again")
            .arg(field, restName(spec->computeType).toLower(),
                 restName(live.spec.computeType).toLower());
    operation.file = reading.origin.file();
    operation.line = reading.origin.lineOf(QStringLiteral("type"));
    operation.deploymentSpec = std::move(spec);
    if (agreed) {
        m_made.insert(name);
    }
}

const DeploymentReading *EndpointPlanner::appliedDeployment(const QString &name) const
{
    if (m_in.applied == nullptr) {
        return nullptr;
    }
    for (const auto &reading : m_in.applied->deployments) {
        if (reading->spec && reading->spec->name.toString() == name) {
            return reading.get();
        }
    }
    return nullptr;
}

} // namespace serin
