// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetfiles.h"
#include "services/assets/assetstore.h"

#include <QHash>
#include <QMutex>

#include <atomic>

namespace serin {

/// Tells @p files by their content; @p name is AssetContent::name. Looks at every byte.
[[nodiscard]] Result<AssetContent> contentOf(AssetFiles &files, const QString &name,
                                             const std::vector<AssetEntry> &entries);

/// The folder in which contents are kept: `DIGEST/NAME` each. May be used from several threads and
/// programs at once.
class AssetShelf
{
public:
    explicit AssetShelf(QString folder) : m_folder(std::move(folder)) {}

    /// Where @p content is, or would be.
    [[nodiscard]] QString pathOf(const AssetContent &content) const;
    [[nodiscard]] bool holds(const AssetContent &content) const;
    /// Copies @p files there. What is on the shelf is on the disk (fsync) and cannot be written.
    /// @return what they were when they were copied.
    [[nodiscard]] Result<AssetContent> put(AssetFiles &files, const QString &name,
                                           const std::vector<AssetEntry> &entries);

private:
    const QString m_folder;
};

} // namespace serin
