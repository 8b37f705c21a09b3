// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/edittargets.h"

#include "services/core/readfile.h"
#include "services/manifest/edit/changesetread.h"
#include "services/manifest/scan/folderscan.h"

#include <QDir>
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

/// The catalog of the manifests in the folder of @p file, without those below it.
Catalog catalogAround(const QFileInfo &file)
{
    std::vector<CatalogFilePointer> files;
    const QDir folder = file.absoluteDir();
    for (const QString &name :
         folder.entryList({QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files)) {
        if (const auto scan = scanWholeFolder(folder.filePath(name)); scan) {
            files.insert(files.end(), scan->files.begin(), scan->files.end());
        }
    }
    return Catalog(folder.absolutePath(), std::move(files));
}

} // namespace

EditTargets::EditTargets(QString given, const FolderScanBatch &scan)
    : m_given(std::move(given)), m_root(QFileInfo(m_given).absoluteFilePath()),
      m_isFile(QFileInfo(m_given).isFile()), m_catalog(scan),
      m_around(m_isFile ? catalogAround(QFileInfo(m_given)) : m_catalog)
{}

Result<EditTargets> EditTargets::open(const QString &path)
{
    const auto scan = scanWholeFolder(path);
    if (!scan) {
        return failure(scan.error());
    }
    EditTargets targets(path, *scan);
    if (targets.m_isFile) {
        for (const CatalogFilePointer &file : scan->files) {
            if (file->error) {
                return failure(*file->error);
            }
            if (file->documents.empty()) {
                return failure(ErrorKind::NotFound, file->reason, path);
            }
        }
    }
    return targets;
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
        return failure(ErrorKind::NotFound, detail, m_given);
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
        considerAll(m_around, m_catalog.endpoints().front().name);
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
    const auto &endpoints = m_around.endpoints();
    const auto &unassigned = m_around.unassigned();
    return std::any_of(endpoints.begin(), endpoints.end(),
                       [&](const CatalogEndpoint &candidate) {
                           return candidate.deployment(deployment) != nullptr;
                       }) ||
           std::any_of(
               unassigned.begin(), unassigned.end(),
               [&](const CatalogDeployment &candidate) { return candidate.name == deployment; });
}

Result<QList<Manifest>> EditTargets::filesOf(const QString &endpoint) const
{
    if (m_isFile) {
        return readFilesAround(m_around, m_root);
    }
    const auto found = this->endpoint(endpoint, false);
    return found ? readVariantFiles(**found) : Result<QList<Manifest>>(failure(found.error()));
}

Result<void> EditTargets::edit(const QString &path, const Edit &edit)
{
    if (!m_edited.contains(path)) {
        const auto content = readFile(path, maximumYamlBytes);
        if (!content) {
            return failure(content.error());
        }
        auto manifest = Manifest::parse(content->bytes, shownPath(path));
        if (!manifest) {
            return failure(manifest.error());
        }
        m_edited.insert(path, {content->bytes, *manifest});
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
