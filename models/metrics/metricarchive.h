// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/chartlook.h"
#include "models/metrics/metrichistory.h"
#include "models/metrics/trafficmarks.h"
#include "services/core/error.h"
#include "services/storage/metricrecords.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <optional>

namespace serin {

/// What is known of the metrics of one endpoint from before, and where what comes is kept: a disk
/// that is full or a file that cannot be used leaves the charts as they are in memory. GUI thread
/// only; nothing blocks.
class MetricArchive : public QObject
{
    Q_OBJECT
public:
    /// @p records must outlive it.
    explicit MetricArchive(MetricRecords &records, QObject *parent = nullptr);
    ~MetricArchive() override;

    /// It is about @p place from now on; an empty endpoint is none. loaded() follows for another.
    void open(const MetricPlace &place);
    /// What was known of the place is there, or cannot be had.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// Keeps what @p history has from @p from on, and @p seen. What could not be kept the last time
    /// is kept, too.
    void keep(const MetricHistory &history, double from, const std::deque<TrafficMark> &seen);

    /// The clock was set back to @p now: shares that are seen from then on are kept as well.
    void followClock(double now) { m_keptShares = std::min(m_keptShares, now); }

    /// Something could not be kept, and keep() would try it again.
    [[nodiscard]] bool isBehind() const { return m_unkept.has_value(); }

    /// How the charts of this place were set; as usual before loaded().
    [[nodiscard]] const ChartLook &look() const { return m_look; }
    /// A person sets them so. Kept in a moment.
    void setLook(const ChartLook &look);

    /// Why nothing is kept, or comes from before; nothing: all is well.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    /// What was known of the place; nothing when it cannot be had.
    void loaded(const serin::KeptMetrics &known);
    /// look() is that of this place now, or is known now.
    void lookChanged();
    void problemChanged();

private:
    void keepLook();
    void setProblem(const std::optional<Error> &problem);

    MetricRecords &m_records;
    MetricPlace m_place;
    quint64 m_opened = 0; ///< places so far; answers about earlier ones are dropped
    bool m_isLoaded = true;
    ChartLook m_look;
    bool m_isLookSet = false;          ///< by the person, since the place was opened
    QHash<QString, ChartLook> m_looks; ///< that are known, by place
    std::optional<double> m_unkept;    ///< the earliest time that could not be kept
    double m_keptShares = 0;           ///< marks up to this time are kept
    QTimer m_lookTimer;
    std::optional<Error> m_problem;
};

/// @p known in the terms of the charts.
[[nodiscard]] std::deque<TrafficMark> marksFrom(const KeptMetrics &known);
/// Takes @p known over into @p history. @return whether anything changed.
bool addKept(MetricHistory &history, const KeptMetrics &known);

} // namespace serin
