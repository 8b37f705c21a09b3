// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

namespace serin {

/// Where the parts of a traffic slider are, in pixels of its widget. A value; pure arithmetic.
///
/// The bar shows whole percents that sum to 100 as segments side by side. Between segment i and
/// i + 1 is handle i, at the boundary percent[0] + … + percent[i]. In a right-to-left layout
/// everything is mirrored: 0 is at the right end.
class SliderGeometry
{
public:
    SliderGeometry() = default;
    /// @p percents one for each segment; none of them, or all 0, means a bar without handles.
    /// @p gripWidth how wide the grip of a handle is; grips are kept at least that far apart, and
    /// their middles @p gripInset away from the ends of the bar.
    SliderGeometry(const QRectF &bar, qreal gripWidth, qreal gripInset,
                   Qt::LayoutDirection direction, std::vector<int> percents);

    [[nodiscard]] const QRectF &bar() const { return m_bar; }
    [[nodiscard]] int segmentCount() const { return static_cast<int>(m_percents.size()); }
    [[nodiscard]] int handleCount() const { return static_cast<int>(m_boundaries.size()); }

    /// The percent at which handle @p handle stands.
    [[nodiscard]] int boundary(int handle) const;
    /// The range in which it can move between its neighbours.
    [[nodiscard]] int minimum(int handle) const;
    [[nodiscard]] int maximum(int handle) const;

    [[nodiscard]] qreal xOf(double percent) const;
    /// The whole percent nearest to @p x, 0 … 100.
    [[nodiscard]] int percentAt(qreal x) const;
    /// How many percent a movement from @p fromX to @p toX means; negative towards 0.
    [[nodiscard]] int percentBetween(qreal fromX, qreal toX) const;

    [[nodiscard]] QRectF segment(int index) const;
    /// The stretch from @p fromPercent to @p toPercent with the height of @p lane.
    [[nodiscard]] QRectF stretch(int fromPercent, int toPercent, const QRectF &lane) const;
    /// The segment under @p x that is wider than nothing, or -1.
    [[nodiscard]] int segmentAt(qreal x) const;

    /// The middle of the grip of @p handle: its boundary, moved aside as little as possible (in the
    /// sense of least squares) so that grips neither overlap nor leave the bar.
    [[nodiscard]] qreal gripX(int handle) const;
    /// The handle whose grip is nearest to @p x; -1 when none is within @p reach.
    [[nodiscard]] int handleAt(qreal x, qreal reach) const;
    [[nodiscard]] int nearestHandle(qreal x) const;

    /// Of the handles that stand at the same percent as @p handle, the one that a movement by
    /// @p delta percent can move: the first one for a movement towards 0, else the last one.
    [[nodiscard]] int handleForMovement(int handle, int delta) const;

private:
    void placeGrips(qreal gripWidth, qreal gripInset);

    QRectF m_bar;
    bool m_mirrored = false;
    std::vector<int> m_percents;
    std::vector<int> m_boundaries;
    std::vector<qreal> m_grips; // distance from the 0 end
};

} // namespace serin
