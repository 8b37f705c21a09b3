// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"

#include <QList>
#include <QStringList>

namespace serin {

/// The rows of a table for people, with a heading.
[[nodiscard]] QList<QStringList> boardTable(const Board &board);

} // namespace serin
