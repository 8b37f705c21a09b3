// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/messagedraft.h"
#include "models/review/reviewcontent.h"
#include "models/review/reviewdecision.h"
#include "models/review/reviewrun.h"
#include "services/workspace/tier.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace serin {

class EditSession;
class OperationsModel;
class ProjectController;
class RequestHistory;
class ReviewPreparation;

/// All that the review shows besides its content and its decision. A value.
struct ReviewState
{
    enum class Phase {
        Closed,
        NoRepository, ///< `problem`
        NeedsTrust,   ///< the repository's question has to be answered first
        Preparing,
        Ready,
        Failed, ///< `problem`: it cannot be reviewed
        Running,
        Ended, ///< steps tell how
    };
    Phase phase = Phase::Closed;
    std::optional<Error> problem;
    QString message;
    bool isMessageEdited = false;
    QByteArray branch; ///< that is checked out
    QByteArray suggestedBranch;
    QString target;
    Tier tier = Tier::Dev;
    bool wantsCare = false; ///< confirming is to be a deliberate click
    bool isInGitOnly = false;
};

/// The review of what was changed: prepares it, keeps what the person decides, and carries it out
/// once. GUI thread only.
class ReviewController : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. @p draftFolder: see MessageDraft.
    ReviewController(ProjectController &project, EditSession &session, OperationsModel &operations,
                     const QString &draftFolder, QObject *parent = nullptr);
    ~ReviewController() override;

    /// Where test calls are kept, and what the workspace is called there. Both must outlive it.
    void setHistory(RequestHistory &history, std::function<QString()> workspace);

    /// Saves what is typed and not saved, and looks at everything.
    void open();
    /// Something that it looked at may be another thing now. Does nothing while it is not open, or
    /// carries something out.
    void lookAgain();
    /// How busy the endpoints are now, for the words of the plan; all else stays. Does nothing
    /// while there is no plan to confirm.
    void readRates();
    /// As lookAgain(), and asks the remote too.
    void askRemote();
    /// The files at @p paths (absolute) are part of what is reviewed, wherever in the repository
    /// they lie, and ticked, until they are committed or another folder is opened.
    void include(const QStringList &paths);
    /// What runs goes on, and can be seen in the operations.
    void close();
    /// Once: further calls do nothing until it has ended.
    void confirm();
    void stop();
    void take(ReviewWay way);
    /// Not empty: @p way cannot be taken now, and why.
    [[nodiscard]] QString wayReason(ReviewWay way) const;

    /// What the message begins with when it is opened next.
    void keepMessage(const QString &message);
    void setMessage(const QString &message);
    /// Takes the proposed message again.
    void resetMessage();
    void setTicked(const QByteArray &path, bool isTicked);
    void setConsent(const QString &id, bool isGiven);
    /// Of the endpoint @p name, one of ReviewContent::endpoints.
    void setEndpointTicked(const QString &name, bool isTicked);
    /// Empty: the current branch.
    void setNewBranch(const QByteArray &name);
    void setPush(bool push);
    void setApply(bool apply);
    /// For this repository only.
    void setIdentity(const QString &name, const QString &email);
    /// The person's yes to the question; a step that failed for want of it is tried again.
    void trust();
    /// From this tier on ReviewState::wantsCare; prod always.
    void setCareTier(Tier tier);

    [[nodiscard]] const ReviewState &state() const { return m_state; }
    [[nodiscard]] const ReviewContent &content() const { return m_content; }
    [[nodiscard]] const ReviewDecision &decision() const { return m_decision; }
    [[nodiscard]] ProjectController &project() { return m_project; }
    /// nullptr before the first confirm().
    [[nodiscard]] const ReviewRun *run() const { return m_run.get(); }
    /// ProjectController::trustQuestion() is to be answered before it goes on.
    [[nodiscard]] bool asksForTrust() const;
    /// A step runs, whether the review is shown or not.
    [[nodiscard]] bool isRunning() const { return m_run && m_run->isRunning(); }
    /// "Push to origin/main"; empty when nothing runs.
    [[nodiscard]] QString runningTitle() const;

Q_SIGNALS:
    void changed();
    /// Everything ended well.
    void done();

private:
    void prepare();
    void onPrepared();
    void update();
    void decide();
    void onEnded();
    void dropFetch();
    [[nodiscard]] QList<QByteArray> includedPaths() const;

    ProjectController &m_project;
    EditSession &m_session;
    OperationsModel &m_operations;
    MessageDraft m_draft;
    ReviewState m_state;
    ReviewContent m_content;
    ReviewChoices m_choices;
    ReviewDecision m_decision;
    std::unique_ptr<ReviewPreparation> m_preparation;
    std::unique_ptr<ReviewRun> m_run;
    QTimer m_again;
    QStringList m_included; ///< see include()
    Tier m_careTier = Tier::Prod;
    std::shared_ptr<void> m_ownChange; ///< of files, while the run acts on them
    bool m_waitsForSession = false;
    bool m_waitsForTrust = false; ///< a step that failed, for the answer to be known
    RequestHistory *m_history = nullptr;
    std::function<QString()> m_workspace;
    GitState::Operation m_operation = GitState::Operation::None; ///< of the repository, last seen
    bool m_isOpen = false;
    std::optional<QFuture<Result<void>>> m_fetch; ///< since it was opened
    quint64 m_contents =
        0; ///< how often m_content was replaced; rates for an older one are dropped
};

} // namespace serin
