// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpconnections.h"

#include "services/http/proxychoice.h"

#include <QNetworkProxy>
#include <QSslSocket>

namespace serin {

namespace {

// Shorter than servers keep theirs, so that requests seldom meet a connection that just ends.
constexpr std::chrono::milliseconds keptFor{15'000};
constexpr qsizetype mostKept = 6;
// What the system may hold of an answer before it is read.
constexpr qint64 readAhead = 256 * 1024;

} // namespace

quint16 portOf(const QUrl &url)
{
    return static_cast<quint16>(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

QString originOf(const QUrl &url)
{
    return QStringLiteral("%1://%2:%3").arg(url.scheme(), url.host()).arg(portOf(url));
}

HttpConnections::HttpConnections(QObject *parent) : QObject(parent)
{
    m_expiry.setSingleShot(true);
    m_expiry.setInterval(keptFor);
    connect(&m_expiry, &QTimer::timeout, this, &HttpConnections::dropIdle);
}

HttpConnections::~HttpConnections()
{
    dropIdle();
}

void HttpConnections::dropIdle()
{
    // What a socket's end calls finds none of them here any more.
    const QHash<QString, QList<QSslSocket *>> idle = std::exchange(m_idle, {});
    for (const QList<QSslSocket *> &sockets : idle) {
        qDeleteAll(sockets);
    }
}

std::unique_ptr<QSslSocket> HttpConnections::take(const QUrl &url)
{
    const auto sockets = m_idle.find(originOf(url));
    if (sockets == m_idle.end()) {
        return nullptr;
    }
    std::unique_ptr<QSslSocket> socket(sockets->takeLast());
    if (sockets->isEmpty()) {
        m_idle.erase(sockets);
    }
    socket->disconnect(this);
    socket->setParent(nullptr);
    return socket;
}

std::unique_ptr<QSslSocket> HttpConnections::make(const QUrl &url)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setProxy(proxyFor(url));
    socket->setReadBufferSize(readAhead);
    return socket;
}

void HttpConnections::connectTo(QSslSocket &socket, const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    if (url.scheme() == QLatin1String("https")) {
        socket.connectToHostEncrypted(host, portOf(url));
    } else {
        socket.connectToHost(host, portOf(url));
    }
}

void HttpConnections::keep(const QUrl &url, std::unique_ptr<QSslSocket> socket)
{
    QList<QSslSocket *> &sockets = m_idle[originOf(url)];
    if (sockets.size() >= mostKept || socket->state() != QAbstractSocket::ConnectedState) {
        socket.release()->deleteLater(); // it may be in the middle of a signal
        return;
    }
    QSslSocket *const kept = socket.release();
    kept->setParent(this);
    sockets.append(kept);
    // Whatever comes now was not asked for.
    connect(kept, &QSslSocket::readyRead, this, [this, kept] { drop(kept); });
    connect(kept, &QSslSocket::disconnected, this, [this, kept] { drop(kept); });
    m_expiry.start();
}

void HttpConnections::drop(QSslSocket *socket)
{
    for (auto it = m_idle.begin(); it != m_idle.end(); ++it) {
        if (it->removeOne(socket)) {
            if (it->isEmpty()) {
                m_idle.erase(it);
            }
            break;
        }
    }
    socket->disconnect(this);
    socket->deleteLater();
}

} // namespace serin
