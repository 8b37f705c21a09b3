// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/specreader.h"

#include "services/gitops/specfields.h"
#include "services/manifest/catalogendpoint.h"

namespace serin {

namespace {

/// Notes that @p name cannot be one, or is filled in later. Returns whether it can be used.
template<typename Name>
std::optional<Name> usableName(const QString &name, const QString &what, const Manifest &manifest,
                               SourcePosition position, ReadingNotes &notes)
{
    if (isPlaceholderName(name)) {
        notes.open = name.isEmpty()
                         ? QStringLiteral("the %1 has no name").arg(what)
                         : QStringLiteral("the %1's name is filled in later: %2").arg(what, name);
        return std::nullopt;
    }
    const Result<Name> read = Name::fromString(name);
    if (!read) {
        notes.problems.push_back({ErrorKind::Invalid, read.error().detail,
                                  sourceLocation(manifest.path(), position),
                                  QStringLiteral("rename the %1").arg(what)});
        return std::nullopt;
    }
    return *read;
}

Error unresolvable(const Manifest &manifest, NodeId node, const ValidationFinding &finding)
{
    const NodeId at = finding.node == noNode ? node : finding.node;
    return {ErrorKind::Invalid, finding.message,
            sourceLocation(manifest.path(), manifest.tree().position(at)), finding.fix};
}

DeploymentReading readDeployment(const Manifest &manifest, const DeploymentManifest &found,
                                 const SchemaValue *value)
{
    DeploymentReading reading;
    reading.origin = SpecOrigin(manifest.path(), found.position.line);
    const std::optional<DeploymentName> name = usableName<DeploymentName>(
        found.name, QStringLiteral("deployment"), manifest, found.position, reading.notes);
    if (!name) {
        return reading;
    }
    reading.spec.emplace(*name);
    reading.spec->computeType = found.compute;
    const SpecFields fields(manifest, value, QString(), reading.origin, reading.notes);
    readDeploymentFields(fields, reading);
    readAssetFields(fields, reading);
    return reading;
}

/// The value of the deployment at @p index of @p deployments, which is a map or a list.
const SchemaValue *deploymentValue(const SchemaValue *deployments, std::size_t index,
                                   const DeploymentManifest &found)
{
    if (deployments == nullptr) {
        return nullptr;
    }
    if (deployments->isMap()) {
        return deployments->find(found.name);
    }
    return index < deployments->children.size() ? &deployments->children[index] : nullptr;
}

void readEndpoint(const Manifest &manifest, const EndpointManifest &found, const SchemaValue &value,
                  DocumentReading &into)
{
    EndpointReading &reading = into.endpoint.emplace();
    reading.origin = SpecOrigin(manifest.path(), found.position.line);
    const std::optional<EndpointName> name = usableName<EndpointName>(
        found.name, QStringLiteral("endpoint"), manifest, found.position, reading.notes);
    const SpecFields fields(manifest, &value, QString(), reading.origin, reading.notes);
    if (name) {
        reading.spec.emplace(*name);
        reading.spec->computeType = found.compute;
        readEndpointFields(fields, *reading.spec);
    }
    const SchemaValue *deployments = value.find(QStringLiteral("deployments"));
    if (deployments != nullptr && deployments->isTemplate) {
        static_cast<void>(fields.isOpen(QStringLiteral("deployments"), *deployments));
    }
    for (std::size_t i = 0; i < found.deployments.size(); ++i) {
        const DeploymentManifest &inside = found.deployments[i];
        DeploymentReading deployment =
            readDeployment(manifest, inside, deploymentValue(deployments, i, inside));
        if (deployment.spec) {
            deployment.spec->endpoint = name;
        }
        into.deployments.push_back(std::move(deployment));
    }
}

} // namespace

DocumentReading readSpecs(const Manifest &manifest, const ManifestDocument &document)
{
    DocumentReading reading;
    const NodeId node = document.endpoint ? document.endpoint->node : document.deployment->node;
    const auto value = resolveSchemaValue(manifest.tree(), node);
    if (!value) {
        const Error error = unresolvable(manifest, node, value.error());
        if (document.endpoint) {
            EndpointReading &endpoint = reading.endpoint.emplace();
            endpoint.origin = SpecOrigin(manifest.path(), document.endpoint->position.line);
            endpoint.notes.problems.push_back(error);
            reading.deployments.resize(document.endpoint->deployments.size());
        } else {
            reading.deployments.resize(1);
            reading.deployments.front().origin =
                SpecOrigin(manifest.path(), document.deployment->position.line);
        }
        for (DeploymentReading &deployment : reading.deployments) {
            deployment.notes.problems.push_back(error);
        }
        return reading;
    }
    if (document.endpoint) {
        readEndpoint(manifest, *document.endpoint, *value, reading);
        return reading;
    }
    DeploymentReading deployment = readDeployment(manifest, *document.deployment, &*value);
    const QString &endpoint = document.deployment->endpointName;
    if (deployment.spec && !isPlaceholderName(endpoint)) {
        if (const Result<EndpointName> name = EndpointName::fromString(endpoint)) {
            deployment.spec->endpoint = *name;
        } else {
            const SchemaValue *said = value->find(QStringLiteral("endpoint_name"));
            const NodeId at = said != nullptr ? said->node : node;
            deployment.notes.problems.push_back(
                {ErrorKind::Invalid, name.error().detail,
                 sourceLocation(manifest.path(), manifest.tree().position(at)),
                 QStringLiteral("name the endpoint that the deployment belongs to")});
        }
    }
    reading.deployments.push_back(std::move(deployment));
    return reading;
}

} // namespace serin
