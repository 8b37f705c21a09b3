// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/tier.h"

namespace serin {

QString tierName(Tier tier)
{
    switch (tier) {
    case Tier::Dev:
        return QStringLiteral("dev");
    case Tier::Staging:
        return QStringLiteral("staging");
    case Tier::Prod:
        return QStringLiteral("prod");
    }
    Q_UNREACHABLE();
}

std::optional<Tier> tierFromName(const QString &name)
{
    for (const Tier tier : {Tier::Dev, Tier::Staging, Tier::Prod}) {
        if (name == tierName(tier)) {
            return tier;
        }
    }
    return std::nullopt;
}

} // namespace serin
