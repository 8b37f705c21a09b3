// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/folderassetfiles.h"

#include "services/assets/lfspointer.h"
#include "services/core/async.h"
#include "services/core/regularfile.h"
#include "services/core/resolvedpath.h"
#include "services/core/systemerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr int mostDepth = 100;

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

QByteArray stampOf(const struct stat &status)
{
    const auto number = [](auto value) { return QByteArray::number(static_cast<qint64>(value)); };
    return number(status.st_dev) + ' ' + number(status.st_ino) + ' ' + number(status.st_size) +
           ' ' + number(status.st_mtim.tv_sec) + ' ' + number(status.st_mtim.tv_nsec) + ' ' +
           number(status.st_ctim.tv_sec) + ' ' + number(status.st_ctim.tv_nsec);
}

AssetEntry::Kind kindOf(const struct stat &status)
{
    return (status.st_mode & S_IXUSR) != 0 ? AssetEntry::Kind::Executable : AssetEntry::Kind::File;
}

QByteArray joined(const QByteArray &prefix, const QByteArray &name)
{
    return prefix.isEmpty() ? name : prefix + '/' + name;
}

/// Reads where the link @p name leads.
Result<QByteArray> linkTarget(int folder, const QByteArray &name, const QString &where)
{
    std::array<char, 4096> buffer{};
    const ssize_t size = ::readlinkat(folder, name.constData(), buffer.data(), buffer.size());
    if (size < 0) {
        return failure(systemError(QStringLiteral("reading the link"), errno, where));
    }
    return QByteArray(buffer.data(), size);
}

} // namespace

FolderAssetFiles::FolderAssetFiles(QString path, bool isFolder, const std::atomic<bool> &stop)
    : m_path(std::move(path)), m_isFolder(isFolder), m_stop(stop)
{}

Result<std::unique_ptr<AssetFiles>>
FolderAssetFiles::open(const QString &path, const QString &boundary, const std::atomic<bool> &stop)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    if (real.isEmpty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no such file or folder"), path,
                       QStringLiteral("put the files there, or correct the path"));
    }
    if (!boundary.isEmpty()) {
        const QString within = QFileInfo(boundary).canonicalFilePath();
        if (within.isEmpty() || !isBelow(real, within)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the path leads out of %1, to %2").arg(boundary, real),
                           path, QStringLiteral("keep models and code inside of it"));
        }
    }
    struct stat status = {};
    if (::stat(QFile::encodeName(real).constData(), &status) != 0) {
        return failure(systemError(QStringLiteral("looking at the path"), errno, path));
    }
    if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) {
        return failure(notRegularFile(status.st_mode, path));
    }
    return std::unique_ptr<AssetFiles>(new FolderAssetFiles(real, S_ISDIR(status.st_mode), stop));
}

QString FolderAssetFiles::name() const
{
    return QFileInfo(m_path).fileName();
}

QString FolderAssetFiles::shown(const QByteArray &path) const
{
    return path.isEmpty() ? m_path : m_path + u'/' + QFile::decodeName(path);
}

Result<FileDescriptor> FolderAssetFiles::openFolder(const QByteArray &path) const
{
    FileCalls &calls = FileCalls::system();
    FileDescriptor folder(calls, ::open(QFile::encodeName(m_path).constData(),
                                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    for (const QByteArray &segment : path.isEmpty() ? QList<QByteArray>() : path.split('/')) {
        if (!folder.isOpen()) {
            break;
        }
        folder = FileDescriptor(calls, ::openat(folder.number(), segment.constData(),
                                                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    if (!folder.isOpen()) {
        return failure(systemError(QStringLiteral("opening the folder"), errno, shown(path)));
    }
    return folder;
}

Result<std::vector<AssetEntry>> FolderAssetFiles::list()
{
    std::vector<AssetEntry> entries;
    Result<void> done;
    if (m_isFolder) {
        Result<FileDescriptor> folder = openFolder({});
        if (!folder) {
            return failure(folder.error());
        }
        done = walk(folder->number(), {}, 0, entries);
    } else {
        struct stat status = {};
        if (::lstat(QFile::encodeName(m_path).constData(), &status) != 0) {
            return failure(systemError(QStringLiteral("looking at the file"), errno, m_path));
        }
        entries.push_back({{}, kindOf(status), stampOf(status), {}});
    }
    if (!done) {
        return failure(done.error());
    }
    std::sort(entries.begin(), entries.end(),
              [](const AssetEntry &one, const AssetEntry &other) { return one.path < other.path; });
    return entries;
}

Result<void> FolderAssetFiles::walk(int folder, const QByteArray &prefix, int depth,
                                    std::vector<AssetEntry> &entries)
{
    if (depth > mostDepth) {
        return failure(ErrorKind::Invalid, QStringLiteral("the folders are nested too deeply"),
                       shown(prefix));
    }
    const int own = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseFolder> list(own < 0 ? nullptr : ::fdopendir(own));
    if (!list) {
        return failure(systemError(QStringLiteral("listing the folder"), errno, shown(prefix)));
    }
    errno = 0;
    while (const dirent *entry = ::readdir(list.get())) {
        const QByteArray name(entry->d_name);
        if (name == "." || name == ".." || isLeftOutOfAssets(name)) {
            continue;
        }
        if (m_stop) {
            return failure(cancelledError());
        }
        if (const Result<void> added = addEntry(folder, name, prefix, depth, entries); !added) {
            return added;
        }
        errno = 0;
    }
    if (errno != 0) {
        return failure(systemError(QStringLiteral("listing the folder"), errno, shown(prefix)));
    }
    return {};
}

Result<void> FolderAssetFiles::addEntry(int folder, const QByteArray &name,
                                        const QByteArray &prefix, int depth,
                                        std::vector<AssetEntry> &entries)
{
    const QByteArray path = joined(prefix, name);
    struct stat status = {};
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return failure(systemError(QStringLiteral("looking at the file"), errno, shown(path)));
    }
    if (S_ISDIR(status.st_mode)) {
        const FileDescriptor below(
            FileCalls::system(),
            ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!below.isOpen()) {
            return failure(systemError(QStringLiteral("opening the folder"), errno, shown(path)));
        }
        return walk(below.number(), path, depth + 1, entries);
    }
    if (entries.size() >= mostAssetFiles) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("there are more than %1 files").arg(mostAssetFiles), m_path,
                       QStringLiteral("name the folder of the model or code itself"));
    }
    if (S_ISLNK(status.st_mode)) {
        const Result<QByteArray> target = linkTarget(folder, name, shown(path));
        if (!target) {
            return failure(target.error());
        }
        struct stat there = {};
        if (!linkStaysInside(path, *target)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("the link leads out of the model or code, to %1")
                               .arg(QFile::decodeName(*target)),
                           shown(path), QStringLiteral("put the file itself there"));
        }
        if (::fstatat(folder, name.constData(), &there, 0) != 0) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("the link leads to nothing (%1)").arg(QFile::decodeName(*target)),
                shown(path), QStringLiteral("put the file there, or remove the link"));
        }
        entries.push_back({path, AssetEntry::Kind::Link, *target, *target});
        return {};
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(notRegularFile(status.st_mode, shown(path)));
    }
    entries.push_back({path, kindOf(status), stampOf(status), {}});
    return {};
}

Result<void> FolderAssetFiles::read(const AssetEntry &entry, const Take &take)
{
    const qsizetype slash = entry.path.lastIndexOf('/');
    const QString where = shown(entry.path);
    FileCalls &calls = FileCalls::system();
    const Result<FileDescriptor> folder =
        m_isFolder ? openFolder(slash < 0 ? QByteArray() : entry.path.left(slash))
                   : Result<FileDescriptor>(FileDescriptor());
    if (!folder) {
        return failure(folder.error());
    }
    const QByteArray name = m_isFolder ? entry.path.mid(slash + 1) : QFile::encodeName(m_path);
    const Result<FileDescriptor> file =
        openRegular(calls, m_isFolder ? folder->number() : AT_FDCWD, name, where);
    if (!file) {
        return failure(file.error());
    }
    Result<void> taken;
    QByteArray head;
    const Result<void> read = readBlocks(calls, file->number(), where, [&](QByteArrayView block) {
        if (head.size() < mostLfsPointerBytes) {
            head.append(block.first(std::min(block.size(), qsizetype(mostLfsPointerBytes))));
        }
        taken = m_stop ? Result<void>(failure(cancelledError())) : take(block);
        return taken.has_value();
    });
    if (!read || !taken) {
        return read ? taken : read;
    }
    if (parseLfsPointer(head)) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("the file is only git-lfs's pointer to the content"), where,
                       QStringLiteral("run git lfs pull"));
    }
    struct stat after = {};
    if (::fstat(file->number(), &after) != 0 || stampOf(after) != entry.stamp) {
        return failure(ErrorKind::Conflict, QStringLiteral("the file changed while it was read"),
                       where, QStringLiteral("try again"));
    }
    return {};
}

} // namespace serin
