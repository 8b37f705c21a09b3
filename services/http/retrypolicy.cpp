// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/retrypolicy.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace serin {

namespace {

constexpr qint64 longestSeconds = 10LL * 24 * 3'600;
// Whoever asks for less than this would be asked without a pause.
constexpr double fewestMilliseconds = 20;

// RFC 9110 §5.6.7, the form that servers must send.
QDateTime httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<std::chrono::milliseconds> askedInMilliseconds(const HttpHeaders &headers)
{
    for (const char *name : {"retry-after-ms", "x-ms-retry-after-ms"}) {
        bool isNumber = false;
        const double value = headers.value(name).trimmed().toDouble(&isNumber);
        if (isNumber && std::isfinite(value) && value > 0) {
            return std::chrono::milliseconds(
                std::llround(std::clamp(value, fewestMilliseconds, longestSeconds * 1'000.0)));
        }
    }
    return std::nullopt;
}

} // namespace

bool RetryPolicy::isTransient(int status)
{
    switch (status) {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return false;
    }
}

bool RetryPolicy::isTransient(const Error &error)
{
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
}

bool RetryPolicy::isRepeatable(const QByteArray &method)
{
    return method == "GET" || method == "DELETE";
}

RetryPolicy::Milliseconds RetryPolicy::backoff(int failed, double random) const
{
    Q_ASSERT(failed >= 1);
    const double grown = static_cast<double>(first.count()) * std::exp2(failed - 1);
    const double whole = std::min(grown, static_cast<double>(longest.count()));
    const double part = 0.5 + 0.5 * std::clamp(random, 0.0, 1.0);
    return Milliseconds(std::llround(whole * part));
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpHeaders &headers,
                                                    const QDateTime &now)
{
    if (const auto asked = askedInMilliseconds(headers)) {
        return asked;
    }
    const QByteArray value = headers.value("Retry-After").trimmed();
    qint64 milliseconds = 0;
    bool number = false;
    const qint64 seconds = value.toLongLong(&number);
    if (number) {
        milliseconds = std::clamp<qint64>(seconds, 0, longestSeconds) * 1'000;
    } else if (const QDateTime date = httpDate(value); date.isValid()) {
        const QDateTime sent = httpDate(headers.value("Date"));
        milliseconds =
            std::min((sent.isValid() ? sent : now).msecsTo(date), longestSeconds * 1'000);
    }
    if (milliseconds <= 0) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(milliseconds);
}

} // namespace serin
