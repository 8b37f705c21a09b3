// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace serin {

/// The moment that a person looks at, the same on all pages with times: what is pointed at on one
/// of them is marked on the others. While the pointer is over a chart that is its place; a moment
/// that is held stays when the pointer leaves and when another page is shown. Times are seconds
/// since 1970 (UTC). GUI thread only.
class TimeCursor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What is pointed at, else what is held; nothing: neither.
    [[nodiscard]] std::optional<double> time() const { return m_pointed ? m_pointed : m_held; }
    [[nodiscard]] const std::optional<double> &held() const { return m_held; }

    void point(double time);
    /// The pointer is nowhere.
    void leave();
    void hold(double time);
    void release();

Q_SIGNALS:
    /// time() or held() is another.
    void changed();

private:
    void set(std::optional<double> &which, std::optional<double> time);

    std::optional<double> m_pointed;
    std::optional<double> m_held;
};

/// "14:03:27", with the date on another day than today.
[[nodiscard]] QString momentWords(double time);

/// Of @p count times that at() tells by their place, the place of the nearest to @p time; the
/// newest of several. nullopt: none.
template<typename At>
[[nodiscard]] std::optional<int> nearestPlace(int count, double time, At at)
{
    std::optional<int> nearest;
    double least = 0;
    for (int place = 0; place < count; ++place) {
        const std::optional<double> there = at(place);
        if (!there) {
            continue;
        }
        const double distance = *there < time ? time - *there : *there - time;
        if (!nearest || distance < least) {
            nearest = place;
            least = distance;
        }
    }
    return nearest;
}

} // namespace serin
