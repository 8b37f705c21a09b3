// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/configfolder.h"

#include <QDir>

namespace serin {

QString configFolder()
{
    const QString own = qEnvironmentVariable("SERIN_CONFIG_DIR");
    if (QDir::isAbsolutePath(own)) {
        return QDir::cleanPath(own);
    }
    const QString set = qEnvironmentVariable("XDG_CONFIG_HOME");
    const QString base =
        QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.config");
    return QDir::cleanPath(base + QStringLiteral("/serin"));
}

} // namespace serin
