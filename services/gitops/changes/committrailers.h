// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitlog.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace serin {

/// A file that a commit is about to take.
struct CommittedFile
{
    QString path;                   ///< absolute
    std::optional<QByteArray> text; ///< nothing: it is deleted
    QByteArray before;              ///< of a deleted one: what it was
};

/// What a commit of @p files says about itself: for each endpoint that they describe, by name,
/// `Endpoint: my-endpoint`, and where they say how its traffic is split, `Traffic: blue=90
/// green=10`, as it is written. Files that are no manifests say nothing.
[[nodiscard]] QList<GitTrailer> commitTrailers(const QList<CommittedFile> &files);

} // namespace serin
