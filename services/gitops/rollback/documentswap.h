// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace serin {

/// Which documents of a file belong to one endpoint: its own, deployments that name it, and those
/// of @p unnamed, which name no endpoint and were given to this one.
struct OwnDocuments
{
    QString endpoint;
    QStringList unnamed; ///< names of deployments

    [[nodiscard]] bool owns(const ManifestDocument &document) const;
    /// Whether all that @p text has belongs to the endpoint; so too for a file without documents.
    [[nodiscard]] bool ownsAll(const QByteArray &text) const;
};

/// @p now with the endpoint's documents as @p then has them: replaced where they stand, added at
/// the end, or taken out. All other documents keep their bytes. @p path is quoted in errors.
/// @error Invalid: one of them is no YAML, or its documents cannot be told apart by their lines.
[[nodiscard]] Result<QByteArray> withDocumentsOf(const QByteArray &now, const QByteArray &then,
                                                 const OwnDocuments &own, const QString &path);

} // namespace serin
