// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/systemerror.h"

#include <cerrno>
#include <system_error>

namespace serin {

namespace {

QString usualFix(int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return QStringLiteral("check the path");
    case ENOSPC:
    case EDQUOT:
        return QStringLiteral("free some space on the disk and try again");
    case EFBIG:
        return QStringLiteral("raise the limit for the size of files (ulimit -f) and try again");
    case EACCES:
    case EPERM:
        return QStringLiteral("give yourself the right to do this and try again");
    case EROFS:
        return QStringLiteral("mount the file system writable and try again");
    case EMFILE:
    case ENFILE:
        return QStringLiteral("close other programs and try again");
    default:
        return {};
    }
}

} // namespace

QString systemReason(int code)
{
    return QString::fromStdString(std::generic_category().message(code));
}

Error systemError(const QString &act, int code, const QString &where)
{
    const bool missing = code == ENOENT || code == ENOTDIR;
    return {missing ? ErrorKind::NotFound : ErrorKind::Io,
            QStringLiteral("%1 failed: %2").arg(act, systemReason(code)), where, usualFix(code)};
}

} // namespace serin
