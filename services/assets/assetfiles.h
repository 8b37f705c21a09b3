// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <vector>

namespace serin {

/// A file of an asset.
struct AssetEntry
{
    enum class Kind { File, Executable, Link };

    QByteArray path; ///< in the asset, with slashes; empty when the asset is one file
    Kind kind = Kind::File;
    /// Changes whenever the bytes may have changed: a blob's id, or the file's size and times.
    QByteArray stamp;
    QByteArray target; ///< where a link leads; empty for others
};

/// The files of one asset, wherever they are. For one thread.
class AssetFiles
{
public:
    using Take = std::function<Result<void>(QByteArrayView block)>;

    AssetFiles() = default;
    AssetFiles(const AssetFiles &) = delete;
    AssetFiles &operator=(const AssetFiles &) = delete;
    virtual ~AssetFiles() = default;

    [[nodiscard]] virtual bool isFolder() const = 0;
    /// The name of the file or folder itself.
    [[nodiscard]] virtual QString name() const = 0;
    /// All files, sorted by path.
    [[nodiscard]] virtual Result<std::vector<AssetEntry>> list() = 0;
    /// Hands the bytes of @p entry, no link, to @p take block by block.
    [[nodiscard]] virtual Result<void> read(const AssetEntry &entry, const Take &take) = 0;
};

/// More is a mistake, such as the root of a file system.
inline constexpr std::size_t mostAssetFiles = 100'000;

/// Whether @p name, a file's or folder's, is no part of an asset: Git's own, and Python's caches.
[[nodiscard]] inline bool isLeftOutOfAssets(QByteArrayView name)
{
    return name == QByteArrayView(".git") || name == QByteArrayView("__pycache__");
}

/// Whether the link at @p path of an asset stays inside it when it leads to @p target.
[[nodiscard]] bool linkStaysInside(const QByteArray &path, const QByteArray &target);

} // namespace serin
