// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/provisioningstate.h"

#include <array>
#include <utility>

namespace serin {

namespace {

constexpr std::array<std::pair<ProvisioningState, QLatin1String>, 7> names = {{
    {ProvisioningState::Creating, QLatin1String("Creating")},
    {ProvisioningState::Updating, QLatin1String("Updating")},
    {ProvisioningState::Scaling, QLatin1String("Scaling")},
    {ProvisioningState::Deleting, QLatin1String("Deleting")},
    {ProvisioningState::Succeeded, QLatin1String("Succeeded")},
    {ProvisioningState::Failed, QLatin1String("Failed")},
    {ProvisioningState::Canceled, QLatin1String("Canceled")},
}};

} // namespace

QString restName(ProvisioningState state)
{
    for (const auto &[known, name] : names) {
        if (known == state) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

std::optional<ProvisioningState> provisioningStateFromRest(const QString &text)
{
    for (const auto &[state, name] : names) {
        if (name == text) {
            return state;
        }
    }
    return std::nullopt;
}

bool isBusy(ProvisioningState state)
{
    switch (state) {
    case ProvisioningState::Creating:
    case ProvisioningState::Updating:
    case ProvisioningState::Scaling:
    case ProvisioningState::Deleting:
        return true;
    case ProvisioningState::Succeeded:
    case ProvisioningState::Failed:
    case ProvisioningState::Canceled:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace serin
