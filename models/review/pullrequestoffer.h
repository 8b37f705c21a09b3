// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace serin {

class BranchActs;
class ProjectController;
struct GitHost;

/// The pull request of the branch that is checked out, once it is pushed: where the host opens one.
/// GUI thread only.
class PullRequestOffer : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    PullRequestOffer(ProjectController &project, const BranchActs &branches,
                     QObject *parent = nullptr);

    /// Why there is none; empty when there is one.
    [[nodiscard]] QString unavailableReason() const;
    /// Then found() or notFound().
    void find();

Q_SIGNALS:
    /// unavailableReason() may be another one.
    void changed();
    void found(const QString &url);
    /// @p why is for people.
    void notFound(const QString &why);

private:
    ProjectController &m_project;
    const BranchActs &m_branches;
};

/// Why it is not known where @p host opens pull requests, and what to do for @p branch: translated.
[[nodiscard]] QString pullRequestWords(const GitHost &host, const QString &branch);

} // namespace serin
