// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/steadyflow.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace serin {

/// Sends a request again and again to each of some endpoints, so many a second, until it is
/// stopped: for a look at the charts, not a measurement. Stops by itself when the workspace goes.
/// GUI thread only.
class SteadyTraffic : public QObject
{
    Q_OBJECT
public:
    static constexpr int least = 5;
    static constexpr int most = 50;
    /// At once; start() does nothing for more.
    static constexpr std::size_t mostEndpoints = 10;

    /// @p access must outlive it.
    explicit SteadyTraffic(WorkspaceAccess &access, QObject *parent = nullptr);
    ~SteadyTraffic() override;

    /// Begins anew where it is sent already. @p rate: requests a second, bounded by least and most.
    void start(const QString &endpoint, const QByteArray &body, int rate);
    /// At the rate() of the last time, or that was set since.
    void start(const QString &endpoint, const QByteArray &body);
    /// For the next start(); bounded likewise.
    void setRate(int rate);
    void stop(const QString &endpoint);
    void stopAll();

    [[nodiscard]] bool isRunning() const { return !m_flows.empty(); }
    /// Where it is sent to, by name.
    [[nodiscard]] QStringList endpoints() const;
    [[nodiscard]] bool isSendingTo(const QString &endpoint) const;
    /// There is no room for one more.
    [[nodiscard]] bool isFull() const { return m_flows.size() >= mostEndpoints; }
    /// isFull() and what to do about it, in words.
    [[nodiscard]] static QString fullReason();
    /// Of the flow to @p endpoint, or of what ended last; all 0 where none was.
    [[nodiscard]] SteadyFigures figures(const QString &endpoint) const;
    /// Requests a second of the next start().
    [[nodiscard]] int rate() const { return m_rate; }

Q_SIGNALS:
    /// endpoints() are others, or one began anew.
    void runningChanged();

private:
    WorkspaceAccess &m_access;
    std::map<QString, std::unique_ptr<SteadyFlow>> m_flows;
    std::map<QString, SteadyFigures> m_ended; ///< by endpoint, of those that ended together last
    int m_rate = 10;
};

} // namespace serin
