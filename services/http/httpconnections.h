// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace serin {

/// Connections of a client: makes them, through a proxy where one is chosen (not for this
/// computer), and keeps those that can be used again for a while.
class HttpConnections : public QObject
{
    Q_OBJECT

public:
    explicit HttpConnections(QObject *parent = nullptr);
    ~HttpConnections() override;

    /// A connection to the origin of @p url that stands and has nothing under way; null when there
    /// is none.
    [[nodiscard]] std::unique_ptr<QTcpSocket> take(const QUrl &url);
    /// A new socket for @p url, a QSslSocket for https; see connectTo().
    [[nodiscard]] static std::unique_ptr<QTcpSocket> make(const QUrl &url);
    /// Begins to connect; QSslSocket::encrypted() follows for https, else connected().
    static void connectTo(QTcpSocket &socket, const QUrl &url);
    /// Keeps @p socket for the next request to @p url.
    void keep(const QUrl &url, std::unique_ptr<QTcpSocket> socket);

private:
    void drop(QTcpSocket *socket);
    void dropIdle();

    QHash<QString, QList<QTcpSocket *>> m_idle;
    QTimer m_expiry;
};

/// "scheme://host:port".
[[nodiscard]] QString originOf(const QUrl &url);

/// The port of @p url, or the one of its scheme.
[[nodiscard]] quint16 portOf(const QUrl &url);

} // namespace serin
