// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/catalog.h"
#include "services/manifest/edit/changeset.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace serin {

/// The manifests that an act on a path may edit: those of one file, or of a folder, where the parts
/// of an endpoint may stand in several files. Edits are collected; nothing is written.
class EditTargets
{
public:
    /// @p path is a file or a folder; it is quoted as given in errors.
    /// @error of a folder as scanFolder(); of a file as readFile() and Manifest::parse(), and
    /// NotFound when it describes no online endpoint or deployment.
    [[nodiscard]] static Result<EditTargets> open(const QString &path);

    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }

    /// The file that describes @p endpoint (empty: the only one).
    /// @error NotFound; Invalid when several fit or several files describe it.
    [[nodiscard]] Result<QString> endpointFile(const QString &endpoint) const;
    /// The file that describes @p deployment of @p endpoint (empty: any); of a single file also one
    /// beside it.
    [[nodiscard]] Result<QString> deploymentFile(const QString &endpoint,
                                                 const QString &deployment) const;
    /// Whether some file, or one beside a single file, describes @p deployment.
    [[nodiscard]] bool knowsDeployment(const QString &deployment) const;
    /// All files that an act on the deployments of @p endpoint concerns, parsed.
    [[nodiscard]] Result<QList<Manifest>> filesOf(const QString &endpoint) const;

    using Edit = std::function<Result<Manifest>(const Manifest &)>;
    /// Makes @p edit in the file at @p path (absolute), on top of what was edited in it before.
    [[nodiscard]] Result<void> edit(const QString &path, const Edit &edit);
    /// What the edits change, one entry a file.
    [[nodiscard]] QList<FileChange> changes() const;
    /// The absolute @p path as the person wrote it.
    [[nodiscard]] QString shownPath(const QString &path) const;

private:
    EditTargets(QString given, Catalog catalog);
    [[nodiscard]] static Result<EditTargets> openFile(const QString &path);
    /// Of a folder its catalog; of a file that with those beside it, which are read when they are
    /// asked for only: there may be many, or large ones.
    [[nodiscard]] const Catalog &around() const;
    [[nodiscard]] Result<const CatalogEndpoint *> endpoint(const QString &endpoint,
                                                           bool withFile) const;

    QString m_given;
    QString m_root; ///< what m_given is, absolute
    bool m_isFile = false;
    Catalog m_catalog;
    mutable std::optional<Catalog> m_around; ///< of a file, see around()
    struct Edited
    {
        QByteArray before;
        Manifest manifest;
    };
    QHash<QString, Edited> m_edited;
    QStringList m_order;
};

} // namespace serin
