// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/local/arm/scoring/scoringtoken.h"
#include "services/local/router/routingtable.h"

namespace serin {

/// For an endpoint with `key`: one of its two keys.
class KeyCheck : public CredentialCheck
{
public:
    KeyCheck(Secret primary, Secret secondary)
        : m_primary(std::move(primary)), m_secondary(std::move(secondary))
    {}
    [[nodiscard]] bool accepts(std::string_view bearer,
                               std::chrono::system_clock::time_point now) const override;

private:
    Secret m_primary;
    Secret m_secondary;
};

/// For an endpoint with `aml_token`: a token of the workspace for it.
class ScoringTokenCheck : public CredentialCheck
{
public:
    ScoringTokenCheck(ScoringTokenClaims claims, Secret secret)
        : m_claims(std::move(claims)), m_secret(std::move(secret))
    {}
    [[nodiscard]] bool accepts(std::string_view bearer,
                               std::chrono::system_clock::time_point now) const override;

private:
    ScoringTokenClaims m_claims;
    Secret m_secret;
};

/// For an endpoint with `aad_token`: there is no Entra ID here, so the control plane's own token
/// stands for the caller's.
class WorkspaceTokenCheck : public CredentialCheck
{
public:
    explicit WorkspaceTokenCheck(Secret token) : m_token(std::move(token)) {}
    [[nodiscard]] bool accepts(std::string_view bearer,
                               std::chrono::system_clock::time_point now) const override;

private:
    Secret m_token;
};

} // namespace serin
