// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/drift/board.h"

#include <QString>

namespace serin {

/// Adds the rows and notes of the endpoint called @p name to @p board, in no order.
void addEndpointRows(const BoardInput &input, const QString &name, Board &board);

} // namespace serin
