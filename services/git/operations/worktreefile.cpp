// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/operations/worktreefile.h"

#include "services/core/atomicfile.h"
#include "services/core/makepath.h"
#include "services/core/readfile.h"
#include "services/core/systemerror.h"
#include "services/git/parse/gitpath.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace serin {

namespace {

constexpr qint64 largestFile = 256 * 1024 * 1024;
constexpr size_t longestLink = 4096;

// The path on the disk. Invalid when a folder on the way is a link, as git itself goes through
// none.
Result<QString> placeOf(const QString &top, const QByteArray &path)
{
    const QString file = top + u'/' + QFile::decodeName(path);
    QString folder = top;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts.first(parts.size() - 1)) {
        folder += u'/' + QFile::decodeName(part);
        if (QFileInfo(folder).isSymLink()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("%1 lies behind a link").arg(shownPath(path)), folder);
        }
    }
    return file;
}

Result<WorktreeFile> readLink(const QString &file)
{
    QByteArray target(qsizetype(longestLink), '\0');
    const ssize_t size =
        ::readlink(QFile::encodeName(file).constData(), target.data(), longestLink);
    if (size < 0) {
        return failure(systemError(QStringLiteral("reading the link"), errno, file));
    }
    target.truncate(size);
    return WorktreeFile{WorktreeFile::Kind::Link, target};
}

Result<void> remove(const QString &file)
{
    if (::unlink(QFile::encodeName(file).constData()) != 0 && errno != ENOENT) {
        return failure(systemError(QStringLiteral("removing the file"), errno, file));
    }
    return {};
}

} // namespace

QByteArray WorktreeFile::mode() const
{
    switch (kind) {
    case Kind::Absent:
        return {};
    case Kind::File:
        return QByteArrayLiteral("100644");
    case Kind::Executable:
        return QByteArrayLiteral("100755");
    case Kind::Link:
        return QByteArrayLiteral("120000");
    }
    Q_UNREACHABLE();
}

WorktreeFile::Kind WorktreeFile::kindOf(const QByteArray &mode)
{
    for (const Kind kind : {Kind::File, Kind::Executable, Kind::Link}) {
        if (WorktreeFile{kind, {}}.mode() == mode) {
            return kind;
        }
    }
    return Kind::Absent;
}

Result<WorktreeFile> readWorktreeFile(const QString &top, const QByteArray &path)
{
    const auto file = placeOf(top, path);
    if (!file) {
        return failure(file.error());
    }
    struct stat status = {};
    if (::lstat(QFile::encodeName(*file).constData(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return WorktreeFile{};
        }
        return failure(systemError(QStringLiteral("looking at the file"), errno, *file));
    }
    if (S_ISLNK(status.st_mode)) {
        return readLink(*file);
    }
    const auto content = readFile(*file, largestFile); // refuses folders and devices
    if (!content) {
        return failure(content.error());
    }
    const bool executable = (status.st_mode & S_IXUSR) != 0;
    return WorktreeFile{executable ? WorktreeFile::Kind::Executable : WorktreeFile::Kind::File,
                        content->bytes};
}

Result<void> writeWorktreeFile(const QString &top, const QByteArray &path, const WorktreeFile &file,
                               const WorktreeFile &expected)
{
    const auto place = placeOf(top, path);
    const auto now = place ? readWorktreeFile(top, path) : failure(place.error());
    if (!now) {
        return failure(now.error());
    }
    if (!(*now == expected)) {
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 has changed meanwhile").arg(shownPath(path)), *place,
                       QStringLiteral("look at it, then try again"));
    }
    using Kind = WorktreeFile::Kind;
    if (file.kind == Kind::Absent) {
        return remove(*place);
    }
    if (auto made = makePath(QFileInfo(*place).path()); !made) {
        return made;
    }
    if (file.kind == Kind::Link || now->kind == Kind::Link) {
        if (auto removed = remove(*place); !removed) {
            return removed;
        }
    }
    const QByteArray name = QFile::encodeName(*place);
    if (file.kind == Kind::Link) {
        if (::symlink(file.content.constData(), name.constData()) != 0) {
            return failure(systemError(QStringLiteral("making the link"), errno, *place));
        }
        return {};
    }
    if (auto written = writeFileAtomically(*place, file.content); !written) {
        return written;
    }
    struct stat status = {};
    if (::stat(name.constData(), &status) != 0) {
        return failure(systemError(QStringLiteral("looking at the file"), errno, *place));
    }
    // Who may read it may run it, as git does it.
    const mode_t readers = (status.st_mode & 0444) >> 2;
    const mode_t wanted =
        file.kind == Kind::Executable ? status.st_mode | readers : status.st_mode & ~mode_t(0111);
    if (wanted != status.st_mode && ::chmod(name.constData(), wanted & 07777) != 0) {
        return failure(systemError(QStringLiteral("setting the file's mode"), errno, *place));
    }
    return {};
}

} // namespace serin
