// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/translate/translationproof.h"

#include "services/gitops/specreader.h"
#include "services/gitops/translate/previewtranslation.h"

#include <QMap>

namespace serin {

namespace {

/// All that the files want of one endpoint.
struct Wanted
{
    std::optional<EndpointReading> endpoint;
    QMap<QString, DeploymentReading> deployments;
    int endpoints = 0;
    bool isPreview = false;
};

Wanted wantedOf(const QList<Manifest> &files, const QString &endpoint)
{
    Wanted wanted;
    for (const Manifest &file : files) {
        for (const ManifestDocument &document : file.documents()) {
            const bool isOther = document.endpoint
                                     ? document.endpoint->name != endpoint
                                     : !document.deployment->endpointName.isEmpty() &&
                                           document.deployment->endpointName != endpoint;
            if (isOther) {
                continue;
            }
            wanted.isPreview = wanted.isPreview || isPreviewDocument(document);
            const DocumentReading reading = readSpecs(file, document);
            if (reading.endpoint) {
                wanted.endpoint = reading.endpoint;
                ++wanted.endpoints;
            }
            for (std::size_t i = 0; i < reading.deployments.size(); ++i) {
                const QString name = document.deployment ? document.deployment->name
                                                         : document.endpoint->deployments[i].name;
                wanted.deployments.insert(name, reading.deployments[i]);
            }
        }
    }
    return wanted;
}

/// What the current form can say of @p asset.
AssetSource comparable(AssetSource asset, const AssetSource &other)
{
    asset.folder.clear();
    asset.line = 0;
    if (asset.kind == AssetId::Kind::Environment && other.path.isEmpty()) {
        asset.path.clear();
    }
    if (asset.kind == AssetId::Kind::Environment && asset.buildPath.isEmpty()) {
        asset.buildPath = other.buildPath;
    }
    if (asset.kind == AssetId::Kind::Code && other.name.isEmpty()) {
        asset.name.clear();
        asset.version.clear();
    }
    return asset;
}

bool sameAssets(const DeploymentReading &before, const DeploymentReading &after)
{
    if (before.assets.size() != after.assets.size()) {
        return false;
    }
    for (std::size_t i = 0; i < before.assets.size(); ++i) {
        AssetSource now = after.assets[i];
        now.folder.clear();
        now.line = 0;
        if (comparable(before.assets[i], after.assets[i]) != now) {
            return false;
        }
    }
    return true;
}

Result<void> differs(const QString &what)
{
    return failure(ErrorKind::Invalid, QStringLiteral("the translation would change %1").arg(what),
                   {}, QStringLiteral("edit the files by hand"));
}

bool sameNotes(const ReadingNotes &before, const ReadingNotes &after)
{
    return before.problems.size() == after.problems.size() &&
           before.open.isEmpty() == after.open.isEmpty();
}

} // namespace

Result<void> proveTranslation(const QList<Manifest> &before, const QList<Manifest> &after,
                              const QString &endpoint)
{
    const Wanted old = wantedOf(before, endpoint);
    const Wanted now = wantedOf(after, endpoint);
    if (now.isPreview || old.endpoints != now.endpoints) {
        return differs(QStringLiteral("what kind of file it is"));
    }
    if (old.endpoint && (old.endpoint->spec != now.endpoint->spec ||
                         !sameNotes(old.endpoint->notes, now.endpoint->notes))) {
        return differs(QStringLiteral("the endpoint"));
    }
    if (old.deployments.keys() != now.deployments.keys()) {
        return differs(QStringLiteral("which deployments there are"));
    }
    for (auto each = old.deployments.begin(); each != old.deployments.end(); ++each) {
        const DeploymentReading &same = *now.deployments.find(each.key());
        std::optional<DeploymentSpec> wanted = each->spec;
        if (wanted && same.spec && !wanted->endpoint) {
            wanted->endpoint = same.spec->endpoint; // it is named now
        }
        if (wanted != same.spec || !sameAssets(*each, same) ||
            !sameNotes(each->notes, same.notes)) {
            return differs(QStringLiteral("the deployment %1").arg(each.key()));
        }
    }
    return {};
}

} // namespace serin
