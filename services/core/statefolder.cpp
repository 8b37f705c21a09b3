// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/statefolder.h"

#include <QDir>

namespace serin {

// QStandardPaths knows the state only since Qt 6.7.
QString stateFolder()
{
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base =
        QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
    return QDir::cleanPath(base + QStringLiteral("/serin"));
}

} // namespace serin
