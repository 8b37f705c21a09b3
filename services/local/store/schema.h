// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/storage/database.h"

namespace serin {

/// The tables of a local workspace, version by version.
[[nodiscard]] QList<Database::Migration> workspaceSchema();

} // namespace serin
