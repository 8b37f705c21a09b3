// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QString>

namespace serin {

/// A subscription that the account sees.
struct SubscriptionInfo
{
    QString id; ///< the bare GUID
    QString displayName;
    QString tenantId;
    QString state; ///< Enabled, Warned, PastDue, Disabled or Deleted

    bool operator==(const SubscriptionInfo &) const = default;
};

/// A workspace of machine learning. Hubs and projects are of the same type and differ in `kind`.
struct WorkspaceInfo
{
    WorkspaceId id;
    QString location;
    QString friendlyName;
    QString kind; ///< Default, Hub, Project, …; empty when not said
    QString provisioningState;

    bool operator==(const WorkspaceInfo &) const = default;
};

} // namespace serin
