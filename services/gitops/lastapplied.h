// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/desiredstate.h"
#include "services/storage/applyrecords.h"

#include <QFuture>
#include <QHash>
#include <QString>

#include <memory>
#include <vector>

class QObject;

namespace serin {

class DesiredStateSource;
class GitRepository;

/// The last successful apply of one endpoint, and what it was made from.
struct LastApplied
{
    ApplyRecord record; ///< as ApplyRecords::lastApplied(): look at its outcome
    /// What the manifests of that commit want; nullptr when they did not have the endpoint.
    DesiredEndpointPointer endpoint;
    /// False: what it was made from is gone, as a working tree is, or a commit that was rewritten;
    /// or none succeeded.
    bool isKnown = false;
};

using LastAppliedByEndpoint = QHash<QString, LastApplied>;

/// Reads the records of @p scope and the commits that they name, through @p source. An endpoint
/// that is in @p states as it was applied is taken from there. @p repository may be nullptr.
/// In the thread of @p context, which all outlive. @error as ApplyRecords; git's only when it
/// cannot run at all.
[[nodiscard]] QFuture<Result<LastAppliedByEndpoint>>
readLastApplied(ApplyRecords &records, const ApplyScope &scope, DesiredStateSource &source,
                const std::shared_ptr<GitRepository> &repository, std::vector<DesiredState> states,
                QObject *context);

} // namespace serin
