// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armcontext.h"
#include "services/local/arm/wire/armanswer.h"

#include <QJsonObject>

namespace serin {

struct ArmCall;

/// What there is to choose from: one tenant, one subscription, one resource group, one workspace.
class DiscoveryApi
{
public:
    explicit DiscoveryApi(const ArmContext &context) : m_context(context) {}

    [[nodiscard]] ArmAnswer tenants(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer subscriptions(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer subscription(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer resourceGroups(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer resourceGroup(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer workspaces(const ArmCall &call) const;
    [[nodiscard]] ArmAnswer workspace(const ArmCall &call) const;

private:
    [[nodiscard]] QJsonObject subscriptionJson() const;
    [[nodiscard]] QJsonObject resourceGroupJson() const;
    [[nodiscard]] QJsonObject workspaceJson(const ArmCall &call) const;

    ArmContext m_context;
};

} // namespace serin
