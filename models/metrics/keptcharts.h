// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/storage/metricrecords.h"

#include <QObject>
#include <QString>

#include <optional>

namespace serin {

/// How much of what charts have measured is kept on this computer, and the way to be rid of it. It
/// looks when it is asked to. GUI thread only; nothing blocks.
class KeptCharts : public QObject
{
    Q_OBJECT
public:
    /// @p records must outlive it.
    explicit KeptCharts(MetricRecords &records, QObject *parent = nullptr);

    void refresh();
    /// Forgets everything that is kept; what the window shows stays.
    void clear();

    /// "1.2 MB of 3 endpoints, measured since …"; what is wrong, when it cannot be told.
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool isFailure() const { return m_problem.has_value(); }
    /// Why there is nothing to forget now, one sentence; empty when there is.
    [[nodiscard]] QString clearReason() const;

Q_SIGNALS:
    void changed();

private:
    void take(const Result<MetricFacts> &facts);

    MetricRecords &m_records;
    std::optional<MetricFacts> m_facts;
    std::optional<Error> m_problem;
    bool m_isClearing = false;
    quint64 m_request = 0; ///< of the last one; older answers are dropped
};

} // namespace serin
