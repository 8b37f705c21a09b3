// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/filecalls.h"
#include "services/core/filedescriptor.h"

#include <QByteArray>

namespace serin {

/// A file's temporaries: `.NAME.<digit>.serin-tmp` beside it, at most temporarySlots at a time, so
/// that leftovers are found without listing the folder. Who makes one holds a lock (flock) on it
/// until it is renamed or removed; one that nobody holds is left over from a killed process.
inline constexpr int temporarySlots = 8;

/// The name in @p slot for the file @p name, which is shortened so that the result is a valid
/// file name.
[[nodiscard]] QByteArray temporaryName(const QByteArray &name, int slot);

/// Removes the leftovers of @p name in @p folder, in whichever slot: one of several savers at a
/// time may have been killed in a late one, with all before it free again. What cannot be removed
/// stays.
void sweepTemporaries(FileCalls &calls, int folder, const QByteArray &name);

/// A temporary file, or a second name of the old file, that is removed at the end of its life
/// unless keep() was called. Move only; @p calls and @p folder must outlive it.
class AtomicTemporary
{
public:
    AtomicTemporary() = default;
    AtomicTemporary(AtomicTemporary &&other) noexcept;
    AtomicTemporary &operator=(AtomicTemporary &&other) noexcept;
    ~AtomicTemporary();

    /// A new, empty, locked file of @p mode for the file @p name. When it fails, isNull() and errno
    /// says why (EEXIST: every slot is taken).
    [[nodiscard]] static AtomicTemporary create(FileCalls &calls, int folder,
                                                const QByteArray &name, mode_t mode);
    /// Another name for the file @p name itself, locked; isNull() when that is not to be had.
    [[nodiscard]] static AtomicTemporary linkTo(FileCalls &calls, int folder,
                                                const QByteArray &name);

    [[nodiscard]] bool isNull() const { return m_name.isEmpty(); }
    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] int file() const { return m_file.number(); }
    /// Closes the file, but keeps the lock. -1 and errno when the data may not have arrived.
    [[nodiscard]] int closeFile();
    /// The name is gone or belongs to somebody else now; nothing is to be removed.
    void keep() { m_name.clear(); }

private:
    AtomicTemporary(FileCalls &calls, int folder, QByteArray name);

    FileCalls *m_calls = nullptr;
    int m_folder = -1;
    QByteArray m_name;
    FileDescriptor m_file;
    FileDescriptor
        m_lock; // a second descriptor of m_file's open file, so that the lock outlives it
};

} // namespace serin
