// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace serin {

/// Asks a route of a server on 127.0.0.1 whether it is well: one GET on a connection of its own, of
/// whose answer only the status line counts; the rest is read so that the server can end it in
/// peace, up to a limit.
class HttpProbe : public QObject
{
    Q_OBJECT

public:
    explicit HttpProbe(QObject *parent = nullptr);

    /// answered() follows once, not before this has returned. A question under way is given up.
    void ask(std::uint16_t port, const QString &route, std::chrono::milliseconds timeout);
    /// No answer comes any more.
    void giveUp();

Q_SIGNALS:
    /// @p problem is empty for 200, else says what came instead.
    void answered(const QString &problem);

private:
    void read();
    void finish(const QString &problem);

    QTcpSocket m_socket;
    QTimer m_timeout;
    QByteArray m_request;
    QByteArray m_line;
    qint64 m_ignored = 0;
    int m_question = 0;
    bool m_asking = false;
};

} // namespace serin
