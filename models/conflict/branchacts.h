// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

namespace serin {

class EditSession;
class OperationsModel;
class ProjectController;
struct Error;

/// The ways out of a repository in which no branch is checked out (detached HEAD): a branch where
/// it stands, or the project's. GUI thread only.
class BranchActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    BranchActs(ProjectController &project, EditSession &session, OperationsModel &operations,
               QObject *parent = nullptr);

    /// And nothing is in progress that will end on a branch.
    [[nodiscard]] bool isDetached() const;
    [[nodiscard]] QString words() const;
    /// Of the branch that makeBranchHere() makes.
    [[nodiscard]] QString proposedName() const;
    /// The project's branch, when there is one; else empty.
    [[nodiscard]] QString otherBranch() const { return QString::fromUtf8(m_other); }
    /// Why the last act did not succeed; may be empty.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /// Both do nothing while one of them is being done.
    void makeBranchHere();
    void switchToOther();

Q_SIGNALS:
    void changed();

private:
    void look();
    [[nodiscard]] quint64 begin(const QString &title, const QString &command);
    void end(quint64 operation, const Error *error);

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    QByteArray m_other;
    QString m_problem;
    bool m_isWorking = false;
    std::shared_ptr<void> m_ownChange; ///< of files, while it works
    quint64 m_request = 0;
};

} // namespace serin
