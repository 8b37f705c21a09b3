// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/endpointcomputetype.h"
#include "services/domain/names.h"
#include "services/domain/percent.h"

#include <optional>

namespace serin {

class TrafficSplit;

/// The part of the live requests that is copied to one deployment, whose answers are dropped:
/// nothing, or one target with 1 to 50 percent.
class MirrorTraffic
{
public:
    /// The most that the service copies, in percent (Microsoft's reference-yaml-endpoint-online).
    static constexpr int limit = 50;

    /// Nothing is copied.
    MirrorTraffic() = default;

    /// @p percent to @p target; 0 percent is the manifest's way to say nothing, so target() is
    /// empty then.
    /// @error Invalid when @p percent is over the limit.
    [[nodiscard]] static Result<MirrorTraffic> toTarget(const DeploymentName &target,
                                                        Percent percent);

    /// Hands back @p mirror when an endpoint of @p computeType with @p live traffic can have it.
    /// @error Invalid: the target also gets live traffic, or the endpoint runs on Kubernetes.
    /// Whether the target exists is not asked here.
    [[nodiscard]] static Result<MirrorTraffic>
    check(const MirrorTraffic &mirror, const TrafficSplit &live, EndpointComputeType computeType);

    [[nodiscard]] const std::optional<DeploymentName> &target() const { return m_target; }
    /// 1 to 50 with a target, else 0.
    [[nodiscard]] Percent percent() const { return m_percent; }

    bool operator==(const MirrorTraffic &) const = default;

private:
    std::optional<DeploymentName> m_target;
    Percent m_percent;
};

} // namespace serin
