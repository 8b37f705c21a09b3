// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/resolvedpath.h"

#include "services/core/systemerror.h"

#include <QFile>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <unistd.h>

namespace serin {

namespace {

constexpr int mostLinks = 40; // the kernel's own limit

QByteArray realPath(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path, nullptr), &std::free);
    return real ? QByteArray(real.get()) : QByteArray();
}

/// What the link @p path says; empty when it is no link or does not exist.
QByteArray linkTarget(const QByteArray &path)
{
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = ::readlink(path, target.data(), static_cast<size_t>(target.size()));
    return target.left(std::max<ssize_t>(size, 0));
}

} // namespace

Result<ResolvedPath> resolvePath(const QString &path)
{
    QByteArray current = QFile::encodeName(path);
    if (current.isEmpty() || current.contains('\0') || current.endsWith('/')) {
        return failure(ErrorKind::Invalid, QStringLiteral("this is no path of a file"), path);
    }
    for (int links = 0; links <= mostLinks; ++links) {
        const qsizetype slash = current.lastIndexOf('/');
        const QByteArray parent = slash < 0 ? QByteArray(".") : current.left(slash + 1);
        const QByteArray name = current.mid(slash + 1);
        const QByteArray folder = realPath(parent);
        if (folder.isEmpty()) {
            return failure(systemError(QStringLiteral("looking up the folder"), errno, path));
        }
        const QByteArray place = (folder.endsWith('/') ? folder : folder + '/') + name;
        const QByteArray target = linkTarget(place);
        if (target.isEmpty()) {
            return ResolvedPath{folder, name};
        }
        current = target.startsWith('/') ? target : folder + '/' + target;
    }
    return failure(ErrorKind::Invalid, QStringLiteral("its links lead in a circle"), path);
}

bool isBelow(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

} // namespace serin
