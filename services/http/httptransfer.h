// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/http/httpcall.h"

#include <QSslError>
#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;

namespace serin {

/// One try of a checked call over QNetworkAccessManager: the request leaves once, whatever happens.
/// Redirects are answers.
class HttpTransfer : public Errand<HttpAnswer>
{
public:
    HttpTransfer(QNetworkAccessManager *network, const HttpCall &call, QObject *parent);
    ~HttpTransfer() override;

private:
    using Clock = std::chrono::steady_clock;

    void watch();
    void atConnected();
    void atHead();
    void readBody();
    void atEnd();
    void giveUp(Error error);
    [[nodiscard]] Result<HttpAnswer> outcome();
    [[nodiscard]] Error networkError() const;
    void startTimer(QTimer &timer, std::chrono::milliseconds limit, const QString &what);

    const HttpCallLimits m_limits;
    const bool m_keepEncoded;
    const bool m_head;
    QNetworkReply *m_reply = nullptr;
    QTimer m_connectLimit;
    QTimer m_idleLimit;
    QTimer m_totalLimit;
    Clock::time_point m_begun;
    std::optional<Clock::time_point> m_connecting;
    HttpTiming m_timing;
    QByteArray m_body;
    QStringList m_sslErrors;
    bool m_headSeen = false;
};

} // namespace serin
