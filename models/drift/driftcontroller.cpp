// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftcontroller.h"

#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/drift/driftwords.h"
#include "models/history/uncommitted.h"
#include "models/live/livecontroller.h"
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
    const bool isOther = name != m_found.endpoint;
    if (isOther) {
        m_found.endpoint = name;
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
    if (m_project.trustQuestion().concernsReading()) {
        clear();
    } else {
        Q_EMIT changed();
    }
}

void DriftController::onSnapshot()
{
    const LiveViewPointer now = m_live.snapshot()->endpoint(m_found.endpoint);
    const bool isSame = now == m_seen || (now && m_seen && *now == *m_seen);
    m_seen = now;
    if (!isSame) {
        refresh();
    }
}

/// The answer that brought a change has begun the reading that let it settle: this is a later one.
void DriftController::onAnswer(const QString &endpoint)
{
    if (m_found.isSettling && endpoint == m_found.endpoint) {
        m_looksAgain = true;
        refresh();
    }
}

void DriftController::clear()
{
    ++m_request;
    m_isReading = false;
    m_looksAgain = false;
    const QString endpoint = m_found.endpoint;
    m_found = {};
    m_found.endpoint = endpoint;
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
    const bool waits = !m_found.waiting.empty() || !m_found.changedFiles.isEmpty();
    const bool isEdited = waits && !sessionChanges(m_session).isEmpty();
    return std::exchange(m_found.isEdited, isEdited) != isEdited;
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
    if (!m_isShown || m_isApplying || m_found.endpoint.isEmpty() ||
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
    request.endpoints = {m_found.endpoint};
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
                if (!findings && m_found.rows.empty() && !m_isReading) {
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
                   ? readUncommitted(repository, m_session, m_found.endpoint, m_files, this)
                   : readyFuture<UncommittedChanges>(UncommittedChanges());
    };
    deliver(andThen(repository->state(), this, compare), this,
            [this, number = ++m_request](const Result<UncommittedChanges> &changes) {
                if (number != m_request) {
                    return;
                }
                m_isReading = false;
                if (changes) {
                    m_found.changedFiles = changedFileWords(changes->lines);
                    // What was read beside live says the same in other words, or is old.
                    std::erase_if(m_found.waiting, [](const BoardRow &row) {
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
        const Verdict verdictBefore = verdict();
        const std::vector<BoardRow> before = m_found.rows;
        m_found.take(*findings);
        const bool isSame = m_found.rows.empty();
        if (verdictBefore == Verdict::Waiting && isSame) {
            noteArrival(findings->live);
        }
        const bool isBack = before.empty() && !isSame; // it was taken back
        if (isBack || (isSame && !m_isNoticeKept)) {
            dropNotice();
        }
        const bool isNews = !m_isStale; // else it was read before the manifests were written
        if (m_isTaken && isNews && !m_found.rowsFor(BoardAct::TakeLive).empty()) {
            dropNotice(); // the step was undone before this was read
        }
        takeEdits();
        const bool isSettled = isAnotherLook && m_found.rows == before;
        m_found.isSettling =
            verdictBefore == Verdict::Underway && !isSettled && m_found.underwayParts().isEmpty();
    } // else what was known stays; the live bar says that the workspace is away
    Q_EMIT changed();
    if (m_isStale) {
        read();
    }
}

DriftController::Verdict DriftController::verdict() const
{
    const bool isToldAlready = m_found.rows.empty() && !m_notice.isEmpty();
    return m_isApplying || isToldAlready ? Verdict::Same : m_found.verdict(route());
}

ApplyRoute DriftController::route() const
{
    const auto &commits = m_project.commits();
    const bool isOnOtherBranch = commits && !commits->branch.isEmpty() && !m_homeBranch.isEmpty() &&
                                 commits->branch != m_homeBranch.toUtf8();
    return {m_project.facts().project.applies == ProjectApplies::Pipeline,
            isOnOtherBranch ? m_homeBranch : QString()};
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
    const LiveEndpointPointer live = now.endpoint(m_found.endpoint);
    m_notice = live ? tr("Live is %1.", "a traffic split").arg(splitWords(live->endpoint().traffic))
                    : tr("It is not live any more.");
}

QString DriftController::title() const
{
    const Verdict now = verdict();
    if (now != Verdict::Same) {
        return m_found.title(now, route());
    }
    return m_hasArrived ? tr("The pipeline has applied what was pushed")
                        : tr("Live was taken into the manifests");
}

QStringList DriftController::lines() const
{
    return m_isApplying ? QStringList() : m_found.lines(verdict());
}

QString DriftController::takeReason() const
{
    return m_isActing ? tr("It is being done") : m_found.takeReason();
}

QString DriftController::ignoreReason() const
{
    return m_isActing ? tr("It is being done") : m_found.ignoreReason();
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
        paths, tr("Take live into the manifests of %1").arg(m_found.endpoint),
        [state = m_found.workingTree, live = m_found.live,
         rows = m_found.rowsFor(BoardAct::TakeLive),
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
    const std::vector<BoardRow> rows = m_found.rowsFor(BoardAct::Ignore);
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
