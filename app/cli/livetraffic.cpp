// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/livetraffic.h"

#include "app/cli/commandrun.h"
#include "services/core/errand.h"

namespace serin {

namespace {

Result<void> checkNames(const EndpointSpec &spec, const QList<LiveDeployment> &deployments)
{
    QStringList wanted;
    for (const TrafficShare &share : spec.traffic.value_or(TrafficSplit()).shares()) {
        wanted << share.deployment.toString();
    }
    if (spec.mirrorTraffic && spec.mirrorTraffic->target()) {
        wanted << spec.mirrorTraffic->target()->toString();
    }
    QStringList there;
    for (const LiveDeployment &deployment : deployments) {
        there << deployment.spec.name.toString();
    }
    for (const QString &name : std::as_const(wanted)) {
        if (!there.contains(name)) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("%1 has no deployment %2").arg(spec.name.toString(), name), {},
                there.isEmpty()
                    ? QStringLiteral("create one first: serinctl online-deployment create")
                    : QStringLiteral("name one of: %1").arg(there.join(QLatin1String(", "))));
        }
    }
    return {};
}

/// The live shares, where they make a split.
TrafficSplit liveSplit(const LiveEndpoint &endpoint)
{
    return endpoint.spec.traffic.value_or(TrafficSplit());
}

} // namespace

QFuture<Result<EndpointSpec>> checkedTraffic(CommandRun &run, const EndpointSpec &spec)
{
    return andThen(
        run.target().plane->endpoint(spec.name), &run, [&run, spec](const LiveEndpoint &live) {
            return andThen(
                run.target().plane->deployments(spec.name), &run,
                [spec, live](const QList<LiveDeployment> &deployments) -> Result<EndpointSpec> {
                    if (const Result<void> known = checkNames(spec, deployments); !known) {
                        return failure(known.error());
                    }
                    const Result<MirrorTraffic> mirror = MirrorTraffic::check(
                        spec.mirrorTraffic.value_or(
                            live.spec.mirrorTraffic.value_or(MirrorTraffic())),
                        spec.traffic.value_or(liveSplit(live)), live.spec.computeType);
                    if (!mirror) {
                        return failure(mirror.error());
                    }
                    return spec;
                });
        });
}

Error notConfirmedError()
{
    return {ErrorKind::Cancelled,
            QStringLiteral("nothing was changed"),
            {},
            QStringLiteral("--yes deletes without a question")};
}

} // namespace serin
