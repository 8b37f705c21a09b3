// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/armid.h"
#include "services/workspace/tier.h"

#include <QString>

namespace serin {

/// A workspace that projects are applied to: the local one, or one behind an ARM address.
struct WorkspaceEntry
{
    QString name; ///< unique
    bool isLocal = false;
    // Of one that is not local:
    QString armUrl; ///< e.g. "https://management.azure.com", without a slash at the end
    WorkspaceId id;
    QString tenant; ///< empty: the account's own
    /// Prod until the person says otherwise; the local one is for development.
    Tier tier = Tier::Prod;

    [[nodiscard]] static WorkspaceEntry local();
    /// One of the public cloud that nobody has named yet: prod.
    [[nodiscard]] static WorkspaceEntry unnamed(const WorkspaceId &id);

    /// What stays the same when the entry is renamed, and differs from every other workspace's:
    /// "local", or the address and the ARM id in lower case.
    [[nodiscard]] QString identity() const;

    bool operator==(const WorkspaceEntry &) const = default;
};

inline constexpr QLatin1String localWorkspaceName("local");
inline constexpr QLatin1String publicArmUrl("https://management.azure.com");

/// @p url as WorkspaceEntry::armUrl. @error Invalid: no address of a service; not encrypted and not
/// of this computer, as a token would be readable on the way.
[[nodiscard]] Result<QString> armUrlFrom(const QString &url);

/// @error Invalid: the name, address or coordinates cannot be.
[[nodiscard]] Result<void> checkWorkspace(const WorkspaceEntry &entry);

} // namespace serin
