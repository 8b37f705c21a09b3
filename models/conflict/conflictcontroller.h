// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/conflict/conflictmerge.h"
#include "models/manifest/displaytext.h"
#include "services/core/error.h"
#include "services/core/filestamp.h"
#include "services/git/layout/gitstate.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class EditSession;
class GitRepository;
class OperationsModel;
class ProjectController;

/// A file in conflict, and what the person makes of it.
struct ConflictFile
{
    QByteArray path; ///< in the repository
    ConflictSides sides;
    ConflictMerge merge;
    std::vector<ConflictChoice> choices; ///< one for each region
    FileStamp stamp;                     ///< of what lay in the working tree when it was looked at
    /// It is taken as it lies in the working tree: somebody has solved it there.
    bool isByHand = false;

    [[nodiscard]] bool isDecided() const;
};

/// A merge, rebase, cherry-pick or revert that stands still: which files are in conflict, what both
/// sides say, and how it goes on. Nothing is written before the person continues. GUI thread only.
class ConflictController : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Nothing, ///< nothing is in progress
        Reading,
        Ready,
        Working,
        Failed, ///< problem(): it cannot be read
    };

    /// All must outlive it.
    ConflictController(ProjectController &project, EditSession &session,
                       OperationsModel &operations, QObject *parent = nullptr);
    ~ConflictController() override;

    /// Looks at the repository again; choices are kept where a file is as it was.
    void refresh();
    void choose(int file, int region, ConflictChoice choice);
    /// All places of the file at once.
    void chooseAll(int file, ConflictChoice choice);
    /// It was solved in another program: it is taken as it lies there.
    void setByHand(int file, bool isByHand);
    /// Writes what was chosen and goes on: to the next conflict, or to the end.
    void goOn();
    /// Gives up what is in progress; all is as before it.
    void abort();

    /// Why it cannot be done; empty: it can.
    [[nodiscard]] QString goOnReason() const;
    [[nodiscard]] QString abortReason() const;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const GitState &state() const { return m_state; }
    [[nodiscard]] const std::vector<ConflictFile> &files() const { return m_files; }
    /// What went wrong last.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// "A rebase of main is in progress: commit 1 of 2."
    [[nodiscard]] QString progressWords() const;
    /// What the sides are called: whose commits they are.
    [[nodiscard]] QString mineTitle() const;
    [[nodiscard]] QString theirsTitle() const;
    /// The file as it will be written; of one that is not decided the open places are as before
    /// both sides.
    [[nodiscard]] std::optional<QByteArray> result(int file) const;
    /// Why the result is no manifest; empty: it is one, or need not be.
    [[nodiscard]] QString resultProblem(int file) const;
    /// From what both sides began with to the result.
    [[nodiscard]] std::vector<DiffLine> resultDiff(int file) const;

Q_SIGNALS:
    void changed();
    /// It has come to its end, or was given up.
    void ended(bool isDone);

private:
    struct Reading;

    void readFiles(const std::shared_ptr<Reading> &reading);
    void readNext(const std::shared_ptr<Reading> &reading);
    void take(const std::shared_ptr<Reading> &reading);
    void fail(const Error &error);
    void markAndContinue(const std::shared_ptr<GitRepository> &repository);
    [[nodiscard]] const ConflictFile *listed(int file) const;
    [[nodiscard]] ConflictFile *changeable(int file);

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    Phase m_phase = Phase::Nothing;
    GitState m_state;
    std::vector<ConflictFile> m_files;
    std::optional<Error> m_problem;
    quint64 m_operation = 0;
    std::shared_ptr<void> m_ownChange; ///< of files, while it works
    quint64 m_request = 0;
};

} // namespace serin
