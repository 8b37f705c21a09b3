// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Whether both are one name of an endpoint or a deployment to the service, which does not look at
/// the case of letters.
[[nodiscard]] inline bool isOneName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace serin
