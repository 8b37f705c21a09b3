// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetfiles.h"
#include "services/domain/commitid.h"

#include <QHash>

#include <atomic>
#include <memory>

namespace serin {

class GitRepository;

/// Files of a commit, as git keeps them: no filter runs. In the place of git-lfs's pointers stands
/// what the repository's LFS store has. Waits for git: not for a thread with an event loop.
class CommitAssetFiles : public AssetFiles
{
public:
    /// The file or folder at @p path in the repository ("" for all of it).
    /// @error NotFound; Invalid: a submodule, or it leads out of the repository; git's.
    [[nodiscard]] static Result<std::unique_ptr<AssetFiles>>
    open(std::shared_ptr<GitRepository> repository, const CommitId &commit, const QByteArray &path,
         const std::atomic<bool> &stop);

    [[nodiscard]] bool isFolder() const override { return m_isFolder; }
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<std::vector<AssetEntry>> list() override;
    [[nodiscard]] Result<void> read(const AssetEntry &entry, const Take &take) override;

private:
    struct Blob
    {
        AssetEntry entry;
        qint64 size = 0;
    };

    CommitAssetFiles(std::shared_ptr<GitRepository> repository, CommitId commit, QByteArray path,
                     const std::atomic<bool> &stop);
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> loadLinks();
    /// Fetches the file at @p path and those behind it, as many as fit.
    [[nodiscard]] Result<void> fetchFrom(const QByteArray &path);
    [[nodiscard]] Result<void> readLarge(const QByteArray &oid, qint64 size, const QString &where,
                                         const Take &take) const;
    [[nodiscard]] QByteArray full(const QByteArray &path) const;
    [[nodiscard]] QString shown(const QByteArray &path) const;

    const std::shared_ptr<GitRepository> m_repository;
    const CommitId m_commit;
    const QByteArray m_path;
    const std::atomic<bool> &m_stop;
    bool m_isFolder = true;
    std::vector<Blob> m_blobs; ///< sorted by path
    QHash<QByteArray, QByteArray> m_fetched;
};

} // namespace serin
