// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/workspaceaccess.h"
#include "models/metrics/pace.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace serin {

/// Sends one request again and again to an endpoint, so many a second, until it is stopped: for a
/// look at the charts, not a measurement. What a busy thread kept it from sending is made good
/// soon, one by one and while no answer is awaited: a deployment refuses what arrives in a bunch.
/// For the same reason the first request, which has the endpoint's key fetched, goes ahead by
/// itself. Stops by itself when the workspace goes. GUI thread only.
class SteadyTraffic : public QObject
{
    Q_OBJECT
public:
    static constexpr int least = 5;
    static constexpr int most = 50;
    /// With so many answers outstanding further requests are left out.
    static constexpr int mostWaiting = 100;

    /// @p access must outlive it.
    explicit SteadyTraffic(WorkspaceAccess &access, QObject *parent = nullptr);

    /// @p rate: requests a second, bounded by least and most. The traffic decides who answers.
    void start(const QString &endpoint, const QByteArray &body, int rate);
    /// At the rate() of the last time, or that was set since.
    void start(const QString &endpoint, const QByteArray &body);
    /// For the next start(); bounded likewise.
    void setRate(int rate);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_requests != nullptr; }
    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }
    [[nodiscard]] bool isSendingTo(const QString &endpoint) const
    {
        return isRunning() && m_endpoint == endpoint;
    }
    /// Requests a second.
    [[nodiscard]] int rate() const { return m_rate; }
    [[nodiscard]] qint64 sent() const { return m_sent; }
    [[nodiscard]] qint64 failed() const { return m_failed; }
    [[nodiscard]] qint64 skipped() const { return m_skipped; }

Q_SIGNALS:
    void runningChanged();

private:
    void takeTurn();
    void send();

    WorkspaceAccess &m_access;
    QTimer m_timer;
    QElapsedTimer m_clock;
    Pace m_pace{least};
    bool m_isAnswered = false;
    QObject *m_requests = nullptr;
    QString m_endpoint;
    QByteArray m_body;
    int m_rate = 10;
    int m_waiting = 0;
    qint64 m_sent = 0;
    qint64 m_failed = 0;
    qint64 m_skipped = 0;
};

} // namespace serin
