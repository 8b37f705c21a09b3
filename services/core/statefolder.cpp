// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/statefolder.h"

#include "services/core/xdgfolder.h"

namespace serin {

QString stateFolder()
{
    return xdgFolder("XDG_STATE_HOME", QStringLiteral(".local/state"));
}

} // namespace serin
