// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/domain/armid.h"

#include <QString>

namespace serin {

/// What a local workspace is called and who may use it.
struct ArmSettings
{
    WorkspaceId workspace; ///< the only one; its subscription is a GUID
    QString tenantId;      ///< a GUID
    QString location = QStringLiteral("local");
    Secret token; ///< what a caller of the control plane sends as "Bearer …"
};

} // namespace serin
