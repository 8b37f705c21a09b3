// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace serin {

class EditSession;
class OperationsModel;
class ProjectController;
struct Error;
struct GitBranch;

/// A branch that can be switched to.
struct BranchChoice
{
    QByteArray name;       ///< short: "main"; "origin/main" of a remote
    bool isRemote = false; ///< only there: switching makes one here that follows it
    QString subject;       ///< of its last commit
    QDateTime committed;   ///< that one, UTC
};

/// What is checked out, and the ways to something else: another branch, the project's, or, where
/// none is (detached HEAD), one that is made there. GUI thread only.
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
    /// The branch that is applied: the project's, else main or master where there is one; empty
    /// where there is none, or as long as it is not known.
    [[nodiscard]] QString homeBranch() const { return QString::fromUtf8(m_home); }
    /// homeBranch(), when it is here and not checked out; else empty.
    [[nodiscard]] QString otherBranch() const { return QString::fromUtf8(m_other); }
    /// Why the last act did not succeed; may be empty.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /// Why no branch can be switched to; empty: one can.
    [[nodiscard]] QString switchReason() const;
    /// All but the one that is checked out, those here first, as readChoices() found them.
    [[nodiscard]] const std::vector<BranchChoice> &choices() const { return m_choices; }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }

    void readChoices();
    /// None does anything while one of them is being done.
    void makeBranchHere();
    void switchToOther();
    /// @p name: of a choice. What is not committed comes along, or git says what is in the way.
    void switchTo(const QByteArray &name);

Q_SIGNALS:
    void changed();
    /// The branch @p name is checked out now.
    void switched(const QString &name);

private:
    void look();
    void take(const QList<GitBranch> &branches);
    [[nodiscard]] quint64 begin(const QString &title, const QString &command);
    void end(quint64 operation, const Error *error);

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    QByteArray m_home;
    QByteArray m_other;
    std::vector<BranchChoice> m_choices;
    QString m_problem;
    bool m_isWorking = false;
    std::shared_ptr<void> m_ownChange; ///< of files, while it works
    quint64 m_request = 0;
};

} // namespace serin
