// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historycontroller.h"

#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"
#include "models/traffic/endpointcontroller.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/storage/applyrecords.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr int mostApplies = 1'000;
constexpr int largestPart = 500; // lines that are shown at once without a stall
constexpr int mostUnpushed = 5'000;

/// Nothing when a share is no whole number: the split is not known then.
std::optional<HistoryShares> sharesOf(const TrafficEntries &entries)
{
    HistoryShares shares;
    for (const TrafficEntry &entry : entries) {
        if (!entry.percent) {
            return std::nullopt;
        }
        shares.append({entry.deployment, *entry.percent});
    }
    return shares;
}

HistoryApply applyOf(const ApplyRecord &record)
{
    HistoryApply apply;
    apply.id = record.id;
    apply.commit = record.commit;
    apply.outcome = record.outcome;
    apply.begunAt = record.begunAt;
    apply.by = record.appliedBy;
    apply.message = record.message;
    apply.isHealthy = record.isHealthy;
    for (auto share = record.traffic.begin(); share != record.traffic.end(); ++share) {
        apply.shares.append({share.key(), share.value()});
    }
    return apply;
}

HistoryRow rowOfApply(const HistoryApply &apply)
{
    HistoryRow row;
    row.kind = HistoryRow::Kind::Apply;
    row.key = QStringLiteral("apply:%1").arg(apply.id);
    row.commit = CommitId::fromHex(apply.commit.toLatin1());
    row.author = apply.by;
    row.time = apply.begunAt;
    row.isDescribed = true;
    row.saysTraffic = !apply.shares.isEmpty();
    row.shares = apply.shares;
    row.applies = {apply};
    return row;
}

} // namespace

/// What one reading has found so far; nothing of it is shown before it is whole.
struct HistoryController::Reading
{
    std::shared_ptr<GitRepository> repository;
    bool isMore = false;
    std::optional<CommitId> head;
    EndpointHistory found;
    QSet<CommitId> unpushed;
    bool areAllUnpushed = false;
    bool hasUncommitted = false;
};

HistoryController::HistoryController(ProjectController &project, EndpointController &endpoint,
                                     EditSession &session, QObject *parent)
    : QObject(parent), m_project(project), m_endpoint(endpoint), m_session(session)
{
    connect(&endpoint, &EndpointController::stateChanged, this, &HistoryController::onSelected);
    connect(&project, &ProjectController::changed, this, &HistoryController::onProject);
    connect(&project, &ProjectController::enginesChanged, this, &HistoryController::refresh);
    connect(&project, &ProjectController::commitsChanged, this, &HistoryController::refresh);
    connect(&session, &EditSession::settled, this, &HistoryController::refresh);
}

HistoryController::~HistoryController() = default;

template<typename T, typename Next>
void HistoryController::ask(const QFuture<Result<T>> &future, Next next)
{
    deliver(future, this, [this, next, number = m_request](Result<T> answer) {
        if (number == m_request) {
            next(std::move(answer));
        }
    });
}

void HistoryController::setShown(bool shown)
{
    if (shown == m_isShown) {
        return;
    }
    m_isShown = shown;
    if (shown && m_isStale && !m_isReading) {
        read(false);
    }
}

void HistoryController::onSelected()
{
    if (m_endpoint.state().name != m_name) {
        m_name = m_endpoint.state().name;
        clear();
        refresh();
    }
}

void HistoryController::onProject()
{
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    const QString place = repository && m_project.source()
                              ? repository->layout().top + u'\n' + m_project.source()->folder()
                              : QString();
    if (place != m_place) {
        m_place = place;
        clear();
    }
    refresh();
}

void HistoryController::clear()
{
    ++m_request;
    m_isReading = false;
    m_isStale = true;
    m_commits.clear();
    m_applies.clear();
    m_head.reset();
    m_looked = 0;
    m_isEnd = false;
    m_unpushed.clear();
    m_areAllUnpushed = false;
    m_hasUncommitted = false;
    m_recordsProblem.reset();
    m_model.setRows({});
    setPhase(Phase::Nothing);
}

void HistoryController::setPhase(Phase phase, const std::optional<Error> &problem)
{
    m_phase = phase;
    m_problem = problem;
    Q_EMIT changed();
}

void HistoryController::refresh()
{
    m_isStale = true;
    if (m_isShown && !m_isReading) {
        read(false);
    }
}

void HistoryController::loadMore()
{
    if (hasMore() && !m_isReading && !m_isStale) {
        read(true);
    }
}

bool HistoryController::hasFiles() const
{
    return !m_endpoint.state().files.empty();
}

QString HistoryController::mainFile() const
{
    const EndpointState &state = m_endpoint.state();
    return !state.trafficPath.isEmpty() ? state.trafficPath
           : state.files.empty()        ? QString()
                                        : state.files.front().path;
}

QList<QByteArray> HistoryController::currentPaths() const
{
    QList<QByteArray> paths;
    if (!m_project.repository()) {
        return paths;
    }
    const QString prefix = m_project.repository()->layout().top + u'/';
    for (const EndpointFile &file : m_endpoint.state().files) {
        const ManifestBuffer *const buffer = m_session.buffer(file.path);
        const QString path = buffer ? buffer->path() : file.path;
        if (path.startsWith(prefix) &&
            !paths.contains(QFile::encodeName(path.mid(prefix.size())))) {
            paths.append(QFile::encodeName(path.mid(prefix.size())));
        }
    }
    return paths;
}

QList<QByteArray> HistoryController::paths() const
{
    QList<QByteArray> paths = currentPaths();
    QSet<QByteArray> known(paths.begin(), paths.end());
    for (const EndpointCommit &commit : m_commits) {
        for (const GitFileChange &change : commit.commit.changes) {
            for (const QByteArray &path : {change.path, change.originalPath}) {
                if (!path.isEmpty() && !known.contains(path)) {
                    known.insert(path);
                    paths.append(path);
                }
            }
        }
    }
    return paths;
}

void HistoryController::read(bool isMore)
{
    m_isStale = false;
    ++m_request;
    m_isReading = false;
    if (m_project.phase() == ProjectController::Phase::Opening) {
        m_isStale = true; // what is shown stays until it is known
        return;
    }
    if (m_name.isEmpty() || m_project.phase() != ProjectController::Phase::Ready) {
        m_model.setRows({});
        setPhase(Phase::Nothing);
        return;
    }
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    if (!repository || !m_project.source()) {
        m_model.setRows({});
        setPhase(Phase::NoRepository, m_project.gitProblem());
        return;
    }
    if (m_project.trustQuestion().concernsReading()) {
        m_model.setRows({});
        setPhase(Phase::NeedsTrust);
        return;
    }
    m_isReading = true;
    setPhase(m_phase == Phase::Ready ? Phase::Ready : Phase::Reading);
    auto reading = std::make_shared<Reading>();
    reading->repository = repository;
    reading->isMore = isMore;
    if (isMore) {
        reading->head = m_head;
        readPart(reading);
        return;
    }
    ask(repository->state(), [this, reading](const Result<GitState> &state) {
        if (!state) {
            fail(state.error());
            return;
        }
        reading->head = state->head;
        if (state->head) {
            readPart(reading);
        } else {
            reading->found.isEnd = true;
            readStatus(reading);
        }
    });
}

void HistoryController::readPart(const std::shared_ptr<Reading> &reading)
{
    EndpointHistoryRequest request;
    request.folder = m_project.source()->folder();
    request.endpoint = m_name;
    request.file = mainFile();
    request.from = reading->head;
    request.skip = reading->isMore ? m_looked : 0;
    // The further somebody goes, the more at once: git walks over what is skipped each time.
    const auto loaded = static_cast<int>(m_commits.size());
    request.wanted =
        reading->isMore ? std::clamp(loaded / 2, part, largestPart) : std::max(part, loaded);
    ask(m_reader.read(reading->repository, request),
        [this, reading](Result<EndpointHistory> found) {
            if (!found) {
                fail(found.error());
                return;
            }
            reading->found = *std::move(found);
            if (reading->isMore) {
                finishMore(reading); // the rest is as it was read at the beginning
            } else {
                readUnpushed(reading);
            }
        });
}

void HistoryController::readUnpushed(const std::shared_ptr<Reading> &reading)
{
    const std::optional<TrackedCommits> &commits = m_project.commits();
    // Where there is nothing to push to, nothing waits for it.
    reading->areAllUnpushed = commits && !commits->upstreamName.isEmpty() && !commits->upstream;
    if (!commits || !commits->upstream || commits->head != reading->head || commits->ahead == 0) {
        readStatus(reading);
        return;
    }
    GitLogRequest request;
    request.from = reading->head;
    request.until = commits->upstream;
    request.most = mostUnpushed;
    ask(reading->repository->log(request), [this, reading](const Result<QList<GitCommit>> &log) {
        if (log) {
            for (const GitCommit &commit : *log) {
                reading->unpushed.insert(commit.id);
            }
        }
        readStatus(reading);
    });
}

void HistoryController::readStatus(const std::shared_ptr<Reading> &reading)
{
    GitStatusRequest request;
    request.paths = paths();
    for (const EndpointCommit &commit : reading->found.commits) {
        for (const GitFileChange &change : commit.commit.changes) {
            if (!request.paths.contains(change.path)) {
                request.paths.append(change.path);
            }
        }
    }
    if (request.paths.isEmpty()) {
        readRecords(reading);
        return;
    }
    ask(reading->repository->status(request), [this, reading](const Result<GitStatus> &status) {
        reading->hasUncommitted = status && !status->isClean();
        readRecords(reading);
    });
}

void HistoryController::readRecords(const std::shared_ptr<Reading> &reading)
{
    const ApplyScope scope = m_project.scope();
    m_knowsApplies = !scope.workspace.isEmpty();
    if (!m_knowsApplies) {
        finish(reading);
        return;
    }
    ask(m_project.engines().records.history(scope, m_name, mostApplies),
        [this, reading](const Result<QList<ApplyRecord>> &records) {
            m_recordsProblem.reset();
            if (records) {
                m_applies.clear();
                for (const ApplyRecord &record : *records) {
                    m_applies.push_back(applyOf(record));
                }
            } else {
                m_recordsProblem = records.error();
            }
            finish(reading);
        });
}

void HistoryController::fail(const Error &error)
{
    m_isReading = false;
    setPhase(Phase::Failed, error);
    readIfStale(); // what made it fail may be what has changed meanwhile
}

void HistoryController::finish(const std::shared_ptr<Reading> &reading)
{
    m_head = reading->head;
    m_unpushed = reading->unpushed;
    m_areAllUnpushed = reading->areAllUnpushed;
    m_hasUncommitted = reading->hasUncommitted;
    m_looked = reading->found.looked;
    m_isEnd = reading->found.isEnd;
    m_commits = std::move(reading->found.commits);
    m_isReading = false;
    showRows();
    setPhase(Phase::Ready);
    readIfStale();
}

void HistoryController::finishMore(const std::shared_ptr<Reading> &reading)
{
    const std::size_t before = m_commits.size();
    m_looked += reading->found.looked;
    m_isEnd = reading->found.isEnd;
    std::move(reading->found.commits.begin(), reading->found.commits.end(),
              std::back_inserter(m_commits));
    m_isReading = false;
    // An apply stands alone until its commit is there.
    const bool isKnown = std::any_of(m_commits.begin() + static_cast<std::ptrdiff_t>(before),
                                     m_commits.end(), [this](const EndpointCommit &commit) {
                                         return m_applied.contains(commit.commit.id.toString());
                                     });
    if (isKnown) {
        showRows();
    } else {
        std::vector<HistoryRow> rows;
        addRows(rows, before);
        m_model.append(std::move(rows));
    }
    setPhase(Phase::Ready);
    readIfStale();
}

void HistoryController::readIfStale()
{
    if (m_isStale && m_isShown) {
        read(false);
    }
}

HistoryRow HistoryController::rowOf(const EndpointCommit &entry) const
{
    const GitCommit &commit = entry.commit;
    HistoryRow row;
    row.key = commit.id.toString();
    row.commit = commit.id;
    if (!commit.parents.isEmpty()) {
        row.parent = commit.parents.first();
    }
    row.isMerge = commit.parents.size() > 1;
    row.subject = commit.subject;
    row.message = commit.message;
    row.author = commit.author.name;
    row.email = commit.author.email;
    row.time = commit.committed;
    row.isDescribed = entry.isDescribed;
    const std::optional<HistoryShares> shares =
        entry.traffic ? sharesOf(*entry.traffic) : std::nullopt;
    row.saysTraffic = shares.has_value();
    row.shares = shares.value_or(HistoryShares());
    row.isUnpushed = m_areAllUnpushed || m_unpushed.contains(commit.id);
    row.isHead = m_head == commit.id;
    row.changes = commit.changes;
    return row;
}

void HistoryController::showRows()
{
    std::vector<HistoryRow> rows;
    if (m_hasUncommitted) {
        HistoryRow row;
        row.kind = HistoryRow::Kind::WorkingTree;
        row.key = QStringLiteral("working-tree");
        row.isDescribed = hasFiles();
        const TrafficSplit &split = m_endpoint.state().split;
        row.saysTraffic = row.isDescribed && split.hasTraffic();
        for (const TrafficShare &share : split.shares()) {
            row.shares.append({share.deployment.toString(), share.percent.value()});
        }
        rows.push_back(row);
    }
    QSet<QString> listed;
    for (const EndpointCommit &commit : m_commits) {
        listed.insert(commit.commit.id.toString());
    }
    m_applied.clear();
    m_others.clear();
    for (const HistoryApply &apply : m_applies) {
        m_applied[apply.commit].push_back(apply);
        if (!listed.contains(apply.commit)) {
            m_others.push_back(apply);
        }
    }
    m_placed = 0;
    addRows(rows, 0);
    m_model.setRows(std::move(rows));
}

/// Those of the commits from @p from on, with the applies that stand alone between them.
void HistoryController::addRows(std::vector<HistoryRow> &rows, std::size_t from)
{
    for (std::size_t i = from; i < m_commits.size(); ++i) {
        HistoryRow row = rowOf(m_commits[i]);
        for (; m_placed < m_others.size() && m_others[m_placed].begunAt >= row.time; ++m_placed) {
            rows.push_back(rowOfApply(m_others[m_placed]));
        }
        row.applies = m_applied.value(row.key);
        rows.push_back(std::move(row));
    }
    if (m_isEnd) { // else there may be commits in between
        for (; m_placed < m_others.size(); ++m_placed) {
            rows.push_back(rowOfApply(m_others[m_placed]));
        }
    }
}

} // namespace serin
