// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/proxychoice.h"

#include "services/http/httpcall.h"
#include "services/http/httpconnections.h"

#include <QMutex>
#include <QMutexLocker>
#include <QNetworkProxyFactory>
#include <QUrl>

namespace serin {

namespace {

const QString noProxy = QStringLiteral("none");

struct Chosen
{
    QMutex mutex;
    QString choice;
};

Chosen &chosen()
{
    static Chosen theOne;
    return theOne;
}

QNetworkProxy systemProxyFor(const QUrl &url)
{
    const QNetworkProxyQuery query(url.host(), portOf(url), url.scheme(),
                                   QNetworkProxyQuery::TcpSocket);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

} // namespace

Result<void> checkProxyChoice(const QString &choice)
{
    if (choice.isEmpty() || choice == noProxy) {
        return {};
    }
    const QUrl url(choice, QUrl::StrictMode);
    const auto refuse = [](const QString &why) {
        return failure(ErrorKind::Invalid, why, {},
                       QStringLiteral("write http://host:port, or none, or leave it empty"));
    };
    if (!url.userInfo().isEmpty()) {
        return refuse(QStringLiteral("a name or a password would be kept in a file"));
    }
    const bool isAddress = url.isValid() && url.scheme() == QLatin1String("http") &&
                           !url.host().isEmpty() && url.port() > 0 && !url.hasQuery() &&
                           !url.hasFragment() &&
                           (url.path().isEmpty() || url.path() == QLatin1String("/"));
    if (!isAddress) {
        return refuse(QStringLiteral("\"%1\" is no address of a proxy").arg(choice));
    }
    return {};
}

void setProxyChoice(const QString &choice)
{
    const QMutexLocker lock(&chosen().mutex);
    chosen().choice = checkProxyChoice(choice) ? choice : QString();
}

QNetworkProxy proxyFor(const QUrl &url)
{
    if (isLoopback(url)) {
        return QNetworkProxy(QNetworkProxy::NoProxy);
    }
    const QString choice = [] {
        const QMutexLocker lock(&chosen().mutex);
        return chosen().choice;
    }();
    if (choice == noProxy) {
        return QNetworkProxy(QNetworkProxy::NoProxy);
    }
    if (choice.isEmpty()) {
        return systemProxyFor(url);
    }
    const QUrl proxy(choice);
    return {QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port())};
}

} // namespace serin
