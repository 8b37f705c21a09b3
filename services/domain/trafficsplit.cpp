// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/trafficsplit.h"

#include <algorithm>
#include <numeric>

namespace serin {

namespace {

constexpr int whole = 100;

int sumOf(const std::vector<TrafficShare> &shares)
{
    return std::accumulate(
        shares.cbegin(), shares.cend(), 0,
        [](int sum, const TrafficShare &share) { return sum + share.percent.value(); });
}

int percentAt(const std::vector<TrafficShare> &shares, int index)
{
    return shares[static_cast<size_t>(index)].percent.value();
}

void setPercentAt(std::vector<TrafficShare> &shares, int index, int percent)
{
    Q_ASSERT(percent >= 0 && percent <= whole);
    shares[static_cast<size_t>(index)].percent = Percent::clamped(percent);
}

/// Positions that @p locks does not hold, in order, without @p except.
std::vector<int> unlockedPositions(const std::vector<TrafficShare> &shares,
                                   const TrafficLocks &locks, int except = -1)
{
    std::vector<int> positions;
    for (int i = 0; i < static_cast<int>(shares.size()); ++i) {
        if (i != except && !locks.contains(shares[static_cast<size_t>(i)].deployment)) {
            positions.push_back(i);
        }
    }
    return positions;
}

/// Gives @p total to @p positions in the proportion of what they have, which is not nothing.
/// Hamilton's method: everyone gets the whole part of the quota, then the largest remainders one
/// more each.
void distribute(std::vector<TrafficShare> &shares, const std::vector<int> &positions, int total)
{
    struct Quota
    {
        int position;
        int remainder;
    };
    int before = 0;
    for (int position : positions) {
        before += percentAt(shares, position);
    }
    Q_ASSERT(before > 0);
    std::vector<Quota> quotas;
    int left = total;
    for (int position : positions) {
        const int product = percentAt(shares, position) * total;
        quotas.push_back({position, product % before});
        setPercentAt(shares, position, product / before);
        left -= product / before;
    }
    std::stable_sort(quotas.begin(), quotas.end(),
                     [](const Quota &a, const Quota &b) { return a.remainder > b.remainder; });
    for (int i = 0; i < left; ++i) {
        const int position = quotas[static_cast<size_t>(i)].position;
        setPercentAt(shares, position, percentAt(shares, position) + 1);
    }
}

} // namespace

Result<TrafficSplit> TrafficSplit::fromShares(std::vector<TrafficShare> shares)
{
    QSet<DeploymentName> seen;
    for (const TrafficShare &share : shares) {
        if (seen.contains(share.deployment)) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("traffic names the deployment \"%1\" twice")
                               .arg(share.deployment.toString()));
        }
        seen.insert(share.deployment);
    }
    const int sum = sumOf(shares);
    if (sum != 0 && sum != whole) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("traffic sums to %1, not to 100 or to 0").arg(sum));
    }
    return TrafficSplit(std::move(shares));
}

bool TrafficSplit::hasTraffic() const
{
    return std::any_of(m_shares.cbegin(), m_shares.cend(),
                       [](const TrafficShare &share) { return share.percent.value() > 0; });
}

int TrafficSplit::indexOf(const DeploymentName &name) const
{
    const auto found =
        std::find_if(m_shares.cbegin(), m_shares.cend(),
                     [&name](const TrafficShare &share) { return share.deployment == name; });
    return found == m_shares.cend() ? -1 : static_cast<int>(found - m_shares.cbegin());
}

Percent TrafficSplit::percentOf(const DeploymentName &name) const
{
    const int index = indexOf(name);
    return index < 0 ? Percent() : m_shares[static_cast<size_t>(index)].percent;
}

TrafficSplit TrafficSplit::withBoundaryMoved(int boundary, int delta,
                                             const TrafficLocks &locks) const
{
    if (boundary < 0 || boundary >= size() - 1) {
        return *this;
    }
    const TrafficShare &left = m_shares[static_cast<size_t>(boundary)];
    const TrafficShare &right = m_shares[static_cast<size_t>(boundary) + 1];
    if (locks.contains(left.deployment) || locks.contains(right.deployment)) {
        return *this;
    }
    const int moved = std::clamp(delta, -left.percent.value(), right.percent.value());
    std::vector<TrafficShare> shares = m_shares;
    setPercentAt(shares, boundary, left.percent.value() + moved);
    setPercentAt(shares, boundary + 1, right.percent.value() - moved);
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::withShare(const DeploymentName &name, Percent percent,
                                     const TrafficLocks &locks) const
{
    const int index = indexOf(name);
    if (index < 0) {
        return *this;
    }
    std::vector<TrafficShare> shares = m_shares;
    std::vector<int> others = unlockedPositions(shares, locks, index);
    if (!hasTraffic()) {
        if (percent.value() == 0) {
            return *this;
        }
        const int own = others.empty() ? whole : percent.value();
        setPercentAt(shares, index, own);
        if (!others.empty()) {
            setPercentAt(shares, others.front(), whole - own);
        }
        return TrafficSplit(std::move(shares));
    }
    std::stable_sort(others.begin(), others.end(), [&shares](int a, int b) {
        return percentAt(shares, a) > percentAt(shares, b);
    });
    // What is wanted from the others; below 0 it is given to them, and the first takes it all.
    int wanted = percent.value() - percentAt(shares, index);
    for (int other : others) {
        const int taken = std::min(wanted, percentAt(shares, other));
        setPercentAt(shares, other, percentAt(shares, other) - taken);
        setPercentAt(shares, index, percentAt(shares, index) + taken);
        wanted -= taken;
    }
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::withPreset(const DeploymentName &candidate, Percent percent,
                                      const TrafficLocks &locks) const
{
    const int index = indexOf(candidate);
    if (index < 0) {
        return *this;
    }
    const std::vector<int> others = unlockedPositions(m_shares, locks, index);
    if (!hasTraffic() || others.empty()) {
        return withShare(candidate, percent, locks);
    }
    int free = percentAt(m_shares, index);
    for (int other : others) {
        free += percentAt(m_shares, other);
    }
    const int own = std::min(percent.value(), free);
    std::vector<TrafficShare> shares = m_shares;
    if (free == percentAt(m_shares, index)) {
        setPercentAt(shares, others.front(), free - own);
    } else {
        distribute(shares, others, free - own);
    }
    setPercentAt(shares, index, own);
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::evened(const TrafficLocks &locks) const
{
    const std::vector<int> positions = unlockedPositions(m_shares, locks);
    if (positions.empty()) {
        return *this;
    }
    int total = hasTraffic() ? 0 : whole;
    for (int position : positions) {
        total += percentAt(m_shares, position);
    }
    std::vector<TrafficShare> shares = m_shares;
    const int count = static_cast<int>(positions.size());
    for (int i = 0; i < count; ++i) {
        setPercentAt(shares, positions[static_cast<size_t>(i)],
                     total / count + (i < total % count ? 1 : 0));
    }
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::withSwapped(const DeploymentName &a, const DeploymentName &b,
                                       const TrafficLocks &locks) const
{
    const int first = indexOf(a);
    const int second = indexOf(b);
    if (first < 0 || second < 0 || locks.contains(a) || locks.contains(b)) {
        return *this;
    }
    std::vector<TrafficShare> shares = m_shares;
    setPercentAt(shares, first, percentAt(m_shares, second));
    setPercentAt(shares, second, percentAt(m_shares, first));
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::withoutTraffic() const
{
    std::vector<TrafficShare> shares = m_shares;
    for (TrafficShare &share : shares) {
        share.percent = Percent();
    }
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::resetTo(const TrafficSplit &target) const
{
    std::vector<TrafficShare> shares = m_shares;
    for (TrafficShare &share : shares) {
        share.percent = target.percentOf(share.deployment);
    }
    if (sumOf(shares) != sumOf(target.m_shares)) {
        return *this;
    }
    return TrafficSplit(std::move(shares));
}

TrafficSplit TrafficSplit::withDeployment(const DeploymentName &name) const
{
    if (contains(name)) {
        return *this;
    }
    std::vector<TrafficShare> shares = m_shares;
    shares.push_back({name, Percent()});
    return TrafficSplit(std::move(shares));
}

} // namespace serin
