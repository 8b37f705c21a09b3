// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"

namespace serin {

class Operations;
struct ArmCall;

/// What callers of an endpoint prove themselves with: `…/onlineEndpoints/NAME/listKeys`,
/// `regenerateKeys` (both for `key`) and `token` (for `aml_token`).
class CredentialsApi
{
public:
    CredentialsApi(const ArmContext &context, Operations &operations)
        : m_context(context), m_operations(operations)
    {}

    [[nodiscard]] ArmAnswer listKeys(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer regenerateKeys(const ArmCall &call);
    [[nodiscard]] ArmAnswer token(const ArmCall &call) const;

private:
    ArmContext m_context;
    Operations &m_operations;
};

} // namespace serin
