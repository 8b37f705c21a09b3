// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/endpointreader.h"
#include "models/logs/logtail.h"

namespace serin {

/// The log of one deployment, read as long as somebody looks; again and again while it is followed.
class LogController : public EndpointReader
{
    Q_OBJECT
public:
    /// Asked for at once.
    static constexpr int tailLines = 1'000;
    /// As the local workspace allows; no more are kept either.
    static constexpr int mostLines = static_cast<int>(LogTail::mostLines);

    /// @p live must outlive it.
    explicit LogController(LiveController &live, QObject *parent = nullptr);
    ~LogController() override;

    /// Live deployments, to choose from, and one that was wanted before it was known to be live.
    [[nodiscard]] const QStringList &deployments() const { return m_deployments; }
    [[nodiscard]] const QString &deployment() const { return m_deployment; }
    /// It was deleted while its log was open: lines() are its last ones, and stay until another
    /// deployment is chosen.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    void setDeployment(const QString &name);
    /// What fetched the model and code before the server started, instead of the server itself.
    void setInitializer(bool isInitializer);
    void setFollowing(bool isFollowing);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void refresh();
    /// Why showOlder() has nothing to do; empty: the service may have lines before the first one.
    [[nodiscard]] QString olderReason() const;
    /// Whether lines before the first one of lines() may exist.
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }
    /// Asks for ten times as many lines, and ends the following: the newest would push them away.
    void showOlder();

    [[nodiscard]] const QStringList &lines() const { return m_tail.lines(); }
    [[nodiscard]] QString reason() const override;
    [[nodiscard]] bool isReading() const { return isAsking(); }
    /// Times without a zone are of this computer's, see logTime().
    [[nodiscard]] bool hasLocalTimes() const { return live().access().isLocal(); }

Q_SIGNALS:
    void deploymentsChanged();
    /// @p added lines came at the end; -1: all are others.
    void linesChanged(qsizetype added);
    void stateChanged();

protected:
    void ask() override;
    void onRound() override;
    void forget() override;
    void onSnapshot() override;

private:
    void takeLog(const QString &log);
    void takeOlder(const QString &log, int asked);
    void noteOlder(const QString &log, int asked);

    QStringList m_deployments;
    QString m_deployment;
    QString m_wantedOf; ///< the endpoint whose deployment() was wanted before it was live
    bool m_isInitializer = false;
    bool m_isFollowing = true;
    bool m_isGone = false;
    bool m_hasOlder = false;
    int m_asked = tailLines;     ///< lines, in the next round
    int m_askedLast = tailLines; ///< in the one under way, or the last one
    LogTail m_tail;
};

} // namespace serin
