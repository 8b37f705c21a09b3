// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/livestatereader.h"

#include "services/core/errand.h"
#include "services/core/gather.h"

#include <utility>

namespace serin {

namespace {

// The control plane's client has six connections; a few more keep them busy.
constexpr qsizetype readsSideBySide = 8;

using Step = std::function<QFuture<Result<LiveEndpointPointer>>()>;

} // namespace

LiveStateReader::LiveStateReader(ControlPlane &plane, QObject *parent)
    : QObject(parent), m_plane(plane)
{}

QFuture<Result<LiveEndpointPointer>> LiveStateReader::withDeployments(const LiveEndpoint &live)
{
    return followUp(m_plane.deployments(live.spec.name), this,
                    [live](Result<QList<LiveDeployment>> all) -> Result<LiveEndpointPointer> {
                        if (!all) {
                            return all.error().kind == ErrorKind::NotFound
                                       ? Result<LiveEndpointPointer>(nullptr)
                                       : failure(std::move(all.error()));
                        }
                        return std::make_shared<const LiveEndpointState>(
                            live, std::vector<LiveDeployment>(all->begin(), all->end()));
                    });
}

QFuture<Result<LiveEndpointPointer>> LiveStateReader::readOne(const EndpointName &name)
{
    return followUp(m_plane.endpoint(name), this, [this](Result<LiveEndpoint> live) {
        if (live) {
            return withDeployments(*live);
        }
        return readyFuture<LiveEndpointPointer>(live.error().kind == ErrorKind::NotFound
                                                    ? Result<LiveEndpointPointer>(nullptr)
                                                    : failure(std::move(live.error())));
    });
}

QFuture<Result<LiveState>> LiveStateReader::together(std::vector<Step> steps)
{
    return andThen(gather<LiveEndpointPointer>(std::move(steps), readsSideBySide, this), this,
                   [](std::vector<Result<LiveEndpointPointer>> all) -> Result<LiveState> {
                       LiveState state;
                       for (Result<LiveEndpointPointer> &each : all) {
                           if (!each) {
                               return failure(std::move(each.error()));
                           }
                           if (*each) {
                               state.insert(std::move(*each));
                           }
                       }
                       return state;
                   });
}

QFuture<Result<LiveState>> LiveStateReader::read(const QStringList &names)
{
    std::vector<Step> steps;
    for (const QString &name : names) {
        if (const Result<EndpointName> valid = EndpointName::fromString(name)) {
            steps.push_back([this, valid = *valid] { return readOne(valid); });
        }
    }
    return together(std::move(steps));
}

QFuture<Result<LiveState>> LiveStateReader::readAll()
{
    return andThen(m_plane.endpoints(), this, [this](const QList<LiveEndpoint> &all) {
        std::vector<Step> steps;
        for (const LiveEndpoint &live : all) {
            steps.push_back([this, live] { return withDeployments(live); });
        }
        return together(std::move(steps));
    });
}

} // namespace serin
