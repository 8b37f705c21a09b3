// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/series.h"

#include <algorithm>

namespace serin {

namespace {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<double> valuesOf(const std::vector<Series::Point> &points, std::size_t from,
                             std::size_t count)
{
    std::vector<double> values;
    for (std::size_t i = from; i < from + count; ++i) {
        values.push_back(points[i].value);
    }
    return values;
}

QString number(double value)
{
    return QStringLiteral("%1").arg(value, 7, 'f', 1);
}

} // namespace

Series::Series(QString name, QString unit, double bound)
    : m_name(std::move(name)), m_unit(std::move(unit)), m_bound(bound)
{}

std::vector<Series::Point> Series::since(double seconds) const
{
    std::vector<Point> points;
    std::copy_if(m_points.begin(), m_points.end(), std::back_inserter(points),
                 [seconds](const Point &point) { return point.seconds >= seconds; });
    return points;
}

double Series::rise(double seconds) const
{
    const std::vector<Point> points = since(seconds);
    if (points.size() < 3) {
        return 0;
    }
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            slopes.push_back((points[j].value - points[i].value) /
                             (points[j].seconds - points[i].seconds));
        }
    }
    return median(std::move(slopes)) * (points.back().seconds - points.front().seconds);
}

QString Series::toText(double seconds) const
{
    const std::vector<Point> points = since(seconds);
    if (points.empty()) {
        return m_name + QStringLiteral(": nothing was read");
    }
    const std::size_t fifth = std::max<std::size_t>(points.size() / 5, 1);
    const std::vector<double> all = valuesOf(points, 0, points.size());
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    return QStringLiteral("%1 %2 -> %3 %4 (%5 to %6), rises by %7 of at most %8")
        .arg(m_name, -28)
        .arg(number(median(valuesOf(points, 0, fifth))),
             number(median(valuesOf(points, points.size() - fifth, fifth))))
        .arg(m_unit, -3)
        .arg(number(*least), number(*most), number(rise(seconds)), number(m_bound));
}

} // namespace serin
