// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scoring/scoringcredentials.h"

namespace serin {

namespace {

constexpr qint64 renewBeforeSeconds = 60;

} // namespace

ScoringCredentials::ScoringCredentials(ControlPlane &plane, TokenProvider *callers,
                                       QString resource, const Clock &clock, QObject *parent)
    : QObject(parent), m_plane(plane), m_callers(callers), m_resource(std::move(resource)),
      m_clock(clock)
{}

QFuture<Result<ScoringAccess>> ScoringCredentials::access(const EndpointName &endpoint)
{
    const auto known = m_known.constFind(endpoint);
    if (known == m_known.cend()) {
        return fetch(endpoint);
    }
    const bool expires =
        known->expiresAt.isValid() && m_clock.now().secsTo(known->expiresAt) < renewBeforeSeconds;
    // A caller's own token is kept by its provider.
    if (known->mode == AuthMode::AadToken || known->secret.isEmpty() || expires) {
        return fetchSecret(endpoint, *known);
    }
    return readyFuture<ScoringAccess>(*known);
}

QFuture<Result<ScoringAccess>> ScoringCredentials::fetch(const EndpointName &endpoint)
{
    return andThen(m_plane.endpoint(endpoint), this, [this, endpoint](const LiveEndpoint &live) {
        if (live.scoringUri.isEmpty()) {
            return readyFuture<ScoringAccess>(
                failure(ErrorKind::Conflict,
                        QStringLiteral("the endpoint %1 has no address yet (its state: %2)")
                            .arg(endpoint.toString(), live.stateText),
                        {}, QStringLiteral("wait until it has been created")));
        }
        ScoringAccess access;
        access.scoringUri = live.scoringUri;
        access.mode = live.spec.authMode.value_or(AuthMode::Key);
        return fetchSecret(endpoint, access);
    });
}

QFuture<Result<ScoringAccess>> ScoringCredentials::fetchSecret(const EndpointName &endpoint,
                                                               const ScoringAccess &where)
{
    const auto keep = [this, endpoint, where](const Secret &secret, const QDateTime &expiresAt) {
        ScoringAccess access = where;
        access.secret = secret;
        access.expiresAt = expiresAt;
        m_known.insert(endpoint, access);
        return Result<ScoringAccess>(access);
    };
    switch (where.mode) {
    case AuthMode::Key:
        return andThen(m_plane.keys(endpoint), this,
                       [keep](const EndpointKeys &keys) { return keep(keys.primary, {}); });
    case AuthMode::AmlToken:
        return andThen(m_plane.token(endpoint), this, [keep](const EndpointToken &token) {
            return keep(token.token, token.expiresAt);
        });
    case AuthMode::AadToken:
        break;
    }
    if (m_callers == nullptr) {
        return readyFuture<ScoringAccess>(
            failure(ErrorKind::Unauthorized,
                    QStringLiteral("the endpoint takes tokens of Microsoft Entra ID, and nobody is "
                                   "signed in"),
                    {}, QStringLiteral("sign in with: az login")));
    }
    return andThen(m_callers->token(m_resource), this, [keep](const AccessToken &token) {
        return keep(token.secret, token.expiresAt);
    });
}

void ScoringCredentials::refuse(const EndpointName &endpoint, const Secret &refused)
{
    const auto known = m_known.find(endpoint);
    if (known == m_known.end() || known->secret != refused) {
        return;
    }
    if (known->mode == AuthMode::AadToken && m_callers != nullptr) {
        m_callers->refuse(m_resource, refused);
    }
    // The endpoint may be another one of the same name by now.
    m_known.erase(known);
}

void ScoringCredentials::forget(const EndpointName &endpoint)
{
    m_known.remove(endpoint);
}

} // namespace serin
