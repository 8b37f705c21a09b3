// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/configfolder.h"

#include "services/core/xdgfolder.h"

#include <QDir>

namespace serin {

QString configFolder()
{
    const QString own = qEnvironmentVariable("SERIN_CONFIG_DIR");
    if (QDir::isAbsolutePath(own)) {
        return QDir::cleanPath(own);
    }
    return xdgFolder("XDG_CONFIG_HOME", QStringLiteral(".config"));
}

} // namespace serin
