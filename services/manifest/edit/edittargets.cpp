// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/edittargets.h"

#include "services/manifest/edit/changesetread.h"
#include "services/manifest/manifestfile.h"
#include "services/manifest/scan/folderscan.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

const QString oneFileFix = QStringLiteral("name one of the files instead of the folder");

QString shownFiles(const EditTargets &targets, const std::vector<CatalogEndpointVariant> &variants)
{
    QStringList files;
    for (const CatalogEndpointVariant &variant : variants) {
        files << targets.shownPath(variant.file->path);
    }
    return files.join(QStringLiteral(", "));
}

} // namespace

EditTargets::EditTargets(QString given, Catalog catalog)
    : m_given(std::move(given)), m_root(absoluteManifestPath(m_given)),
      m_catalog(std::move(catalog))
{}

Result<EditTargets> EditTargets::open(const QString &path)
{
    if (!QFileInfo(path).isDir()) {
        return openFile(path);
    }
    const auto scan = scanWholeFolder(path);
    if (!scan) {
        return failure(scan.error());
    }
    return EditTargets(path, Catalog(*scan));
}

Result<EditTargets> EditTargets::openFile(const QString &path)
{
    const auto manifest = readManifest(path, path);
    if (!manifest) {
        return failure(manifest.error());
    }
    if (manifest->documents().empty()) {
        return failure(ErrorKind::NotFound, manifest->reason(), path);
    }
    const CatalogFilePointer file = catalogFileOf(manifest, path);
    EditTargets targets(path, Catalog(file->folder().toString(), {file}));
    targets.m_isFile = true;
    targets.m_edited.insert(targets.m_root, {manifest->text(), *manifest});
    targets.m_order << targets.m_root;
    return targets;
}

const Catalog &EditTargets::around() const
{
    if (!m_isFile) {
        return m_catalog;
    }
    if (!m_around) {
        FolderScanOptions options;
        options.subfolders = Subfolders::Skip;
        const auto scan = scanWholeFolder(m_catalog.root(), options);
        auto files = scan ? scan->files : std::vector<CatalogFilePointer>();
        const bool isThere =
            std::any_of(files.begin(), files.end(),
                        [&](const CatalogFilePointer &file) { return file->path == m_root; });
        if (!isThere) { // it has an unusual name, or git ignores it
            files.push_back(m_catalog.files().front());
        }
        m_around = Catalog(m_catalog.root(), std::move(files));
    }
    return *m_around;
}

QString EditTargets::shownPath(const QString &path) const
{
    if (path == m_root) {
        return m_given;
    }
    const QString folder = m_root.endsWith(QLatin1Char('/')) ? m_root : m_root + QLatin1Char('/');
    if (!path.startsWith(folder) || m_given == QLatin1String(".")) {
        return path.startsWith(folder) ? path.mid(folder.size()) : path;
    }
    const QString shown = m_given.endsWith(QLatin1Char('/')) ? m_given : m_given + QLatin1Char('/');
    return shown + path.mid(folder.size());
}

Result<const CatalogEndpoint *> EditTargets::endpoint(const QString &endpoint, bool withFile) const
{
    QList<const CatalogEndpoint *> fitting;
    for (const CatalogEndpoint &candidate : m_catalog.endpoints()) {
        const bool named = endpoint.isEmpty() || candidate.name == endpoint;
        if (named && (!withFile || !candidate.variants.empty())) {
            fitting << &candidate;
        }
    }
    if (fitting.isEmpty()) {
        const QString detail =
            endpoint.isEmpty()
                ? QStringLiteral("no endpoint is described here")
                : QStringLiteral("no endpoint \"%1\" is described here").arg(endpoint);
        return failure(ErrorKind::NotFound, detail, m_given,
                       QStringLiteral("name the endpoint's file, or the folder that holds it"));
    }
    if (fitting.size() > 1) {
        QStringList names;
        for (const CatalogEndpoint *candidate : fitting) {
            names << candidate->name;
        }
        return failure(ErrorKind::Invalid,
                       QStringLiteral("several endpoints are described here (%1)")
                           .arg(names.join(QStringLiteral(", "))),
                       m_given, QStringLiteral("name one with --endpoint"));
    }
    if (fitting.first()->variants.size() > 1) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("several files describe the endpoint \"%1\" (%2)")
                .arg(fitting.first()->name, shownFiles(*this, fitting.first()->variants)),
            m_given, oneFileFix);
    }
    return fitting.first();
}

Result<QString> EditTargets::endpointFile(const QString &endpoint) const
{
    const auto found = this->endpoint(endpoint, true);
    if (!found) {
        return failure(found.error());
    }
    return (*found)->variants.front().file->path;
}

Result<QString> EditTargets::deploymentFile(const QString &endpoint,
                                            const QString &deployment) const
{
    QStringList files;
    const auto consider = [&](const CatalogDeployment &candidate) {
        for (const CatalogDeploymentVariant &variant : candidate.variants) {
            const bool named = deployment.isEmpty() || candidate.name == deployment;
            if (named && !files.contains(variant.file->path)) {
                files << variant.file->path;
            }
        }
    };
    const auto considerAll = [&](const Catalog &catalog, const QString &owner) {
        for (const CatalogEndpoint &candidate : catalog.endpoints()) {
            if (owner.isEmpty() || candidate.name == owner) {
                std::for_each(candidate.deployments.begin(), candidate.deployments.end(), consider);
            }
        }
    };
    considerAll(m_catalog, endpoint);
    std::for_each(m_catalog.unassigned().begin(), m_catalog.unassigned().end(), consider);
    if (files.isEmpty() && m_isFile && !m_catalog.endpoints().empty()) {
        considerAll(around(), m_catalog.endpoints().front().name);
    }
    if (files.isEmpty()) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("no deployment \"%1\" is described here").arg(deployment),
                       m_given, QStringLiteral("name the folder that has its file"));
    }
    if (files.size() > 1) {
        for (QString &file : files) {
            file = shownPath(file);
        }
        return failure(ErrorKind::Invalid,
                       QStringLiteral("several files describe a deployment \"%1\" (%2)")
                           .arg(deployment, files.join(QStringLiteral(", "))),
                       m_given, oneFileFix);
    }
    return files.first();
}

bool EditTargets::knowsDeployment(const QString &deployment) const
{
    const auto isIn = [&](const Catalog &catalog) {
        const auto &endpoints = catalog.endpoints();
        const auto &unassigned = catalog.unassigned();
        return std::any_of(endpoints.begin(), endpoints.end(),
                           [&](const CatalogEndpoint &candidate) {
                               return candidate.deployment(deployment) != nullptr;
                           }) ||
               std::any_of(unassigned.begin(), unassigned.end(),
                           [&](const CatalogDeployment &candidate) {
                               return candidate.name == deployment;
                           });
    };
    return isIn(m_catalog) || (m_isFile && isIn(around()));
}

Result<QList<Manifest>> EditTargets::filesOf(const QString &endpoint) const
{
    if (m_isFile) {
        return readFilesAround(around(), m_root);
    }
    const auto found = this->endpoint(endpoint, false);
    return found ? readVariantFiles(**found) : Result<QList<Manifest>>(failure(found.error()));
}

Result<void> EditTargets::edit(const QString &path, const Edit &edit)
{
    if (!m_edited.contains(path)) {
        const auto manifest = readManifest(path, shownPath(path));
        if (!manifest) {
            return failure(manifest.error());
        }
        m_edited.insert(path, {manifest->text(), *manifest});
        m_order << path;
    }
    auto edited = edit(m_edited.find(path)->manifest);
    if (!edited) {
        return failure(edited.error());
    }
    m_edited.find(path)->manifest = *edited;
    return {};
}

QList<FileChange> EditTargets::changes() const
{
    QList<FileChange> changes;
    for (const QString &path : m_order) {
        const Edited &edited = *m_edited.constFind(path);
        if (edited.manifest.text() != edited.before) {
            changes.append({path, edited.before, edited.manifest.text()});
        }
    }
    return changes;
}

} // namespace serin
