// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/xdgfolder.h"

#include <QDir>

namespace serin {

QString xdgFolder(const char *variable, const QString &fallback)
{
    const QString set = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(set) ? set : QDir::home().filePath(fallback);
    return QDir::cleanPath(base + QStringLiteral("/serin"));
}

} // namespace serin
