// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/api/assetsapi.h"

#include "services/core/clock.h"
#include "services/local/arm/api/resourcejson.h"
#include "services/local/arm/api/resources.h"
#include "services/local/arm/armsettings.h"
#include "services/local/arm/rules/assetrules.h"
#include "services/local/arm/wire/paging.h"
#include "services/local/store/workspacestore.h"

#include <algorithm>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QString resourceName(const ArmCall &call)
{
    const QString name = assetCollection(call.route.asset) + u'/' + call.route.name;
    return call.route.version.isEmpty() ? name : name + u"/versions/"_s + call.route.version;
}

// The version that a client may take next: one more than the highest whole number.
QString versionAfter(const std::vector<AssetRecord> &versions)
{
    qint64 highest = 0;
    for (const AssetRecord &asset : versions) {
        highest = std::max(highest, asset.version.toLongLong());
    }
    return QString::number(highest + 1);
}

bool isLatest(const QString &version)
{
    return version.compare("@latest"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

ArmAnswer AssetsApi::listNames(const ArmCall &call) const
{
    const ArmResult<PageRequest> request =
        PageRequest::from(call, call.parameter("$top"_L1).isEmpty() ? "count"_L1 : "$top"_L1);
    const ArmResult<std::vector<AssetRecord>> names =
        orRefuse(m_context.store.assets().names(call.route.asset));
    if (!request || !names) {
        return refuse(!request ? request.error() : names.error());
    }
    std::vector<PageItem> items;
    for (const AssetRecord &latest : *names) {
        items.push_back({{0, latest.name.toLower()}, [&] {
                             const auto versions =
                                 m_context.store.assets().versions(latest.kind, latest.name);
                             return assetNameJson(m_context.settings, latest,
                                                  versions ? versionAfter(*versions) : QString());
                         }});
    }
    return pageAnswer(call, *request, std::move(items));
}

ArmAnswer AssetsApi::getName(const ArmCall &call) const
{
    const ArmResult<std::vector<AssetRecord>> versions =
        orRefuse(m_context.store.assets().versions(call.route.asset, call.route.name));
    if (!versions) {
        return refuse(versions.error());
    }
    if (versions->empty()) {
        return notFound(m_context, resourceName(call));
    }
    return jsonAnswer(200,
                      assetNameJson(m_context.settings, versions->back(), versionAfter(*versions)));
}

ArmAnswer AssetsApi::listVersions(const ArmCall &call) const
{
    const ArmResult<PageRequest> asked =
        PageRequest::from(call, call.parameter("$top"_L1).isEmpty() ? "count"_L1 : "$top"_L1);
    const ArmResult<std::vector<AssetRecord>> versions =
        orRefuse(m_context.store.assets().versions(call.route.asset, call.route.name));
    if (!asked || !versions) {
        return refuse(!asked ? asked.error() : versions.error());
    }
    if (versions->empty()) {
        return notFound(m_context, resourceName(call));
    }
    PageRequest request = *asked;
    request.descending = !call.parameter("$orderBy"_L1).endsWith("asc"_L1, Qt::CaseInsensitive);
    std::vector<PageItem> items;
    for (const AssetRecord &asset : *versions) {
        items.push_back({{asset.sequence, asset.version.toLower()},
                         [&] { return assetVersionJson(m_context.settings, asset); }});
    }
    return pageAnswer(call, request, std::move(items));
}

ArmAnswer AssetsApi::getVersion(const ArmCall &call) const
{
    AssetTable &assets = m_context.store.assets();
    const ArmRoute &route = call.route;
    const ArmResult<std::optional<AssetRecord>> asset =
        orRefuse(isLatest(route.version) ? assets.latest(route.asset, route.name)
                                         : assets.find(route.asset, route.name, route.version));
    if (!asset) {
        return refuse(asset.error());
    }
    if (!*asset) {
        return notFound(m_context, resourceName(call));
    }
    return jsonAnswer(200, assetVersionJson(m_context.settings, **asset));
}

ArmAnswer AssetsApi::putVersion(const ArmCall &call)
{
    const ArmRoute &route = call.route;
    const ArmResult<QJsonObject> properties = call.body().and_then([&](const QJsonObject &asked) {
        return assetProperties(route.asset, route.name, route.version, asked);
    });
    ArmResult<std::optional<AssetRecord>> before =
        orRefuse(m_context.store.assets().find(route.asset, route.name, route.version));
    if (!properties || !before) {
        return refuse(!properties ? properties.error() : before.error());
    }
    if (*before && !isSameContent(route.asset, (*before)->properties, *properties)) {
        return refuse(409, u"Conflict"_s,
                      u"The version \"%1\" of \"%2\" in %3 is registered with other content, and a "
                      "version never changes; register a new one."_s.arg(
                          (*before)->version, (*before)->name, assetCollection(route.asset)),
                      u"properties"_s);
    }
    const QDateTime now = m_context.clock.now();
    AssetRecord asset =
        before->value_or(AssetRecord{route.asset, route.name, route.version, {}, now, now, 0});
    asset.properties = *properties;
    asset.modifiedAt = now;
    return orRefuse(m_context.store.assets().put(asset)).map([&] {
        return jsonAnswer(*before ? 200 : 201, assetVersionJson(m_context.settings, asset));
    });
}

} // namespace serin
