// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/driftreader.h"

#include "services/core/async.h"
#include "services/core/errand.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/lastapplied.h"
#include "services/manifest/catalogendpoint.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// How far back a live value is looked for in commits when there is no record.
constexpr int mostCommits = 200;
constexpr std::size_t mostHistory = 20;

constexpr QLatin1String ignoredPrefix("ignored-drift:");

bool isDiffering(const Board &board)
{
    return std::any_of(board.rows.begin(), board.rows.end(),
                       [](const BoardRow &row) { return row.cause == BoardCause::Differs; });
}

} // namespace

class DriftReading : public Errand<DriftFindings>
{
public:
    DriftReading(DriftReader &reader, std::shared_ptr<GitRepository> repository,
                 const DriftRequest &request)
        : Errand(&reader), m_reader(reader), m_repository(std::move(repository)), m_request(request)
    {
        m_input.endpoints = request.endpoints;
        m_input.withForeign = request.withForeign;
        m_input.withSame = request.withSame;
        run(reader.m_services.source.readWorkingTree(m_repository),
            [this](Result<DesiredState> state) {
                // A folder that only commits have is an empty one.
                if (!state && state.error().kind == ErrorKind::NotFound && m_repository) {
                    state = DesiredState();
                }
                if (!state) {
                    answer(failure(state.error()));
                    return;
                }
                m_input.workingTree = *std::move(state);
                if (m_repository) {
                    readCommits();
                } else {
                    m_input.head = m_input.base = m_input.upstream = m_input.workingTree;
                    readApplied();
                }
            });
    }

private:
    void readCommits()
    {
        run(readTrackedCommits(m_repository, m_request.branch, this),
            [this](const Result<TrackedCommits> &commits) {
                if (!commits) {
                    answer(failure(commits.error()));
                    return;
                }
                m_commits = *commits;
                if (!m_commits.head) {
                    m_input.head = DesiredState();
                    readUpstream();
                    return;
                }
                readState(*m_commits.head, m_input.head, [this] { readUpstream(); });
            });
    }

    void readUpstream()
    {
        if (!m_commits.upstream) {
            // Nothing to push to, or nothing pushed yet: HEAD is the newest that there is.
            m_input.base = m_input.upstream = m_input.head;
            readApplied();
            return;
        }
        readState(*m_commits.upstream, m_input.upstream, [this] {
            if (!m_commits.base) {
                readApplied();
                return;
            }
            readState(*m_commits.base, m_input.base, [this] { readApplied(); });
        });
    }

    template<typename Next>
    void readState(const CommitId &commit, std::optional<DesiredState> &state, Next next)
    {
        run(m_reader.m_services.source.readCommit(m_repository, commit),
            [this, &state, next](Result<DesiredState> read) {
                if (!read) {
                    answer(failure(read.error()));
                    return;
                }
                state = *std::move(read);
                next();
            });
    }

    void readApplied()
    {
        std::vector<DesiredState> states;
        for (const auto *state :
             {&m_input.upstream, &m_input.head, &m_input.base, &m_input.workingTree}) {
            if (*state) {
                states.push_back(**state);
            }
        }
        auto &services = m_reader.m_services;
        run(readLastApplied(services.records, m_request.scope, services.source, m_repository,
                            std::move(states), this),
            [this](Result<LastAppliedByEndpoint> applied) {
                if (!applied) {
                    answer(failure(applied.error()));
                    return;
                }
                m_applied = *std::move(applied);
                readMarks();
            });
    }

    void readMarks()
    {
        run(m_reader.m_services.records.marks(m_request.scope),
            [this](const Result<QList<EndpointMark>> &marks) {
                if (!marks) {
                    answer(failure(marks.error()));
                    return;
                }
                m_input.ignored = ignoredDrifts(*marks);
                for (const EndpointMark &mark : *marks) {
                    if (mark.key == QLatin1String(rolledBackMark)) {
                        m_input.rolledBack.insert(mark.endpoint);
                    }
                }
                readLive();
            });
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList all = m_applied.keys() + m_input.rolledBack.values();
        if (m_request.withForeign) {
            all += m_request.endpoints.values();
        }
        for (const auto *state :
             {&m_input.upstream, &m_input.head, &m_input.base, &m_input.workingTree}) {
            for (const DesiredEndpointPointer &endpoint :
                 *state ? (*state)->endpoints : std::vector<DesiredEndpointPointer>()) {
                all.append(endpoint->name);
            }
        }
        all.removeIf([this](const QString &name) {
            return isPlaceholderName(name) ||
                   !(m_request.endpoints.isEmpty() || m_request.endpoints.contains(name));
        });
        all.removeDuplicates();
        return all;
    }

    void readLive()
    {
        const bool isWanted = m_request.withForeign && m_request.endpoints.isEmpty();
        const auto reading = isWanted ? m_reader.m_live.readAll() : m_reader.m_live.read(names());
        run(reading, [this](Result<LiveState> live) {
            if (!live) {
                answer(failure(live.error()));
                return;
            }
            m_input.live = *std::move(live);
            for (auto entry = m_applied.begin(); entry != m_applied.end(); ++entry) {
                const LiveEndpointPointer now = m_input.live->endpoint(entry.key());
                const QByteArray digest = now ? now->digest() : QByteArray();
                const ApplyRecord &record = entry->record;
                const bool isApplied = record.outcome == ApplyOutcome::Succeeded;
                const QStringList leftOver = record.leftOver.keys();
                m_input.applied.insert(entry.key(), {entry->endpoint,
                                                     entry->isKnown,
                                                     isApplied && digest == record.liveDigest,
                                                     {leftOver.begin(), leftOver.end()}});
            }
            makeBoards();
        });
    }

    /// On another thread: there may be thousands of endpoints.
    template<typename Next>
    void compare(Next next)
    {
        const auto work = [input = m_input]() -> Result<Board> { return makeBoard(input); };
        run(runAsync(workers(), work), [this, next](Result<Board> board) {
            if (board) {
                next(*std::move(board));
            } else {
                answer(failure(board.error()));
            }
        });
    }

    void makeBoards()
    {
        compare([this](Board board) {
            const std::optional<CommitId> newest =
                m_commits.upstream ? m_commits.upstream : m_commits.head;
            if (!isDiffering(board) || !newest || !m_repository) {
                finish(std::move(board));
            } else {
                findHistory(*newest);
            }
        });
    }

    void findHistory(const CommitId &newest)
    {
        GitLogRequest request;
        request.from = newest;
        request.most = mostCommits;
        request.withChanges = true;
        run(m_repository->log(request), [this](const Result<QList<GitCommit>> &log) {
            if (!log) {
                answer(failure(log.error()));
                return;
            }
            // A state is another one only before a commit that changed a manifest.
            bool changed = false;
            for (const GitCommit &commit : *log) {
                if (changed && m_history.size() < mostHistory) {
                    m_history.push_back(commit.id);
                }
                changed = changesManifests(commit);
            }
            readHistory();
        });
    }

    [[nodiscard]] static bool changesManifests(const GitCommit &commit)
    {
        if (commit.parents.size() > 1) {
            return true;
        }
        return std::any_of(commit.changes.begin(), commit.changes.end(),
                           [](const GitFileChange &change) {
                               const QByteArray path = change.path.toLower();
                               return path.endsWith(".yml") || path.endsWith(".yaml");
                           });
    }

    void readHistory()
    {
        if (m_input.history.size() == m_history.size()) {
            compare([this](Board board) { finish(std::move(board)); });
            return;
        }
        run(m_reader.m_services.source.readCommit(m_repository, m_history[m_input.history.size()]),
            [this](Result<DesiredState> state) {
                if (!state) {
                    answer(failure(state.error()));
                    return;
                }
                m_input.history.push_back(*std::move(state));
                readHistory();
            });
    }

    void finish(Board board)
    {
        answer(DriftFindings{std::move(board), m_commits, *m_input.workingTree, *m_input.live});
    }

    DriftReader &m_reader;
    const std::shared_ptr<GitRepository> m_repository;
    const DriftRequest m_request;
    BoardInput m_input;
    TrackedCommits m_commits;
    LastAppliedByEndpoint m_applied;
    std::vector<CommitId> m_history;
};

DriftReader::DriftReader(Services services, QObject *parent)
    : QObject(parent), m_services(services), m_live(services.plane)
{}

QFuture<Result<DriftFindings>> DriftReader::read(const std::shared_ptr<GitRepository> &repository,
                                                 const DriftRequest &request)
{
    return (new DriftReading(*this, repository, request))->future();
}

QFuture<Result<void>> ignoreDrift(ApplyRecords &records, const ApplyScope &scope,
                                  const BoardRow &row)
{
    const QString key = ignoredPrefix + row.deployment + u'/' + row.field;
    return records.setMark(
        scope, row.endpoint, key,
        QJsonObject{{QStringLiteral("deployment"), row.deployment},
                    {QStringLiteral("field"), row.field},
                    {QStringLiteral("liveDigest"),
                     QString::fromLatin1(boardDigest(row.values.live).toHex())}});
}

std::vector<IgnoredDrift> ignoredDrifts(const QList<EndpointMark> &marks)
{
    std::vector<IgnoredDrift> ignored;
    for (const EndpointMark &mark : marks) {
        if (mark.key.startsWith(ignoredPrefix)) {
            const auto text = [&](const char *key) {
                return mark.value.value(QLatin1String(key)).toString();
            };
            ignored.push_back({mark.endpoint, text("deployment"), text("field"),
                               QByteArray::fromHex(text("liveDigest").toLatin1())});
        }
    }
    return ignored;
}

} // namespace serin
