// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/desiredstate.h"
#include "services/gitops/rollback/rollbackplan.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class QObject;

namespace serin {

class GitRepository;

struct RollbackFilesRequest
{
    QString folder;  ///< DesiredStateSource::folder()
    CommitId head;   ///< that is checked out
    CommitId commit; ///< to go back to
    QString endpoint;
    DesiredState now;            ///< at `head`; may lack the endpoint
    DesiredEndpointPointer then; ///< at `commit`
};

/// What one commit changes so that an endpoint's manifests are what they were, and what they take
/// models, code and environments from. Of such a place that another endpoint uses too only what is
/// missing comes back.
struct RollbackFiles
{
    QList<QByteArray> restored; ///< files that become what they were, whole
    QList<FileChange> shared;   ///< files in which only the endpoint's documents do
    QList<RestoredAsset> assets;
    QStringList undoes; ///< "1a2b3c4d5e subject", the newest first
};

/// In the thread of @p context. @error Conflict: one of the files has uncommitted changes; Invalid:
/// a shared file in which the endpoint's documents cannot be replaced, or a link or program to be
/// restored beside one; as GitRepository.
[[nodiscard]] QFuture<Result<RollbackFiles>>
readRollbackFiles(const std::shared_ptr<GitRepository> &repository,
                  const RollbackFilesRequest &request, QObject *context);

} // namespace serin
