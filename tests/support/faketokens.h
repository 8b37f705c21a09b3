// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/domain/tokenprovider.h"

namespace serin {

/// Hands out "token-1" until it is refused, then "token-2" and so on.
class FakeTokens : public TokenProvider
{
public:
    QFuture<Result<AccessToken>> token(const QString &resource) override
    {
        ++asked;
        lastResource = resource;
        if (problem) {
            return readyFuture<AccessToken>(failure(*problem));
        }
        return readyFuture<AccessToken>(AccessToken{current(), {}});
    }
    void refuse(const QString &, const Secret &refused) override
    {
        ++refusals;
        if (refused == current()) {
            ++number;
        }
    }
    [[nodiscard]] Secret current() const { return Secret("token-" + QByteArray::number(number)); }

    int number = 1;
    int asked = 0;
    int refusals = 0;
    QString lastResource;
    std::optional<Error> problem;
};

} // namespace serin
