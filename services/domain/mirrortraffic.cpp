// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/mirrortraffic.h"

#include "services/domain/trafficsplit.h"

namespace serin {

Result<MirrorTraffic> MirrorTraffic::toTarget(const DeploymentName &target, Percent percent)
{
    if (percent.value() > limit) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("mirror traffic is at most %1 percent, not %2")
                           .arg(limit)
                           .arg(percent.value()));
    }
    MirrorTraffic mirror;
    if (percent.value() > 0) {
        mirror.m_target = target;
        mirror.m_percent = percent;
    }
    return mirror;
}

Result<MirrorTraffic> MirrorTraffic::check(const MirrorTraffic &mirror, const TrafficSplit &live,
                                           EndpointComputeType computeType)
{
    if (!mirror.m_target) {
        return mirror;
    }
    if (computeType == EndpointComputeType::Kubernetes) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("an endpoint on Kubernetes cannot mirror traffic"), {},
                       QStringLiteral("remove mirror_traffic"));
    }
    const int share = live.percentOf(*mirror.m_target).value();
    if (share > 0) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" gets %2 percent of the live traffic and cannot get "
                                      "mirrored traffic, too")
                           .arg(mirror.m_target->toString())
                           .arg(share),
                       {}, QStringLiteral("mirror to a deployment with 0 percent"));
    }
    return mirror;
}

} // namespace serin
