// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/applyrecord.h"

namespace serin {

QString outcomeWord(ApplyOutcome outcome)
{
    switch (outcome) {
    case ApplyOutcome::InProgress:
        return QStringLiteral("in-progress");
    case ApplyOutcome::Succeeded:
        return QStringLiteral("succeeded");
    case ApplyOutcome::Failed:
        return QStringLiteral("failed");
    case ApplyOutcome::Cancelled:
        return QStringLiteral("cancelled");
    case ApplyOutcome::Interrupted:
        return QStringLiteral("interrupted");
    }
    Q_UNREACHABLE();
}

} // namespace serin
