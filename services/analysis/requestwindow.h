// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace serin {

/// The last minute in which requests were sent: where a rate is told, it is of this window, so that
/// all say the same. It begins with the first request of the minute that ends with the last one.
/// Seconds since 1970.
struct RequestWindow
{
    static constexpr double longest = 60;
    static constexpr double shortest = 10; ///< seconds that make a rate

    double from = 0;
    double to = 0; ///< without it

    /// What a number of requests in it is divided by.
    [[nodiscard]] double seconds() const;
    /// Requests were sent in all of the minute, but for @p mayLack seconds.
    [[nodiscard]] bool isFull(double mayLack = 5) const { return to - from >= longest - mayLack; }

    bool operator==(const RequestWindow &) const = default;
};

/// @p busy: the beginnings of the grains of @p step seconds in which there was a request, in any
/// order. One that is not over at @p now is not measured to its end, and left out. Nothing: there
/// was no request.
[[nodiscard]] std::optional<RequestWindow> requestWindow(const std::vector<double> &busy,
                                                         double step, double now);

} // namespace serin
