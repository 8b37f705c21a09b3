// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/commitid.h"
#include "services/gitops/desiredstate.h"
#include "services/manifest/edit/changeset.h"

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
    QString folder;              ///< DesiredStateSource::folder()
    CommitId head;               ///< that is checked out
    CommitId commit;             ///< to go back to
    DesiredEndpointPointer now;  ///< at `head`; may be nullptr
    DesiredEndpointPointer then; ///< at `commit`
};

/// What one commit changes so that an endpoint's manifests are what they were.
struct RollbackFiles
{
    QList<QByteArray> restored; ///< files that become what they were, whole
    QList<FileChange> shared;   ///< files in which only the endpoint's documents do
    QStringList undoes;         ///< "1a2b3c4d5e subject", the newest first
};

/// In the thread of @p context. @error Conflict: one of the files has uncommitted changes; Invalid:
/// a shared file in which the endpoint's documents cannot be replaced; as GitRepository.
[[nodiscard]] QFuture<Result<RollbackFiles>>
readRollbackFiles(const std::shared_ptr<GitRepository> &repository,
                  const RollbackFilesRequest &request, QObject *context);

} // namespace serin
