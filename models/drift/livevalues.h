// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"
#include "services/manifest/edit/changeset.h"
#include "services/manifest/manifest.h"

#include <QList>

#include <vector>

namespace serin {

/// Live values in the manifests' place.
struct TakenValues
{
    QList<FileChange> changes;
    std::vector<BoardRow> left; ///< fields that are edited by hand: what is no share and no count
};

/// Edits @p files, which describe @p endpoint, so that they say what is live of @p rows: traffic,
/// mirrored traffic and instance counts. A share that is not live stays as 0.
/// @error of the first edit that cannot be made.
[[nodiscard]] Result<TakenValues> takeLiveValues(const QList<Manifest> &files,
                                                 const QString &endpoint,
                                                 const std::vector<BoardRow> &rows);

} // namespace serin
