// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/temporaryfolder.h"

#include "services/core/systemerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <ftw.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr int mostOpenFolders = 20;

// A folder that cannot be written becomes writable before it is emptied.
void removeTree(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const auto unlock = [](const char *each, const struct stat *, int kind, struct FTW *) {
        return kind == FTW_D ? (static_cast<void>(::chmod(each, 0700)), 0) : 0;
    };
    const auto remove = [](const char *each, const struct stat *, int, struct FTW *) {
        static_cast<void>(std::remove(each));
        return 0;
    };
    ::nftw(name.constData(), unlock, mostOpenFolders, FTW_PHYS);
    ::nftw(name.constData(), remove, mostOpenFolders, FTW_PHYS | FTW_DEPTH);
}

FileDescriptor openLocked(const QString &path)
{
    FileDescriptor folder(FileCalls::system(),
                          ::open(QFile::encodeName(path).constData(),
                                 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (folder.isOpen() && (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0 ||
                            ::fstat(folder.number(), &status) != 0 || status.st_nlink == 0)) {
        static_cast<void>(folder.close());
    }
    return folder;
}

} // namespace

TemporaryFolder::TemporaryFolder(QString path, FileDescriptor folder)
    : m_path(std::move(path)), m_folder(std::move(folder))
{}

TemporaryFolder::TemporaryFolder(TemporaryFolder &&other) noexcept
    : m_path(std::exchange(other.m_path, QString())), m_folder(std::move(other.m_folder))
{}

TemporaryFolder &TemporaryFolder::operator=(TemporaryFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_folder, other.m_folder);
    return *this;
}

TemporaryFolder::~TemporaryFolder()
{
    if (!m_path.isEmpty()) {
        removeTree(m_path);
    }
}

void TemporaryFolder::sweep(const QString &parent, const QString &prefix)
{
    const QStringList left =
        QDir(parent).entryList({prefix + u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : left) {
        const QString path = parent + u'/' + name;
        if (const FileDescriptor unused = openLocked(path); unused.isOpen()) {
            removeTree(path);
        }
    }
}

bool TemporaryFolder::isInUse(const QString &path)
{
    return QFileInfo(path).isDir() && !openLocked(path).isOpen();
}

Result<TemporaryFolder> TemporaryFolder::make(const QString &parent, const QString &prefix)
{
    sweep(parent, prefix);
    // Somebody else may sweep one away between its making and its locking.
    for (int tries = 0; tries < 10; ++tries) {
        QByteArray path = QFile::encodeName(parent + u'/' + prefix) + "XXXXXX";
        if (::mkdtemp(path.data()) == nullptr) {
            return failure(systemError(QStringLiteral("making a folder"), errno, parent));
        }
        const QString made = QFile::decodeName(path);
        FileDescriptor folder = openLocked(made);
        if (folder.isOpen()) {
            return TemporaryFolder(made, std::move(folder));
        }
    }
    return failure(ErrorKind::Unavailable, QStringLiteral("other programs are busy there"), parent,
                   QStringLiteral("try again"));
}

} // namespace serin
