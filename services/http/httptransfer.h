// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/http/httpcall.h"
#include "services/http/messagereader.h"

#include <QAbstractSocket>
#include <QTimer>

class QTcpSocket;

namespace serin {

class HttpConnections;

/// One try of a checked call, and its answer; redirects are answers. The request leaves once. (Only
/// when a connection that was used before turns out to have ended, GET and DELETE leave again on a
/// new one; what may not be repeated gets a new one from the start.)
class HttpTransfer : public Errand<HttpAnswer>
{
public:
    HttpTransfer(HttpConnections *connections, const HttpCall &call, QObject *parent);
    ~HttpTransfer() override;

private:
    using Clock = std::chrono::steady_clock;

    void use(std::unique_ptr<QTcpSocket> socket);
    void connectAnew();
    void writeRequest();
    void read();
    void takeHead();
    void takeBody();
    void complete();
    void atDisconnect();
    void atError(QAbstractSocket::SocketError error);
    /// What the reader did not understand.
    [[nodiscard]] Error fault() const;
    [[nodiscard]] Error socketError(QAbstractSocket::SocketError error) const;
    void giveUp(Error error);
    void release();
    void startTimer(QTimer &timer, std::chrono::milliseconds limit, const QString &what);
    [[nodiscard]] HttpTiming::Microseconds sinceBegin() const;

    HttpConnections *const m_connections;
    const HttpCall m_call;
    std::unique_ptr<QTcpSocket> m_socket;
    MessageReader m_reader{MessageReader::Kind::Answers};
    HttpAnswer m_answer;
    QTimer m_connectLimit;
    QTimer m_idleLimit;
    QTimer m_totalLimit;
    Clock::time_point m_begun;
    bool m_reused = false;
    bool m_headSeen = false;
};

} // namespace serin
