// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace serin {

class MetricsController;
class ProjectController;

/// Tells the charts what applies made live of the selected endpoint, and by which commit: from the
/// records of applies, read while the charts are looked at. GUI thread only; nothing blocks.
class TrafficCommits : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    TrafficCommits(ProjectController &project, MetricsController &metrics,
                   QObject *parent = nullptr);

    /// An apply has ended.
    void read();

private:
    ProjectController &m_project;
    MetricsController &m_metrics;
    quint64 m_request = 0; ///< of the last one; older answers are dropped
};

} // namespace serin
