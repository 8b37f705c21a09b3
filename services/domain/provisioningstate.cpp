// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/provisioningstate.h"

namespace serin {

namespace {

constexpr ProvisioningState known[] = {ProvisioningState::Creating,  ProvisioningState::Updating,
                                       ProvisioningState::Scaling,   ProvisioningState::Deleting,
                                       ProvisioningState::Succeeded, ProvisioningState::Failed,
                                       ProvisioningState::Canceled};

} // namespace

QString restName(ProvisioningState state)
{
    switch (state) {
    case ProvisioningState::Creating:
        return QStringLiteral("Creating");
    case ProvisioningState::Updating:
        return QStringLiteral("Updating");
    case ProvisioningState::Scaling:
        return QStringLiteral("Scaling");
    case ProvisioningState::Deleting:
        return QStringLiteral("Deleting");
    case ProvisioningState::Succeeded:
        return QStringLiteral("Succeeded");
    case ProvisioningState::Failed:
        return QStringLiteral("Failed");
    case ProvisioningState::Canceled:
        return QStringLiteral("Canceled");
    case ProvisioningState::Unknown:
        break;
    }
    return {};
}

ProvisioningState provisioningStateFromString(const QString &text)
{
    for (const ProvisioningState state : known) {
        if (text.compare(restName(state), Qt::CaseInsensitive) == 0) {
            return state;
        }
    }
    return ProvisioningState::Unknown;
}

bool isTerminalState(const QString &text)
{
    const ProvisioningState state = provisioningStateFromString(text);
    return state == ProvisioningState::Succeeded || state == ProvisioningState::Failed ||
           state == ProvisioningState::Canceled;
}

} // namespace serin
