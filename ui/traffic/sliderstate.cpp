// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sliderstate.h"

#include "ui/traffic/trafficwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace serin {

namespace {

struct SliderStateWords
{
    Q_DECLARE_TR_FUNCTIONS(SliderState)
};

QString warningLine(const SliderState &state, const DeploymentName &name)
{
    return SliderStateWords::tr("%1: %2", "a deployment and a warning")
        .arg(name.toString(), state.warnings.value(name));
}

} // namespace

bool SliderState::isMovable(int handle) const
{
    const auto left = static_cast<size_t>(handle);
    return handle >= 0 && handle + 1 < split.size() && readOnlyReason.isEmpty() &&
           !locks.contains(split.shares()[left].deployment) &&
           !locks.contains(split.shares()[left + 1].deployment);
}

std::vector<int> SliderState::percents() const
{
    std::vector<int> percents;
    for (const TrafficShare &share : split.shares()) {
        percents.push_back(share.percent.value());
    }
    return percents;
}

std::vector<int> SliderState::livePercents() const
{
    std::vector<int> percents;
    for (const TrafficShare &share : split.shares()) {
        if (live) {
            percents.push_back(live->percentOf(share.deployment).value());
        }
    }
    return percents;
}

QString SliderState::spoken() const
{
    return isSplitUnknown ? SliderStateWords::tr("The traffic cannot be told from the file")
                          : spokenSplit(split);
}

QString SliderState::description() const
{
    QStringList lines;
    if (!readOnlyReason.isEmpty()) {
        lines.append(SliderStateWords::tr("Read-only: %1").arg(readOnlyReason));
    }
    if (live) {
        lines.append(SliderStateWords::tr("%1: %2", "what the ghost marks show, and the split")
                         .arg(liveName, shortSplit(*live)));
    }
    for (const TrafficShare &share : split.shares()) {
        if (warnings.contains(share.deployment)) {
            lines.append(warningLine(*this, share.deployment));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString SliderState::handleDescription(int handle) const
{
    if (!readOnlyReason.isEmpty()) {
        return SliderStateWords::tr("Read-only: %1").arg(readOnlyReason);
    }
    QStringList lines;
    for (const int index : {handle, handle + 1}) {
        const DeploymentName &name = split.shares().at(static_cast<size_t>(index)).deployment;
        if (locks.contains(name)) {
            lines.append(SliderStateWords::tr("%1 is locked").arg(name.toString()));
        }
        if (warnings.contains(name)) {
            lines.append(warningLine(*this, name));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString SliderState::shareDescription(int index) const
{
    const TrafficShare &share = split.shares().at(static_cast<size_t>(index));
    QStringList lines{
        SliderStateWords::tr("%1 %2 %", "a deployment and its share")
            .arg(share.deployment.toString(),
                 isSplitUnknown ? QStringLiteral("?") : QString::number(share.percent.value()))};
    if (live) {
        lines.append(SliderStateWords::tr("%1: %2 %", "what the ghost marks show, and the share")
                         .arg(liveName)
                         .arg(live->percentOf(share.deployment).value()));
    }
    if (warnings.contains(share.deployment)) {
        lines.append(warnings.value(share.deployment));
    }
    if (locks.contains(share.deployment)) {
        lines.append(SliderStateWords::tr("Locked: the handles beside it do not move"));
    }
    if (!readOnlyReason.isEmpty()) {
        lines.append(SliderStateWords::tr("Read-only: %1").arg(readOnlyReason));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace serin
