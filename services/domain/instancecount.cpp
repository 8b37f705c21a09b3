// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/instancecount.h"

namespace serin {

Result<InstanceCount> InstanceCount::fromInt(int value)
{
    if (value < 1) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a deployment has at least 1 instance, not %1").arg(value));
    }
    return InstanceCount(value);
}

} // namespace serin
