// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/endpointplanner.h"

#include "services/gitops/fieldvalues.h"

#include <algorithm>
#include <utility>

namespace serin {

Result<TrafficSplit> splitOf(const QMap<QString, int> &shares)
{
    std::vector<TrafficShare> list;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        const Result<DeploymentName> name = DeploymentName::fromString(it.key());
        const Result<Percent> percent = Percent::fromInt(it.value());
        if (!name || !percent) {
            return failure(name ? percent.error() : name.error());
        }
        list.push_back({*name, *percent});
    }
    return TrafficSplit::fromShares(std::move(list));
}

QString shareList(const QMap<QString, int> &shares)
{
    QStringList parts;
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        parts.append(QStringLiteral("%1 %2").arg(it.key()).arg(it.value()));
    }
    return parts.isEmpty() ? QStringLiteral("no traffic") : parts.join(QStringLiteral(", "));
}

int movedPercent(const QMap<QString, int> &before, const QMap<QString, int> &after)
{
    int gained = 0;
    int lost = 0;
    for (auto it = after.begin(); it != after.end(); ++it) {
        gained += std::max(0, it.value() - before.value(it.key()));
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        lost += std::max(0, it.value() - after.value(it.key()));
    }
    return std::max(gained, lost);
}

QString EndpointPlanner::whyNotReady(const QString &deployment) const
{
    if (m_removed.contains(deployment)) {
        return QStringLiteral("%1 is deleted by this plan").arg(deployment);
    }
    if (m_made.contains(deployment)) {
        return {};
    }
    const LiveDeployment *live = liveDeployment(deployment);
    if (live == nullptr) {
        return QStringLiteral("there is no deployment %1, live or in a manifest").arg(deployment);
    }
    if (live->state == ProvisioningState::Succeeded) {
        return {};
    }
    return QStringLiteral("%1 is %2, not Succeeded")
        .arg(deployment,
             live->stateText.isEmpty() ? QStringLiteral("in an unknown state") : live->stateText);
}

void EndpointPlanner::planTraffic()
{
    const QMap<QString, int> before =
        m_live != nullptr ? sharesOf(m_live->endpoint().traffic) : QMap<QString, int>();
    const QMap<QString, int> mirrored =
        m_live != nullptr ? sharesOf(m_live->endpoint().mirrorTraffic) : QMap<QString, int>();
    const EndpointSpec *spec = desiredSpec();
    if (spec != nullptr && !spec->traffic && !m_in.desired->deployments.empty()) {
        say(PlanNote::Kind::Unmanaged, QString(),
            QStringLiteral("%1 says nothing about traffic: the live split stays (%2)")
                .arg(m_in.desired->file, shareList(m_shares)),
            m_in.desired->file, m_in.desired->line);
    }
    // The service mirrors to no deployment that has live traffic, and to none that is not there.
    const QString target = mirrored.isEmpty() ? QString() : mirrored.firstKey();
    const bool removed = m_removed.contains(target);
    const bool inTheWay = !target.isEmpty() && (m_shares.value(target) > 0 || removed);
    const std::optional<MirrorTraffic> mirror = settledMirror(mirrored, inTheWay);
    if (!mirror || !checkTraffic(before)) {
        return;
    }
    if (inTheWay) {
        addMirror(MirrorTraffic(), mirrored,
                  removed
                      ? QStringLiteral("%1, to which requests are mirrored, is deleted").arg(target)
                      : QStringLiteral("%1 gets live traffic, and the service mirrors to none that "
                                       "has some")
                            .arg(target));
        m_phases[Traffic].back().id = QStringLiteral("mirror-off:") + m_name;
    }
    if (m_shares != before) {
        addTraffic(before);
    }
    const QMap<QString, int> now = inTheWay ? QMap<QString, int>() : mirrored;
    const QMap<QString, int> wanted = sharesOf(*mirror);
    // Not said, it stays as it is, even when it makes no sense.
    const bool settles = m_live == nullptr || (spec != nullptr && spec->mirrorTraffic);
    if (settles && wanted != now) {
        addMirror(*mirror, now,
                  QStringLiteral("mirror_traffic is %1 in the manifest and %2 live")
                      .arg(shareList(wanted), shareList(mirrored)));
    }
}

std::optional<MirrorTraffic> EndpointPlanner::settledMirror(const QMap<QString, int> &mirrored,
                                                            bool inTheWay)
{
    const EndpointSpec *spec = desiredSpec();
    const SpecOrigin origin =
        m_in.desired->endpoint ? m_in.desired->endpoint->origin : SpecOrigin();
    const QString field = QStringLiteral("mirror_traffic");
    MirrorTraffic wanted;
    if (spec != nullptr && spec->mirrorTraffic) {
        wanted = *spec->mirrorTraffic;
        const Result<TrafficSplit> split = splitOf(m_shares);
        const Result<MirrorTraffic> valid = MirrorTraffic::check(
            wanted, split ? *split : TrafficSplit(),
            m_live != nullptr ? m_live->endpoint().spec.computeType : spec->computeType);
        if (!valid) {
            refuse(QString(), valid.error().detail, QStringLiteral("change mirror_traffic"), origin,
                   field);
            return std::nullopt;
        }
    } else if (!inTheWay && !m_mirror.isEmpty() && m_shares.value(m_mirror.firstKey()) == 0) {
        const Result<DeploymentName> name = DeploymentName::fromString(m_mirror.firstKey());
        const Result<MirrorTraffic> live =
            name ? MirrorTraffic::toTarget(*name, Percent::clamped(m_mirror.first()))
                 : Result<MirrorTraffic>(failure(name.error()));
        wanted = live.value_or(MirrorTraffic());
    }
    if (wanted.target() && (sharesOf(wanted) != mirrored || inTheWay)) {
        const QString name = wanted.target()->toString();
        const QString why = whyNotReady(name);
        if (!why.isEmpty()) {
            refuse(name, QStringLiteral("mirror_traffic names %1, but %2").arg(name, why),
                   QStringLiteral("name a deployment that is there and Succeeded"), origin, field);
            return std::nullopt;
        }
    }
    return wanted;
}

bool EndpointPlanner::checkTraffic(const QMap<QString, int> &before)
{
    const SpecOrigin origin =
        m_in.desired->endpoint ? m_in.desired->endpoint->origin : SpecOrigin();
    bool good = true;
    for (auto it = m_shares.begin(); it != m_shares.end(); ++it) {
        // Less than before is always possible: that is how a rollback leaves a broken deployment.
        if (it.value() <= before.value(it.key())) {
            continue;
        }
        const QString why = whyNotReady(it.key());
        if (!why.isEmpty()) {
            refuse(it.key(),
                   QStringLiteral("traffic gives %1 % to %2, but %3")
                       .arg(it.value())
                       .arg(it.key(), why),
                   QStringLiteral("give the share to a deployment that is there and Succeeded"),
                   origin, QStringLiteral("traffic"));
            good = false;
        }
    }
    return good;
}

void EndpointPlanner::addTraffic(const QMap<QString, int> &before)
{
    const Result<TrafficSplit> split = splitOf(m_shares);
    if (!split) {
        // A manifest's split makes sense, so it is the live one of an endpoint that is replaced.
        return;
    }
    PlanOperation &operation = add(Traffic, PlanAction::Traffic, PlanKind::Endpoint, QString());
    operation.before = sharesJson(before);
    operation.after = sharesJson(m_shares);
    operation.moved = MovedShare{movedPercent(before, m_shares), m_in.rate};
    operation.reason = QStringLiteral("traffic is %1 in the manifest and %2 live")
                           .arg(shareList(m_shares), shareList(before));
    if (m_in.desired->endpoint) {
        operation.line = m_in.desired->endpoint->origin.lineOf(QStringLiteral("traffic"));
    }
    auto sent = std::make_shared<EndpointSpec>(endpointName());
    sent->traffic = *split;
    operation.endpointSpec = std::move(sent);
}

void EndpointPlanner::addMirror(const MirrorTraffic &mirror, const QMap<QString, int> &before,
                                const QString &reason)
{
    PlanOperation &operation = add(Traffic, PlanAction::Mirror, PlanKind::Endpoint, QString());
    operation.before = sharesJson(before);
    operation.after = sharesJson(sharesOf(mirror));
    operation.reason = reason;
    if (m_in.desired->endpoint) {
        operation.line = m_in.desired->endpoint->origin.lineOf(QStringLiteral("mirror_traffic"));
    }
    auto sent = std::make_shared<EndpointSpec>(endpointName());
    sent->mirrorTraffic = mirror;
    operation.endpointSpec = std::move(sent);
}

EndpointName EndpointPlanner::endpointName() const
{
    const EndpointSpec *spec = desiredSpec();
    return spec != nullptr ? spec->name : m_in.live->endpoint().spec.name;
}

} // namespace serin
