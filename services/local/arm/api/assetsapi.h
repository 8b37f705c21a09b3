// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"

namespace serin {

struct ArmCall;

/// `…/models`, `…/codes`, `…/environments`, and their names and versions. A version never changes;
/// where a version is asked for, "@latest" names the one that was registered last.
class AssetsApi
{
public:
    explicit AssetsApi(const ArmContext &context) : m_context(context) {}

    /// Pages of `$top` (or `count`).
    [[nodiscard]] ArmAnswer listNames(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer getName(const ArmCall &call) const;
    /// Pages of `$top`, `$orderBy` "createdtime asc|desc"; the newest first when nothing is said.
    [[nodiscard]] ArmAnswer listVersions(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer getVersion(const ArmCall &call) const;
    /// 201 for a new version; 200 for one with the same content, whose description, tags and
    /// properties change; 409 for another content.
    [[nodiscard]] ArmAnswer putVersion(const ArmCall &call);

private:
    ArmContext m_context;
};

} // namespace serin
