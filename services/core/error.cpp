// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/error.h"

namespace serin {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorKind::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorKind::Io:
        return QStringLiteral("io");
    case ErrorKind::Protocol:
        return QStringLiteral("protocol");
    case ErrorKind::Internal:
        return QStringLiteral("internal");
    }
    Q_UNREACHABLE();
}

QString Error::toLine() const
{
    QString line;
    if (!where.isEmpty()) {
        line += where + QStringLiteral(": ");
    }
    line += detail;
    if (!fix.isEmpty()) {
        line += QStringLiteral("; ") + fix;
    }
    return line.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace serin
