// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"
#include "services/domain/trafficsplit.h"

#include <QMap>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace serin {

/// What the instances of one endpoint have been seen to bear. The formula is Serin's own, from the
/// metric RequestsPerMinute by deployment and status (Azure Monitor's, and the local workspace's)
/// and the counts of instances that were ready, in looks at the RequestWindow, the last minute in
/// which requests were sent (Azure Monitor is some minutes late):
///
///   R   = requests of all deployments in that minute / its seconds
///   b_d = requests of deployment d in that minute / its seconds / its instances
///   B   = the largest b_d of all looks since clear()
///
/// Both count when requests were sent in all of that minute: what is half empty would make a rate
/// that is none. b_d counts when d answered at least 20 requests, at most 1 % of them failed, and
/// its instances stayed the same for that minute; a count that stands at the first look counts as
/// having been so. B is no limit of an instance: it is what one is known to have borne. A value;
/// time in seconds since 1970.
class CapacityGauge
{
public:
    static constexpr double fewRequests = 20;
    static constexpr double mostErrors = 1; ///< percent
    static constexpr double oldest = 300;   ///< what was measured longer ago tells nothing of now

    /// @p instances: of each deployment, those that are ready.
    void look(const MetricHistory &history, double now, const QMap<QString, int> &instances);
    void clear() { *this = {}; }

    /// R; nothing before requests were sent for a whole minute, at least 20 of them, or when that
    /// is long ago.
    [[nodiscard]] std::optional<double> rate() const { return m_rate; }
    /// B; nothing when no look has counted yet.
    [[nodiscard]] std::optional<double> busiest() const { return m_busiest; }

private:
    struct Count
    {
        int instances = 0;
        double since = 0;
    };
    std::map<QString, Count> m_counts;
    std::optional<double> m_rate;
    std::optional<double> m_busiest;
};

/// That a split would ask more of the instances of a deployment than one was seen to bear.
struct CapacityHint
{
    struct Arm
    {
        QString deployment;
        double perInstance = 0; ///< requests a second: R · share / instances
        bool operator==(const Arm &) const = default;
    };
    std::vector<Arm> arms; ///< that get something and whose instances are known, in their order
    QString deployment;    ///< the one that is furthest out of bounds
    int needed = 0;        ///< instances that would keep it in bounds
    double busiest = 0;    ///< B
    double rate = 0;       ///< R

    bool operator==(const CapacityHint &) const = default;
};

/// Nothing when there are not enough data, or when every arm stays within 1.1 · B: what differs by
/// less is noise of the measurement. @p instances as the manifests want them. @p live: what one
/// instance of each deployment gets already, in percent of the requests; one that would get no more
/// than that shows what it bears, and there is nothing to do first.
[[nodiscard]] std::optional<CapacityHint> capacityHint(const CapacityGauge &gauge,
                                                       const TrafficSplit &split,
                                                       const QMap<QString, int> &instances,
                                                       const QMap<QString, double> &live = {});

} // namespace serin
