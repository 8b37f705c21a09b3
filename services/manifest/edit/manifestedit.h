// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/trafficsplit.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// Edits of one manifest as text patches. Each function returns the manifest with the edit made:
/// every byte outside the patch is as it was, and the new text was parsed again and its tree
/// compared with the intended change of the old tree before it is handed out. What cannot be proven
/// so is refused, and nothing changes. An edit that changes nothing returns the same text.
///
/// @p endpoint names the endpoint to edit in a file that holds several; empty means the only one.
///
/// Errors, all with `where` path:line:column: NotFound (no such endpoint, deployment or pointer),
/// Conflict (a name is taken, a deployment still has traffic), Invalid (the value breaks a rule, or
/// the place cannot be edited safely: a template, a shared anchor, a merge key, a duplicate key,
/// tab indentation, an unusual layout; `detail` says which and `fix` what to do).

/// Makes @p complete the whole `traffic` map: entries it does not name go, a named 0 is written,
/// the key is inserted where it is missing.
[[nodiscard]] Result<Manifest> withTraffic(const Manifest &manifest, const QString &endpoint,
                                           const TrafficEntries &complete);

/// As the slider writes: an entry that exists and falls to 0 stays as 0, and a missing one is added
/// only when its share is not 0. Entries that @p split does not name become 0.
[[nodiscard]] Result<Manifest> withTraffic(const Manifest &manifest, const QString &endpoint,
                                           const TrafficSplit &split);

/// Makes @p complete the whole `mirror_traffic` map; empty removes the entries and keeps the key.
[[nodiscard]] Result<Manifest> withMirrorTraffic(const Manifest &manifest, const QString &endpoint,
                                                 const TrafficEntries &complete);

/// Sets the number of instances of @p deployment (empty: the only one) in every place of its
/// dialect where it is written; inserts it where it is missing.
[[nodiscard]] Result<Manifest> withInstanceCount(const Manifest &manifest, const QString &endpoint,
                                                 const QString &deployment, int count);

/// Sets the scalar at the RFC 6901 @p pointer, from the root of the endpoint's or the only
/// document, to @p token: a YAML scalar as one would type it after a colon. The quoting that is
/// there is kept when the token brings none. Missing keys on the way are made.
[[nodiscard]] Result<Manifest> withScalar(const Manifest &manifest, const QString &endpoint,
                                          const QString &pointer, const QByteArray &token);

/// Takes away the entry, or the item, at the RFC 6901 @p pointer, from the root as in withScalar(),
/// with the comment lines directly above it. A map left empty becomes `{}`.
[[nodiscard]] Result<Manifest> withoutEntry(const Manifest &manifest, const QString &endpoint,
                                            const QString &pointer);

/// A copy of deployment @p from, under the name @p to, after the last deployment of the endpoint
/// (dialects whose deployments stand inside the endpoint). The comment lines directly above belong
/// to it and are copied with the name changed.
[[nodiscard]] Result<Manifest> withDeploymentCopied(const Manifest &manifest,
                                                    const QString &endpoint, const QString &from,
                                                    const DeploymentName &to);

/// @p manifest, a file of one deployment, as the new file of a deployment called @p to.
[[nodiscard]] Result<Manifest> withDeploymentRenamed(const Manifest &manifest,
                                                     const DeploymentName &to);

/// Removes deployment @p name, the comment lines directly above it and its traffic entries of 0.
/// @error Conflict when it still has traffic.
[[nodiscard]] Result<Manifest> withDeploymentRemoved(const Manifest &manifest,
                                                     const QString &endpoint, const QString &name);

} // namespace serin
