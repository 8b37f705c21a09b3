// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/invoketext.h"

#include <QCoreApplication>
#include <QLocale>

namespace serin {

namespace {

struct InvokeWords
{
    Q_DECLARE_TR_FUNCTIONS(Invoke)
};

/// RFC 9110's, in no language: they are names.
QString reason(int status)
{
    switch (status) {
    case 200:
        return QStringLiteral("OK");
    case 201:
        return QStringLiteral("Created");
    case 202:
        return QStringLiteral("Accepted");
    case 204:
        return QStringLiteral("No Content");
    case 400:
        return QStringLiteral("Bad Request");
    case 401:
        return QStringLiteral("Unauthorized");
    case 403:
        return QStringLiteral("Forbidden");
    case 404:
        return QStringLiteral("Not Found");
    case 405:
        return QStringLiteral("Method Not Allowed");
    case 408:
        return QStringLiteral("Request Timeout");
    case 413:
        return QStringLiteral("Content Too Large");
    case 424:
        return QStringLiteral("Failed Dependency");
    case 429:
        return QStringLiteral("Too Many Requests");
    case 500:
        return QStringLiteral("Internal Server Error");
    case 502:
        return QStringLiteral("Bad Gateway");
    case 503:
        return QStringLiteral("Service Unavailable");
    case 504:
        return QStringLiteral("Gateway Timeout");
    default:
        return {};
    }
}

} // namespace

QString statusWords(int status)
{
    const QString words = reason(status);
    return words.isEmpty() ? QString::number(status)
                           : QString::number(status) + QLatin1Char(' ') + words;
}

QString durationWords(std::chrono::microseconds duration)
{
    const double milliseconds = static_cast<double>(duration.count()) / 1'000;
    return milliseconds < 1'000
               ? InvokeWords::tr("%1 ms").arg(
                     QLocale().toString(milliseconds, 'f', milliseconds < 100 ? 1 : 0))
               : InvokeWords::tr("%1 s").arg(QLocale().toString(milliseconds / 1'000, 'f', 2));
}

QString sizeWords(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

} // namespace serin
