// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/endpointhistorymodel.h"
#include "services/core/error.h"
#include "services/gitops/history/endpointhistory.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class EditSession;
class EndpointController;
class GitRepository;
class ProjectController;
struct GitStatus;

/// The history of the selected endpoint: the commits that changed its manifests, the applies beside
/// them, what is not committed and not pushed. It reads while somebody looks, a part at a time, and
/// again when the branch or the files have changed. GUI thread only.
class HistoryController : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Nothing,      ///< no endpoint is selected
        NoRepository, ///< problem() says why
        NeedsTrust,   ///< the repository's question has to be answered first
        Reading,      ///< for the first time
        Ready,
        Failed, ///< problem() says why
    };

    /// Lines that are read at once.
    static constexpr int part = 100;

    /// All must outlive it.
    HistoryController(ProjectController &project, EndpointController &endpoint,
                      EditSession &session, QObject *parent = nullptr);
    ~HistoryController() override;

    /// Whether somebody looks.
    void setShown(bool shown);
    /// Reads again; what is shown stays until then.
    void refresh();
    /// The next part, when there is one and nothing is being read.
    void loadMore();

    [[nodiscard]] EndpointHistoryModel &model() { return m_model; }
    [[nodiscard]] const EndpointHistoryModel &model() const { return m_model; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] bool hasMore() const { return m_phase == Phase::Ready && !m_isEnd; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// Commits of the folder's manifests that were looked at.
    [[nodiscard]] int looked() const { return m_looked; }
    /// Of the endpoint that the rest is about.
    [[nodiscard]] const QString &endpoint() const { return m_name; }
    /// Whether files describe it now.
    [[nodiscard]] bool hasFiles() const;
    /// What only a second look can tell, for instance that the records cannot be read; may be
    /// empty.
    /// Whether it could be asked what was applied: that is known of a workspace that can be asked.
    [[nodiscard]] bool knowsApplies() const { return m_knowsApplies; }
    [[nodiscard]] const std::optional<Error> &recordsProblem() const { return m_recordsProblem; }
    /// All files, in the repository, that describe the endpoint now or did in the lines that are
    /// loaded.
    [[nodiscard]] QList<QByteArray> paths() const;

Q_SIGNALS:
    void changed();

private:
    struct Reading;

    void onSelected();
    void onProject();
    void read(bool isMore);
    void readPart(const std::shared_ptr<Reading> &reading);
    void readUnpushed(const std::shared_ptr<Reading> &reading);
    void readStatus(const std::shared_ptr<Reading> &reading);
    void readRecords(const std::shared_ptr<Reading> &reading);
    void finish(const std::shared_ptr<Reading> &reading);
    void finishMore(const std::shared_ptr<Reading> &reading);
    void readIfStale();
    void fail(const Error &error);
    void setPhase(Phase phase, const std::optional<Error> &problem = {});
    void clear();
    void showRows();
    void addRows(std::vector<HistoryRow> &rows, std::size_t from);
    [[nodiscard]] HistoryRow rowOf(const EndpointCommit &entry) const;
    [[nodiscard]] QString mainFile() const;
    [[nodiscard]] QList<QByteArray> currentPaths() const;
    /// Calls @p next with the answer, unless another reading has begun by then.
    template<typename T, typename Next>
    void ask(const QFuture<Result<T>> &future, Next next);

    ProjectController &m_project;
    EndpointController &m_endpoint;
    EditSession &m_session;
    EndpointHistoryReader m_reader;
    EndpointHistoryModel m_model;
    QString m_name;
    QString m_place; ///< checkout and folder
    bool m_isShown = false;
    bool m_isReading = false;
    bool m_isStale = true; ///< to be read when somebody looks, or when the reading has ended
    Phase m_phase = Phase::Nothing;
    std::optional<Error> m_problem;
    std::optional<Error> m_recordsProblem;
    bool m_knowsApplies = true;
    std::vector<EndpointCommit> m_commits;
    std::optional<CommitId> m_head; ///< that `m_commits` begin at
    int m_looked = 0;
    bool m_isEnd = false;
    QSet<CommitId> m_unpushed;
    bool m_areAllUnpushed = false;
    bool m_hasUncommitted = false;
    std::vector<HistoryApply> m_applies;                 ///< the newest first
    QHash<QString, std::vector<HistoryApply>> m_applied; ///< by commit
    std::vector<HistoryApply> m_others; ///< whose commits are not among `m_commits`
    std::size_t m_placed = 0;           ///< of these, how many have a row
    quint64 m_request = 0;
};

} // namespace serin
