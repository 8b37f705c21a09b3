// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/manifestselect.h"

#include "services/manifest/yaml/yamledit.h"

#include <vector>

namespace serin {

namespace {

tl::unexpected<Error> notFound(const Manifest &manifest, const QString &what)
{
    const QString reason = manifest.reason().isEmpty() ? what : manifest.reason();
    return failure(ErrorKind::NotFound, reason, manifest.path());
}

tl::unexpected<Error> several(const Manifest &manifest, const QString &what, const QString &fix)
{
    return failure(ErrorKind::Invalid, QStringLiteral("the file holds several %1").arg(what),
                   manifest.path(), fix);
}

} // namespace

Result<const EndpointManifest *> selectEndpoint(const Manifest &manifest, const QString &name)
{
    std::vector<const EndpointManifest *> fitting;
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.endpoint && (name.isEmpty() || document.endpoint->name == name)) {
            fitting.push_back(&*document.endpoint);
        }
    }
    if (fitting.empty()) {
        return notFound(manifest, name.isEmpty()
                                      ? QStringLiteral("the file describes no endpoint")
                                      : QStringLiteral("no endpoint \"%1\" in the file").arg(name));
    }
    if (fitting.size() > 1) {
        return several(manifest, QStringLiteral("endpoints"),
                       name.isEmpty() ? QStringLiteral("name one with --endpoint")
                                      : QStringLiteral("give each a name of its own"));
    }
    return fitting.front();
}

Result<SelectedDeployment> selectDeployment(const Manifest &manifest, const QString &endpoint,
                                            const QString &name)
{
    std::vector<SelectedDeployment> fitting;
    const auto consider = [&](const ManifestDocument &document,
                              const DeploymentManifest &deployment) {
        const bool sameEndpoint = endpoint.isEmpty() || deployment.endpointName.isEmpty() ||
                                  deployment.endpointName == endpoint;
        if (sameEndpoint && (name.isEmpty() || deployment.name == name)) {
            fitting.push_back({&document, &deployment});
        }
    };
    for (const ManifestDocument &document : manifest.documents()) {
        if (document.deployment) {
            consider(document, *document.deployment);
        } else {
            for (const DeploymentManifest &deployment : document.endpoint->deployments) {
                consider(document, deployment);
            }
        }
    }
    if (fitting.empty()) {
        return notFound(manifest,
                        name.isEmpty()
                            ? QStringLiteral("the file describes no deployment")
                            : QStringLiteral("no deployment \"%1\" in the file").arg(name));
    }
    if (fitting.size() > 1) {
        return several(manifest, QStringLiteral("deployments"),
                       QStringLiteral("name the endpoint or the deployment"));
    }
    return fitting.front();
}

Result<NodeId> selectRoot(const Manifest &manifest, const QString &endpoint)
{
    std::vector<NodeId> fitting;
    for (const ManifestDocument &document : manifest.documents()) {
        const QString name =
            document.endpoint ? document.endpoint->name : document.deployment->endpointName;
        if (endpoint.isEmpty() || name == endpoint || (!document.endpoint && name.isEmpty())) {
            fitting.push_back(document.root);
        }
    }
    if (fitting.empty()) {
        return notFound(manifest, QStringLiteral("no endpoint \"%1\" in the file").arg(endpoint));
    }
    if (fitting.size() > 1) {
        return several(manifest, QStringLiteral("manifests"),
                       QStringLiteral("name one with --endpoint"));
    }
    return fitting.front();
}

Result<Manifest> finishEdit(const Manifest &manifest, const YamlEdit &edit,
                            const Result<void> &edited)
{
    if (!edited) {
        return failure(edited.error());
    }
    if (edit.isEmpty()) {
        return manifest;
    }
    auto proven = edit.prove();
    if (!proven) {
        return failure(proven.error());
    }
    return Manifest::fromTree(std::move(*proven), manifest.path());
}

} // namespace serin
