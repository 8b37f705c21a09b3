// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/alarm.h"
#include "models/live/livesnapshot.h"
#include "models/live/workspaceaccess.h"
#include "services/core/result.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace serin {

class Clock;
class Delays;
class LiveReading;

/// How the window stands to the workspace.
struct LiveStatus
{
    enum class Phase {
        Off, ///< the workspace does not run; `error` when a start failed
        Starting,
        Unwatched,  ///< it runs; nothing is read of it, since nobody looks at what is live
        Connecting, ///< it runs, nothing has been read yet
        On,
        Away, ///< it runs, or did, and does not answer: what is shown may be old
    };
    Phase phase = Phase::Off;
    QString workspace; ///< its name in words
    bool isLocal = false;
    std::optional<Error> error;
    QDateTime readAt;      ///< UTC; of the last answer that brought something
    bool isSlowed = false; ///< the service leaves few calls this hour

    bool operator==(const LiveStatus &) const = default;
};

/// Reads what is live on the workspace and keeps it up to date, as far as somebody looks: the
/// selected endpoint every few seconds, the list of endpoints once a minute, deployments of others
/// while they are expanded, nothing while the window is hidden. Answers that come later than newer
/// ones are dropped. Nothing ever blocks; no timer runs without a workspace. GUI thread only.
class LiveController : public QObject
{
    Q_OBJECT
public:
    using Milliseconds = std::chrono::milliseconds;

    struct Intervals
    {
        Milliseconds selectedLocal{5'000};
        Milliseconds selectedRemote{15'000};
        Milliseconds list{60'000};

        bool operator==(const Intervals &) const = default;
    };
    /// What tells the time and lets it pass; nullptr: the system's.
    struct Time
    {
        const Clock *clock = nullptr;
        Delays *delays = nullptr;
    };
    /// So many expanded endpoints are read with the list.
    static constexpr qsizetype mostExpanded = 50;
    /// With fewer calls left this hour it reads four times as seldom.
    static constexpr int fewReads = 1'000;

    /// @p access must outlive it.
    explicit LiveController(WorkspaceAccess &access, QObject *parent = nullptr);
    /// @p time must outlive it too.
    LiveController(WorkspaceAccess &access, const Intervals &intervals, const Time &time,
                   QObject *parent = nullptr);
    ~LiveController() override;

    void setIntervals(const Intervals &intervals);
    /// Whether the window can be seen. Nothing is read before it is shown first.
    void setShown(bool shown);
    /// The endpoint whose page is shown, by its name; empty: none.
    void select(const QString &endpoint);
    /// The endpoints whose rows are open, those in sight first.
    void setExpanded(const QStringList &endpoints);
    /// Looks for the workspace and reads all that is shown, now.
    void refresh();
    /// refresh(), and for some time the selected endpoint again and again, until as many instances
    /// are ready as it asks for: something was done to it just now.
    void lookClosely();
    /// The workspace is to be started; refresh() follows when it runs.
    void startWorkspace() { m_access.start(); }

    [[nodiscard]] const LiveStatus &status() const { return m_status; }
    [[nodiscard]] const LiveSnapshotPointer &snapshot() const { return m_snapshot; }
    [[nodiscard]] WorkspaceAccess &access() { return m_access; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Delays &delays() const { return m_delays; }
    /// Four times @p interval while the service leaves few calls.
    [[nodiscard]] Milliseconds slowed(Milliseconds interval) const;
    /// Between two looks at the selected endpoint.
    [[nodiscard]] Milliseconds selectedInterval() const;

Q_SIGNALS:
    void statusChanged();
    void snapshotChanged();
    /// The window is hidden: nothing is read until it is shown again.
    void stopped();
    /// What is live of @p endpoint was read just now, also when nothing has changed; empty: of all.
    void answered(const QString &endpoint);

private:
    void onAccessChanged();
    void readAll();
    void readList();
    void readEndpoint(const QString &name);
    void onList(const Result<QList<LiveEndpoint>> &list, quint64 request);
    void onEndpoint(const QString &name, const Result<LiveEndpointView> &view, quint64 request);
    void onFailure(const Error &error);
    void noteAnswer();
    void setStatus(LiveStatus status);
    void publish(LiveSnapshot snapshot);
    void schedule();
    [[nodiscard]] bool isSteady() const;
    [[nodiscard]] Milliseconds untilNextLook();

    WorkspaceAccess &m_access;
    const Clock &m_clock;
    Delays &m_delays;
    Intervals m_intervals;
    LiveStatus m_status;
    LiveSnapshotPointer m_snapshot;
    bool m_isShown = false;
    int m_closeLooks = 0; ///< so many more of the selected endpoint come soon
    QString m_selected;
    QStringList m_expanded;
    Alarm m_nextList;
    Alarm m_nextSelected;
    QObject *m_requests = nullptr; ///< parent of what is under way; another for each workspace
    bool m_isListing = false;
    bool m_isListDue = false; ///< asked for while another was under way
    QHash<QString, LiveReading *> m_readings;
    quint64 m_request = 0;            ///< of the last one that was sent
    QHash<QString, quint64> m_newest; ///< the request that each endpoint's view came from
};

} // namespace serin
