// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/bursttimer.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>

#include <functional>

namespace serin {

class ProjectController;

/// Lets the project read its commits again when another program commits, switches the branch,
/// fetches or pushes. Watches the folders in which git replaces HEAD and the references that
/// ProjectController::commits() tells of; a burst of events becomes one look at these few files,
/// and only a difference a reading. No timer runs while nothing happens. GUI thread only.
class CommitWatch : public QObject
{
    Q_OBJECT
public:
    /// @p isOwn: this program changes the repository now, and has the commits read at the end.
    /// @p project must outlive it.
    CommitWatch(ProjectController &project, std::function<bool()> isOwn, QObject *parent = nullptr);

    /// That are watched now.
    [[nodiscard]] QStringList folders() const { return m_watcher.directories(); }

private:
    void follow();
    void look();

    ProjectController &m_project;
    const std::function<bool()> m_isOwn;
    QFileSystemWatcher m_watcher;
    BurstTimer m_burst;
    bool m_isLooking = false;
};

} // namespace serin
