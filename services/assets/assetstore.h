// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetplace.h"
#include "services/core/result.h"
#include "services/domain/assetsource.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <memory>

namespace serin {

class AssetWorkshop;

/// What the files of a model or code are, told by their content alone: names, bytes, whether they
/// can be executed. Times, owners and the way there do not count.
struct AssetContent
{
    QByteArray digest; ///< BLAKE2b-256, hexadecimal
    /// The name of the file or folder: it is part of a model, whose path scripts ask for.
    QString name;
    bool isFolder = false;
    int files = 0;
    qint64 bytes = 0;

    bool operator==(const AssetContent &) const = default;
};

/// Files in the store, which never change again.
struct StoredAsset
{
    AssetContent content;
    QString path; ///< absolute, of the file or folder
};

/// Keeps the files of models and code in immutable folders named after their content, so that an
/// edit in the working tree never changes a running deployment and the same content is kept once.
/// Several programs may use one store at once. All work is done on threads of its own; what is
/// cut off leaves nothing behind.
///
/// What is taken: regular files and links that stay inside. `.git` and `__pycache__` are left out;
/// empty folders do not count. From a commit the bytes are git's own, no filter runs; a file of
/// git-lfs is taken from the repository's LFS store, when it is there.
/// @error NotFound: no such path, or the file of git-lfs was not fetched; Invalid: the path leaves
/// its boundary, or names a FIFO, socket, device, a link that leads out or to nothing, a submodule,
/// nothing at all, or too many files; Conflict: a file changed while it was read; Io: it cannot be
/// read, the disk is full or read-only; Cancelled. `where` is the path.
class AssetStore
{
public:
    /// `assets` in the person's data folder.
    [[nodiscard]] static QString standardFolder();

    /// @p folder is made when the first asset is kept.
    explicit AssetStore(QString folder);
    AssetStore(const AssetStore &) = delete;
    AssetStore &operator=(const AssetStore &) = delete;
    /// Cancels what runs and waits for it.
    ~AssetStore();

    /// Reads the files of @p source (its `path`) and keeps nothing. Files that look unchanged since
    /// the last time are not read again.
    [[nodiscard]] QFuture<Result<AssetContent>> look(const AssetSource &source,
                                                     const AssetPlace &place);
    /// Keeps the files of @p source.
    [[nodiscard]] QFuture<Result<StoredAsset>> add(const AssetSource &source,
                                                   const AssetPlace &place);
    /// The text of a file beside the manifests, e.g. a conda file; @p path as in AssetSource.
    [[nodiscard]] QFuture<Result<QByteArray>> text(const AssetSource &source, const QString &path,
                                                   const AssetPlace &place);

    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    const QString m_folder;
    const std::shared_ptr<AssetWorkshop> m_workshop;
};

} // namespace serin
