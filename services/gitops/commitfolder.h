// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gittree.h"
#include "services/manifest/catalogfile.h"
#include "services/manifest/scan/folderscannote.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace serin {

/// A file of a commit that may be a manifest by its name.
struct CommitCandidate
{
    QByteArray path;   ///< in the repository
    QByteArray source; ///< where its content lies: another path when a link leads there
    QByteArray id;     ///< of the content
};

/// Which files of a commit a scan of a folder would look at, by the rules of walkFolder().
struct CommitFolder
{
    std::vector<CommitCandidate> candidates; ///< those that only a link leads to come last
    std::vector<FolderScanNote> notes;       ///< their paths are in the repository
};

/// The links among @p entries that may lead to a manifest.
[[nodiscard]] QList<QByteArray> linksAmong(const QList<GitTreeEntry> &entries);

/// @p entries: all files below a folder of the commit; @p links: where linksAmong() lead.
[[nodiscard]] CommitFolder commitFolder(const QList<GitTreeEntry> &entries,
                                        const QHash<QByteArray, QByteArray> &links,
                                        qint64 maximumFileBytes);

/// A file of a commit as the catalog keeps it, and its bytes when it holds a manifest.
struct CommitFile
{
    CatalogFilePointer file;
    QByteArray bytes;
};

/// By path and content.
using CommitFiles = QHash<std::pair<QByteArray, QByteArray>, CommitFile>;

/// @p bytes as the file at @p path, absolute, below @p root. @p always: parse it whatever it
/// holds.
[[nodiscard]] CommitFile commitFile(const QByteArray &bytes, const QString &path,
                                    const QString &root, bool always);

} // namespace serin
