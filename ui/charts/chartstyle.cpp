// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartstyle.h"

#include <qcustomplot.h>

namespace serin {

namespace {

constexpr int swatchesOnLine = 8;

QFont captionFont(const QFont &font)
{
    QFont caption = font;
    caption.setPointSizeF(font.pointSizeF() * 0.9);
    return caption;
}

void styleAxis(QCPAxis &axis, const Theme &theme, const QFont &font)
{
    const QPen line(theme.controlBorder, 1);
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTicks(false);
    axis.setTickLabelColor(theme.mutedText);
    axis.setTickLabelFont(captionFont(font));
    axis.setLabelColor(theme.text);
    axis.setLabelFont(font);
    axis.setSelectedBasePen(QPen(theme.accent, 1));
    axis.setSelectedTickPen(QPen(theme.accent, 1));
    axis.setSelectedTickLabelColor(theme.accent);
    axis.setSelectedLabelColor(theme.accent);
    // Where borders are strong a whole line would look like one more of the measured ones.
    const QPen grid(theme.border, 1, theme.hasMoreContrast() ? Qt::DotLine : Qt::SolidLine);
    axis.grid()->setPen(grid);
    axis.grid()->setZeroLinePen(grid);
    axis.grid()->setSubGridVisible(false);
}

void styleLegend(QCPLegend &legend, const Theme &theme, const QFont &font)
{
    legend.setBrush(theme.base);
    legend.setBorderPen(QPen(theme.border, 1));
    legend.setFont(font);
    legend.setTextColor(theme.text);
    legend.setSelectedTextColor(theme.accent);
    legend.setSelectedFont(font);
    legend.setSelectedBorderPen(QPen(theme.accent, 1));
    const Spacing space = Spacing::forFont(font);
    legend.setIconSize(space.l, space.m);
    legend.setIconTextPadding(space.xs);
    for (int i = 0; i < legend.itemCount(); ++i) {
        legend.item(i)->setFont(font);
        legend.item(i)->setTextColor(theme.text);
    }
}

} // namespace

void applyChartStyle(QCustomPlot &plot, const Theme &theme)
{
    const QFont font = plot.font();
    plot.setBackground(theme.base);
    plot.setPlottingHint(QCP::phFastPolylines);
    plot.setNoAntialiasingOnDrag(true);
    for (QCPAxisRect *rect : plot.axisRects()) {
        rect->setBackground(QBrush(Qt::NoBrush));
        for (QCPAxis *axis : rect->axes()) {
            styleAxis(*axis, theme, font);
        }
    }
    if (plot.legend) {
        styleLegend(*plot.legend, theme, captionFont(font));
    }
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void applyGraphStyle(QCPGraph &graph, const DeploymentStyle &style, const QString &name)
{
    graph.setPen(QPen(style.fill, 1));
    graph.setBrush(Qt::NoBrush);
    graph.setAdaptiveSampling(true);
    graph.setName(style.glyph + QLatin1Char(' ') + name);
}

void addSwatches(QCPGraph &graph, const DeploymentStyle &style, int edge)
{
    QPixmap swatch(edge, edge);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    QPainterPath shape;
    shape.addRect(0, 0, edge, edge);
    paintHatched(painter, shape, style, edge / 3.0);
    painter.end();
    graph.setScatterStyle(QCPScatterStyle(swatch));
    graph.setScatterSkip(graph.dataCount() / swatchesOnLine);
}

} // namespace serin
