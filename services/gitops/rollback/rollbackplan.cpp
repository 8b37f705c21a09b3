// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/rollbackplan.h"

#include "services/gitops/endpointplanner.h"

#include <QJsonObject>

namespace serin {

QList<QByteArray> RollbackPlan::wholeFiles() const
{
    QList<QByteArray> files = restored;
    for (const RestoredAsset &asset : assets) {
        files += asset.files;
    }
    return files;
}

QString RollbackPlan::message() const
{
    constexpr qsizetype mostListed = 40;
    QString text = QStringLiteral("Roll back %1 to %2\n\nLive traffic: %3.\n")
                       .arg(endpoint, commit ? commit->shortForm() : QString(), shareList(after));
    if (!undoes.isEmpty()) {
        text += QStringLiteral("\nUndoes for %1:\n").arg(endpoint);
        for (const QString &line : undoes.mid(0, mostListed)) {
            text += QStringLiteral("- ") + line + u'\n';
        }
        if (undoes.size() > mostListed) {
            text += QStringLiteral("- and %1 more\n").arg(undoes.size() - mostListed);
        }
    }
    return text;
}

std::vector<LostDeployment> lostDeployments(const QMap<QString, int> &shares,
                                            const LiveEndpointState *live)
{
    std::vector<LostDeployment> lost;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        if (share.value() == 0) {
            continue;
        }
        const Result<DeploymentName> name = DeploymentName::fromString(share.key());
        const LiveDeployment *there = live != nullptr && name ? live->deployment(*name) : nullptr;
        if (there == nullptr) {
            lost.push_back({share.key(), share.value(), QStringLiteral("is gone")});
        } else if (there->state != ProvisioningState::Succeeded) {
            lost.push_back({share.key(), share.value(),
                            QStringLiteral("is %1").arg(there->stateText.isEmpty()
                                                            ? QStringLiteral("in an unknown state")
                                                            : there->stateText)});
        }
    }
    return lost;
}

QJsonObject rolledBackValue(const RollbackPlan &plan, const QDateTime &since)
{
    QJsonObject traffic;
    for (auto share = plan.after.begin(); share != plan.after.end(); ++share) {
        traffic.insert(share.key(), share.value());
    }
    return {{QStringLiteral("record"), plan.record},
            {QStringLiteral("newest"), plan.newestRecord},
            {QStringLiteral("commit"), plan.commit ? plan.commit->toString() : QString()},
            {QStringLiteral("traffic"), traffic},
            {QStringLiteral("since"), since.toUTC().toString(Qt::ISODate)}};
}

} // namespace serin
