// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/catalogendpoint.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <iterator>

namespace serin {

namespace {

QString documentKey(const CatalogFile &file, const ManifestDocument &document)
{
    return file.relativePath().toString() + QLatin1Char('#') + QString::number(document.index);
}

const ManifestDocument &documentOf(const CatalogFile &file, int position)
{
    return file.documents[static_cast<std::size_t>(position)];
}

/// Those of @p deployments whose places @p accepts; deployments without any are left out.
template<typename Accepts>
std::vector<CatalogDeployment> filtered(const std::vector<CatalogDeployment> &deployments,
                                        Accepts accepts)
{
    std::vector<CatalogDeployment> result;
    for (const CatalogDeployment &deployment : deployments) {
        CatalogDeployment kept{deployment.name, {}};
        std::copy_if(deployment.variants.begin(), deployment.variants.end(),
                     std::back_inserter(kept.variants), accepts);
        if (!kept.variants.empty()) {
            result.push_back(std::move(kept));
        }
    }
    return result;
}

} // namespace

bool isPlaceholderName(QStringView name)
{
    if (name.isEmpty() || name.startsWith(u'$') || (name.startsWith(u'<') && name.endsWith(u'>'))) {
        return true;
    }
    // Asked of every name again and again: most have no brace at all.
    return name.contains(u'{') && (name.contains(u"${") || name.contains(u"{{"));
}

const ManifestDocument &CatalogEndpointVariant::manifestDocument() const
{
    return documentOf(*file, document);
}

bool CatalogEndpointVariant::holdsItsDeployments() const
{
    const Dialect dialect = manifestDocument().dialect;
    return dialect == Dialect::PreviewMap || dialect == Dialect::PreviewList;
}

QString CatalogEndpointVariant::key() const
{
    return documentKey(*file, manifestDocument());
}

bool CatalogEndpointVariant::operator==(const CatalogEndpointVariant &other) const
{
    return document == other.document && file->sameContent(*other.file);
}

const ManifestDocument &CatalogDeploymentVariant::manifestDocument() const
{
    return documentOf(*file, document);
}

const DeploymentManifest &CatalogDeploymentVariant::manifest() const
{
    const ManifestDocument &found = manifestDocument();
    return inside < 0 ? *found.deployment
                      : found.endpoint->deployments[static_cast<std::size_t>(inside)];
}

QString CatalogDeploymentVariant::key() const
{
    const QString key = documentKey(*file, manifestDocument());
    return inside < 0 ? key : key + QLatin1Char('#') + manifest().name;
}

bool CatalogDeploymentVariant::operator==(const CatalogDeploymentVariant &other) const
{
    return document == other.document && inside == other.inside && file->sameContent(*other.file);
}

QString CatalogEndpoint::key() const
{
    // A relative path never begins with a slash, so no two of these can meet.
    const QLatin1Char slash('/');
    if (isPlaceholderName(name) && !variants.empty()) {
        return slash + variants.front().key();
    }
    return name.startsWith(slash) ? slash + name : name;
}

std::vector<CatalogDeployment> CatalogEndpoint::deploymentsFor(int variant) const
{
    if (variant < 0 || static_cast<std::size_t>(variant) >= variants.size()) {
        return deployments;
    }
    const CatalogEndpointVariant &chosen = variants[static_cast<std::size_t>(variant)];
    if (chosen.holdsItsDeployments()) {
        return filtered(deployments, [&](const CatalogDeploymentVariant &place) {
            return place.inside >= 0 && place.file == chosen.file &&
                   place.document == chosen.document;
        });
    }
    const QStringView home = chosen.file->folder();
    QSet<QStringView> others;
    for (const CatalogEndpointVariant &other : variants) {
        if (other.file->folder() != home) {
            others.insert(other.file->folder());
        }
    }
    const auto apart = [](const CatalogDeploymentVariant &place) { return place.inside < 0; };
    const auto atHome = [&](const CatalogDeploymentVariant &place) {
        return place.file->folder() == home;
    };
    if (!others.isEmpty()) {
        auto own = filtered(deployments, [&](const CatalogDeploymentVariant &place) {
            return apart(place) && atHome(place);
        });
        return !own.empty() ? own
                            : filtered(deployments, [&](const CatalogDeploymentVariant &place) {
                                  return apart(place) && !others.contains(place.file->folder());
                              });
    }
    std::vector<CatalogDeployment> result = filtered(deployments, apart);
    for (CatalogDeployment &deployment : result) {
        std::vector<CatalogDeploymentVariant> &places = deployment.variants;
        if (std::any_of(places.begin(), places.end(), atHome)) {
            places.erase(std::remove_if(places.begin(), places.end(), std::not_fn(atHome)),
                         places.end());
        }
    }
    return result;
}

const CatalogDeployment *CatalogEndpoint::deployment(const QString &wanted) const
{
    const auto found =
        std::find_if(deployments.begin(), deployments.end(),
                     [&](const CatalogDeployment &candidate) { return candidate.name == wanted; });
    return found == deployments.end() ? nullptr : &*found;
}

} // namespace serin
