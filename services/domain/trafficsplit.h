// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/names.h"
#include "services/domain/percent.h"

#include <QSet>

#include <utility>
#include <vector>

namespace serin {

/// One deployment's part of the live traffic.
struct TrafficShare
{
    DeploymentName deployment;
    Percent percent;
    bool operator==(const TrafficShare &) const = default;
};

/// Deployments whose share no gesture on another deployment may change.
using TrafficLocks = QSet<DeploymentName>;

/// How an endpoint's traffic is divided between its deployments: an ordered list of shares, each a
/// whole percent, that sums to 100, or to 0 (*no traffic*: nothing is served).
///
/// A value: every operation returns a new split, so undo is keeping the old one. Operations are
/// total: what cannot be done in full (a lock, a bound, an unknown name) is done as far as it can
/// be, and the result is a valid split over the same deployments in the same order.
class TrafficSplit
{
public:
    /// No deployments and no traffic.
    TrafficSplit() = default;

    /// @error Invalid: the sum is neither 0 nor 100, or a name occurs twice.
    [[nodiscard]] static Result<TrafficSplit> fromShares(std::vector<TrafficShare> shares);

    [[nodiscard]] const std::vector<TrafficShare> &shares() const & { return m_shares; }
    /// By value from a temporary, so that `for (… : split.evened().shares())` is safe.
    [[nodiscard]] std::vector<TrafficShare> shares() && { return std::move(m_shares); }
    [[nodiscard]] int size() const { return static_cast<int>(m_shares.size()); }
    [[nodiscard]] bool isEmpty() const { return m_shares.empty(); }
    [[nodiscard]] bool hasTraffic() const;
    /// Position of @p name in shares(), or -1.
    [[nodiscard]] int indexOf(const DeploymentName &name) const;
    /// The share of @p name; 0 when it is not part of the split.
    [[nodiscard]] Percent percentOf(const DeploymentName &name) const;
    [[nodiscard]] bool contains(const DeploymentName &name) const { return indexOf(name) >= 0; }

    /// The slider's handle @p boundary (0 … size()-2, between shares boundary and boundary+1) moved
    /// by @p delta percent to the right: share moves between these two neighbours only, bounded by
    /// what the giving one has. With a lock on either neighbour nothing moves. In a split without
    /// traffic nothing moves.
    [[nodiscard]] TrafficSplit withBoundaryMoved(int boundary, int delta,
                                                 const TrafficLocks &locks = {}) const;

    /// @p name set to @p percent. What it gains is taken from the largest unlocked other share
    /// first, then from the next largest (ties: the earlier in order), and what it loses goes to
    /// the largest; when the unlocked others cannot give enough, @p name gets what there is, and
    /// with no unlocked other nothing moves. A lock on @p name itself is ignored: its own row was
    /// edited. From *no traffic*, @p name gets @p percent and the first unlocked other (with none:
    /// @p name itself) the rest, unless @p percent is 0.
    [[nodiscard]] TrafficSplit withShare(const DeploymentName &name, Percent percent,
                                         const TrafficLocks &locks = {}) const;

    /// A preset: @p percent to @p candidate and the rest to the unlocked others, which keep their
    /// proportions (largest remainder; ties to the earlier). When these are all at 0 the rest goes
    /// to the first of them. Locked others keep their share; @p candidate gets at most what they
    /// leave. As in withShare(), a lock on @p candidate is ignored, with no unlocked other nothing
    /// moves, and *no traffic* is left by the same rule (a preset of 0 starts nothing).
    [[nodiscard]] TrafficSplit withPreset(const DeploymentName &candidate, Percent percent,
                                          const TrafficLocks &locks = {}) const;

    /// The unlocked deployments' total divided evenly between them; what does not divide goes to
    /// the earlier ones, one percent each. From *no traffic* the total is 100.
    [[nodiscard]] TrafficSplit evened(const TrafficLocks &locks = {}) const;

    /// The shares of @p a and @p b exchanged; unchanged when either is locked or unknown.
    [[nodiscard]] TrafficSplit withSwapped(const DeploymentName &a, const DeploymentName &b,
                                           const TrafficLocks &locks = {}) const;

    /// All shares 0.
    [[nodiscard]] TrafficSplit withoutTraffic() const;

    /// The shares of @p target for this split's deployments (locks do not apply: it is a reset).
    /// Unchanged when @p target gives traffic to a deployment that this split does not have.
    [[nodiscard]] TrafficSplit resetTo(const TrafficSplit &target) const;

    /// This split with @p name added at the end with share 0; unchanged when it is there already.
    [[nodiscard]] TrafficSplit withDeployment(const DeploymentName &name) const;

    bool operator==(const TrafficSplit &) const = default;

private:
    explicit TrafficSplit(std::vector<TrafficShare> shares) : m_shares(std::move(shares)) {}
    std::vector<TrafficShare> m_shares;
};

} // namespace serin
