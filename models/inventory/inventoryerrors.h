// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorysnapshot.h"

#include <QString>

namespace serin {

class VariantPicks;

/// How many errors the files of the row have and what the first is, and where; empty without any.
/// Of an endpoint those of all files that its page works with, of a deployment those of a file of
/// its own.
[[nodiscard]] QString inventoryErrors(const InventoryEntry &entry, const VariantPicks &picks);

} // namespace serin
