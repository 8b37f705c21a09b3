// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/atomicfile.h"

#include "services/core/atomictemporary.h"
#include "services/core/regularfile.h"
#include "services/core/resolvedpath.h"
#include "services/core/systemerror.h"

#include <QCryptographicHash>

#include <cerrno>
#include <fcntl.h>
#include <limits>

namespace serin {

namespace {

constexpr mode_t permissionBits = 07777;
constexpr mode_t anyoneMayWrite = S_IWUSR | S_IWGRP | S_IWOTH;

/// One save, step by step. Each step's error leaves the old file as it was.
class AtomicSave
{
public:
    AtomicSave(const QString &path, const QByteArray &bytes, const AtomicWriteOptions &options)
        : m_path(path), m_bytes(bytes), m_expected(options.expected),
          m_calls(options.calls ? *options.calls : FileCalls::system())
    {}

    Result<void> run()
    {
        return findTarget()
            .and_then([this] { return examineOld(); })
            .and_then([this] { return writeTemporary(); })
            .and_then([this] { return takeOverOwnerAndMode(); })
            .and_then([this] { return finishTemporary(); })
            .and_then([this] { return checkUnchanged(); })
            .and_then([this] { return replace(); });
    }

private:
    Result<void> findTarget();
    Result<void> examineOld();
    Result<void> writeTemporary();
    Result<void> takeOverOwnerAndMode();
    Result<void> finishTemporary();
    Result<void> checkUnchanged();
    Result<void> replace();
    Result<void> syncFolder();
    void takeBack();
    [[nodiscard]] Result<FileStamp> stampOnDisk();

    [[nodiscard]] tl::unexpected<Error> failed(const QString &act) const
    {
        Error error = systemError(act, errno, m_path);
        // The file was found before; a part of it that is missing now is no answer to "not found".
        error.kind = ErrorKind::Io;
        return failure(std::move(error));
    }
    [[nodiscard]] tl::unexpected<Error> conflict(const QString &detail) const
    {
        return failure(ErrorKind::Conflict, detail, m_path,
                       QStringLiteral("compare the two, then reload it or save over it"));
    }

    const QString &m_path;
    const QByteArray &m_bytes;
    const std::optional<FileStamp> &m_expected;
    FileCalls &m_calls;
    ResolvedPath m_target;
    FileDescriptor m_folder;
    bool m_replaces = false; // there is an old file
    struct stat m_old = {};
    AtomicTemporary m_temporary;
    AtomicTemporary m_backup;
};

Result<void> AtomicSave::findTarget()
{
    Result<ResolvedPath> target = resolvePath(m_path);
    if (!target) {
        return failure(std::move(target).error());
    }
    m_target = *std::move(target);
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    m_folder = FileDescriptor(m_calls, untilNotInterrupted([this] {
                                  return m_calls.openAt(AT_FDCWD, m_target.folder, flags, 0);
                              }));
    if (!m_folder.isOpen()) {
        return failed(QStringLiteral("opening the folder"));
    }
    return {};
}

Result<void> AtomicSave::examineOld()
{
    m_replaces = m_calls.statAt(m_folder.number(), m_target.name, &m_old) == 0;
    if (!m_replaces) {
        return errno == ENOENT ? Result<void>() : failed(QStringLiteral("looking at the file"));
    }
    if (!S_ISREG(m_old.st_mode)) {
        return failure(notRegularFile(m_old.st_mode, m_path));
    }
    // Root may write to a read-only file; whoever made it read-only meant root as well.
    if ((m_old.st_mode & anyoneMayWrite) == 0) {
        return failure(ErrorKind::Io, QStringLiteral("the file is read-only"), m_path,
                       QStringLiteral("make it writable and save again"));
    }
    if (m_calls.writableAt(m_folder.number(), m_target.name) != 0) {
        return failed(QStringLiteral("writing to the file"));
    }
    return {};
}

Result<void> AtomicSave::writeTemporary()
{
    sweepTemporaries(m_calls, m_folder.number(), m_target.name);
    // Nobody else reads it before it has the old file's owner and mode.
    const mode_t mode = m_replaces ? S_IRUSR | S_IWUSR : 0666;
    m_temporary = AtomicTemporary::create(m_calls, m_folder.number(), m_target.name, mode);
    if (m_temporary.isNull() && errno == EEXIST) {
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("others are saving this file just now"), m_path,
                       QStringLiteral("try again, or remove its *.serin-tmp files"));
    }
    if (m_temporary.isNull()) {
        return failed(QStringLiteral("making a temporary file"));
    }
    for (qsizetype written = 0; written < m_bytes.size();) {
        const ssize_t count = untilNotInterrupted([&] {
            return m_calls.write(m_temporary.file(), m_bytes.constData() + written,
                                 static_cast<size_t>(m_bytes.size() - written));
        });
        if (count == 0) {
            errno = ENOSPC; // a device that takes nothing and gives no reason
        }
        if (count <= 0) {
            return failed(QStringLiteral("writing the file"));
        }
        written += count;
    }
    return {};
}

Result<void> AtomicSave::takeOverOwnerAndMode()
{
    if (!m_replaces) {
        return {};
    }
    constexpr uid_t anyOwner = std::numeric_limits<uid_t>::max();
    const int file = m_temporary.file();
    struct stat now = {};
    if (m_calls.status(file, &now) != 0) {
        return failed(QStringLiteral("looking at the temporary file"));
    }
    if (now.st_uid != m_old.st_uid || now.st_gid != m_old.st_gid) {
        const auto unlessForbidden = [](int result) {
            return result == 0 || errno == EPERM || errno == EINVAL;
        };
        bool done = unlessForbidden(m_calls.changeOwner(file, m_old.st_uid, m_old.st_gid));
        if (done && m_calls.status(file, &now) == 0 && now.st_gid != m_old.st_gid) {
            done = unlessForbidden(m_calls.changeOwner(file, anyOwner, m_old.st_gid));
        }
        if (!done || m_calls.status(file, &now) != 0) {
            return failed(QStringLiteral("keeping the owner"));
        }
    }
    mode_t mode = m_old.st_mode & permissionBits;
    if (now.st_uid != m_old.st_uid) {
        mode &= ~static_cast<mode_t>(S_ISUID);
    }
    if (now.st_gid != m_old.st_gid) {
        // Another group must not get what was meant for the old one.
        const mode_t everybody = (mode & S_IRWXO) << 3;
        mode &= ~static_cast<mode_t>(S_ISGID) & (~static_cast<mode_t>(S_IRWXG) | everybody);
    }
    if ((now.st_mode & permissionBits) != mode && m_calls.changeMode(file, mode) != 0) {
        return failed(QStringLiteral("keeping the mode"));
    }
    return {};
}

Result<void> AtomicSave::finishTemporary()
{
    if (untilNotInterrupted([this] { return m_calls.sync(m_temporary.file()); }) != 0) {
        return failed(QStringLiteral("syncing the file to the disk"));
    }
    if (m_temporary.closeFile() != 0) {
        return failed(QStringLiteral("closing the file"));
    }
    return {};
}

Result<FileStamp> AtomicSave::stampOnDisk()
{
    const Result<FileDescriptor> file =
        openRegular(m_calls, m_folder.number(), m_target.name, m_path);
    if (!file) {
        return file.error().kind == ErrorKind::NotFound ? Result<FileStamp>(FileStamp::absent())
                                                        : failure(file.error());
    }
    QCryptographicHash hash(FileStamp::algorithm);
    return readBlocks(m_calls, file->number(), m_path,
                      [&hash](QByteArrayView block) {
                          hash.addData(block);
                          return true;
                      })
        .map([&hash] {
            return FileStamp{true, hash.result()};
        });
}

Result<void> AtomicSave::checkUnchanged()
{
    const Result<ResolvedPath> target = resolvePath(m_path);
    if (!target || *target != m_target) {
        return conflict(QStringLiteral("the path leads to another file now"));
    }
    if (!m_expected) {
        return examineOld();
    }
    const Result<FileStamp> stamp = stampOnDisk();
    if (!stamp) {
        return failure(stamp.error());
    }
    if (*stamp == *m_expected) {
        return examineOld();
    }
    if (!m_expected->exists) {
        return conflict(QStringLiteral("a file of this name exists already"));
    }
    return conflict(stamp->exists ? QStringLiteral("the file was changed since it was read")
                                  : QStringLiteral("the file was deleted since it was read"));
}

Result<void> AtomicSave::replace()
{
    const int folder = m_folder.number();
    const QByteArray &name = m_target.name;
    int result = -1;
    if (m_replaces) {
        // A second name for the old file, so that it can come back when the folder does not sync.
        m_backup = AtomicTemporary::linkTo(m_calls, folder, name);
        result = m_calls.renameAt(folder, m_temporary.name(), name);
    } else {
        result = m_calls.renameNewAt(folder, m_temporary.name(), name);
        if (result != 0 && errno == EEXIST) {
            return conflict(QStringLiteral("a file of this name exists already"));
        }
        if (result != 0 && (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)) {
            result = m_calls.renameAt(folder, m_temporary.name(), name);
        }
    }
    if (result != 0) {
        return failed(QStringLiteral("replacing the file"));
    }
    m_temporary.keep();
    return syncFolder();
}

Result<void> AtomicSave::syncFolder()
{
    const int result = untilNotInterrupted([this] { return m_calls.sync(m_folder.number()); });
    // Some network file systems have no such thing as a folder to sync and say so.
    if (result == 0 || errno == EINVAL || errno == ENOTSUP) {
        return {};
    }
    const int code = errno;
    takeBack();
    errno = code;
    return failed(QStringLiteral("syncing the folder to the disk"));
}

void AtomicSave::takeBack()
{
    const int folder = m_folder.number();
    if (!m_replaces) {
        m_calls.unlinkAt(folder, m_target.name);
    } else if (!m_backup.isNull() &&
               m_calls.renameAt(folder, m_backup.name(), m_target.name) == 0) {
        m_backup.keep();
    }
}

} // namespace

Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes,
                                 const AtomicWriteOptions &options)
{
    return AtomicSave(path, bytes, options).run();
}

bool isAtomicWriteTemporary(const QString &fileName)
{
    return fileName.startsWith(u'.') && fileName.endsWith(QLatin1String(".serin-tmp"));
}

} // namespace serin
