// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/target.h"

namespace serin {

Result<void> checkChosen(const Target &target)
{
    if (target.isChosen || target.tier != Tier::Prod) {
        return {};
    }
    const QString name = target.project ? target.project->name : QString();
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("this would change %1, which is prod, only because of the current "
                       "directory")
            .arg(target.name),
        {}, QStringLiteral("say so with --project %1").arg(name));
}

} // namespace serin
