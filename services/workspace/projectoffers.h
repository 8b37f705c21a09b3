// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/project.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace serin {

/// What a repository's serin.yaml offers.
struct ProjectOffers
{
    QList<Project> projects; ///< in the order of the file
    /// Entries that are no projects and keys that mean nothing, each with file:line:column.
    QList<Error> findings;
};

/// The projects in @p text, a serin.yaml at the root of @p repository (absolute, without links).
/// Total: what cannot be read is among the findings. @p path is quoted there.
[[nodiscard]] ProjectOffers parseProjectOffers(const QByteArray &text, const QString &path,
                                               const QString &repository);

/// As parseProjectOffers(), of the working tree's file; nothing when there is none. A file that
/// cannot be read is a finding.
[[nodiscard]] ProjectOffers readProjectOffers(const QString &repository);

/// "serin.yaml"
[[nodiscard]] QString projectOffersFileName();

} // namespace serin
