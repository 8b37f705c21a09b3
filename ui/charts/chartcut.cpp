// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcut.h"

#include <QVector>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace serin {

namespace {

using Points = QVector<QCPGraphData>;

struct Part
{
    QCPGraphData begin;
    QCPGraphData end;
};

/// The part of the line from @p a to @p b inside the ranges; after Liang and Barsky, "A new concept
/// and method for line clipping", 1984.
std::optional<Part> inside(const QCPGraphData &a, const QCPGraphData &b, const QCPRange &keys,
                           const QCPRange &values)
{
    const double keyStep = b.key - a.key;
    const double valueStep = b.value - a.value;
    const std::array<std::pair<double, double>, 4> edges{{{-keyStep, a.key - keys.lower},
                                                          {keyStep, keys.upper - a.key},
                                                          {-valueStep, a.value - values.lower},
                                                          {valueStep, values.upper - a.value}}};
    double first = 0;
    double last = 1;
    for (const auto &[outward, room] : edges) {
        if (outward < 0) {
            first = std::max(first, room / outward);
        } else if (outward > 0) {
            last = std::min(last, room / outward);
        } else if (room < 0) {
            return std::nullopt;
        }
    }
    if (first > last) {
        return std::nullopt;
    }
    const auto at = [&](double part) {
        return QCPGraphData(a.key + part * keyStep, a.value + part * valueStep);
    };
    return Part{first > 0 ? at(first) : a, last < 1 ? at(last) : b};
}

bool isSame(const QCPGraphData &a, const QCPGraphData &b)
{
    const std::equal_to<double> equal;
    return equal(a.key, b.key) && equal(a.value, b.value);
}

Points cutLine(const QCPGraphDataContainer &data, const QCPRange &keys, const QCPRange &values)
{
    Points cut;
    const auto end = data.findEnd(keys.upper);
    for (auto point = data.findBegin(keys.lower); point != end && point + 1 != end; ++point) {
        if (std::isnan(point->value) || std::isnan((point + 1)->value)) {
            continue;
        }
        const std::optional<Part> part = inside(*point, *(point + 1), keys, values);
        if (!part) {
            continue;
        }
        if (cut.isEmpty() || !isSame(cut.last(), part->begin)) {
            if (!cut.isEmpty()) {
                cut.append({part->begin.key, std::numeric_limits<double>::quiet_NaN()});
            }
            cut.append(part->begin);
        }
        cut.append(part->end);
    }
    return cut;
}

/// Each value holds until the next point.
Points cutSteps(const QCPGraphDataContainer &data, const QCPRange &keys, const QCPRange &values)
{
    Points cut;
    const auto end = data.findEnd(keys.upper);
    for (auto point = data.findBegin(keys.lower); point != end; ++point) {
        const double value = std::clamp(point->value, values.lower, values.upper);
        if (point->key < keys.lower) {
            cut = {{keys.lower, value}};
        } else if (point->key <= keys.upper) {
            cut.append({point->key, value});
        } else if (!cut.isEmpty()) {
            cut.append({keys.upper, cut.last().value});
        }
    }
    return cut;
}

Points cutDots(const QCPGraphDataContainer &data, const QCPRange &keys, const QCPRange &values)
{
    Points cut;
    for (auto point = data.constBegin(); point != data.constEnd(); ++point) {
        if (keys.contains(point->key) && values.contains(point->value)) {
            cut.append(*point);
        }
    }
    return cut;
}

} // namespace

QSharedPointer<QCPGraphDataContainer> cutToAxes(const QCPGraph &graph)
{
    const QCPRange keys = graph.keyAxis()->range();
    const QCPRange values = graph.valueAxis()->range();
    const QCPGraphDataContainer &data = *graph.data();
    Points cut;
    switch (graph.lineStyle()) {
    case QCPGraph::lsNone:
        cut = cutDots(data, keys, values);
        break;
    case QCPGraph::lsStepLeft:
        cut = cutSteps(data, keys, values);
        break;
    default:
        cut = cutLine(data, keys, values);
    }
    const QSharedPointer<QCPGraphDataContainer> container(new QCPGraphDataContainer);
    container->set(cut, true);
    return container;
}

} // namespace serin
