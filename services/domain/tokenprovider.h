// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"

#include <QDateTime>
#include <QFuture>

namespace serin {

/// What a caller signs its requests with.
struct AccessToken
{
    Secret secret;
    QDateTime expiresAt; ///< UTC; null: not known, or never
};

/// Where access tokens come from. One thread with an event loop.
class TokenProvider
{
public:
    TokenProvider() = default;
    TokenProvider(const TokenProvider &) = delete;
    TokenProvider &operator=(const TokenProvider &) = delete;
    virtual ~TokenProvider();

    /// A token for @p resource, e.g. "https://management.azure.com", that is good for some minutes
    /// yet: the one from before, or a new one. All who wait for a new one share it.
    /// @error Unauthorized, with the act that signs in; Timeout; Unavailable; Io; Cancelled.
    [[nodiscard]] virtual QFuture<Result<AccessToken>> token(const QString &resource) = 0;

    /// The service said 401 to @p refused: it is not handed out again. Nothing happens when the
    /// provider has another one by now, so that all who were refused at once renew it once.
    virtual void refuse(const QString &resource, const Secret &refused) = 0;
};

} // namespace serin
