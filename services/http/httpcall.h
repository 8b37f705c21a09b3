// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/http/httpmessage.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace serin {

/// How long one call may take and how much may come back. A limit of zero or less is none.
struct HttpCallLimits
{
    using Milliseconds = std::chrono::milliseconds;

    /// Until the connection stands: name look-up, TCP and TLS.
    Milliseconds connect{15'000};
    /// Without progress: while the request is written, until the head of the answer is there, and
    /// between two pieces of its body.
    Milliseconds idle{60'000};
    /// Of one try, from its first step to the last byte. Waiting for a free connection and pauses
    /// between tries do not count.
    Milliseconds total{120'000};
    qint64 bodyBytes = 64LL * 1024 * 1024;
    /// Redirects that are followed: within the origin, and only for GET.
    int redirects = 4;
};

/// A request to send, and how.
struct HttpCall
{
    QByteArray method = QByteArrayLiteral("GET"); ///< not HEAD or CONNECT
    /// http or https, absolute, without a person's name or password.
    QUrl url;
    /// Checked before anything is sent. `Authorization` comes from `bearer`; Host, Content-Length,
    /// Connection and Accept-Encoding are the client's.
    HttpHeaders headers;
    QByteArray body;
    /// Sent as `Authorization: Bearer …`, to the origin of `url` only; empty: not sent.
    Secret bearer;
    HttpCallLimits limits;
    /// Tries in all when the other side is away or overloaded; nothing: what the client's
    /// RetryPolicy says for the method.
    std::optional<int> tries;
    /// An answer in a content encoding is refused, so that no small answer can unfold into a huge
    /// one; with true it is handed on as it came, encoded.
    bool keepEncoded = false;
};

/// Where the time of a call went; only the last try counts.
struct HttpTiming
{
    using Microseconds = std::chrono::microseconds;

    /// Name look-up, TCP and TLS. Nothing when a connection was used again, which GET and DELETE
    /// do.
    std::optional<Microseconds> connect;
    /// From the beginning of the try until the head of the answer was there.
    Microseconds firstByte{};
    /// From the beginning of the try until the last byte was there.
    Microseconds total{};
};

/// What came back: any status, also 4xx and 5xx.
struct HttpAnswer
{
    HttpResponse response;
    /// Where it came from, after redirects.
    QUrl url;
    HttpTiming timing;
    /// How often the request left this computer.
    int sends = 1;

    [[nodiscard]] int status() const { return response.status; }
    [[nodiscard]] bool isSuccess() const { return status() >= 200 && status() < 300; }
    /// `x-ms-request-id`, else `x-request-id`, else `x-ms-client-request-id`; may be empty. Cut to
    /// 200 characters and without control characters.
    [[nodiscard]] QString requestId() const;
    /// "HTTP 503, request 1234", for Error::where.
    [[nodiscard]] QString where() const;
};

/// Whether both have the same scheme, host and port.
[[nodiscard]] bool sameOrigin(const QUrl &one, const QUrl &other);

/// Whether @p url names this computer: 127.0.0.0/8, ::1 or localhost.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace serin
