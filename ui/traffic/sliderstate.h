// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/trafficsplit.h"

#include <QHash>
#include <QString>

#include <optional>

namespace serin {

/// Why traffic to a deployment deserves a warning, for the deployments that do.
using TrafficWarnings = QHash<DeploymentName, QString>;

/// What a traffic slider shows, without how. A value.
struct SliderState
{
    TrafficSplit split;
    bool isSplitUnknown = false;      ///< split has no traffic because none can be told
    std::optional<TrafficSplit> live; ///< the ghost marks; may have other deployments
    QString liveName;                 ///< what they show: "live"
    TrafficLocks locks;
    TrafficWarnings warnings;
    QString readOnlyReason; ///< empty: it can be edited

    /// False when a lock on a neighbour or the read-only state holds the handle.
    [[nodiscard]] bool isMovable(int handle) const;
    /// One for each share.
    [[nodiscard]] std::vector<int> percents() const;
    /// The live percent of each share; empty without a live split.
    [[nodiscard]] std::vector<int> livePercents() const;

    /// The split in words, as one would say it.
    [[nodiscard]] QString spoken() const;
    /// What there is to say about the whole: read-only, live, warnings. One line each.
    [[nodiscard]] QString description() const;
    /// What there is to say about a handle besides its value: read-only, locks, warnings.
    [[nodiscard]] QString handleDescription(int handle) const;
    /// What there is to say about one share.
    [[nodiscard]] QString shareDescription(int index) const;
};

} // namespace serin
