// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/http/httpcall.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace serin {

/// When a call that did not come through is sent again, and after how long. A plain value; nothing
/// here waits.
struct RetryPolicy
{
    using Milliseconds = std::chrono::milliseconds;

    /// In all, the first one included.
    int tries = 4;
    Milliseconds first{800};
    Milliseconds longest{60'000};
    /// A server that asks for a longer pause is not waited for: the call fails and says how long.
    Milliseconds longestAsked{300'000};

    /// 408, 429, 500, 502, 503, 504.
    [[nodiscard]] static bool isTransient(int status);
    /// Whether @p error may pass by itself: no connection, a dropped one, or no answer in time.
    [[nodiscard]] static bool isTransient(const Error &error);
    /// Whether sending @p method twice is the same as once, so that it may be repeated without
    /// looking first: GET and DELETE. A PUT needs a look, a POST is never repeated.
    [[nodiscard]] static bool isRepeatable(const QByteArray &method);

    /// How long to wait after @p failed tries in a row (1 or more): first · 2ⁿ⁻¹, at most longest,
    /// of which the upper half is up to chance.
    /// @param random 0 to 1, drawn anew each time.
    [[nodiscard]] Milliseconds backoff(int failed, double random) const;
};

/// How long an answer asks to wait. `retry-after-ms` and `x-ms-retry-after-ms` go first:
/// milliseconds, known to Microsoft's clients too, of which at least 20 are waited. Else
/// `Retry-After`: seconds, or a date, which is measured against the answer's own `Date` so that a
/// clock that is wrong here does no harm (against @p now when there is none). At most ten days.
/// Nothing when the fields are missing, zero, past or make no sense.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpHeaders &headers,
                                                                  const QDateTime &now);

} // namespace serin
