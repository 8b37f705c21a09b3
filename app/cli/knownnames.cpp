// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/knownnames.h"

#include "app/cli/globaloptions.h"
#include "services/manifest/catalog.h"
#include "services/manifest/scan/folderscan.h"
#include "services/workspace/projectlookup.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// No shell finds a meaning in it: some expand what they offer.
bool isPlainWord(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
    });
}

Catalog manifestsAt(const QString &folder)
{
    Result<FolderScanBatch> scan = scanWholeFolder(folder);
    return scan ? Catalog(scan->root, std::move(scan->files)) : Catalog();
}

/// Where the manifests of what is chosen, or of the current directory, are.
QString manifestFolder(const Result<ProjectLookup> &lookup, const GlobalOptions &options)
{
    const QString chosen = QString::fromStdString(options.target.project);
    if (lookup) {
        const Result<Project> project =
            chosen.isEmpty() ? lookup->holding() : lookup->named(chosen);
        return project ? project->absoluteFolder() : lookup->repository();
    }
    return QDir::currentPath();
}

} // namespace

QStringList knownNames(const GlobalOptions &options, const std::string &kind)
{
    const Result<ProjectLookup> lookup = ProjectLookup::at(ProjectRegistry(), QDir::currentPath());
    QStringList names;
    if (kind == "projects") {
        for (const Project &project : lookup ? lookup->projects() : QList<Project>()) {
            names.append(project.name);
        }
    } else {
        const Catalog catalog = manifestsAt(manifestFolder(lookup, options));
        for (const CatalogEndpoint &endpoint : catalog.endpoints()) {
            if (kind == "endpoints") {
                names.append(endpoint.name);
                continue;
            }
            for (const CatalogDeployment &deployment : endpoint.deployments) {
                names.append(deployment.name);
            }
        }
    }
    names.removeIf([](const QString &name) { return !isPlainWord(name); });
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace serin
