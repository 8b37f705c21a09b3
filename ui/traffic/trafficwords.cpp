// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/trafficwords.h"

#include "ui/theme/plaintext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

constexpr size_t namedChanges = 3;

struct TrafficWords
{
    Q_DECLARE_TR_FUNCTIONS(TrafficWords)
};

QString spokenShare(const TrafficShare &share)
{
    return TrafficWords::tr("%1 %2 percent", "a deployment and its share")
        .arg(share.deployment.toString(), QString::number(share.percent.value()));
}

const TrafficShare &shareAt(const TrafficSplit &split, int index)
{
    return split.shares().at(static_cast<size_t>(index));
}

} // namespace

QString describeTrafficChange(const TrafficSplit &before, const TrafficSplit &after)
{
    struct Change
    {
        QString name;
        int from;
        int to;
    };
    std::vector<Change> changes;
    for (const TrafficShare &share : after.shares()) {
        const int from = before.percentOf(share.deployment).value();
        if (from != share.percent.value()) {
            changes.push_back({share.deployment.toString(), from, share.percent.value()});
        }
    }
    std::stable_sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) {
        return a.to - a.from > b.to - b.from;
    });
    QStringList words;
    for (const Change &change : changes) {
        if (words.size() == static_cast<qsizetype>(namedChanges)) {
            words.append(QStringLiteral("…"));
            break;
        }
        words.append(leftToRight(
            TrafficWords::tr("%1 %2 → %3 %", "a deployment, its old and its new share")
                .arg(change.name, QString::number(change.from), QString::number(change.to))));
    }
    return words.join(QLatin1String(", "));
}

QString spokenSplit(const TrafficSplit &split)
{
    if (!split.hasTraffic()) {
        return TrafficWords::tr("no traffic");
    }
    QStringList words;
    for (const TrafficShare &share : split.shares()) {
        words.append(spokenShare(share));
    }
    return words.join(QLatin1String(", "));
}

QString shortSplit(const TrafficSplit &split)
{
    if (!split.hasTraffic()) {
        return TrafficWords::tr("no traffic");
    }
    QStringList words;
    for (const TrafficShare &share : split.shares()) {
        words.append(leftToRight(
            TrafficWords::tr("%1 %2 %", "a deployment and its share")
                .arg(share.deployment.toString(), QString::number(share.percent.value()))));
    }
    return words.join(QStringLiteral(" · "));
}

QString boundaryName(const TrafficSplit &split, int boundary)
{
    return TrafficWords::tr("Boundary %1 | %2", "two deployments")
        .arg(shareAt(split, boundary).deployment.toString(),
             shareAt(split, boundary + 1).deployment.toString());
}

QString boundaryValue(const TrafficSplit &split, int boundary)
{
    return TrafficWords::tr("%1, %2", "two shares")
        .arg(spokenShare(shareAt(split, boundary + 1)), spokenShare(shareAt(split, boundary)));
}

} // namespace serin
