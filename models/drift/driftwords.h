// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"

#include <QString>

namespace serin {

/// "blue instances: Git 1, live 2", translated: what Git and live say of the field of @p row.
[[nodiscard]] QString driftWords(const BoardRow &row);

/// Whether @p row is about live: not about what stands between the working tree and upstream.
[[nodiscard]] bool isAboutLive(const BoardRow &row);

} // namespace serin
