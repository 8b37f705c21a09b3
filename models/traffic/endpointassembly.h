// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"
#include "models/traffic/endpointstate.h"
#include "services/manifest/catalog.h"

#include <QHash>
#include <QString>

#include <vector>

namespace serin {

/// A deployment and the place of it that is worked on.
struct DeploymentSource
{
    CatalogDeployment deployment;
    int variant = -1; ///< position in its variants; -1: not decided
};

/// What an EndpointState is made of. Immutable once made: it goes to another thread.
struct EndpointSource
{
    struct File
    {
        ManifestText current;
        ManifestText opened;
        QString readOnlyReason; ///< the file changed on disk and nobody has decided yet, or
                                ///< it is not checked out
        bool isLeftOut = false;
    };
    QString root;
    QString file; ///< not empty: the path of a file by itself, and nothing below counts but files
    CatalogEndpoint endpoint;
    int variant = -1; ///< position in the endpoint's variants; -1: none, or none picked
    std::vector<DeploymentSource> deployments;
    /// Of an endpoint without variants: files near its deployments that cannot be read.
    QStringList unreadable;
    QHash<QString, File> files;         ///< by CatalogFile::path
    QHash<QString, QByteArray> leftOut; ///< likewise: the bytes of files that are not checked out

    /// The files that must be open.
    [[nodiscard]] QStringList paths() const;
    /// Of `unreadable` those that may be the endpoint's: they have its name somewhere. Where none
    /// has, those in which nobody can look.
    [[nodiscard]] QStringList unreadableOfIt() const;
};

/// @p source with the files of EndpointSource::leftOut among its files. Parses them: meant for
/// another thread.
[[nodiscard]] EndpointSource withLeftOut(EndpointSource source);

/// Puts together what the Overview shows. Tries each edit on the texts, so that a place that cannot
/// be edited says so before somebody tries. Pure; takes a few milliseconds: meant for another
/// thread.
[[nodiscard]] EndpointState assembleEndpoint(const EndpointSource &source);

/// @p path from the folder @p root on, when it lies in it.
[[nodiscard]] QString relativePath(const QString &root, const QString &path);

/// The split of @p endpoint over @p deployments, then over what else its traffic names. Nothing,
/// with the @p reason, when the file's numbers are no split.
[[nodiscard]] std::optional<TrafficSplit> splitOf(const EndpointManifest &endpoint,
                                                  const std::vector<DeploymentName> &deployments,
                                                  QString *reason);

/// The endpoint called @p name in @p manifest, that of document @p index first; nullptr if none.
[[nodiscard]] const EndpointManifest *findEndpoint(const Manifest &manifest, const QString &name,
                                                   int index);

/// The files that describe @p endpoint, each once, its own first; none that cannot be read.
[[nodiscard]] QStringList filePaths(const EndpointState &endpoint);

} // namespace serin
