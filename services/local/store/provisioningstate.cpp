// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/provisioningstate.h"

namespace serin {

std::optional<ProvisioningState> provisioningStateFromRest(const QString &text)
{
    const ProvisioningState state = provisioningStateFromString(text);
    return state != ProvisioningState::Unknown && restName(state) == text ? std::optional(state)
                                                                          : std::nullopt;
}

bool isBusy(ProvisioningState state)
{
    switch (state) {
    case ProvisioningState::Creating:
    case ProvisioningState::Updating:
    case ProvisioningState::Scaling:
    case ProvisioningState::Deleting:
        return true;
    case ProvisioningState::Unknown:
    case ProvisioningState::Succeeded:
    case ProvisioningState::Failed:
    case ProvisioningState::Canceled:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace serin
