// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace serin {

class ProjectController;

/// Asks the remote once after a folder was opened, when its branch follows one and git may run
/// there, so that what is said of the remote is of now. In the background: nobody is asked for a
/// password, nothing waits for it, and the project is told how it went. GUI thread only.
class OpeningFetch : public QObject
{
    Q_OBJECT
public:
    /// @p project must outlive it.
    explicit OpeningFetch(ProjectController &project, QObject *parent = nullptr);

private:
    void askOnce();

    ProjectController &m_project;
    bool m_hasAsked = false; ///< since the folder was opened
};

} // namespace serin
