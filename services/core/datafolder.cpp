// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/datafolder.h"

#include <QDir>

namespace serin {

QString dataFolder()
{
    const QString set = qEnvironmentVariable("XDG_DATA_HOME");
    const QString base =
        QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/share");
    return QDir::cleanPath(base + QStringLiteral("/serin"));
}

} // namespace serin
