// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livecontroller.h"
#include "models/metrics/metrichistory.h"
#include "services/core/error.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace serin {

/// The metrics of the selected endpoint, read as long as somebody looks: every second and by the
/// second on the local workspace, once a minute elsewhere. GUI thread only; nothing blocks.
class MetricsController : public QObject
{
    Q_OBJECT
public:
    /// Who looks, and how closely.
    enum class Interest {
        Nobody,
        Summary, ///< the last minute, now and then
        Charts,
    };

    static constexpr std::size_t mostMarks = 500;
    static constexpr std::size_t mostCalls = 5'000;

    /// @p live must outlive it.
    explicit MetricsController(LiveController &live, QObject *parent = nullptr);
    ~MetricsController() override;

    void setEndpoint(const QString &name);
    void setInterest(Interest interest);
    /// Whether the window can be seen; nothing is read while it cannot.
    void setShown(bool shown);
    /// Nothing is read until it is resumed.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    [[nodiscard]] const QString &endpoint() const { return m_endpoint; }
    [[nodiscard]] const MetricHistory &history() const { return m_history; }
    /// Where the live shares changed while this window looked, oldest first.
    [[nodiscard]] const std::deque<TrafficMark> &marks() const { return m_marks; }
    [[nodiscard]] const std::deque<OwnCall> &calls() const { return m_calls; }
    /// Why the last reading brought nothing.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Why there is nothing to read, one sentence; empty when there is.
    [[nodiscard]] QString reason() const;

    void addCall(const QString &endpoint, const OwnCall &call);

Q_SIGNALS:
    /// The history, marks or calls have something new.
    void changed();
    void errorChanged();

private:
    void onSnapshot();
    void read();
    void onSeries(const Result<QList<MetricSeries>> &series, bool areRequests,
                  std::chrono::seconds grain);
    void schedule();
    void restart();
    [[nodiscard]] std::chrono::seconds grain() const;

    LiveController &m_live;
    QString m_endpoint;
    Interest m_interest = Interest::Nobody;
    bool m_isPaused = false;
    bool m_isShown = true;
    MetricHistory m_history;
    std::deque<TrafficMark> m_marks;
    std::deque<OwnCall> m_calls;
    std::optional<Error> m_error;
    QObject *m_requests = nullptr; ///< parent of what is under way
    int m_waiting = 0;             ///< answers that are to come
    double m_readUntil = 0;        ///< what is older has been read for good
    QTimer m_timer;
};

} // namespace serin
