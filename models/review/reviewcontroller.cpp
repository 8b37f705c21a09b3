// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewcontroller.h"

#include "models/manifest/editsession.h"
#include "models/operations/operationsmodel.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewchecks.h"
#include "models/review/reviewplan.h"
#include "models/review/reviewpreparation.h"
#include "models/review/reviewwords.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/gitops/applypreparer.h"

#include <utility>

namespace serin {

namespace {

using Phase = ReviewState::Phase;

} // namespace

ReviewController::ReviewController(ProjectController &project, EditSession &session,
                                   OperationsModel &operations, const QString &draftFolder,
                                   QObject *parent)
    : QObject(parent), m_project(project), m_session(session), m_operations(operations),
      m_draft(draftFolder)
{
    m_again.setSingleShot(true);
    m_again.setInterval(std::chrono::milliseconds(200));
    connect(&m_again, &QTimer::timeout, this, &ReviewController::prepare);
    connect(&session, &EditSession::settled, this, [this] {
        if (m_waitsForSession) {
            m_waitsForSession = false;
            prepare();
        }
    });
    connect(&session, &EditSession::bufferChanged, this, &ReviewController::lookAgain);
    connect(&project, &ProjectController::enginesChanged, this, [this] {
        if (m_project.phase() == ProjectController::Phase::Opening) {
            m_included.clear();
        }
        lookAgain();
    });
    connect(&project, &ProjectController::picksChanged, this, &ReviewController::lookAgain);
    connect(&project, &ProjectController::commitsChanged, this, [this] {
        const std::optional<TrackedCommits> &commits = m_project.commits();
        const auto operation = commits ? commits->operation : GitState::Operation::None;
        const bool isOther = std::exchange(m_operation, operation) != operation;
        if (m_state.phase != Phase::Ended) {
            return;
        }
        const ReviewStep *const failed = m_run ? m_run->failedStep() : nullptr;
        const bool hasFailed = failed && failed->kind == ReviewStepKind::Push && commits;
        if (hasFailed) { // what was seen of the remote before it is not so any more
            m_content.commits = *commits;
            m_content.checks = checksOf(m_content, m_project.facts());
            m_run->followCommits();
        }
        if (isOther || hasFailed) {
            Q_EMIT changed(); // wayReason() may be another one, too
        }
    });
    connect(&project, &ProjectController::changed, this, [this] {
        if (m_isOpen &&
            (m_state.phase == Phase::NeedsTrust || m_state.phase == Phase::NoRepository)) {
            prepare();
        } else if (m_state.phase == Phase::Ended) {
            if (std::exchange(m_waitsForTrust, false) && m_project.trustQuestion().isEmpty()) {
                take(ReviewWay::TryAgain);
            } else {
                Q_EMIT changed();
            }
        } else {
            lookAgain();
        }
    });
}

ReviewController::~ReviewController()
{
    dropFetch();
}

void ReviewController::dropFetch()
{
    if (m_fetch) {
        m_fetch->cancel();
        m_fetch.reset();
    }
}

void ReviewController::setHistory(RequestHistory &history, std::function<QString()> workspace)
{
    m_history = &history;
    m_workspace = std::move(workspace);
}

void ReviewController::lookAgain()
{
    if (m_isOpen && (m_state.phase == Phase::Ready || m_state.phase == Phase::Preparing ||
                     m_state.phase == Phase::Failed)) {
        m_again.start();
    }
}

void ReviewController::readRates()
{
    ApplyPreparer *const preparer = m_project.preparer();
    if (!m_isOpen || m_state.phase != Phase::Ready || !m_content.plan || !preparer) {
        return;
    }
    deliver(preparer->withRatesNow(*m_content.plan), this,
            [this, contents = m_contents](const Result<PlanPreview> &told) {
                if (!told || contents != m_contents || m_state.phase != Phase::Ready ||
                    told->request.input.observedRates ==
                        m_content.plan->request.input.observedRates) {
                    return;
                }
                m_content.plan = *told;
                m_content.operations = operationsOf(told->plan);
                update();
            });
}

void ReviewController::askRemote()
{
    dropFetch();
    lookAgain();
}

void ReviewController::open()
{
    if (isRunning()) {
        m_isOpen = true;
        m_state.phase = Phase::Running;
        Q_EMIT changed();
        return;
    }
    if (!m_isOpen) {
        m_run.reset();
        m_choices = {};
        m_content = {};
        m_decision.newBranch.clear();
        dropFetch();
    }
    m_isOpen = true;
    if (m_session.hasDrafts()) {
        m_session.saveDrafts(); // what is reviewed is what the files say
    }
    prepare();
}

void ReviewController::close()
{
    if (!m_isOpen) {
        return;
    }
    m_isOpen = false;
    m_waitsForSession = false;
    m_again.stop();
    m_preparation.reset();
    dropFetch();
    m_state.phase = Phase::Closed;
    Q_EMIT changed();
}

void ReviewController::prepare()
{
    m_again.stop();
    if (!m_isOpen || m_state.phase == Phase::Running) {
        return;
    }
    m_state.problem.reset();
    m_project.readTrustQuestion();
    m_waitsForSession = m_session.isBusy();
    if (m_waitsForSession) {
        m_state.phase = Phase::Preparing;
        Q_EMIT changed();
        return;
    }
    m_preparation.reset();
    if (!m_project.repository()) {
        m_state.phase = m_project.phase() == ProjectController::Phase::Ready ? Phase::NoRepository
                                                                             : Phase::Preparing;
        m_state.problem = m_project.gitProblem();
        Q_EMIT changed();
        return;
    }
    if (!m_project.trustQuestion().isEmpty()) {
        m_state.phase = Phase::NeedsTrust;
        Q_EMIT changed();
        return;
    }
    m_draft.setRepository(m_project.repository()->layout().top);
    if (m_state.phase != Phase::Ready) { // else what is shown stays until there is something new
        m_state.phase = Phase::Preparing;
    }
    ReviewPreparation::Input input;
    input.consented = m_choices.consents;
    input.included = includedPaths();
    input.fetch = [this] {
        if (!m_fetch) {
            m_fetch = m_project.repository()->fetch();
            // All that tells where the branch stands follows, not the review alone.
            m_project.follow(*m_fetch);
        }
        return *m_fetch;
    };
    input.history = m_history;
    input.workspace = m_workspace ? m_workspace() : QString();
    m_preparation = std::make_unique<ReviewPreparation>(m_project, input);
    connect(m_preparation.get(), &ReviewPreparation::changed, this, &ReviewController::onPrepared);
    connect(m_preparation.get(), &ReviewPreparation::failed, this, [this](const Error &error) {
        m_state.phase = Phase::Failed;
        m_state.problem = error;
        Q_EMIT changed();
    });
    m_preparation->start();
    Q_EMIT changed();
}

void ReviewController::include(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (!m_included.contains(path)) {
            m_included.append(path);
        }
    }
    lookAgain();
}

QList<QByteArray> ReviewController::includedPaths() const
{
    QList<QByteArray> paths;
    const QString top = m_project.repository()->layout().top + u'/';
    for (const QString &path : m_included) {
        if (path.startsWith(top)) {
            paths.append(path.mid(top.size()).toUtf8());
        }
    }
    return paths;
}

void ReviewController::onPrepared()
{
    if (!m_preparation->isReady() && m_state.phase == Phase::Ready) {
        return; // a second look: it takes the place of the first one when it is whole
    }
    m_content = m_preparation->content();
    ++m_contents;
    for (ReviewFile &file : m_content.files) {
        file.isTicked = file.isTicked || m_included.contains(file.absolutePath);
        if (const auto tick = m_choices.ticks.constFind(file.path);
            tick != m_choices.ticks.constEnd()) {
            file.isTicked = *tick;
        }
    }
    for (ReviewEndpoint &endpoint : m_content.endpoints) {
        endpoint.isTicked = !m_choices.leftOut.contains(endpoint.name);
    }
    if (m_preparation->isReady()) {
        m_state.phase = Phase::Ready;
    }
    update();
}

void ReviewController::setCareTier(Tier tier)
{
    m_careTier = tier;
    m_state.wantsCare = m_state.tier >= tier;
}

void ReviewController::update()
{
    m_content.words = gatheredWords(m_content.files);
    if (m_state.phase == Phase::Ready) {
        m_content.checks = checksOf(m_content, m_project.facts());
    }
    m_state.branch = m_content.commits.branch;
    m_state.suggestedBranch = proposedBranch(m_content.words, m_content.branches);
    m_state.target = targetTitle(m_project.facts());
    m_state.tier = m_project.facts().tier;
    m_state.wantsCare = m_state.tier >= m_careTier;
    m_state.isMessageEdited = !m_draft.text().isEmpty();
    m_state.message = m_state.isMessageEdited ? m_draft.text() : proposedMessage(m_content.words);
    decide();
    Q_EMIT changed();
}

void ReviewController::decide()
{
    const GitRepository *const repository = m_project.repository().get();
    m_decision = decisionOn(m_content, m_project.facts(), m_choices, m_state.message,
                            repository ? repository->layout().top : QString());
    if (m_state.phase != Phase::Ready) {
        m_decision.confirmReason = tr("It is being looked at");
    }
}

void ReviewController::confirm()
{
    if (m_state.phase != Phase::Ready || !m_decision.confirmReason.isEmpty() ||
        m_session.isBusy()) {
        return;
    }
    ReviewOrder order = orderOf(m_decision, m_content, m_project.facts(), m_state.message);
    m_state.phase = Phase::Running;
    // A look that is due would take the place of how it ends.
    m_again.stop();
    m_waitsForSession = false;
    m_preparation.reset();
    dropFetch(); // the push would wait for it
    m_run = std::make_unique<ReviewRun>(m_project, m_operations, std::move(order));
    connect(m_run.get(), &ReviewRun::changed, this, [this] {
        if (m_run->isRunning()) {
            m_state.phase = m_isOpen ? Phase::Running : Phase::Closed;
        } else {
            m_state.isInGitOnly = m_run->isInGitOnly();
        }
        Q_EMIT changed();
    });
    connect(m_run.get(), &ReviewRun::committed, this, [this](const QStringList &paths) {
        m_draft.clear();
        for (const QString &path : paths) {
            m_included.removeAll(path);
        }
        m_session.markCommitted(paths);
    });
    connect(m_run.get(), &ReviewRun::actsOnFiles, this,
            [this](bool isActing) { m_ownChange = isActing ? m_session.ownChange() : nullptr; });
    connect(m_run.get(), &ReviewRun::commitUndone, this, [this] {
        m_draft.setText(m_state.message);
        m_session.lookAtDisk();
        m_state.phase = m_isOpen ? Phase::Preparing : Phase::Closed;
        prepare();
    });
    connect(m_run.get(), &ReviewRun::reviewAgainRequested, this, [this] {
        m_session.lookAtDisk();
        m_state.phase = m_isOpen ? Phase::Preparing : Phase::Closed;
        prepare();
    });
    connect(m_run.get(), &ReviewRun::ended, this, &ReviewController::onEnded);
    m_run->start();
    Q_EMIT changed();
}

void ReviewController::onEnded()
{
    m_state.phase = m_isOpen ? Phase::Ended : Phase::Closed;
    m_state.isInGitOnly = m_run->isInGitOnly();
    m_choices.ticks.clear();
    m_choices.consents.clear();
    if (m_run->isDone()) { // else what was left out is so still when it is reviewed again
        m_choices.leftOut.clear();
    }
    Q_EMIT changed();
    if (m_run->isDone()) {
        Q_EMIT done();
    }
}

QString ReviewController::runningTitle() const
{
    if (!isRunning()) {
        return {};
    }
    for (const ReviewStep &step : m_run->steps()) {
        if (step.state == OperationState::Running || step.state == OperationState::Stopping) {
            return step.title;
        }
    }
    return m_run->steps().empty() ? QString() : m_run->steps().back().title;
}

void ReviewController::stop()
{
    if (m_run) {
        m_run->stop();
    }
}

QString ReviewController::wayReason(ReviewWay way) const
{
    const bool isApplied = m_run && m_run->isInGitOnly();
    const bool movesCommits = way == ReviewWay::PullRebase || way == ReviewWay::UndoCommit ||
                              way == ReviewWay::NewBranch || way == ReviewWay::Revert ||
                              way == ReviewWay::WithoutHooks ||
                              (way == ReviewWay::TryAgain && !isApplied);
    return movesCommits ? operationReason(m_project) : QString();
}

void ReviewController::take(ReviewWay way)
{
    if (m_run && m_state.phase == Phase::Ended && wayReason(way).isEmpty()) {
        m_run->take(way);
    }
}

bool ReviewController::asksForTrust() const
{
    return m_state.phase == Phase::NeedsTrust ||
           (m_state.phase == Phase::Ended && m_run && m_run->needsTrust());
}

void ReviewController::trust()
{
    m_waitsForTrust = m_state.phase == Phase::Ended;
    m_project.trust();
}

} // namespace serin
