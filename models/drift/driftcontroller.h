// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livesnapshot.h"
#include "services/core/error.h"
#include "services/gitops/drift/driftreader.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

class EditSession;
class EndpointController;
class LiveController;
class ProjectController;
struct TakenLive;

/// Whether the selected endpoint is live as Git says, and the three acts for when it is not: apply
/// Git again (a review), take live into the manifests (one undo step), ignore until live changes
/// again. What no manifest describes is written anew. When it is, whether an edit of an earlier day
/// still waits to be committed or pushed; while nobody knows what is live, to be committed. It
/// reads while somebody looks: when another endpoint is selected, when live has changed, when an
/// edit is written, and when the branch has moved. GUI thread only.
class DriftController : public QObject
{
    Q_OBJECT
public:
    /// How live stands to Git.
    enum class Verdict {
        Same,       ///< or not known
        NotApplied, ///< Git has gone on; live is as it was applied
        Waiting,    ///< as NotApplied, and the project's pipeline is to apply it
        Unmerged,   ///< as NotApplied, on another branch than the one that is applied
        Behind,     ///< as NotApplied, and what is to be applied has to be pulled first
        /// Live is being changed just now, so what differs is no verdict yet; or it was at the last
        /// look, and another one has to find the same: whoever changes it takes several steps.
        Underway,
        Differs,    ///< live was changed past Git, or nobody can tell
        RolledBack, ///< live was rolled back, and Git does not say so
        // Live is as Git says or not known, and what was changed since the files were opened is
        // said elsewhere:
        Uncommitted, ///< the files differ from the last commit
        Unpushed,    ///< the last commit differs from what was pushed
    };

    /// All must outlive it.
    DriftController(ProjectController &project, EndpointController &endpoint, EditSession &session,
                    LiveController &live, QObject *parent = nullptr);
    ~DriftController() override;

    /// Whether somebody looks.
    void setShown(bool shown);
    /// This program applies something just now: what differs until that has ended is no news, and
    /// nothing is said of it.
    void setApplying(bool isApplying);
    /// Reads again, for instance because something was applied.
    void refresh();

    [[nodiscard]] Verdict verdict() const;
    /// "Pushed; waiting for the pipeline; live still blue 100 · green 0", and so on; of Same what
    /// notice() is about.
    [[nodiscard]] QString title() const;
    /// The differences, a sentence each.
    [[nodiscard]] QStringList lines() const;
    /// Why Git cannot be applied, nothing be taken over, or left as it is; empty when it can.
    [[nodiscard]] QString applyReason() const;
    [[nodiscard]] QString takeReason() const;
    [[nodiscard]] QString ignoreReason() const;
    /// What the last act led to, in words; may be empty. What was taken over, and what was left out
    /// of it, stays until something else is done, Same or not.
    [[nodiscard]] const QString &notice() const { return m_notice; }

    void takeLive();
    void ignore();
    /// The branch that is applied: what is on another one waits to be merged. Empty: not known.
    void setHomeBranch(const QString &branch);

Q_SIGNALS:
    void changed();

private:
    void onSelected();
    void onProject();
    void onSnapshot();
    void onAnswer(const QString &endpoint);
    void read();
    void take(const Result<DriftFindings> &findings, bool isAnotherLook);
    void readWithoutLive();
    void clear();
    void dropNotice();
    /// Whether files were edited since they were opened; @return whether that is news.
    bool takeEdits();
    void noteEdits();
    [[nodiscard]] std::vector<BoardRow> rowsFor(BoardAct act) const;
    [[nodiscard]] bool isPipelineApplied() const;
    [[nodiscard]] QStringList underwayParts() const;
    [[nodiscard]] bool isOnOtherBranch() const;
    [[nodiscard]] Verdict waitingVerdict() const;
    void noteArrival(const LiveState &now);
    [[nodiscard]] static QString takenWords(const Result<void> &done, const TakenLive &taken);

    ProjectController &m_project;
    EndpointController &m_endpoint;
    EditSession &m_session;
    LiveController &m_live;
    QString m_homeBranch;
    bool m_isBehind = false; ///< upstream has changed the endpoint, and that is not here
    bool m_isShown = false;
    bool m_isApplying = false;
    QString m_name;      ///< of the endpoint that the rest is about
    QStringList m_files; ///< its manifests
    LiveViewPointer m_seen;
    std::vector<BoardRow> m_rows;
    std::vector<BoardRow> m_waiting; ///< what is not committed or not pushed
    QStringList m_changedFiles;      ///< what is not committed, while live is not known; in words
    bool m_isEdited = false;         ///< since the files were opened, while something waits
    DesiredState m_workingTree;      ///< as it was when `m_rows` were found
    LiveState m_liveState;           ///< likewise
    QString m_notice;
    bool m_isNoticeKept = false; ///< also when there are no differences any more
    bool m_isTaken = false;      ///< the notice says that the manifests are as live is
    bool m_hasArrived = false;   ///< the notice is about what the pipeline has applied
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_isActing = false;
    bool m_settles = false;    ///< nothing is under way any more, seen once
    bool m_looksAgain = false; ///< what is read next tells whether that stays so
    quint64 m_request = 0;
};

} // namespace serin
