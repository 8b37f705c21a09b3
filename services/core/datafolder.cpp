// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/datafolder.h"

#include "services/core/xdgfolder.h"

namespace serin {

QString dataFolder()
{
    return xdgFolder("XDG_DATA_HOME", QStringLiteral(".local/share"));
}

} // namespace serin
