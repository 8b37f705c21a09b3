// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QSharedPointer>

namespace serin {

/// What can be seen of the data of @p graph in the range of its axes, with lines ended at the edge
/// by points of their own: drawn without clipping it stays inside the axes. Knows lines, steps to
/// the left and points without lines.
[[nodiscard]] QSharedPointer<QCPGraphDataContainer> cutToAxes(const QCPGraph &graph);

} // namespace serin
