// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardmodel.h"
#include "models/live/livesnapshot.h"
#include "services/core/error.h"
#include "services/gitops/drift/board.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace serin {

class EditSession;
class LiveController;
class ProjectController;
struct DriftFindings;

/// The board of the project that is open: each field of its endpoints as it stands pushed,
/// committed, in the working tree, last applied and live, and why they are not the same. It reads
/// while somebody looks, and again when live was seen to change, the files or the branch have: a
/// reading asks the service for each endpoint. Comparing and wording happen on other threads. GUI
/// thread only.
class BoardController : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Off,     ///< reason() says why nothing can be compared
        Reading, ///< for the first time
        Ready,
        Failed, ///< problem() says why; lines that were known stay
    };

    /// All must outlive it.
    BoardController(ProjectController &project, EditSession &session, LiveController &live,
                    QObject *parent = nullptr);
    ~BoardController() override;

    /// Whether somebody looks.
    void setShown(bool shown);
    void refresh();
    /// Only lines with a cause; true at first.
    void setOnlyDifferences(bool only);
    void setFilter(const QString &filter);

    [[nodiscard]] BoardModel &model() { return m_model; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString reason() const;
    /// The workspace of this computer is off.
    [[nodiscard]] bool canStartWorkspace() const;
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] bool onlyDifferences() const { return m_onlyDifferences; }
    [[nodiscard]] const QString &filter() const { return m_filter; }
    /// Lines with a cause, whatever is shown.
    [[nodiscard]] int differences() const { return m_differences; }
    /// Endpoints of which something is not known, and why: a sentence each.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }

Q_SIGNALS:
    void changed();

private:
    void onSnapshot();
    void read();
    void take(const Result<DriftFindings> &findings);
    void word();
    void showLines();
    void forget();

    ProjectController &m_project;
    LiveController &m_live;
    BoardModel m_model;
    LiveSnapshotPointer m_seen; ///< what was live when it was read last
    QTimer m_again;             ///< several changes at once are one reading
    bool m_isShown = false;
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_onlyDifferences = true;
    QString m_filter;
    Phase m_phase = Phase::Off;
    std::optional<Error> m_problem;
    std::optional<Board> m_board;   ///< as it was read last
    std::vector<BoardLine> m_lines; ///< before the filter
    QStringList m_notes;
    int m_differences = 0;
    quint64 m_request = 0; ///< of readings; older answers are dropped
    quint64 m_wording = 0; ///< of lines
};

} // namespace serin
