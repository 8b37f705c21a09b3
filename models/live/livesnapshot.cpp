// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livesnapshot.h"

#include <algorithm>

namespace serin {

namespace {

/// "model-1:1" of an ARM id, else as it is.
QString shortAsset(const std::optional<AssetReference> &asset)
{
    if (!asset) {
        return {};
    }
    const QStringList parts = asset->text.split(QLatin1Char('/'));
    const qsizetype count = parts.size();
    const bool isId = count >= 4 && parts[count - 2] == QLatin1String("versions");
    return isId ? parts[count - 3] + QLatin1Char(':') + parts[count - 1] : asset->text;
}

} // namespace

const LiveDeploymentView *LiveEndpointView::deployment(const QString &wanted) const
{
    if (!deployments) {
        return nullptr;
    }
    const auto found = std::find_if(deployments->begin(), deployments->end(),
                                    [&wanted](const auto &one) { return one.name == wanted; });
    return found == deployments->end() ? nullptr : &*found;
}

LiveViewPointer LiveSnapshot::endpoint(const QString &name) const
{
    const auto found = endpoints.find(name);
    return found == endpoints.end() ? nullptr : found->second;
}

LiveEndpointView liveView(const LiveEndpoint &endpoint)
{
    LiveEndpointView view;
    view.name = endpoint.spec.name.toString();
    view.id = endpoint.id;
    view.state = endpoint.state;
    view.stateText = endpoint.stateText;
    view.scoringUri = endpoint.scoringUri;
    view.authMode = endpoint.spec.authMode;
    view.traffic = endpoint.traffic;
    view.mirrorTraffic = endpoint.mirrorTraffic;
    return view;
}

LiveDeploymentView liveView(const LiveDeployment &deployment)
{
    LiveDeploymentView view;
    view.name = deployment.spec.name.toString();
    view.id = deployment.id;
    view.state = deployment.state;
    view.stateText = deployment.stateText;
    if (deployment.spec.instanceCount) {
        view.instances = deployment.spec.instanceCount->value();
    }
    view.instanceType = deployment.spec.instanceType.value_or(QString());
    view.model = shortAsset(deployment.spec.model);
    return view;
}

} // namespace serin
