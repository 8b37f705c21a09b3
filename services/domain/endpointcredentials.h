// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

#include <QDateTime>

namespace serin {

enum class KeyKind { Primary, Secondary };

/// The two keys of an endpoint with AuthMode::Key. Both are good.
struct EndpointKeys
{
    Secret primary;
    Secret secondary;
};

/// A token for an endpoint with AuthMode::AmlToken.
struct EndpointToken
{
    Secret token;
    QDateTime expiresAt;    ///< UTC; null when not said
    QDateTime refreshAfter; ///< UTC; null when not said
};

} // namespace serin
