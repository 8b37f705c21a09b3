// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/changes/manifestendpoints.h"

#include "services/manifest/catalog.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

/// The name of the only endpoint that the folder of @p path has a document of, unless that holds
/// its deployments itself; else empty.
QString endpointOfFolder(const QString &path)
{
    FolderScanOptions options;
    options.subfolders = Subfolders::Skip;
    options.threads = 1;
    const Result<FolderScanBatch> scan = scanWholeFolder(QFileInfo(path).path(), options);
    if (!scan) {
        return {};
    }
    const Catalog catalog(*scan);
    QString found;
    for (const CatalogEndpoint &endpoint : catalog.endpoints()) {
        const bool takes =
            std::any_of(endpoint.variants.begin(), endpoint.variants.end(),
                        [](const auto &variant) { return !variant.holdsItsDeployments(); });
        if (endpoint.variants.empty() || isPlaceholderName(endpoint.name)) {
            continue;
        }
        if (!takes || !found.isEmpty()) {
            return {};
        }
        found = endpoint.name;
    }
    return found;
}

/// Adds @p mention, unless its endpoint is among @p mentions already; what one says of traffic
/// counts.
void add(std::vector<EndpointMention> &mentions, const EndpointMention &mention)
{
    if (isPlaceholderName(mention.endpoint)) {
        return;
    }
    const auto known = std::find_if(mentions.begin(), mentions.end(), [&](const auto &other) {
        return other.endpoint == mention.endpoint;
    });
    if (known == mentions.end()) {
        mentions.push_back(mention);
    } else if (mention.saysTraffic && !known->saysTraffic) {
        *known = mention;
    }
}

} // namespace

std::vector<EndpointMention> endpointsIn(const QByteArray &text, const QString &path)
{
    std::vector<EndpointMention> mentions;
    const Result<Manifest> manifest = Manifest::parse(text, path);
    if (!manifest) {
        return mentions;
    }
    for (const ManifestDocument &document : manifest->documents()) {
        if (document.endpoint) {
            add(mentions, {document.endpoint->name, document.endpoint->hasTraffic,
                           document.endpoint->traffic});
        } else if (!isPlaceholderName(document.deployment->endpointName)) {
            add(mentions, {document.deployment->endpointName, false, {}});
        } else {
            add(mentions, {endpointOfFolder(path), false, {}});
        }
    }
    return mentions;
}

bool hasManifestName(const QByteArray &path)
{
    const QByteArray lower = path.toLower();
    return lower.endsWith(".yml") || lower.endsWith(".yaml");
}

} // namespace serin
