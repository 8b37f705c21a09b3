// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace serin {

/// ln of the mean of e^value(0) … e^value(count - 1), without overflow. @p count > 0.
template<typename Value>
[[nodiscard]] double logMeanExp(int count, Value value)
{
    double greatest = -std::numeric_limits<double>::infinity();
    for (int index = 0; index < count; ++index) {
        greatest = std::max(greatest, value(index));
    }
    if (std::isinf(greatest)) {
        return greatest;
    }
    double sum = 0;
    for (int index = 0; index < count; ++index) {
        sum += std::exp(value(index) - greatest);
    }
    return greatest + std::log(sum / count);
}

} // namespace serin
