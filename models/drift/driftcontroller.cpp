// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftcontroller.h"

#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/drift/driftwords.h"
#include "models/history/uncommitted.h"
#include "models/live/livecontroller.h"
#include "models/live/livetext.h"
#include "models/manifest/editsession.h"
#include "models/manifest/sessionchanges.h"
#include "models/project/projectcontroller.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointcontroller.h"
#include "services/core/async.h"
#include "services/core/errand.h"
#include "services/core/readfile.h"
#include "services/git/gitrepository.h"
#include "services/gitops/drift/takelive.h"
#include "services/storage/applyrecords.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr qint64 largestManifest = 64LL * 1024 * 1024;

/// takeLive() on the texts of @p files; the folders of new files are made.
Result<TakenLive> takenOver(const DesiredState &workingTree, const LiveState &live,
                            const std::vector<BoardRow> &rows, const QList<Manifest> &files)
{
    const auto opened = [&files](const QString &path) {
        const QString real = QFileInfo(path).canonicalFilePath();
        return std::find_if(files.begin(), files.end(), [&](const Manifest &file) {
            return file.path() == path || (!real.isEmpty() && file.path() == real);
        });
    };
    const auto text = [&](const QString &path) -> Result<QByteArray> {
        if (const auto file = opened(path); file != files.end()) {
            return file->text();
        }
        Result<FileContent> content = readFile(path, largestManifest);
        return content ? Result<QByteArray>(std::move(content->bytes)) : failure(content.error());
    };
    TakenLive taken = takeLive(workingTree, live, rows, text);
    for (FileChange &change : taken.changes) {
        if (const auto file = opened(change.path); file != files.end()) {
            change.path = file->path();
        }
    }
    if (const Result<void> made = makeFolders(taken.changes); !made) {
        return failure(made.error());
    }
    return taken;
}

} // namespace

DriftController::DriftController(ProjectController &project, EndpointController &endpoint,
                                 EditSession &session, LiveController &live, QObject *parent)
    : QObject(parent), m_project(project), m_endpoint(endpoint), m_session(session), m_live(live)
{
    connect(&endpoint, &EndpointController::stateChanged, this, &DriftController::onSelected);
    connect(&live, &LiveController::snapshotChanged, this, &DriftController::onSnapshot);
    connect(&live, &LiveController::answered, this, &DriftController::onAnswer);
    // The files that an edit has changed are written by then.
    connect(&session, &EditSession::settled, this, &DriftController::refresh);
    // So are those that others have changed.
    connect(&session, &EditSession::takenOver, this, &DriftController::refresh);
    connect(&session, &EditSession::bufferClosed, this, [this] {
        noteEdits();
        refresh();
    });
    connect(&session, &EditSession::bufferChanged, this, &DriftController::noteEdits);
    connect(&project, &ProjectController::enginesChanged, this, [this] {
        clear();
        refresh();
    });
    connect(&project, &ProjectController::changed, this, &DriftController::onProject);
    connect(&project, &ProjectController::commitsChanged, this, [this] {
        m_isNoticeKept = false;
        refresh();
    });
}

DriftController::~DriftController() = default;

void DriftController::setShown(bool shown)
{
    if (shown != m_isShown) {
        m_isShown = shown;
        refresh();
    }
}

void DriftController::setApplying(bool isApplying)
{
    if (isApplying != m_isApplying) {
        m_isApplying = isApplying;
        Q_EMIT changed();
        refresh();
    }
}

void DriftController::onSelected()
{
    const QString name = m_endpoint.state().name;
    const QStringList files = filePaths(m_endpoint.state());
    const bool isOther = name != m_name;
    if (isOther) {
        m_name = name;
        m_seen = m_live.snapshot()->endpoint(name);
        clear();
    }
    // Beside live they are found by their endpoint's name.
    const bool areOthers = files != std::exchange(m_files, files) && !m_project.plane();
    if (isOther || areOthers) {
        refresh();
    }
}

/// Who applies may be another one, and what git said under a trust that is withdrawn goes with it.
void DriftController::onProject()
{
    if (!m_project.trustQuestion().concernsReading()) {
        Q_EMIT changed();
    } else {
        clear();
    }
}

void DriftController::onSnapshot()
{
    const LiveViewPointer now = m_live.snapshot()->endpoint(m_name);
    const bool isSame = now == m_seen || (now && m_seen && *now == *m_seen);
    m_seen = now;
    if (!isSame) {
        refresh();
    }
}

/// The answer that brought a change has begun the reading that let it settle: this is a later one.
void DriftController::onAnswer(const QString &endpoint)
{
    if (m_settles && endpoint == m_name) {
        m_looksAgain = true;
        refresh();
    }
}

void DriftController::clear()
{
    ++m_request;
    m_isReading = false;
    m_settles = false;
    m_looksAgain = false;
    m_rows.clear();
    m_waiting.clear();
    m_changedFiles.clear();
    dropNotice();
    Q_EMIT changed();
}

void DriftController::dropNotice()
{
    m_notice.clear();
    m_isNoticeKept = false;
    m_isTaken = false;
    m_hasArrived = false;
}

/// With each key that is typed: to compare the files is not for nothing.
bool DriftController::takeEdits()
{
    const bool waits = !m_waiting.empty() || !m_changedFiles.isEmpty();
    const bool isEdited = waits && !sessionChanges(m_session).isEmpty();
    return std::exchange(m_isEdited, isEdited) != isEdited;
}

void DriftController::noteEdits()
{
    if (takeEdits()) {
        Q_EMIT changed();
    }
}

void DriftController::refresh()
{
    if (m_isReading) {
        m_isStale = true;
    } else {
        read();
    }
}

void DriftController::read()
{
    m_isStale = false;
    // Before git may be asked, the files alone would pass for Git.
    if (!m_isShown || m_isApplying || m_name.isEmpty() ||
        m_project.trustQuestion().concernsReading()) {
        return;
    }
    DriftReader *const reader = m_project.driftReader();
    if (!reader) {
        readWithoutLive();
        return;
    }
    DriftRequest request;
    request.scope = m_project.scope();
    request.branch = m_project.facts().project.branch.toUtf8();
    request.endpoints = {m_name};
    request.withForeign = true;
    m_isReading = true;
    deliver(reader->read(m_project.repository(), request), this,
            [this, number = ++m_request, isAnotherLook = std::exchange(m_looksAgain, false)](
                const Result<DriftFindings> &findings) {
                if (number != m_request) {
                    return;
                }
                m_isReading = false;
                take(findings, isAnotherLook);
                if (!findings && m_rows.empty() && !m_isReading) {
                    readWithoutLive();
                }
            });
}

/// What was changed earlier waits to be committed, too, while nobody knows what is live.
void DriftController::readWithoutLive()
{
    if (!m_project.repository() || m_files.isEmpty()) {
        return;
    }
    m_isReading = true;
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    const auto compare = [this, repository](const GitState &state) {
        // In the middle of a merge the files are git's, and it is said elsewhere.
        return state.operation == GitState::Operation::None
                   ? readUncommitted(repository, m_session, m_name, m_files, this)
                   : readyFuture<UncommittedChanges>(UncommittedChanges());
    };
    deliver(andThen(repository->state(), this, compare), this,
            [this, number = ++m_request](const Result<UncommittedChanges> &changes) {
                if (number != m_request) {
                    return;
                }
                m_isReading = false;
                if (changes) {
                    m_changedFiles = changedFileWords(changes->lines);
                    // What was read beside live says the same in other words, or is old.
                    std::erase_if(m_waiting, [](const BoardRow &row) {
                        return row.cause == BoardCause::Uncommitted;
                    });
                    takeEdits();
                }
                Q_EMIT changed();
                if (m_isStale) {
                    read();
                }
            });
}

void DriftController::take(const Result<DriftFindings> &findings, bool isAnotherLook)
{
    if (findings) {
        std::vector<BoardRow> rows;
        std::copy_if(findings->board.rows.begin(), findings->board.rows.end(),
                     std::back_inserter(rows), isAboutLive);
        if (verdict() == Verdict::Waiting && rows.empty()) {
            noteArrival(findings->live);
        }
        const bool isBack = m_rows.empty() && !rows.empty(); // it was taken back
        if (isBack || (rows.empty() && !m_isNoticeKept)) {
            dropNotice();
        }
        const bool isNews = !m_isStale; // else it was read before the manifests were written
        const bool wasUnderway = verdict() == Verdict::Underway;
        const bool isSettled = isAnotherLook && rows == m_rows;
        m_rows = std::move(rows);
        if (m_isTaken && isNews && !rowsFor(BoardAct::TakeLive).empty()) {
            dropNotice(); // the step was undone before this was read
        }
        m_isBehind = std::any_of(
            findings->board.rows.begin(), findings->board.rows.end(),
            [](const BoardRow &row) { return row.cause == BoardCause::BehindUpstream; });
        m_waiting.clear();
        std::copy_if(findings->board.rows.begin(), findings->board.rows.end(),
                     std::back_inserter(m_waiting), [](const BoardRow &row) {
                         return row.cause == BoardCause::Uncommitted ||
                                row.cause == BoardCause::Unpushed;
                     });
        m_changedFiles.clear();
        takeEdits();
        m_workingTree = findings->workingTree;
        m_liveState = findings->live;
        m_settles = wasUnderway && !isSettled && underwayParts().isEmpty();
    } // else what was known stays; the live bar says that the workspace is away
    Q_EMIT changed();
    if (m_isStale) {
        read();
    }
}

DriftController::Verdict DriftController::verdict() const
{
    const auto has = [this](BoardCause cause) {
        return std::any_of(m_rows.begin(), m_rows.end(),
                           [cause](const BoardRow &row) { return row.cause == cause; });
    };
    if (m_isApplying) {
        return Verdict::Same;
    }
    if (m_rows.empty()) {
        return waitingVerdict();
    }
    if (has(BoardCause::RolledBack)) {
        return Verdict::RolledBack;
    }
    if ((m_settles || !underwayParts().isEmpty()) && !isPipelineApplied()) {
        return Verdict::Underway;
    }
    const bool differs =
        has(BoardCause::Drifted) || has(BoardCause::Differs) || has(BoardCause::NotInGit);
    return differs               ? Verdict::Differs
           : isOnOtherBranch()   ? Verdict::Unmerged
           : isPipelineApplied() ? Verdict::Waiting
           : m_isBehind          ? Verdict::Behind
                                 : Verdict::NotApplied;
}

DriftController::Verdict DriftController::waitingVerdict() const
{
    if ((m_waiting.empty() && m_changedFiles.isEmpty()) || !m_notice.isEmpty() || m_isEdited) {
        return Verdict::Same;
    }
    const bool isUncommitted =
        !m_changedFiles.isEmpty() ||
        std::any_of(m_waiting.begin(), m_waiting.end(),
                    [](const BoardRow &row) { return row.cause == BoardCause::Uncommitted; });
    return isUncommitted ? Verdict::Uncommitted : Verdict::Unpushed;
}

bool DriftController::isPipelineApplied() const
{
    return m_project.facts().project.applies == ProjectApplies::Pipeline;
}

/// What the service is still at, with its state: "blue Creating".
QStringList DriftController::underwayParts() const
{
    const LiveEndpointPointer live = m_liveState.endpoint(m_name);
    QStringList parts;
    const auto add = [&parts](const QString &name, ProvisioningState state, const QString &text) {
        const LiveStateWords words = liveStateWords(state, text);
        if (words.tone == LiveTone::Busy) {
            parts.append(tr("%1 %2", "a deployment and its state").arg(name, words.word));
        }
    };
    if (live) {
        for (const LiveDeployment &deployment : live->deployments()) {
            add(deployment.spec.name.toString(), deployment.state, deployment.stateText);
        }
        if (parts.isEmpty()) {
            add(m_name, live->endpoint().state, live->endpoint().stateText);
        }
    }
    return parts;
}

bool DriftController::isOnOtherBranch() const
{
    const auto &commits = m_project.commits();
    return commits && !commits->branch.isEmpty() && !m_homeBranch.isEmpty() &&
           commits->branch != m_homeBranch.toUtf8();
}

void DriftController::setHomeBranch(const QString &branch)
{
    if (m_homeBranch != branch) {
        m_homeBranch = branch;
        Q_EMIT changed();
    }
}

/// What was waited for is live.
void DriftController::noteArrival(const LiveState &now)
{
    m_hasArrived = true;
    m_isNoticeKept = true;
    const LiveEndpointPointer live = now.endpoint(m_name);
    m_notice = live ? tr("Live is %1.", "a traffic split").arg(splitWords(live->endpoint().traffic))
                    : tr("It is not live any more.");
}

QString DriftController::title() const
{
    switch (verdict()) {
    case Verdict::Same:
        return m_hasArrived ? tr("The pipeline has applied what was pushed")
                            : tr("Live was taken into the manifests");
    case Verdict::NotApplied:
        return tr("Git is not applied yet");
    case Verdict::Unmerged:
        return tr("Not applied before it is merged into %1", "a branch").arg(m_homeBranch);
    case Verdict::Waiting:
        break;
    case Verdict::Behind:
        return tr("The remote has gone on: pull before you apply");
    case Verdict::Underway:
        if (m_settles) {
            return tr("Live was changed just now; another look tells whether it goes on");
        }
        return tr("Live is being changed just now: %1", "deployments and their states")
            .arg(underwayParts().join(QStringLiteral(", ")));
    case Verdict::Differs:
        return tr("Live differs from Git");
    case Verdict::RolledBack:
        return tr("Rolled back live, not in Git");
    case Verdict::Uncommitted:
        return tr("Changed earlier and not committed yet");
    case Verdict::Unpushed:
        return tr("Committed and not pushed yet");
    }
    for (const BoardRow &row : m_rows) {
        if (row.field == QLatin1String("traffic")) {
            return tr("Pushed; waiting for the pipeline; live still %1", "a traffic split")
                .arg(liveSplitWords(row.values));
        }
    }
    return tr("Pushed; waiting for the pipeline");
}

QStringList DriftController::lines() const
{
    if (m_isApplying) {
        return {};
    }
    QStringList lines;
    const DesiredEndpointPointer desired = m_workingTree.endpoint(m_name);
    for (const BoardRow &row : m_rows) {
        const bool isEndpointMissing = row.field == QLatin1String("name") &&
                                       row.deployment.isEmpty() && desired && !desired->endpoint &&
                                       !m_liveState.endpoint(m_name);
        lines.append(isEndpointMissing
                         ? tr("the endpoint is not live, and no file describes it: add one for it")
                         : driftWords(row));
    }
    const Verdict now = verdict();
    if (now == Verdict::Uncommitted || now == Verdict::Unpushed) {
        for (const BoardRow &row : m_waiting) {
            lines.append(waitingWords(row));
        }
        lines += m_changedFiles;
    } else if (!m_rows.empty() && !m_isEdited) {
        for (const BoardRow &row : m_waiting) {
            if (row.cause == BoardCause::Uncommitted) {
                lines.append(waitingWords(row));
            }
        }
    }
    lines.removeDuplicates();
    return lines;
}

std::vector<BoardRow> DriftController::rowsFor(BoardAct act) const
{
    std::vector<BoardRow> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows),
                 [act](const BoardRow &row) {
                     const std::vector<BoardAct> acts = actsFor(row);
                     return std::find(acts.begin(), acts.end(), act) != acts.end();
                 });
    return rows;
}

QString DriftController::applyReason() const
{
    const bool isForeign = std::all_of(m_rows.begin(), m_rows.end(), [](const BoardRow &row) {
        return row.cause == BoardCause::NotInGit;
    });
    return !m_rows.empty() && isForeign ? tr("Git says nothing of it: there is nothing to apply")
                                        : QString();
}

QString DriftController::takeReason() const
{
    if (m_isActing) {
        return tr("It is being done");
    }
    if (!m_liveState.endpoint(m_name)) {
        return tr("The endpoint is not live: there is nothing to take over");
    }
    return rowsFor(BoardAct::TakeLive).empty()
               ? tr("Live was not changed past Git: there is nothing to take over")
               : QString();
}

QString DriftController::ignoreReason() const
{
    if (m_isActing) {
        return tr("It is being done");
    }
    return rowsFor(BoardAct::Ignore).empty()
               ? tr("What Git wants and is not applied yet cannot be ignored")
               : QString();
}

void DriftController::takeLive()
{
    if (!takeReason().isEmpty()) {
        return;
    }
    m_isActing = true;
    dropNotice();
    Q_EMIT changed();
    const QStringList paths = filePaths(m_endpoint.state());
    const auto taken = std::make_shared<TakenLive>();
    m_session.editFiles(
        paths, tr("Take live into the manifests of %1").arg(m_name),
        [state = m_workingTree, live = m_liveState, rows = rowsFor(BoardAct::TakeLive),
         taken](const QList<Manifest> &files) -> Result<QList<FileChange>> {
            Result<TakenLive> made = takenOver(state, live, rows, files);
            if (!made) {
                return failure(made.error());
            }
            *taken = *std::move(made);
            return taken->changes;
        },
        this,
        [this, taken](const Result<void> &done) {
            m_isActing = false;
            m_notice = takenWords(done, *taken);
            m_isNoticeKept = done.has_value();
            m_isTaken = done.has_value() && taken->left.empty();
            Q_EMIT changed();
            refresh();
        });
}

QString DriftController::takenWords(const Result<void> &done, const TakenLive &taken)
{
    QStringList words;
    if (!done) {
        const ErrorText why = errorText(done.error());
        words << why.sentence << why.advice;
    } else if (taken.left.empty()) {
        words << tr("The manifests say what is live now. Review and commit it.");
    }
    for (const TakenNote &note : done ? taken.notes : std::vector<TakenNote>()) {
        words << (note.deployment.isEmpty()
                      ? serviceWords(note.text)
                      : QStringLiteral("%1: %2").arg(note.deployment, serviceWords(note.text)));
    }
    for (const NotTaken &each : done ? taken.left : std::vector<NotTaken>()) {
        words << tr("Not taken over: %1. %2", "a difference, and why")
                     .arg(driftWords(each.row), errorText(each.why).sentence);
    }
    words.removeAll(QString());
    return words.join(u'\n');
}

void DriftController::ignore()
{
    const std::vector<BoardRow> rows = rowsFor(BoardAct::Ignore);
    if (!ignoreReason().isEmpty()) {
        return;
    }
    m_isActing = true;
    dropNotice();
    Q_EMIT changed();
    for (const BoardRow &row : rows) {
        // The records answer in the order of the calls.
        deliver(ignoreDrift(m_project.engines().records, m_project.scope(), row), this,
                [this, isLast = &row == &rows.back()](const Result<void> &done) {
                    if (!done) {
                        m_notice = errorText(done.error()).sentence;
                    }
                    if (isLast) {
                        m_isActing = false;
                        Q_EMIT changed();
                        refresh();
                    }
                });
    }
}

} // namespace serin
