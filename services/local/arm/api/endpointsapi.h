// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"

namespace serin {

class Operations;
struct ArmCall;

/// `…/onlineEndpoints` and `…/onlineEndpoints/NAME`.
class EndpointsApi
{
public:
    EndpointsApi(const ArmContext &context, Operations &operations)
        : m_context(context), m_operations(operations)
    {}

    /// Pages of `count`; filters `name`, `computeType`, `tags`, `properties`; `orderBy`.
    [[nodiscard]] ArmAnswer list(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer get(const ArmCall &call) const;
    /// Replaces: without `traffic` all shares become 0.
    [[nodiscard]] ArmAnswer put(const ArmCall &call);
    [[nodiscard]] ArmAnswer patch(const ArmCall &call);
    /// With its deployments.
    [[nodiscard]] ArmAnswer remove(const ArmCall &call);

private:
    ArmContext m_context;
    Operations &m_operations;
};

} // namespace serin
