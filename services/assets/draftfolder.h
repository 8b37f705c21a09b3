// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetfiles.h"
#include "services/core/temporaryfolder.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace serin {

/// A folder that is filled and then given its name at once, or is gone at the end of its life, also
/// that of a process that was killed (TemporaryFolder).
class DraftFolder
{
public:
    using Fill = std::function<Result<void>(const AssetFiles::Take &write)>;

    /// In @p parent, which is made when missing; leftovers in it are removed. @error Io.
    [[nodiscard]] static Result<std::unique_ptr<DraftFolder>> make(const QString &parent);
    DraftFolder(const DraftFolder &) = delete;
    DraftFolder &operator=(const DraftFolder &) = delete;

    /// A file of what @p fill writes, that nobody may write to again; folders on the way are made.
    [[nodiscard]] Result<void> write(const QByteArray &path, bool isExecutable, const Fill &fill);
    [[nodiscard]] Result<void> link(const QByteArray &path, const QByteArray &target);
    /// Everything goes to the disk and is called @p name in the parent from now on. When there is
    /// such a folder already, it stays and this one goes.
    [[nodiscard]] Result<void> keepAs(const QByteArray &name);

private:
    explicit DraftFolder(TemporaryFolder folder);
    [[nodiscard]] Result<void> makeFolders(const QByteArray &path);
    [[nodiscard]] Result<void> seal();
    [[nodiscard]] QString shown(const QByteArray &path) const;

    TemporaryFolder m_folder;
    QSet<QByteArray> m_made;
};

} // namespace serin
