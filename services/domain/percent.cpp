// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/percent.h"

namespace serin {

Result<Percent> Percent::fromInt(int value)
{
    if (value < 0 || value > 100) {
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("a percentage is a whole number from 0 to 100, not %1").arg(value));
    }
    return Percent(value);
}

} // namespace serin
