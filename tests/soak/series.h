// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace serin {

/// A figure over time that should stay where it is.
class Series
{
public:
    struct Point
    {
        double seconds = 0;
        double value = 0;
    };

    /// @p bound: how far it may rise while it is judged, in @p unit.
    Series(QString name, QString unit, double bound);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] double bound() const { return m_bound; }
    [[nodiscard]] const std::vector<Point> &points() const { return m_points; }
    void add(double seconds, double value) { m_points.push_back({seconds, value}); }

    /// How far it rises from @p seconds to its last point, along the line of Theil and Sen: the
    /// median of the slopes between any two points, which a quarter of outliers leaves as it is.
    /// 0 of fewer than three points.
    [[nodiscard]] double rise(double seconds) const;
    [[nodiscard]] bool isFlat(double seconds) const { return rise(seconds) <= m_bound; }
    /// One line about it from @p seconds on: median of the first and of the last fifth, least,
    /// most, rise and bound.
    [[nodiscard]] QString toText(double seconds) const;

private:
    [[nodiscard]] std::vector<Point> since(double seconds) const;

    QString m_name;
    QString m_unit;
    double m_bound;
    std::vector<Point> m_points; ///< by time
};

} // namespace serin
