// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/endpointplanner.h"

#include <algorithm>

namespace serin {

std::optional<QString> EndpointPlanner::appliedFile(const QString &name) const
{
    if (name.isEmpty() && m_in.applied != nullptr && m_in.applied->endpoint) {
        return m_in.applied->file;
    }
    if (const DeploymentReading *reading = appliedDeployment(name)) {
        return reading->origin.file();
    }
    const auto left = m_in.leftOver->constFind(name);
    return left == m_in.leftOver->constEnd() ? std::nullopt : std::optional(*left);
}

void EndpointPlanner::planWithoutManifest()
{
    if (!m_in.otherSpelling.isEmpty()) {
        say(PlanNote::Kind::NotInGit, QString(),
            QStringLiteral("%1 is live and is %2 in a manifest, which is the same to the service, "
                           "and is left alone")
                .arg(m_name, m_in.otherSpelling),
            QString(), 0);
        return;
    }
    if (const std::optional<QString> file = appliedFile(QString())) {
        removeEndpoint(*file);
        return;
    }
    say(PlanNote::Kind::NotInGit, QString(),
        QStringLiteral("%1 is live and in no manifest, and is left alone").arg(m_name), QString(),
        0);
    // Manifests may have had deployments of an endpoint that somebody else made.
    m_shares = sharesOf(m_live->endpoint().traffic);
    for (const LiveDeployment &live : m_live->deployments()) {
        if (appliedFile(live.spec.name.toString()) && live.state != ProvisioningState::Deleting) {
            removeDeployment(live);
        }
    }
}

void EndpointPlanner::removeEndpoint(const QString &file)
{
    if (refuseUnreadable(file)) {
        return;
    }
    QStringList others;
    for (const LiveDeployment &live : m_live->deployments()) {
        const QString name = live.spec.name.toString();
        if (!appliedFile(name)) {
            others.append(name);
        }
    }
    PlanOperation &operation = add(Last, PlanAction::Delete, PlanKind::Endpoint, QString());
    operation.consent = m_in.options->prune || hasConsent(PlanAction::Delete, QString())
                            ? PlanConsent::Given
                            : PlanConsent::Missing;
    operation.before = saidFields(m_live->endpoint().spec);
    operation.reason =
        QStringLiteral("%1 was last applied from %2 and is in no manifest any more%3")
            .arg(m_name, file,
                 others.isEmpty() ? QString()
                                  : QStringLiteral("; %1, which no manifest had, goes with it")
                                        .arg(others.join(QStringLiteral(", "))));
}

void EndpointPlanner::planRemovals()
{
    for (const LiveDeployment &live : m_live->deployments()) {
        const bool described =
            std::any_of(m_in.desired->deployments.begin(), m_in.desired->deployments.end(),
                        [&](const auto &reading) { return reading->spec->name == live.spec.name; });
        if (!described && live.state != ProvisioningState::Deleting) {
            removeDeployment(live);
        }
    }
}

void EndpointPlanner::removeDeployment(const LiveDeployment &live)
{
    const QString name = live.spec.name.toString();
    const std::optional<QString> applied = appliedFile(name);
    const bool whole = m_in.desired != nullptr && m_in.desired->isWhole;
    if (!whole && (!applied || !m_in.isComplete)) {
        say(PlanNote::Kind::NotInGit, name,
            QStringLiteral("%1 of %2 is live and in no manifest, and is left alone")
                .arg(name, m_name),
            QString(), 0);
        return;
    }
    if (!whole && m_in.unreadableFiles->contains(*applied)) {
        refuse(name, {ErrorKind::Invalid,
                      QStringLiteral("%1 was last applied from %2, which cannot be read now")
                          .arg(name, *applied),
                      *applied, QStringLiteral("mend the file")});
        return;
    }
    const bool runs = whole || m_in.options->prune || hasConsent(PlanAction::Delete, name);
    const int keeps = m_shares.value(name);
    if (runs && keeps > 0) {
        const SpecOrigin origin = m_in.desired == nullptr  ? SpecOrigin(*applied, 0)
                                  : m_in.desired->endpoint ? m_in.desired->endpoint->origin
                                                           : SpecOrigin(m_in.desired->file, 0);
        refuse(name,
               QStringLiteral("%1 is in no manifest any more and would keep %2 % of the traffic")
                   .arg(name)
                   .arg(keeps),
               QStringLiteral("give its share to another deployment under traffic"), origin,
               QStringLiteral("traffic"));
        return;
    }
    PlanOperation &operation =
        add(runs ? DeleteDeployments : Last, PlanAction::Delete, PlanKind::Deployment, name);
    operation.before = saidFields(live.spec);
    if (whole) {
        operation.reason = QStringLiteral("%1 describes the whole endpoint and has no %2")
                               .arg(m_in.desired->file, name);
    } else {
        operation.consent = runs ? PlanConsent::Given : PlanConsent::Missing;
        operation.file = *applied;
        operation.line = 0;
        operation.reason =
            QStringLiteral("%1 was last applied from %2 and is in no manifest any "
                           "more%3")
                .arg(name, *applied,
                     keeps > 0 ? QStringLiteral("; it still has %1 % of the traffic").arg(keeps)
                               : QString());
    }
    if (runs) {
        m_removed.insert(name);
    }
}

} // namespace serin
