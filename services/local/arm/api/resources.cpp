// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/resources.h"

#include "services/local/arm/armsettings.h"
#include "services/local/store/workspacestore.h"

namespace serin {

using namespace Qt::StringLiterals;

ArmResult<EndpointRecord> endpointOf(const ArmContext &context, const ArmCall &call)
{
    ArmResult<std::optional<EndpointRecord>> found =
        orRefuse(context.store.endpoints().find(call.route.endpoint));
    if (!found) {
        return refuse(found.error());
    }
    if (!*found) {
        return notFound(context, u"onlineEndpoints/"_s + call.route.endpoint);
    }
    return std::move(**found);
}

ArmResult<DeploymentRecord> deploymentOf(const ArmContext &context, const ArmCall &call)
{
    const ArmResult<EndpointRecord> endpoint = endpointOf(context, call);
    if (!endpoint) {
        return refuse(endpoint.error());
    }
    ArmResult<std::optional<DeploymentRecord>> found =
        orRefuse(context.store.deployments().find(endpoint->name, call.route.deployment));
    if (!found) {
        return refuse(found.error());
    }
    if (!*found) {
        return notFound(context, u"onlineEndpoints/%1/deployments/%2"_s.arg(endpoint->name,
                                                                            call.route.deployment));
    }
    return std::move(**found);
}

tl::unexpected<ArmError> notFound(const ArmContext &context, const QString &resource)
{
    return refuse(404, u"ResourceNotFound"_s,
                  u"The Resource 'Microsoft.MachineLearningServices/workspaces/%1/%2' under "
                  "resource group '%3' was not found. For more details please go to "
                  "https://aka.ms/ARMResourceNotFoundFix"_s.arg(
                      context.settings.workspace.workspace, resource.left(300),
                      context.settings.workspace.resourceGroup));
}

tl::unexpected<ArmError> busy(const QString &resource, ProvisioningState state,
                              const QString &operation)
{
    return refuse(409, u"Conflict"_s,
                  u"The %1 is %2 (operation %3); wait until that has ended."_s.arg(
                      resource, restName(state).toLower(), operation));
}

ArmResult<void> checkPlacement(const ArmContext &context, const QString &resource,
                               const QJsonObject &asked, bool isThere)
{
    const QString location = asked.value("location"_L1).toString();
    QString plain = location;
    plain.remove(u' ');
    if (location.isEmpty() || plain.compare(context.settings.location, Qt::CaseInsensitive) == 0) {
        return {};
    }
    return refuse(isThere ? 409 : 400, u"InvalidResourceLocation"_s,
                  u"The %1 %2 in the location \"%3\" of its workspace, not in \"%4\"."_s.arg(
                      resource, isThere ? u"is"_s : u"must be"_s, context.settings.location,
                      location.left(100)),
                  u"location"_s);
}

bool fitsFilter(const QString &filter, const QJsonObject &object)
{
    for (const QString &part : filter.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype mark = part.indexOf(u'=');
        const QString key = part.left(mark).trimmed();
        const bool fits = object.contains(key) && (mark < 0 || object.value(key).toString() ==
                                                                   part.sliced(mark + 1).trimmed());
        if (!fits) {
            return false;
        }
    }
    return true;
}

} // namespace serin
