// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/changesetread.h"

#include "services/manifest/manifestfile.h"

#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

void add(QStringList &paths, const QString &path)
{
    if (!paths.contains(path)) {
        paths.append(path);
    }
}

Result<QList<Manifest>> readAll(const QStringList &paths)
{
    QList<Manifest> manifests;
    for (const QString &path : paths) {
        const Result<Manifest> manifest = readManifest(path, path);
        if (!manifest) {
            return failure(manifest.error());
        }
        manifests.append(*manifest);
    }
    return manifests;
}

bool isAt(const CatalogDeployment &deployment, const QString &path)
{
    return std::any_of(
        deployment.variants.begin(), deployment.variants.end(),
        [&](const CatalogDeploymentVariant &place) { return place.file->path == path; });
}

/// The files of @p variant and its deployments; of those that are also at @p chosen only that one.
void addVariant(QStringList &paths, const CatalogEndpoint &endpoint, int variant,
                const QString &chosen)
{
    if (variant >= 0) {
        add(paths, endpoint.variants[static_cast<std::size_t>(variant)].file->path);
    }
    for (const CatalogDeployment &deployment : endpoint.deploymentsFor(variant)) {
        if (isAt(deployment, chosen)) {
            add(paths, chosen);
            continue;
        }
        for (const CatalogDeploymentVariant &place : deployment.variants) {
            add(paths, place.file->path);
        }
    }
}

void addAroundDeployment(QStringList &paths, const CatalogEndpoint &endpoint, const QString &path)
{
    bool belongs = false;
    for (int variant = 0; variant < static_cast<int>(endpoint.variants.size()); ++variant) {
        const auto deployments = endpoint.deploymentsFor(variant);
        if (std::any_of(deployments.begin(), deployments.end(),
                        [&](const CatalogDeployment &one) { return isAt(one, path); })) {
            addVariant(paths, endpoint, variant, path);
            belongs = true;
        }
    }
    if (!belongs) {
        addVariant(paths, endpoint, -1, path);
    }
}

} // namespace

Result<QList<Manifest>> readVariantFiles(const CatalogEndpoint &endpoint, int variant)
{
    if (variant < 0 && endpoint.variants.size() > 1) {
        QStringList files;
        for (const CatalogEndpointVariant &one : endpoint.variants) {
            add(files, one.file->relativePath().toString());
        }
        return failure(ErrorKind::Conflict,
                       QStringLiteral("several files describe endpoint \"%1\": %2")
                           .arg(endpoint.name, files.join(QStringLiteral(", "))),
                       endpoint.variants.front().file->path,
                       QStringLiteral("name the file to edit"));
    }
    const int chosen = variant < 0 && !endpoint.variants.empty() ? 0 : variant;
    QStringList paths;
    addVariant(paths, endpoint, chosen, {});
    return readAll(paths);
}

Result<QList<Manifest>> readFilesAround(const Catalog &catalog, const QString &path)
{
    const std::vector<CatalogHolding> holdings = catalog.holdings(path);
    if (holdings.empty()) {
        const CatalogFilePointer file = catalog.file(path);
        return file && file->error
                   ? failure(*file->error)
                   : failure(ErrorKind::NotFound,
                             file ? file->reason : QStringLiteral("there is no such file"), path);
    }
    QStringList paths{path};
    for (const CatalogHolding &holding : holdings) {
        if (holding.endpoint < 0) {
            continue;
        }
        const CatalogEndpoint &endpoint =
            catalog.endpoints()[static_cast<std::size_t>(holding.endpoint)];
        if (holding.variant >= 0) {
            addVariant(paths, endpoint, holding.variant, path);
        } else {
            addAroundDeployment(paths, endpoint, path);
        }
    }
    return readAll(paths);
}

} // namespace serin
