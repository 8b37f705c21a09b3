// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/catalog.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace serin {

struct Catalog::Data
{
    QString root;
    std::vector<CatalogFilePointer> files;
    std::vector<CatalogEndpoint> endpoints;
    std::vector<CatalogDeployment> unassigned;
    QHash<QString, std::size_t> endpointByKey;
    // Sorted tables: hashes of all files would be a tenth of what the program holds.
    std::vector<quint32> filesByPath;                                     ///< positions in `files`
    std::vector<std::pair<const CatalogFile *, CatalogHolding>> holdings; ///< by file and document
    std::map<QString, QStringList> unreadable; ///< by folder: paths of files that are no YAML
};

namespace {

using Holdings = std::vector<std::pair<const CatalogFile *, CatalogHolding>>;

constexpr auto isBefore = [](const Holdings::value_type &a, const Holdings::value_type &b) {
    return a.first == b.first ? a.second.document < b.second.document
                              : std::less<>()(a.first, b.first);
};

/// Groups the documents of files, endpoints first, so that deployments find theirs.
class CatalogGrouping
{
public:
    explicit CatalogGrouping(const std::vector<CatalogFilePointer> &files)
    {
        forEachDocument(files, [this](const CatalogFilePointer &file, int position,
                                      const ManifestDocument &document) {
            if (document.endpoint) {
                addEndpoint({file, position});
            }
        });
        forEachDocument(files, [this](const CatalogFilePointer &file, int position,
                                      const ManifestDocument &document) {
            if (document.endpoint) {
                addInner(file, position, *document.endpoint);
            } else {
                addDeployment({file, position, -1});
            }
        });
        std::stable_sort(m_endpoints.begin(), m_endpoints.end(),
                         [](const CatalogEndpoint &a, const CatalogEndpoint &b) {
                             return std::pair(isPlaceholderName(a.name), a.name) <
                                    std::pair(isPlaceholderName(b.name), b.name);
                         });
    }

    std::vector<CatalogEndpoint> takeEndpoints()
    {
        m_endpoints.shrink_to_fit();
        for (CatalogEndpoint &endpoint : m_endpoints) {
            endpoint.deployments.shrink_to_fit();
        }
        return std::move(m_endpoints);
    }
    std::vector<CatalogDeployment> takeUnassigned() { return std::move(m_unassigned); }

private:
    template<typename Visit>
    static void forEachDocument(const std::vector<CatalogFilePointer> &files, Visit visit)
    {
        for (const CatalogFilePointer &file : files) {
            for (std::size_t i = 0; i < file->documents.size(); ++i) {
                visit(file, static_cast<int>(i), file->documents[i]);
            }
        }
    }

    std::size_t endpointNamed(const QString &name)
    {
        const auto known = m_byName.constFind(name);
        const bool groups = !isPlaceholderName(name);
        if (groups && known != m_byName.constEnd()) {
            return *known;
        }
        m_endpoints.push_back({name, {}, {}});
        if (groups) {
            m_byName.insert(name, m_endpoints.size() - 1);
        }
        return m_endpoints.size() - 1;
    }

    void addEndpoint(CatalogEndpointVariant variant)
    {
        const std::size_t endpoint = endpointNamed(variant.manifest().name);
        m_inFolder[variant.file->folder()].push_back({endpoint, variant.holdsItsDeployments()});
        m_byDocument.insert({variant.file.get(), variant.document}, endpoint);
        m_endpoints[endpoint].variants.push_back(std::move(variant));
    }

    void addInner(const CatalogFilePointer &file, int position, const EndpointManifest &endpoint)
    {
        const std::size_t owner = m_byDocument.value({file.get(), position});
        for (std::size_t i = 0; i < endpoint.deployments.size(); ++i) {
            addTo(owner, {file, position, static_cast<int>(i)});
        }
    }

    void addDeployment(CatalogDeploymentVariant place)
    {
        if (const std::optional<std::size_t> endpoint = ownerOf(place)) {
            addTo(*endpoint, std::move(place));
        } else {
            const QString name = place.manifest().name;
            m_unassigned.push_back({name, {std::move(place)}});
        }
    }

    std::optional<std::size_t> ownerOf(const CatalogDeploymentVariant &place)
    {
        if (const QString &name = place.manifest().endpointName; !isPlaceholderName(name)) {
            return endpointNamed(name);
        }
        const auto inFolder = m_inFolder.constFind(place.file->folder());
        if (inFolder == m_inFolder.constEnd()) {
            return std::nullopt;
        }
        const auto isOther = [&](const FolderEndpoint &one) {
            return one.endpoint != inFolder->front().endpoint;
        };
        const auto takesNoFiles = [](const FolderEndpoint &one) { return one.holdsItsDeployments; };
        if (std::any_of(inFolder->begin(), inFolder->end(), isOther) ||
            std::all_of(inFolder->begin(), inFolder->end(), takesNoFiles)) {
            return std::nullopt;
        }
        return inFolder->front().endpoint;
    }

    void addTo(std::size_t endpoint, CatalogDeploymentVariant place)
    {
        std::vector<CatalogDeployment> &deployments = m_endpoints[endpoint].deployments;
        const QString &name = place.manifest().name;
        const auto key = std::pair(endpoint, name);
        const auto known = m_deploymentByName.constFind(key);
        if (!isPlaceholderName(name) && known != m_deploymentByName.constEnd()) {
            deployments[*known].variants.push_back(std::move(place));
            return;
        }
        m_deploymentByName.insert(key, deployments.size());
        CatalogDeployment deployment{name, {}};
        deployment.variants.push_back(std::move(place));
        deployments.push_back(std::move(deployment));
    }

    struct FolderEndpoint
    {
        std::size_t endpoint = 0;
        bool holdsItsDeployments = false;
    };

    std::vector<CatalogEndpoint> m_endpoints;
    std::vector<CatalogDeployment> m_unassigned;
    QHash<QString, std::size_t> m_byName;
    QHash<std::pair<const CatalogFile *, int>, std::size_t> m_byDocument;
    QHash<QStringView, std::vector<FolderEndpoint>> m_inFolder;
    QHash<std::pair<std::size_t, QString>, std::size_t> m_deploymentByName;
};

void addHoldings(Holdings &holdings, const std::vector<CatalogDeployment> &deployments,
                 int endpoint)
{
    for (std::size_t i = 0; i < deployments.size(); ++i) {
        for (const CatalogDeploymentVariant &place : deployments[i].variants) {
            if (place.inside < 0) {
                holdings.push_back(
                    {place.file.get(), {place.document, endpoint, -1, static_cast<int>(i)}});
            }
        }
    }
}

std::vector<quint32> sortedByPath(const std::vector<CatalogFilePointer> &files)
{
    std::vector<quint32> positions(files.size());
    std::iota(positions.begin(), positions.end(), 0);
    const auto comesBefore = [&files](quint32 a, quint32 b) {
        return files[a]->path < files[b]->path;
    };
    if (!std::is_sorted(positions.begin(), positions.end(), comesBefore)) {
        std::sort(positions.begin(), positions.end(), comesBefore);
    }
    return positions;
}

} // namespace

Catalog::Catalog(const QString &root, std::vector<CatalogFilePointer> files)
{
    auto data = std::make_shared<Data>();
    data->root = root;
    CatalogGrouping grouping(files);
    data->files = std::move(files);
    data->endpoints = grouping.takeEndpoints();
    data->unassigned = grouping.takeUnassigned();
    data->filesByPath = sortedByPath(data->files);
    for (const quint32 position : data->filesByPath) {
        if (const CatalogFile &file = *data->files[position]; file.error) {
            data->unreadable[file.folder().toString()].append(file.path);
        }
    }
    data->holdings.reserve(data->files.size());
    for (std::size_t i = 0; i < data->endpoints.size(); ++i) {
        const CatalogEndpoint &endpoint = data->endpoints[i];
        const int index = static_cast<int>(i);
        data->endpointByKey.insert(endpoint.key(), i);
        for (std::size_t j = 0; j < endpoint.variants.size(); ++j) {
            const CatalogEndpointVariant &variant = endpoint.variants[j];
            data->holdings.push_back(
                {variant.file.get(), {variant.document, index, static_cast<int>(j), -1}});
        }
        addHoldings(data->holdings, endpoint.deployments, index);
    }
    addHoldings(data->holdings, data->unassigned, -1);
    std::sort(data->holdings.begin(), data->holdings.end(), isBefore);
    m_data = std::move(data);
}

const QString &Catalog::root() const
{
    return m_data->root;
}

const std::vector<CatalogFilePointer> &Catalog::files() const
{
    return m_data->files;
}

const std::vector<CatalogEndpoint> &Catalog::endpoints() const
{
    return m_data->endpoints;
}

const std::vector<CatalogDeployment> &Catalog::unassigned() const
{
    return m_data->unassigned;
}

const CatalogEndpoint *Catalog::endpoint(const QString &key) const
{
    const auto found = m_data->endpointByKey.constFind(key);
    return found == m_data->endpointByKey.constEnd() ? nullptr : &m_data->endpoints[*found];
}

CatalogFilePointer Catalog::file(const QString &path) const
{
    const std::vector<CatalogFilePointer> &files = m_data->files;
    const auto found = std::lower_bound(
        m_data->filesByPath.begin(), m_data->filesByPath.end(), path,
        [&files](quint32 file, const QString &wanted) { return files[file]->path < wanted; });
    return found != m_data->filesByPath.end() && files[*found]->path == path ? files[*found]
                                                                             : nullptr;
}

QStringList Catalog::unreadableIn(const QString &folder) const
{
    const auto found = m_data->unreadable.find(folder);
    return found == m_data->unreadable.end() ? QStringList() : found->second;
}

std::vector<CatalogHolding> Catalog::holdings(const QString &path) const
{
    std::vector<CatalogHolding> found;
    if (const CatalogFilePointer wanted = file(path)) {
        auto each = std::lower_bound(m_data->holdings.begin(), m_data->holdings.end(),
                                     Holdings::value_type{wanted.get(), {}}, isBefore);
        for (; each != m_data->holdings.end() && each->first == wanted.get(); ++each) {
            found.push_back(each->second);
        }
    }
    return found;
}

CatalogChanges Catalog::changesTo(const Catalog &after) const
{
    CatalogChanges changes;
    for (const CatalogEndpoint &endpoint : endpoints()) {
        const QString key = endpoint.key();
        const CatalogEndpoint *now = after.endpoint(key);
        if (!now) {
            changes.removed.push_back(key);
        } else if (*now != endpoint) {
            changes.changed.push_back(key);
        }
    }
    for (const CatalogEndpoint &endpoint : after.endpoints()) {
        if (const QString key = endpoint.key(); !this->endpoint(key)) {
            changes.added.push_back(key);
        }
    }
    changes.unassignedChanged = unassigned() != after.unassigned();
    return changes;
}

} // namespace serin
