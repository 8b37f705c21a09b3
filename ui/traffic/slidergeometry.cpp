// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/slidergeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {

SliderGeometry::SliderGeometry(const QRectF &bar, qreal gripWidth, qreal gripInset,
                               Qt::LayoutDirection direction, std::vector<int> percents)
    : m_bar(bar), m_mirrored(direction == Qt::RightToLeft), m_percents(std::move(percents))
{
    const bool anything =
        std::any_of(m_percents.begin(), m_percents.end(), [](int percent) { return percent > 0; });
    int sum = 0;
    for (size_t i = 0; anything && i + 1 < m_percents.size(); ++i) {
        sum += m_percents[i];
        m_boundaries.push_back(sum);
    }
    placeGrips(gripWidth, gripInset);
}

int SliderGeometry::boundary(int handle) const
{
    return m_boundaries[static_cast<size_t>(handle)];
}

int SliderGeometry::minimum(int handle) const
{
    return handle == 0 ? 0 : boundary(handle - 1);
}

int SliderGeometry::maximum(int handle) const
{
    return handle + 1 == handleCount() ? 100 : boundary(handle + 1);
}

qreal SliderGeometry::xOf(double percent) const
{
    const qreal distance = m_bar.width() * percent / 100;
    return m_mirrored ? m_bar.right() - distance : m_bar.left() + distance;
}

int SliderGeometry::percentAt(qreal x) const
{
    const qreal zero = m_mirrored ? m_bar.right() : m_bar.left();
    return std::clamp(percentBetween(zero, x), 0, 100);
}

int SliderGeometry::percentBetween(qreal fromX, qreal toX) const
{
    if (m_bar.width() <= 0) {
        return 0;
    }
    const qreal distance = m_mirrored ? fromX - toX : toX - fromX;
    return static_cast<int>(std::lround(distance / m_bar.width() * 100));
}

QRectF SliderGeometry::segment(int index) const
{
    if (m_boundaries.empty()) {
        const bool whole = m_percents.size() == 1 && m_percents.front() > 0;
        return stretch(0, whole ? 100 : 0, m_bar);
    }
    const int from = index == 0 ? 0 : boundary(index - 1);
    const int to = index == handleCount() ? 100 : boundary(index);
    return stretch(from, to, m_bar);
}

QRectF SliderGeometry::stretch(int fromPercent, int toPercent, const QRectF &lane) const
{
    const qreal a = xOf(fromPercent);
    const qreal b = xOf(toPercent);
    return {std::min(a, b), lane.top(), std::abs(b - a), lane.height()};
}

int SliderGeometry::segmentAt(qreal x) const
{
    for (int i = 0; i < segmentCount(); ++i) {
        const QRectF rect = segment(i);
        if (rect.width() > 0 && x >= rect.left() && x <= rect.right()) {
            return i;
        }
    }
    return -1;
}

qreal SliderGeometry::gripX(int handle) const
{
    const qreal distance = m_grips[static_cast<size_t>(handle)];
    return m_mirrored ? m_bar.right() - distance : m_bar.left() + distance;
}

int SliderGeometry::handleAt(qreal x, qreal reach) const
{
    const int nearest = nearestHandle(x);
    return nearest >= 0 && std::abs(gripX(nearest) - x) <= reach ? nearest : -1;
}

int SliderGeometry::nearestHandle(qreal x) const
{
    int nearest = -1;
    qreal least = std::numeric_limits<qreal>::max();
    for (int i = 0; i < handleCount(); ++i) {
        const qreal distance = std::abs(gripX(i) - x);
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

int SliderGeometry::handleForMovement(int handle, int delta) const
{
    const auto [first, last] =
        std::equal_range(m_boundaries.begin(), m_boundaries.end(), boundary(handle));
    if (delta == 0) {
        return handle;
    }
    return static_cast<int>((delta < 0 ? first : last - 1) - m_boundaries.begin());
}

// Least squares under "each at least a grip's width after the one before": with that width taken
// off once per place the condition becomes "not decreasing", which pooling adjacent violators
// solves (isotonic regression); then the ends are clamped.
void SliderGeometry::placeGrips(qreal gripWidth, qreal gripInset)
{
    if (m_boundaries.empty()) {
        return;
    }
    const auto count = static_cast<qreal>(m_boundaries.size());
    const qreal width = std::max<qreal>(0, m_bar.width());
    const qreal inset = std::min(gripInset, width / 2);
    const qreal apart = count > 1 ? std::min(gripWidth, (width - 2 * inset) / (count - 1)) : 0;
    struct Pool
    {
        qreal sum;
        qreal size;
        [[nodiscard]] qreal mean() const { return sum / size; }
    };
    std::vector<Pool> pools;
    for (size_t i = 0; i < m_boundaries.size(); ++i) {
        pools.push_back({width * m_boundaries[i] / 100 - static_cast<qreal>(i) * apart, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().size + last.size};
        }
    }
    const qreal highest = std::max(inset, width - inset - (count - 1) * apart);
    for (const Pool &pool : pools) {
        for (int i = 0; i < static_cast<int>(pool.size); ++i) {
            const auto place = static_cast<qreal>(m_grips.size());
            m_grips.push_back(std::clamp<qreal>(pool.mean(), inset, highest) + place * apart);
        }
    }
}

} // namespace serin
