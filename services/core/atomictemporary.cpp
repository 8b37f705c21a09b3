// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/atomictemporary.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace serin {

namespace {

constexpr qsizetype longestKeptName = 200; // of 255 bytes, the limit of every common file system
constexpr int mostAttempts = 100;

bool isSame(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// Whether @p name still is the open @p file: another process may have removed or renamed it.
bool isStillNamed(FileCalls &calls, int folder, const QByteArray &name, int file)
{
    struct stat opened = {};
    struct stat named = {};
    return calls.status(file, &opened) == 0 && calls.statAt(folder, name, &named) == 0 &&
           isSame(opened, named);
}

void removeWhenLeftOver(FileCalls &calls, int folder, const QByteArray &name)
{
    const FileDescriptor file(
        calls, calls.openAt(folder, name, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0));
    struct stat status = {};
    if (file.isOpen() && calls.status(file.number(), &status) == 0 && S_ISREG(status.st_mode) &&
        calls.lock(file.number()) == 0 && isStillNamed(calls, folder, name, file.number())) {
        calls.unlinkAt(folder, name);
    }
}

} // namespace

QByteArray temporaryName(const QByteArray &name, int slot)
{
    qsizetype kept = std::min(name.size(), longestKeptName);
    // Not in the middle of a character: some file systems insist on UTF-8.
    while (kept < name.size() && kept > 0 && (static_cast<uchar>(name[kept]) & 0xc0) == 0x80) {
        --kept;
    }
    return '.' + name.left(kept) + '.' + QByteArray::number(slot) + ".serin-tmp";
}

void sweepTemporaries(FileCalls &calls, int folder, const QByteArray &name)
{
    for (int slot = 0; slot < temporarySlots; ++slot) {
        removeWhenLeftOver(calls, folder, temporaryName(name, slot));
    }
}

AtomicTemporary::AtomicTemporary(FileCalls &calls, int folder, QByteArray name)
    : m_calls(&calls), m_folder(folder), m_name(std::move(name))
{}

AtomicTemporary::AtomicTemporary(AtomicTemporary &&other) noexcept
{
    *this = std::move(other);
}

AtomicTemporary &AtomicTemporary::operator=(AtomicTemporary &&other) noexcept
{
    std::swap(m_calls, other.m_calls);
    std::swap(m_folder, other.m_folder);
    std::swap(m_name, other.m_name);
    m_file = std::move(other.m_file);
    m_lock = std::move(other.m_lock);
    return *this;
}

AtomicTemporary::~AtomicTemporary()
{
    if (!isNull()) {
        m_calls->unlinkAt(m_folder, m_name);
    }
}

AtomicTemporary AtomicTemporary::create(FileCalls &calls, int folder, const QByteArray &name,
                                        mode_t mode)
{
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int slot = 0;
    for (int attempt = 0; slot < temporarySlots && attempt < mostAttempts; ++attempt) {
        const QByteArray candidate = temporaryName(name, slot);
        const int number =
            untilNotInterrupted([&] { return calls.openAt(folder, candidate, flags, mode); });
        if (number < 0) {
            if (errno != EEXIST) {
                return {};
            }
            ++slot;
            continue;
        }
        AtomicTemporary temporary(calls, folder, candidate);
        temporary.m_file = FileDescriptor(calls, number);
        // Where there are no locks, sweepTemporaries() gets none either and removes nothing.
        const bool wanted = calls.lock(number) != 0 && errno == EWOULDBLOCK;
        struct stat status = {};
        if (!wanted && calls.status(number, &status) != 0) {
            const int code = errno;
            temporary = {};
            errno = code;
            return {};
        }
        if (!wanted && status.st_nlink > 0) {
            return temporary;
        }
        // Between its birth and its lock it looked like a leftover to another process, which
        // removes it; the name may be a third one's by now.
        temporary.keep();
    }
    errno = EEXIST;
    return {};
}

AtomicTemporary AtomicTemporary::linkTo(FileCalls &calls, int folder, const QByteArray &name)
{
    constexpr int flags = O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC;
    FileDescriptor file(calls, calls.openAt(folder, name, flags, 0));
    // Locked before it gets the name, so that it never looks like a leftover.
    if (!file.isOpen() || (calls.lock(file.number()) != 0 && errno == EWOULDBLOCK)) {
        return {};
    }
    for (int slot = 0; slot < temporarySlots; ++slot) {
        const QByteArray candidate = temporaryName(name, slot);
        if (calls.linkAt(folder, name, candidate) == 0) {
            AtomicTemporary temporary(calls, folder, candidate);
            const bool locked = isStillNamed(calls, folder, candidate, file.number());
            temporary.m_file = std::move(file);
            return locked ? std::move(temporary) : AtomicTemporary();
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return {};
}

int AtomicTemporary::closeFile()
{
    m_lock = FileDescriptor(*m_calls, m_calls->duplicate(m_file.number()));
    if (!m_lock.isOpen()) {
        return -1;
    }
    const int result = m_file.close();
    // Linux has released the number all the same, and the data was synced before.
    return result == -1 && errno == EINTR ? 0 : result;
}

} // namespace serin
