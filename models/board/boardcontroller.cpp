// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardcontroller.h"

#include "models/live/livecontroller.h"
#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/gitops/drift/driftreader.h"

#include <algorithm>

namespace serin {

namespace {

bool isSameLive(const LiveSnapshot &one, const LiveSnapshot &other)
{
    return one.isKnown == other.isKnown &&
           std::equal(one.endpoints.begin(), one.endpoints.end(), other.endpoints.begin(),
                      other.endpoints.end(), [](const auto &a, const auto &b) {
                          return a.first == b.first &&
                                 (a.second == b.second ||
                                  (a.second && b.second && *a.second == *b.second));
                      });
}

} // namespace

BoardController::BoardController(ProjectController &project, EditSession &session,
                                 LiveController &live, QObject *parent)
    : QObject(parent), m_project(project), m_live(live)
{
    m_again.setSingleShot(true);
    m_again.setInterval(std::chrono::milliseconds(200));
    connect(&m_again, &QTimer::timeout, this, &BoardController::read);
    connect(&live, &LiveController::snapshotChanged, this, &BoardController::onSnapshot);
    connect(&live, &LiveController::statusChanged, this, &BoardController::changed);
    connect(&session, &EditSession::settled, this, &BoardController::refresh);
    connect(&project, &ProjectController::commitsChanged, this, &BoardController::refresh);
    connect(&project, &ProjectController::picksChanged, this, &BoardController::refresh);
    connect(&project, &ProjectController::changed, this, [this] {
        if (m_project.trustQuestion().concernsReading()) {
            forget(); // what git said under a trust that is withdrawn
        }
        refresh();
        Q_EMIT changed();
    });
    connect(&project, &ProjectController::enginesChanged, this, [this] {
        forget();
        refresh();
    });
}

BoardController::~BoardController() = default;

void BoardController::setShown(bool shown)
{
    if (shown != m_isShown) {
        m_isShown = shown;
        if (shown) {
            read();
        }
    }
}

void BoardController::onSnapshot()
{
    const LiveSnapshotPointer now = m_live.snapshot();
    if (m_isShown && (!m_seen || !isSameLive(*m_seen, *now))) {
        refresh();
    }
}

void BoardController::refresh()
{
    if (m_isShown) {
        m_again.start();
    }
}

void BoardController::forget()
{
    ++m_request;
    ++m_wording;
    m_isReading = false;
    m_isStale = false;
    m_phase = Phase::Off;
    m_problem.reset();
    m_board.reset();
    m_lines.clear();
    m_notes.clear();
    m_differences = 0;
    m_model.setLines({});
    Q_EMIT changed();
}

QString BoardController::reason() const
{
    if (m_project.phase() != ProjectController::Phase::Ready) {
        return tr("Open a folder first");
    }
    if (m_project.trustQuestion().concernsReading()) {
        return tr("Answer first whether the repository is to be trusted");
    }
    return m_project.driftReader() ? QString()
                                   : tr("The workspace does not run: live cannot be compared");
}

bool BoardController::canStartWorkspace() const
{
    const LiveStatus &status = m_live.status();
    return m_project.phase() == ProjectController::Phase::Ready && status.isLocal &&
           status.phase == LiveStatus::Phase::Off;
}

void BoardController::read()
{
    m_again.stop();
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    if (!m_isShown || !reason().isEmpty()) {
        Q_EMIT changed();
        return;
    }
    DriftRequest request;
    request.scope = m_project.scope();
    request.branch = m_project.facts().project.branch.toUtf8();
    request.withForeign = true;
    request.withSame = true;
    m_isReading = true;
    m_seen = m_live.snapshot();
    if (m_phase == Phase::Off) {
        m_phase = Phase::Reading;
    }
    deliver(m_project.driftReader()->read(m_project.repository(), request), this,
            [this, number = ++m_request](const Result<DriftFindings> &findings) {
                if (number == m_request) {
                    m_isReading = false;
                    take(findings);
                }
            });
    Q_EMIT changed();
}

void BoardController::take(const Result<DriftFindings> &findings)
{
    if (findings) {
        m_problem.reset();
        m_board = findings->board;
        m_notes.clear();
        for (const PlanNote &note : findings->board.notes) {
            m_notes.append(
                tr("%1: %2", "an endpoint, what is not known of it").arg(note.endpoint, note.text));
        }
        m_differences =
            static_cast<int>(std::count_if(m_board->rows.begin(), m_board->rows.end(),
                                           [](const BoardRow &row) { return !row.isIgnored; }));
        word();
    } else {
        m_problem = findings.error();
        m_phase = Phase::Failed;
        Q_EMIT changed();
    }
    if (m_isStale) {
        read();
    }
}

/// Of thousands of endpoints that takes a while.
void BoardController::word()
{
    const bool isPipelineApplied = m_project.facts().project.applies == ProjectApplies::Pipeline;
    const auto work = [board = *m_board, only = m_onlyDifferences,
                       isPipelineApplied]() -> Result<std::vector<BoardLine>> {
        return boardLines(board, !only, isPipelineApplied);
    };
    deliver(runAsync(workers(), work), this,
            [this, number = ++m_wording](Result<std::vector<BoardLine>> lines) {
                if (number == m_wording && lines) {
                    m_lines = *std::move(lines);
                    m_phase = m_problem ? Phase::Failed : Phase::Ready;
                    showLines();
                }
            });
}

void BoardController::showLines()
{
    m_model.setLines(filteredLines(m_lines, m_filter));
    Q_EMIT changed();
}

void BoardController::setOnlyDifferences(bool only)
{
    if (only != m_onlyDifferences) {
        m_onlyDifferences = only;
        if (m_board) {
            word();
        }
        Q_EMIT changed();
    }
}

void BoardController::setFilter(const QString &filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        showLines();
    }
}

} // namespace serin
