// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/errand.h"
#include "services/domain/controlplane.h"
#include "services/domain/tokenprovider.h"

#include <QHash>
#include <QObject>

namespace serin {

/// Where an endpoint is and with what its callers prove that they may.
struct ScoringAccess
{
    QString scoringUri;
    AuthMode mode = AuthMode::Key;
    Secret secret;
    QDateTime expiresAt; ///< null: does not
};

/// Fetches each endpoint's access once and keeps it in memory.
class ScoringCredentials : public QObject
{
    Q_OBJECT

public:
    /// @p callers: for endpoints with AuthMode::AadToken, asked for @p resource; may be nullptr.
    ScoringCredentials(ControlPlane &plane, TokenProvider *callers, QString resource,
                       const Clock &clock, QObject *parent);

    /// @error Conflict: the endpoint has no address yet; Unauthorized; as ControlPlane.
    [[nodiscard]] QFuture<Result<ScoringAccess>> access(const EndpointName &endpoint);
    /// The endpoint said 401 to @p refused: it is fetched anew. Nothing when there is another one.
    void refuse(const EndpointName &endpoint, const Secret &refused);
    /// Forgets where the endpoint is.
    void forget(const EndpointName &endpoint);

private:
    [[nodiscard]] QFuture<Result<ScoringAccess>> fetch(const EndpointName &endpoint);
    [[nodiscard]] QFuture<Result<ScoringAccess>> fetchSecret(const EndpointName &endpoint,
                                                             const ScoringAccess &where);

    ControlPlane &m_plane;
    TokenProvider *const m_callers;
    const QString m_resource;
    const Clock &m_clock;
    QHash<EndpointName, ScoringAccess> m_known;
};

} // namespace serin
