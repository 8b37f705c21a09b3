// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

namespace serin {

/// Whom a token of the workspace lets score where.
struct ScoringTokenClaims
{
    QString endpoint;    ///< compares without regard to case
    QString endpointUid; ///< an endpoint of that name made anew has another
    QString workspaceGuid;
    QString tenantId;
};

/// A JSON Web Token (RFC 7519) signed with HMAC SHA-256, as an endpoint with `aml_token` takes it.
struct ScoringToken
{
    QByteArray text;
    QDateTime expiry;       ///< a day from its making
    QDateTime refreshAfter; ///< half a day

    [[nodiscard]] static ScoringToken make(const ScoringTokenClaims &claims, const Secret &secret,
                                           const QDateTime &now);

    /// Whether @p text is a token for @p claims that was signed with @p secret and is still good at
    /// @p now. Takes no longer for a signature that is nearly right. From any thread.
    [[nodiscard]] static bool isValid(QByteArrayView text, const ScoringTokenClaims &claims,
                                      const Secret &secret, const QDateTime &now);
};

} // namespace serin
