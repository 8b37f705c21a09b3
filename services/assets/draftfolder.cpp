// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/draftfolder.h"

#include "services/core/makepath.h"
#include "services/core/systemerror.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

const QString draftPrefix = QStringLiteral(".draft-");

Result<void> writeAll(int file, QByteArrayView block, const QString &where)
{
    while (!block.isEmpty()) {
        const ssize_t size = untilNotInterrupted(
            [&] { return ::write(file, block.data(), static_cast<size_t>(block.size())); });
        if (size < 0) {
            return failure(systemError(QStringLiteral("writing the file"), errno, where));
        }
        block = block.sliced(size);
    }
    return {};
}

Result<void> syncFolder(const QString &path)
{
    const FileDescriptor folder(FileCalls::system(), ::open(QFile::encodeName(path).constData(),
                                                            O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || ::fsync(folder.number()) != 0) {
        return failure(systemError(QStringLiteral("saving the folder"), errno, path));
    }
    return {};
}

} // namespace

DraftFolder::DraftFolder(TemporaryFolder folder) : m_folder(std::move(folder)) {}

Result<std::unique_ptr<DraftFolder>> DraftFolder::make(const QString &parent)
{
    if (const Result<void> made = makePath(parent); !made) {
        return failure(made.error());
    }
    Result<TemporaryFolder> folder = TemporaryFolder::make(parent, draftPrefix);
    if (!folder) {
        return failure(folder.error());
    }
    return std::unique_ptr<DraftFolder>(new DraftFolder(*std::move(folder)));
}

QString DraftFolder::shown(const QByteArray &path) const
{
    return m_folder.path() + u'/' + QFile::decodeName(path);
}

Result<void> DraftFolder::makeFolders(const QByteArray &path)
{
    for (qsizetype slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        const QByteArray folder = path.left(slash);
        if (m_made.contains(folder)) {
            continue;
        }
        if (::mkdirat(m_folder.descriptor(), folder.constData(), 0700) != 0) {
            return failure(systemError(QStringLiteral("making a folder"), errno, shown(folder)));
        }
        m_made.insert(folder);
    }
    return {};
}

Result<void> DraftFolder::write(const QByteArray &path, bool isExecutable, const Fill &fill)
{
    if (const Result<void> made = makeFolders(path); !made) {
        return made;
    }
    FileDescriptor file(FileCalls::system(),
                        ::openat(m_folder.descriptor(), path.constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        return failure(systemError(QStringLiteral("making the file"), errno, shown(path)));
    }
    const Result<void> filled =
        fill([&](QByteArrayView block) { return writeAll(file.number(), block, shown(path)); });
    if (!filled) {
        return filled;
    }
    if (::fchmod(file.number(), isExecutable ? 0555 : 0444) != 0 || ::fsync(file.number()) != 0 ||
        file.close() != 0) {
        return failure(systemError(QStringLiteral("saving the file"), errno, shown(path)));
    }
    return {};
}

Result<void> DraftFolder::link(const QByteArray &path, const QByteArray &target)
{
    if (const Result<void> made = makeFolders(path); !made) {
        return made;
    }
    if (::symlinkat(target.constData(), m_folder.descriptor(), path.constData()) != 0) {
        return failure(systemError(QStringLiteral("making the link"), errno, shown(path)));
    }
    return {};
}

Result<void> DraftFolder::seal()
{
    QList<QByteArray> folders(m_made.begin(), m_made.end());
    std::sort(folders.begin(), folders.end(), std::greater<>());
    for (const QByteArray &folder : folders) {
        const QString path = shown(folder);
        if (const Result<void> synced = syncFolder(path); !synced) {
            return synced;
        }
        if (::fchmodat(m_folder.descriptor(), folder.constData(), 0555, 0) != 0) {
            return failure(systemError(QStringLiteral("closing the folder"), errno, path));
        }
    }
    if (::fsync(m_folder.descriptor()) != 0 || ::fchmod(m_folder.descriptor(), 0555) != 0) {
        return failure(systemError(QStringLiteral("saving the folder"), errno, m_folder.path()));
    }
    return {};
}

Result<void> DraftFolder::keepAs(const QByteArray &name)
{
    if (const Result<void> sealed = seal(); !sealed) {
        return sealed;
    }
    const QString parent = QFileInfo(m_folder.path()).path();
    const QByteArray target = QFile::encodeName(parent) + '/' + name;
    if (::rename(QFile::encodeName(m_folder.path()).constData(), target.constData()) == 0) {
        m_folder.keep();
        return syncFolder(parent);
    }
    if (errno == EEXIST || errno == ENOTEMPTY) {
        return {}; // somebody else was quicker with the same content
    }
    return failure(systemError(QStringLiteral("keeping the files"), errno, m_folder.path()));
}

} // namespace serin
