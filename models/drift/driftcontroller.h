// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/drift/driftassessment.h"
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
    using Verdict = DriftAssessment::Verdict;

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

    /// How live stands to Git.
    [[nodiscard]] Verdict verdict() const;
    /// As DriftAssessment has it; of Same what notice() is about.
    [[nodiscard]] QString title() const;
    /// The differences, a sentence each.
    [[nodiscard]] QStringList lines() const;
    /// Why Git cannot be applied, nothing be taken over, or left as it is; empty when it can.
    [[nodiscard]] QString applyReason() const { return m_found.applyReason(); }
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
    [[nodiscard]] ApplyRoute route() const;
    void noteArrival(const LiveState &now);
    [[nodiscard]] static QString takenWords(const Result<void> &done, const TakenLive &taken);

    ProjectController &m_project;
    EndpointController &m_endpoint;
    EditSession &m_session;
    LiveController &m_live;
    QString m_homeBranch;
    bool m_isShown = false;
    bool m_isApplying = false;
    QStringList m_files; ///< the manifests of the endpoint that is selected
    LiveViewPointer m_seen;
    DriftAssessment m_found;
    QString m_notice;
    bool m_isNoticeKept = false; ///< also when there are no differences any more
    bool m_isTaken = false;      ///< the notice says that the manifests are as live is
    bool m_hasArrived = false;   ///< the notice is about what the pipeline has applied
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_isActing = false;
    bool m_looksAgain = false; ///< what is read next tells whether what settles stays so
    quint64 m_request = 0;
};

} // namespace serin
