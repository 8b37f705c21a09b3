// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validationview.h"

#include "services/manifest/validation/validationtext.h"

namespace serin {

namespace {

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    return slash < 0 ? QString() : path.left(slash);
}

ValidationTarget previewTarget(const SchemaValue &endpoint)
{
    for (const QString &key : {QStringLiteral("infrastructure"), QStringLiteral("target")}) {
        const SchemaValue *value = endpoint.find(key);
        if (value == nullptr) {
            continue;
        }
        if (value->isTemplate || value->kind != SchemaValue::Kind::Text) {
            return ValidationTarget::Unknown;
        }
        return value->text.compare(QLatin1String("managed"), Qt::CaseInsensitive) == 0
                   ? ValidationTarget::Managed
                   : ValidationTarget::Kubernetes;
    }
    return ValidationTarget::Managed;
}

/// The name that stands inside the deployment, as it does in all forms but the preview's map.
void takeName(DeploymentView &deployment)
{
    const SchemaValue *name = deployment.value->find(QStringLiteral("name"));
    if (name != nullptr && deployment.nameNode == noNode) {
        deployment.name = name->text;
        deployment.nameNode = name->node;
    }
    if (name != nullptr && deployment.nameNode == name->node) {
        deployment.nameIsText = name->kind == SchemaValue::Kind::Text;
    }
}

ValidationTarget v2Target(EndpointComputeType compute)
{
    return compute == EndpointComputeType::Kubernetes ? ValidationTarget::Kubernetes
                                                      : ValidationTarget::Managed;
}

} // namespace

DocumentView::DocumentView(const Manifest &manifest, const ManifestDocument &document)
    : m_document(document), m_folder(folderOf(manifest.path()))
{
    const NodeId node = isEndpoint() ? document.endpoint->node : document.deployment->node;
    auto resolved = resolveSchemaValue(manifest.tree(), node);
    if (!resolved) {
        m_failure = resolved.error();
        return;
    }
    m_value = std::move(*resolved);
    if (isEndpoint()) {
        m_target = isPreview() ? previewTarget(m_value) : v2Target(document.endpoint->compute);
        m_endpointName = m_value.textOf(QStringLiteral("name"));
        addDeploymentsInside();
        return;
    }
    if (!isPreview()) {
        m_target = v2Target(document.deployment->compute);
    }
    m_endpointName = m_value.textOf(QStringLiteral("endpoint_name"));
    DeploymentView self{document.deployment->name,
                        document.deployment->nameNode,
                        &m_value,
                        m_target,
                        isPreview(),
                        true};
    takeName(self);
    m_deployments.push_back(self);
}

void DocumentView::addDeploymentsInside()
{
    const SchemaValue *deployments = m_value.find(QStringLiteral("deployments"));
    if (deployments == nullptr || deployments->isTemplate) {
        return;
    }
    for (const SchemaValue &each : deployments->children) {
        DeploymentView view{each.key, each.keyNode, &each, m_target, true, each.keyIsText};
        takeName(view);
        m_deployments.push_back(view);
    }
}

bool DocumentView::holdsDeployments() const
{
    return isEndpoint() && m_value.find(QStringLiteral("deployments")) != nullptr;
}

ManifestSchema DocumentView::schema() const
{
    const bool kubernetes = m_target == ValidationTarget::Kubernetes;
    if (isPreview()) {
        return isEndpoint() ? ManifestSchema::PreviewEndpoint : ManifestSchema::PreviewDeployment;
    }
    if (isEndpoint()) {
        return kubernetes ? ManifestSchema::KubernetesEndpoint : ManifestSchema::ManagedEndpoint;
    }
    return kubernetes ? ManifestSchema::KubernetesDeployment : ManifestSchema::ManagedDeployment;
}

ValidationScope::ValidationScope(const QList<Manifest> &manifests)
{
    struct Standalone
    {
        QString name;
        QString endpoint;
        QString folder;
    };
    std::vector<Standalone> deployments;
    for (const Manifest &manifest : manifests) {
        for (const ManifestDocument &document : manifest.documents()) {
            const DocumentView view(manifest, document);
            if (!view.isResolved()) {
                continue;
            }
            if (!view.endpointName().isEmpty() && !isTemplateText(view.endpointName())) {
                m_spellings[view.endpointName().toLower()][view.endpointName()].insert(
                    view.folder());
            }
            if (!view.isEndpoint()) {
                deployments.push_back(
                    {view.deployments().front().name, view.endpointName(), view.folder()});
                continue;
            }
            m_endpointsByFolder[view.folder()].insert(view.endpointName());
            if (!view.holdsDeployments()) {
                m_foldersByEndpoint[view.endpointName()].insert(view.folder());
            }
        }
    }
    for (const Standalone &each : deployments) {
        const QString endpoint =
            each.endpoint.isEmpty() ? onlyEndpointIn(each.folder) : each.endpoint;
        m_deploymentsByEndpoint[endpoint].insert(each.name);
        m_deploymentsByPlace[{endpoint, each.folder}].insert(each.name);
    }
}

KnownDeployments ValidationScope::deploymentsOf(const DocumentView &endpoint) const
{
    KnownDeployments known;
    if (endpoint.holdsDeployments()) {
        for (const DeploymentView &each : endpoint.deployments()) {
            known.names.insert(each.name);
        }
        if (endpoint.value().find(QStringLiteral("deployments"))->isTemplate) {
            known.names.insert(QStringLiteral("{{ }}"));
        }
        known.certain = true;
        return known;
    }
    return deploymentsFor(endpoint.endpointName(), endpoint.folder());
}

KnownDeployments ValidationScope::deploymentsFor(const QString &endpoint,
                                                 const QString &folder) const
{
    KnownDeployments known;
    known.names = m_deploymentsByEndpoint.value(endpoint);
    const DeploymentNames beside = m_deploymentsByPlace.value({endpoint, folder});
    const bool onePlace = m_foldersByEndpoint.value(endpoint).size() <= 1;
    if (!onePlace && !beside.all().isEmpty()) {
        known.names = beside;
    }
    known.certain = !known.names.all().isEmpty() && (onePlace || !beside.all().isEmpty());
    return known;
}

DeploymentNames ValidationScope::deploymentsBeside(const DocumentView &view) const
{
    if (view.isEndpoint()) {
        return deploymentsOf(view).names;
    }
    const QString endpoint =
        view.endpointName().isEmpty() ? onlyEndpointIn(view.folder()) : view.endpointName();
    return endpoint.isEmpty() || isTemplateText(endpoint)
               ? DeploymentNames()
               : deploymentsFor(endpoint, view.folder()).names;
}

ValidationScope::OtherEndpoint ValidationScope::otherEndpoint(const DocumentView &view) const
{
    OtherEndpoint other;
    const auto spellings = m_spellings.constFind(view.endpointName().toLower());
    if (spellings == m_spellings.constEnd() || spellings->size() < 2) {
        return other;
    }
    for (auto each = spellings->constBegin(); each != spellings->constEnd(); ++each) {
        const bool isBeside = each->contains(view.folder());
        const bool isFirst = other.name.isEmpty() || isBeside > other.isBeside ||
                             (isBeside == other.isBeside && each.key() < other.name);
        if (each.key() != view.endpointName() && isFirst) {
            other = {each.key(), isBeside};
        }
    }
    return other;
}

QString ValidationScope::onlyEndpointIn(const QString &folder) const
{
    const Names endpoints = m_endpointsByFolder.value(folder);
    const QString only = endpoints.size() == 1 ? *endpoints.begin() : QString();
    return m_foldersByEndpoint.value(only).contains(folder) ? only : QString();
}

} // namespace serin
