// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "services/core/error.h"
#include "services/git/parse/gitlog.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class EditSession;
class GitRepository;
class OperationsModel;
class ProjectController;

/// What the remote has that is not here, and the other way round; and the acts that bring both
/// together: fetch, pull with rebase, and push. Nothing is ever forced. GUI thread only.
class RemoteController : public QObject
{
    Q_OBJECT
public:
    /// Commits of each side that are listed.
    static constexpr int mostListed = 100;

    /// All must outlive it.
    RemoteController(ProjectController &project, EditSession &session, OperationsModel &operations,
                     QObject *parent = nullptr);
    ~RemoteController() override;

    /// Whether somebody looks.
    void setShown(bool shown);
    void refresh();
    /// Looks whether the repository has a remote; other programs add one, too.
    void readRemotes();
    void fetch();
    void pullRebase();
    /// The branch that is checked out, to the one that it follows.
    void push();
    /// Why it cannot be done; empty: it can.
    [[nodiscard]] QString fetchReason() const;
    [[nodiscard]] QString pullReason() const;
    [[nodiscard]] QString pushReason() const;

    /// "origin/main"; empty: the branch follows none.
    [[nodiscard]] QString upstream() const;
    /// The repository has no remote at all.
    [[nodiscard]] bool isAlone() const;
    /// The branch follows one that the remote does not have, as last fetched: a push makes it.
    [[nodiscard]] bool isUpstreamMissing() const;
    [[nodiscard]] QString branch() const;
    /// Not so where what is pushed goes to another remote, e.g. a fork.
    [[nodiscard]] bool pushesToUpstream() const;
    /// When the remote answered last, in words, where it does not now; else empty.
    [[nodiscard]] QString asOf() const;
    /// The remote could not be asked when it was last tried: what is said of it is older.
    [[nodiscard]] bool isOld() const;
    /// Only there, the newest first, and only here.
    [[nodiscard]] const QList<GitCommit> &theirs() const { return m_theirs; }
    [[nodiscard]] const QList<GitCommit> &mine() const { return m_mine; }
    /// From what both have to what the remote has.
    [[nodiscard]] const std::vector<DiffLine> &theirDiff() const { return m_diff; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    /// Of the last act; else why it cannot be told what the remote has.
    [[nodiscard]] const std::optional<Error> &problem() const
    {
        return m_problem ? m_problem : m_readProblem;
    }
    /// What the last act led to; may be empty.
    [[nodiscard]] const QString &notice() const { return m_notice; }

Q_SIGNALS:
    void changed();
    /// Both sides changed the same lines: the rebase stands still.
    void conflictsFound();

private:
    void read();
    void failReading(const Error &error);
    void readDiff(const std::shared_ptr<GitRepository> &repository);
    [[nodiscard]] QString commonReason() const;
    [[nodiscard]] QString branchReason() const;
    void begin();
    void end(const QString &notice, const std::optional<Error> &problem);

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    QList<GitCommit> m_theirs;
    QList<GitCommit> m_mine;
    std::vector<DiffLine> m_diff;
    std::optional<Error> m_problem;     ///< of the last act
    std::optional<Error> m_readProblem; ///< of the last reading
    QString m_notice;
    bool m_isAlone = false;
    bool m_isShown = false;
    bool m_isReading = false;
    bool m_isWorking = false;
    quint64 m_request = 0;
    quint64 m_remotesRequest = 0;
};

} // namespace serin
