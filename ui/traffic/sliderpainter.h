// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/deploymentstyle.h"
#include "ui/traffic/slidergeometry.h"
#include "ui/traffic/sliderstate.h"

#include <QFont>
#include <QString>

#include <vector>

class QFontMetricsF;
class QPainter;

namespace serin {

/// One deployment as the slider shows it.
struct SliderSegment
{
    QString name;
    int percent = 0;
    DeploymentStyle style;
    bool locked = false;
    bool warned = false;
};

/// The deployments of @p state, in order.
[[nodiscard]] std::vector<SliderSegment> sliderSegments(const SliderState &state,
                                                        const Theme &theme);

/// All that the slider's picture depends on.
struct SliderPicture
{
    SliderGeometry geometry;
    std::vector<SliderSegment> segments;
    std::vector<int> livePercents; ///< one for each segment; empty: no ghost marks
    QString emptyText;             ///< instead of segments when there is no traffic
    int focusedHandle = -1;
    int hoveredHandle = -1;
    int draggedHandle = -1;
    bool movable = true; ///< false draws no grips to take
};

/// The heights of the slider's parts, from the font.
struct SliderMetrics
{

    int bar;
    int grip;     ///< width of a handle's grip
    int overhang; ///< of grips and focus ring beyond the bar
    int live;     ///< lane below the bar for the live split
    int inset;    ///< of the middle of a grip from the ends of the bar

    [[nodiscard]] static SliderMetrics forFont(const QFont &font);
    [[nodiscard]] int height() const { return 2 * overhang + bar + live; }
};

/// Paints a traffic slider: segments with hatch and words, ghost marks of the live split, grips.
void paintSlider(QPainter &painter, const SliderPicture &picture, const SliderMetrics &metrics,
                 const Theme &theme, Qt::LayoutDirection direction);

/// The shares on both sides of a handle, as they stand on the screen: "blue 68 %  |  green 32 %".
[[nodiscard]] QString movingLabel(const SliderPicture &picture, int handle,
                                  const QFontMetricsF &metrics, Qt::LayoutDirection direction);

/// What of "name percent %" fits into @p width: all of it, a shortened name, the number alone, or
/// nothing.
[[nodiscard]] QString fittingLabel(const QString &name, int percent, const QFontMetricsF &metrics,
                                   qreal width);

} // namespace serin
