// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <compare>

namespace serin {

/// A whole percentage, 0 to 100.
class Percent
{
public:
    constexpr Percent() = default;
    /// @error Invalid when @p value is not in 0 … 100.
    [[nodiscard]] static Result<Percent> fromInt(int value);
    /// @p value, or the nearest bound.
    [[nodiscard]] static constexpr Percent clamped(int value)
    {
        return Percent(value < 0 ? 0 : value > 100 ? 100 : value);
    }
    [[nodiscard]] constexpr int value() const { return m_value; }
    auto operator<=>(const Percent &) const = default;

private:
    explicit constexpr Percent(int value) : m_value(value) {}
    int m_value = 0;
};

} // namespace serin
