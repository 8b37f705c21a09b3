// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/discoveryapi.h"

#include "services/local/arm/armsettings.h"
#include "services/local/arm/wire/armcall.h"
#include "services/local/store/workspacestore.h"

#include <QJsonArray>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

HttpResponse listOf(const QJsonObject &only)
{
    return jsonAnswer(200, QJsonObject{{u"value"_s, QJsonArray{only}}});
}

} // namespace

QJsonObject DiscoveryApi::subscriptionJson() const
{
    const ArmSettings &settings = m_context.settings;
    return {{u"id"_s, u"/subscriptions/"_s + settings.workspace.subscription},
            {u"subscriptionId"_s, settings.workspace.subscription},
            {u"displayName"_s, u"This computer"_s},
            {u"tenantId"_s, settings.tenantId},
            {u"state"_s, u"Enabled"_s}};
}

QJsonObject DiscoveryApi::resourceGroupJson() const
{
    const ArmSettings &settings = m_context.settings;
    return {{u"id"_s, u"/subscriptions/%1/resourceGroups/%2"_s.arg(
                          settings.workspace.subscription, settings.workspace.resourceGroup)},
            {u"name"_s, settings.workspace.resourceGroup},
            {u"type"_s, u"Microsoft.Resources/resourceGroups"_s},
            {u"location"_s, settings.location},
            {u"tags"_s, QJsonObject()},
            {u"properties"_s, QJsonObject{{u"provisioningState"_s, u"Succeeded"_s}}}};
}

QJsonObject DiscoveryApi::workspaceJson(const ArmCall &call) const
{
    const ArmSettings &settings = m_context.settings;
    const QString guid = m_context.store.workspaceGuid();
    const QJsonObject properties{{u"friendlyName"_s, settings.workspace.workspace},
                                 {u"description"_s, u"The local workspace of this computer"_s},
                                 {u"workspaceId"_s, guid},
                                 {u"discoveryUrl"_s, call.baseUrl + u"/discovery"_s},
                                 {u"mlFlowTrackingUri"_s, QJsonValue()},
                                 {u"provisioningState"_s, u"Succeeded"_s},
                                 {u"publicNetworkAccess"_s, u"Disabled"_s},
                                 {u"storageAccount"_s, QJsonValue()},
                                 {u"keyVault"_s, QJsonValue()},
                                 {u"applicationInsights"_s, QJsonValue()},
                                 {u"containerRegistry"_s, QJsonValue()},
                                 {u"hbiWorkspace"_s, false},
                                 {u"v1LegacyMode"_s, false}};
    return {{u"id"_s, settings.workspace.toString()},
            {u"name"_s, settings.workspace.workspace},
            {u"type"_s, u"Microsoft.MachineLearningServices/workspaces"_s},
            {u"kind"_s, u"Default"_s},
            {u"location"_s, settings.location},
            {u"tags"_s, QJsonObject()},
            {u"identity"_s, QJsonObject{{u"type"_s, u"SystemAssigned"_s},
                                        {u"principalId"_s, guid},
                                        {u"tenantId"_s, settings.tenantId}}},
            {u"sku"_s, QJsonObject{{u"name"_s, u"Basic"_s}, {u"tier"_s, u"Basic"_s}}},
            {u"properties"_s, properties}};
}

ArmAnswer DiscoveryApi::tenants(const ArmCall &) const
{
    const QString id = m_context.settings.tenantId;
    return listOf({{u"id"_s, u"/tenants/"_s + id},
                   {u"tenantId"_s, id},
                   {u"displayName"_s, u"This computer"_s},
                   {u"defaultDomain"_s, u"localhost"_s}});
}

ArmAnswer DiscoveryApi::subscriptions(const ArmCall &) const
{
    return listOf(subscriptionJson());
}

ArmAnswer DiscoveryApi::subscription(const ArmCall &) const
{
    return jsonAnswer(200, subscriptionJson());
}

ArmAnswer DiscoveryApi::resourceGroups(const ArmCall &) const
{
    return listOf(resourceGroupJson());
}

ArmAnswer DiscoveryApi::resourceGroup(const ArmCall &) const
{
    return jsonAnswer(200, resourceGroupJson());
}

ArmAnswer DiscoveryApi::workspaces(const ArmCall &call) const
{
    return listOf(workspaceJson(call));
}

ArmAnswer DiscoveryApi::workspace(const ArmCall &call) const
{
    return jsonAnswer(200, workspaceJson(call));
}

} // namespace serin
