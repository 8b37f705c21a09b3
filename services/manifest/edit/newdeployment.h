// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/names.h"
#include "services/manifest/edit/changeset.h"
#include "services/manifest/manifest.h"

#include <QList>
#include <QString>

#include <optional>

namespace serin {

/// What a deployment that is to be added to an endpoint is like.
struct NewDeployment
{
    enum class Origin {
        Copy,     ///< of the deployment `from`
        Template, ///< written anew, with the settings that are usually wanted
        Empty,    ///< written anew, with what no deployment can do without
    };
    Origin origin = Origin::Empty;
    QString from; ///< Copy only
    DeploymentName name;
    /// `azureml:…`, `name:version`, or a path relative to the manifest. Empty: as it is copied, or
    /// left out.
    QString model;
    QString code; ///< a path relative to the manifest; empty likewise
    std::optional<int> instances;
    QString instanceType; ///< of a deployment that is written anew
};

/// A folder whose place another one takes in the paths of a copied deployment.
struct MovedFolder
{
    QString from;
    QString to;
};

/// Which folder is another one when the path @p before becomes @p after: "model-1/model" and
/// "model-2/model" say "model-1" and "model-2". Nothing when they are the same or no paths.
[[nodiscard]] std::optional<MovedFolder> movedFolder(const QString &before, const QString &after);

/// @p path below the folder that @p moved names, in the other one; @p path itself when it is not
/// below it.
[[nodiscard]] QString pathInMoved(const QString &path, const MovedFolder &moved);

/// Whether @p model names files rather than a registered version.
[[nodiscard]] bool isModelPath(const QString &model);

/// The file of a new deployment @p name with a document of its own: beside the first file of
/// another one, called as copiedFileName() says; else beside the first of @p files, which must not
/// be none, called `name-deployment.yml`. Nothing says that it is free.
[[nodiscard]] QString newDeploymentPath(const QList<Manifest> &files, const DeploymentName &name);

/// Adds the deployment to the endpoint that @p files describe (see changesetedit.h): a further
/// entry in the endpoint's document, or a new file beside those of the others, or beside the
/// endpoint's, called copiedFileName(). When a copy gets a model in another folder (movedFolder()),
/// its other paths into the old folder follow where the new one has a file of that name. Looks at
/// the file system for that; writes nothing.
/// @error as copyDeployment(); Invalid also: the model cannot be written in the copied one's place,
/// or the dialect has no place for a deployment that is no copy.
[[nodiscard]] Result<QList<FileChange>>
addDeployment(const QList<Manifest> &files, const QString &endpoint, const NewDeployment &wanted);

} // namespace serin
