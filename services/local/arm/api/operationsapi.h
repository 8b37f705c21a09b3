// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"

namespace serin {

class ScoringResolver;
struct ArmCall;
struct OperationRecord;

/// How operations go: `…/locations/LOCATION/mfeOperationsStatus/ID` and `mfeOperationResults/ID`.
class OperationsApi
{
public:
    OperationsApi(const ArmContext &context, const ScoringResolver &resolver)
        : m_context(context), m_resolver(resolver)
    {}

    /// Always 200 for one that is known: "Updating", then "Succeeded", "Failed" or "Canceled".
    [[nodiscard]] ArmAnswer status(const ArmCall &call) const;
    /// 202 while it runs, then what it led to: the resource, or null; its error when it failed.
    [[nodiscard]] ArmAnswer result(const ArmCall &call) const;

private:
    [[nodiscard]] std::chrono::milliseconds elapsed(const OperationRecord &operation) const;

    ArmContext m_context;
    const ScoringResolver &m_resolver;
};

} // namespace serin
