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

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

} // namespace

quint16 portOf(const QUrl &url)
{
    return static_cast<quint16>(url.port(isSecure(url) ? 443 : 80));
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
    const QHash<QString, QList<QTcpSocket *>> idle = std::exchange(m_idle, {});
    for (const QList<QTcpSocket *> &sockets : idle) {
        qDeleteAll(sockets);
    }
}

std::unique_ptr<QTcpSocket> HttpConnections::take(const QUrl &url)
{
    const auto sockets = m_idle.find(originOf(url));
    if (sockets == m_idle.end()) {
        return nullptr;
    }
    std::unique_ptr<QTcpSocket> socket(sockets->takeLast());
    if (sockets->isEmpty()) {
        m_idle.erase(sockets);
    }
    socket->disconnect(this);
    socket->setParent(nullptr);
    return socket;
}

std::unique_ptr<QTcpSocket> HttpConnections::make(const QUrl &url)
{
    // Only where it is needed: the first one loads OpenSSL, which takes the caller 25 ms.
    std::unique_ptr<QTcpSocket> socket =
        isSecure(url) ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    socket->setProxy(proxyFor(url));
    socket->setReadBufferSize(readAhead);
    return socket;
}

void HttpConnections::connectTo(QTcpSocket &socket, const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    if (auto *secure = qobject_cast<QSslSocket *>(&socket)) {
        secure->connectToHostEncrypted(host, portOf(url));
    } else {
        socket.connectToHost(host, portOf(url));
    }
}

void HttpConnections::keep(const QUrl &url, std::unique_ptr<QTcpSocket> socket)
{
    QList<QTcpSocket *> &sockets = m_idle[originOf(url)];
    if (sockets.size() >= mostKept || socket->state() != QAbstractSocket::ConnectedState) {
        socket.release()->deleteLater(); // it may be in the middle of a signal
        return;
    }
    QTcpSocket *const kept = socket.release();
    kept->setParent(this);
    sockets.append(kept);
    // Whatever comes now was not asked for.
    connect(kept, &QTcpSocket::readyRead, this, [this, kept] { drop(kept); });
    connect(kept, &QTcpSocket::disconnected, this, [this, kept] { drop(kept); });
    m_expiry.start();
}

void HttpConnections::drop(QTcpSocket *socket)
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
