// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/trafficsplit.h"

#include <QTest>

#include <utility>
#include <vector>

namespace serin {

inline DeploymentName named(const char *name)
{
    return DeploymentName::fromString(QLatin1String(name)).value();
}

inline TrafficSplit splitOf(const std::vector<std::pair<const char *, int>> &shares)
{
    std::vector<TrafficShare> result;
    for (const auto &[name, percent] : shares) {
        result.push_back({named(name), Percent::clamped(percent)});
    }
    return TrafficSplit::fromShares(result).value();
}

/// "90 10", for messages that show what is wrong.
inline QString percentsOf(const TrafficSplit &split)
{
    QStringList percents;
    for (const TrafficShare &share : split.shares()) {
        percents.append(QString::number(share.percent.value()));
    }
    return percents.join(QLatin1Char(' '));
}

} // namespace serin
