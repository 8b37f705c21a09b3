// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/deploymentstyle.h"

class QCPGraph;
class QCustomPlot;

namespace serin {

/// Dresses @p plot in @p theme: background, every axis, grid, tick labels and legend, with fonts
/// from the plot's own font; and switches on what keeps large charts fast. Asks for one queued
/// replot. Call it again when the palette or the font changes. GUI thread only.
void applyChartStyle(QCustomPlot &plot, const Theme &theme);

/// Draws @p graph as the line of one deployment. Its legend entry starts with the glyph of the
/// deployment's hatch, so that it can be told without colour.
/// The pen is 1 wide: with wider ones QPainter strokes every segment as a polygon.
void applyGraphStyle(QCPGraph &graph, const DeploymentStyle &style, const QString &name);

/// Puts the legend's hatched square, @p edge pixels wide, on the line of @p graph a few times: for
/// lines whose colours not everybody tells apart. Call it when the graph has its points.
void addSwatches(QCPGraph &graph, const DeploymentStyle &style, int edge);

} // namespace serin
