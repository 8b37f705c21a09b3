// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/endpointreader.h"
#include "models/metrics/metrichistory.h"
#include "models/metrics/trafficmarks.h"

#include <deque>
#include <map>
#include <optional>

namespace serin {

class MetricArchive;
struct KeptMetrics;

/// The metrics of the selected endpoint, read as long as somebody looks: every second and by the
/// second on the local workspace, once a minute elsewhere.
class MetricsController : public EndpointReader
{
    Q_OBJECT
public:
    /// Who looks, and how closely.
    enum class Interest {
        Nobody,
        Summary, ///< the last minute, now and then
        Charts,
    };

    /// What is read is kept so often, in seconds, and when somebody looks elsewhere.
    static constexpr double keepInterval = 10;

    static constexpr std::size_t mostMarks = 500;
    static constexpr std::size_t mostCalls = 5'000; ///< of an endpoint

    /// Both must outlive it. @p archive: where what is read is kept; nullptr: nowhere.
    explicit MetricsController(LiveController &live, MetricArchive *archive = nullptr,
                               QObject *parent = nullptr);
    ~MetricsController() override;

    void setInterest(Interest interest);
    [[nodiscard]] Interest interest() const { return m_interest; }
    /// Nothing is read for charts until it is resumed. A summary is of the last minute all the
    /// same.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    [[nodiscard]] MetricArchive *archive() const { return m_archive; }
    [[nodiscard]] const MetricHistory &history() const { return m_history; }
    /// Where the live shares changed, or nobody watched them any more, oldest first.
    [[nodiscard]] const std::deque<TrafficMark> &marks() const { return m_marks; }
    /// Test calls to the selected endpoint, oldest first; each endpoint of each workspace keeps its
    /// own for as long as a history is.
    [[nodiscard]] const std::deque<OwnCall> &calls() const;
    /// The same clock as the history's times, in seconds since 1970.
    [[nodiscard]] double now() const;

    void addCall(const QString &endpoint, const OwnCall &call);
    /// Calls from before the first of those that are known, by time; as far as they are no older
    /// than the history may be.
    void addOldCalls(const QString &endpoint, const std::vector<OwnCall> &calls);
    /// What applies of the selected endpoint left live, from their records.
    void setApplied(std::vector<AppliedTraffic> applied);

Q_SIGNALS:
    /// The history, marks or calls have something new.
    void changed();
    void interestChanged();
    /// The live shares were seen to be others.
    void sharesChanged();

protected:
    void ask() override;
    void onRound() override;
    void forget() override;
    void onSnapshot() override;
    [[nodiscard]] bool isWanted() const override;

private:
    void watch();
    void followClock();
    [[nodiscard]] bool forgetAfter(double time);
    void lookAway(bool isStop);
    void see(TrafficMark seen);
    void mark();
    [[nodiscard]] bool isUnwatched() const;
    [[nodiscard]] bool isStopped() const;
    [[nodiscard]] bool hasNotLookedFor(double time) const;
    void keepIfDue();
    void keep();
    void addKnown(const KeptMetrics &known);
    /// The span that is to be read in larger steps now; empty when it is not `from < to`.
    [[nodiscard]] TimeSpan takeOldSpan();
    /// Drops the calls that are too old, @p now being the newest time.
    void forgetOldCalls(double now);
    /// Of the workspace that is looked at.
    [[nodiscard]] QString callsKey(const QString &endpointName) const;

    MetricArchive *const m_archive;
    Interest m_interest = Interest::Nobody;
    bool m_isPaused = false;
    MetricHistory m_history;
    std::deque<TrafficMark> m_seen; ///< shares while this window looked
    std::vector<AppliedTraffic> m_applied;
    std::deque<TrafficMark> m_marks;
    double m_lastNow = 0;                           ///< by the clock, when it was looked at last
    std::optional<double> m_watchedUntil;           ///< when the live shares were told last
    bool m_hasNewMarks = false;                     ///< that are not kept yet
    bool m_isUnwatched = false;                     ///< m_marks say so
    std::map<QString, std::deque<OwnCall>> m_calls; ///< by callsKey(); none is empty
    std::optional<double> m_unkept;                 ///< the earliest time of what is not kept yet
    double m_keptAt = 0;                            ///< when something was kept the last time
    double m_knownUntil = 0;                        ///< what is older was known when it began
    std::optional<double> m_readFrom;               ///< from then on it has been read by the second
    double m_readUntil = 0;                         ///< what is older has been read for good
    std::optional<double> m_toldUntil;              ///< the end of the last answer by the second
    std::deque<TimeSpan> m_missed;                  ///< while nobody looked; to be read yet
    bool m_hasOld = false;                          ///< the hour before has been read
    bool m_isCoarse = false;                        ///< the round that is under way reads it
    bool m_isStopped = false; ///< nothing was read for a while since the shares were told last
    bool m_isNew = false;     ///< the round that is under way brought something
};

} // namespace serin
