// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyrow.h"
#include "models/history/versionreader.h"
#include "services/core/error.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace serin {

class EditSession;
class OperationsModel;
class ProjectController;
class ReviewController;

/// What a person does with a line of the history: go back to it in the working tree, take it back,
/// and undo the last commit. Nothing here makes a commit or changes what is live. GUI thread only.
class HistoryActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    HistoryActs(ProjectController &project, EditSession &session, ReviewController &review,
                OperationsModel &operations, QObject *parent = nullptr);

    /// Makes the endpoint's files in the working tree what they are in @p row: one undo step.
    /// @p paths: HistoryController::paths().
    void restore(const HistoryRow &row, const QString &endpoint, const QList<QByteArray> &paths);
    /// Takes back in the working tree what @p row changed in the endpoint's files, as one undo
    /// step; then reviewRequested(). The commit is the review's.
    void revert(const HistoryRow &row);
    /// Takes the last commit of the branch back; files stay as they are, and its message is what
    /// the next review begins with.
    void undoCommit();

    /// Why it cannot be done; empty when nothing is known that speaks against it.
    [[nodiscard]] QString restoreReason(const HistoryRow *row) const;
    [[nodiscard]] QString revertReason(const HistoryRow *row) const;
    [[nodiscard]] QString undoReason() const;

    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    /// What the last act led to, one sentence; may be empty, as it is when there is another commit.
    [[nodiscard]] const QString &notice() const { return m_notice; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    void dismiss();

Q_SIGNALS:
    void changed();
    /// The working tree takes a commit back: it is to be reviewed and committed.
    void reviewRequested();
    void commitUndone();

private:
    [[nodiscard]] QString commonReason() const;
    void begin();
    void end(const QString &notice);
    void followHead();
    void lookAtHead();
    void fail(const Error &error);
    /// What takes back in the working tree what @p commit changed.
    [[nodiscard]] QFuture<Result<QList<FileChange>>> undoing(const QList<GitFileChange> &commit);
    void edit(const QString &description, const QList<FileChange> &changes,
              const std::function<void()> &done);

    ProjectController &m_project;
    EditSession &m_session;
    ReviewController &m_review;
    OperationsModel &m_operations;
    bool m_isWorking = false;
    QString m_notice;
    std::optional<CommitId> m_noticeHead; ///< that the notice is about
    std::optional<CommitId> m_undone;     ///< and is still the branch's head, as far as is known
    std::optional<CommitId> m_lookedAt;   ///< the head of which m_isMerge tells
    bool m_isMerge = false;
    std::optional<Error> m_problem;
};

} // namespace serin
