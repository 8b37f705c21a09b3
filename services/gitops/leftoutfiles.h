// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/gitops/commitfolder.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <memory>

class QObject;

namespace serin {

class GitRepository;

/// What a sparse checkout leaves out of a folder, as the index has it.
struct LeftOutFiles
{
    CommitFiles files;    ///< CatalogFile::isLeftOut; below the folder as it was named
    QStringList tooLarge; ///< absolute paths
    QStringList links;    ///< likewise: where they lead is not told
};

/// Whether the working tree that @p folder lies in may leave files out. Reads files, runs no git.
[[nodiscard]] bool isSparse(const QString &folder);

/// What is left out of @p folder (absolute), whatever lies there meanwhile; nothing, without git,
/// where the checkout is not sparse or the folder is outside @p repository. Files that @p known has
/// from an earlier reading are not read again. Ends as cancelled when @p context dies.
/// @error as GitRepository.
[[nodiscard]] QFuture<Result<LeftOutFiles>>
readLeftOut(const std::shared_ptr<GitRepository> &repository, const QString &folder,
            const CommitFiles &known, QObject *context);

} // namespace serin
