// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/endpointerrors.h"

#include "services/core/readfile.h"
#include "services/manifest/validation/deploymentnames.h"
#include "services/manifest/validation/validation.h"
#include "services/manifest/validation/validationrules.h"

#include <QHash>

#include <algorithm>

namespace serin {

namespace {

constexpr qint64 largestJudged = 1 << 20;

/// In the order that EndpointErrors has.
std::vector<CatalogFilePointer> filesOf(const CatalogEndpoint &endpoint)
{
    std::vector<CatalogFilePointer> files;
    const auto add = [&files](const CatalogFilePointer &file) {
        if (std::find(files.begin(), files.end(), file) == files.end()) {
            files.push_back(file);
        }
    };
    for (const CatalogEndpointVariant &variant : endpoint.variants) {
        add(variant.file);
    }
    for (const CatalogDeployment &deployment : endpoint.deployments) {
        for (const CatalogDeploymentVariant &variant : deployment.variants) {
            add(variant.file);
        }
    }
    return files;
}

/// Whether it is plain without a look at the files that they have no error together.
bool areSoundTogether(const CatalogEndpoint &endpoint)
{
    if (endpoint.variants.size() > 1 || endpoint.deployments.size() > maximumDeployments) {
        return false;
    }
    DeploymentNames names;
    for (const CatalogDeployment &deployment : endpoint.deployments) {
        if (!names.otherSpelling(deployment.name).isEmpty()) {
            return false;
        }
        names.insert(deployment.name);
        for (const CatalogDeploymentVariant &variant : deployment.variants) {
            if (!variant.file->isSound) {
                return false;
            }
        }
    }
    return std::all_of(
        endpoint.variants.begin(), endpoint.variants.end(), [&names](const auto &variant) {
            const TrafficEntries &traffic = variant.manifest().traffic;
            return variant.file->isSound &&
                   std::all_of(traffic.begin(), traffic.end(), [&names](const auto &share) {
                       return share.percent == 0 || names.all().contains(share.deployment);
                   });
        });
}

} // namespace

EndpointErrors endpointErrors(const CatalogEndpoint &endpoint, const CataloguedText &text)
{
    if (areSoundTogether(endpoint)) {
        return {};
    }
    EndpointErrors errors;
    QHash<QString, std::size_t> places;
    QList<Manifest> manifests;
    bool knowsAll = true;
    for (const CatalogFilePointer &file : filesOf(endpoint)) {
        const Result<Manifest> manifest = text(*file);
        if (!manifest) {
            knowsAll = false;
            continue;
        }
        manifests.append(*manifest);
        places.insert(manifest->path(), errors.size());
        errors.push_back({file->path, file->relativePath().toString(), 0, {}, {}});
    }
    for (const Diagnostic &diagnostic : validateManifests(manifests)) {
        const auto place = places.constFind(diagnostic.file);
        const bool isSure = knowsAll || diagnostic.code != QLatin1String("unknown-deployment");
        if (diagnostic.severity != Severity::Error || place == places.constEnd() || !isSure) {
            continue;
        }
        FileErrors &file = errors[*place];
        if (file.count++ == 0) {
            file.message = diagnostic.message;
            file.position = diagnostic.position;
        }
    }
    errors.erase(std::remove_if(errors.begin(), errors.end(),
                                [](const FileErrors &file) { return file.count == 0; }),
                 errors.end());
    errors.shrink_to_fit();
    return errors;
}

EndpointErrors unassignedErrors(const CatalogDeployment &deployment, const CataloguedText &text)
{
    return endpointErrors({{}, {}, {deployment}}, text);
}

Result<Manifest> readCatalogued(const CatalogFile &file)
{
    if (!file.isLeftOut) {
        const Result<FileContent> content = readFile(file.path, largestJudged);
        if (content && content->stamp.checksum == file.checksum) {
            return Manifest::parse(content->bytes, file.path);
        }
    }
    return failure(ErrorKind::NotFound, QStringLiteral("it is not what was catalogued"), file.path);
}

} // namespace serin
