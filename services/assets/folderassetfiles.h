// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetfiles.h"
#include "services/core/filedescriptor.h"

#include <atomic>
#include <memory>

namespace serin {

/// Files on the disk, walked through open folders, so that nothing that is put in the place of a
/// folder meanwhile leads elsewhere.
class FolderAssetFiles : public AssetFiles
{
public:
    /// The file or folder at the absolute @p path. @p stop ends a long list.
    /// @error NotFound; Invalid: neither, or outside of @p boundary (empty: anywhere); Io.
    [[nodiscard]] static Result<std::unique_ptr<AssetFiles>>
    open(const QString &path, const QString &boundary, const std::atomic<bool> &stop);

    [[nodiscard]] bool isFolder() const override { return m_isFolder; }
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<std::vector<AssetEntry>> list() override;
    [[nodiscard]] Result<void> read(const AssetEntry &entry, const Take &take) override;

private:
    FolderAssetFiles(QString path, bool isFolder, const std::atomic<bool> &stop);
    [[nodiscard]] Result<void> walk(int folder, const QByteArray &prefix, int depth,
                                    std::vector<AssetEntry> &entries);
    [[nodiscard]] Result<void> addEntry(int folder, const QByteArray &name,
                                        const QByteArray &prefix, int depth,
                                        std::vector<AssetEntry> &entries);
    [[nodiscard]] Result<FileDescriptor> openFolder(const QByteArray &path) const;
    [[nodiscard]] QString shown(const QByteArray &path) const;

    const QString m_path; ///< absolute, without links
    const bool m_isFolder;
    const std::atomic<bool> &m_stop;
};

} // namespace serin
