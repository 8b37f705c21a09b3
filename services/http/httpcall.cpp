// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpcall.h"

#include "services/http/httpconnections.h"

#include <QHostAddress>
#include <QString>

namespace serin {

namespace {

constexpr qsizetype longestId = 200;

} // namespace

QString HttpAnswer::requestId() const
{
    for (const char *name : {"x-ms-request-id", "x-request-id", "x-ms-client-request-id"}) {
        QString id = QString::fromUtf8(response.headers.value(name).left(longestId));
        id.removeIf([](QChar c) { return !c.isPrint(); });
        if (!id.isEmpty()) {
            return id;
        }
    }
    return {};
}

QString HttpAnswer::where() const
{
    const QString id = requestId();
    const QString text = QStringLiteral("HTTP %1").arg(status());
    return id.isEmpty() ? text : text + QStringLiteral(", request ") + id;
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() &&
           one.host().compare(other.host(), Qt::CaseInsensitive) == 0 &&
           portOf(one) == portOf(other);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace serin
