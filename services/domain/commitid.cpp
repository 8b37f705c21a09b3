// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/commitid.h"

#include <algorithm>

namespace serin {

bool isObjectId(QByteArrayView hex)
{
    return (hex.size() == 40 || hex.size() == 64) &&
           std::all_of(hex.begin(), hex.end(), [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

std::optional<CommitId> CommitId::fromHex(QByteArrayView hex)
{
    const bool zero = std::all_of(hex.begin(), hex.end(), [](char digit) { return digit == '0'; });
    if (!isObjectId(hex) || zero) {
        return std::nullopt;
    }
    return CommitId(hex.toByteArray());
}

} // namespace serin
