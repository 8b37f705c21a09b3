// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <compare>

namespace serin {

/// How many instances serve a deployment: at least 1.
class InstanceCount
{
public:
    /// The most that a managed deployment may have (Microsoft's how-to-manage-quotas, "instances
    /// per deployment"; the service's own answer to `skus` says the same maximum). A quota, not a
    /// rule of the type: more is a value that a check warns about.
    static constexpr int managedLimit = 50;

    /// @error Invalid when @p value is below 1.
    [[nodiscard]] static Result<InstanceCount> fromInt(int value);
    [[nodiscard]] constexpr int value() const { return m_value; }
    [[nodiscard]] constexpr bool exceedsManagedLimit() const { return m_value > managedLimit; }
    auto operator<=>(const InstanceCount &) const = default;

private:
    explicit constexpr InstanceCount(int value) : m_value(value) {}
    int m_value;
};

} // namespace serin
