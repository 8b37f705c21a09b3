// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitcommandlog.h"

#include <QAbstractListModel>
#include <QTimer>

#include <deque>

namespace serin {

/// The git commands that were run, the newest first, with how they ended. GUI thread only.
class GitCommandsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CommandRole = Qt::DisplayRole,
        FailedRole = Qt::UserRole + 1,
        ChangesRole, ///< it may have changed something
        OutcomeRole, ///< "exit code 1", "timed out"
        TimeRole,    ///< "14:03:27"
        TookRole,    ///< milliseconds
        DetailsRole, ///< several lines: command, folder, time, outcome, what git said
    };

    /// @p log must outlive it.
    explicit GitCommandsModel(GitCommandLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void take();
    [[nodiscard]] static QString outcome(const GitCommandRun &run);
    [[nodiscard]] static QString details(const GitCommandRun &run);

    GitCommandLog &m_log;
    std::deque<GitCommandRun> m_runs; ///< the newest first
    QTimer m_soon;                    ///< many commands are told at once
};

} // namespace serin
