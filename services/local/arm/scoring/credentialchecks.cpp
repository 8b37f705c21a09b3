// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/credentialchecks.h"

namespace serin {

namespace {

using Now = std::chrono::system_clock::time_point;

QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

bool KeyCheck::accepts(std::string_view bearer, Now) const
{
    const Secret given(viewOf(bearer));
    const bool isPrimary = given == m_primary;
    const bool isSecondary = given == m_secondary; // asked in any case: the time tells nothing
    return !given.isEmpty() && (isPrimary || isSecondary);
}

bool ScoringTokenCheck::accepts(std::string_view bearer, Now now) const
{
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    return ScoringToken::isValid(viewOf(bearer), m_claims, m_secret,
                                 QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

bool WorkspaceTokenCheck::accepts(std::string_view bearer, Now) const
{
    const Secret given(viewOf(bearer));
    return !given.isEmpty() && given == m_token;
}

} // namespace serin
