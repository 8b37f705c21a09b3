// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filedescriptor.h"
#include "services/core/result.h"

#include <QString>

namespace serin {

/// A folder that is filled aside and then renamed, or is gone with its content at the end of its
/// life. It holds a lock (flock) on itself, so that the leftover of a process that was killed is
/// told from the folder of one that works, and removed by the next make() with that prefix. Move
/// only; for one thread at a time.
class TemporaryFolder
{
public:
    /// `PREFIXxxxxxx` in @p parent, which is there, for this user alone (0700); leftovers of
    /// @p prefix beside it are removed. @error Io; Unavailable: others are too busy there.
    [[nodiscard]] static Result<TemporaryFolder> make(const QString &parent, const QString &prefix);
    /// Removes the leftovers of @p prefix in @p parent alone. What cannot be removed stays.
    static void sweep(const QString &parent, const QString &prefix);

    /// Whether @p path is one that somebody, this process too, works in.
    [[nodiscard]] static bool isInUse(const QString &path);

    TemporaryFolder() = default;
    TemporaryFolder(TemporaryFolder &&other) noexcept;
    TemporaryFolder &operator=(TemporaryFolder &&other) noexcept;
    ~TemporaryFolder();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_folder.number(); }
    /// It has its name now; nothing is to be removed.
    void keep() { m_path.clear(); }

private:
    TemporaryFolder(QString path, FileDescriptor folder);

    QString m_path;          ///< empty: nothing to remove
    FileDescriptor m_folder; ///< locked
};

} // namespace serin
