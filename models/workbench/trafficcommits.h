// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/storage/applyrecord.h"

#include <QObject>

namespace serin {

class MetricsController;
class ProjectController;
class WorkspaceAccess;

/// Tells the charts what applies made live of the selected endpoint, and by which commit: from the
/// records of applies, read while the charts are looked at, also while the workspace does not run:
/// what was measured before is shown then too. GUI thread only; nothing blocks.
class TrafficCommits : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    TrafficCommits(ProjectController &project, MetricsController &metrics, WorkspaceAccess &access,
                   QObject *parent = nullptr);

    /// An apply has ended.
    void read();

private:
    [[nodiscard]] ApplyScope scope() const;

    ProjectController &m_project;
    MetricsController &m_metrics;
    WorkspaceAccess &m_access;
    quint64 m_request = 0; ///< of the last one; older answers are dropped
};

} // namespace serin
