// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;
class QWidget;

namespace serin {

/// A table of @p parent to read and choose a row in: one row at a time, no grid, nothing to edit,
/// and Tab leaves it.
[[nodiscard]] QTableView *makeRowTable(QWidget *parent);

} // namespace serin
