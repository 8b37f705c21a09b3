// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QObject>
#include <QStringList>

namespace serin {

class EditSession;
class ProjectController;

/// Opens files for an edit and waits until all are open. For one use: it deletes itself once it has
/// ended. GUI thread only.
class FileOpening : public QObject
{
    Q_OBJECT
public:
    /// @p paths are absolute. All must outlive it.
    FileOpening(EditSession &session, ProjectController &project, QStringList paths,
                QObject *parent);

    /// Then ended(), at once when they are open already.
    void start();

Q_SIGNALS:
    /// Once. @error as EditSession::openFailed() of the first that fails; Cancelled: the repository
    /// was closed.
    void ended(const serin::Result<void> &opened);

private:
    void look();
    void end(const Result<void> &opened);

    EditSession &m_session;
    ProjectController &m_project;
    const QStringList m_paths;
};

} // namespace serin
