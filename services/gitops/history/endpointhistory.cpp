// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/history/endpointhistory.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/changes/manifestendpoints.h"
#include "services/gitops/history/historyfacts.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

constexpr qint64 mostManifestBytes = 1024 * 1024;
constexpr int firstChunk = 200; // commits; doubled, as git walks over those that are skipped
constexpr int largestChunk = 2'000;
constexpr qsizetype mostPlaces = 4; // where an endpoint's file may be looked for in a commit

/// @p folder as a part of a shell pattern.
QString patternOf(const QString &folder)
{
    QString pattern;
    for (const QChar character : folder) {
        if (QStringView(u"*?[]\\").contains(character)) {
            pattern += u'\\';
        }
        pattern += character;
    }
    return pattern;
}

bool isContent(const QByteArray &id, int mode)
{
    return mode != 0 && mode != 0160000 &&
           !std::all_of(id.begin(), id.end(), [](char digit) { return digit == '0'; });
}

QByteArray oldPath(const GitFileChange &change)
{
    return change.originalPath.isEmpty() ? change.path : change.originalPath;
}

/// A content that is to be read before a commit can be judged.
struct Wanted
{
    QByteArray path;
    QByteArray id;
};

/// Those of @p commits that concern the endpoint; what they do not say of its traffic themselves
/// is asked for in `questions`.
struct Judged
{
    std::vector<EndpointCommit> commits;
    std::vector<std::size_t> open;    ///< places in `commits`
    QList<GitContentPlace> questions; ///< `places` for each of `open`
    QList<QByteArray> places;         ///< paths, the likeliest first
};

Judged judged(const HistoryFacts &facts, const QList<GitCommit> &commits, QList<QByteArray> places)
{
    Judged found;
    for (const GitCommit &commit : commits) {
        EndpointCommit entry{commit, false, {}};
        QList<GitFileChange> changes;
        bool saysItself = false;
        bool tookAway = false;
        for (const GitFileChange &change : commit.changes) {
            const EndpointMarks now = facts.marks(change.path, change.newId);
            const EndpointMarks before = facts.marks(oldPath(change), change.oldId);
            if (!now.concerns && !before.concerns) {
                continue;
            }
            changes.append(change);
            if (now.describes && (!saysItself || change.path == places.value(0))) {
                saysItself = true;
                entry.isDescribed = true;
                entry.traffic = now.traffic;
            }
            tookAway = tookAway || (before.describes && !now.describes);
            for (const auto &[describes, path] : {std::pair(now.describes, change.path),
                                                  std::pair(before.describes, oldPath(change))}) {
                if (describes && !places.contains(path)) {
                    places.append(path);
                }
            }
        }
        if (changes.isEmpty()) {
            continue;
        }
        entry.commit.changes = changes;
        if (!saysItself && !tookAway) {
            found.open.push_back(found.commits.size());
        }
        found.commits.push_back(std::move(entry));
    }
    found.places = places.mid(0, mostPlaces);
    for (const std::size_t place : found.open) {
        for (const QByteArray &path : std::as_const(found.places)) {
            found.questions.append(GitContentPlace::at(found.commits[place].commit.id, path));
        }
    }
    return found;
}

} // namespace

class EndpointHistoryReading : public Errand<EndpointHistory>
{
public:
    EndpointHistoryReading(EndpointHistoryReader &reader, std::shared_ptr<GitRepository> repository,
                           EndpointHistoryRequest request)
        : Errand(&reader), m_reader(reader), m_repository(std::move(repository)),
          m_request(std::move(request))
    {
        const QString top = m_repository->layout().top;
        const QString prefix = top == QLatin1String("/") ? top : top + u'/';
        if (m_request.folder != top && !m_request.folder.startsWith(prefix)) {
            answer(failure(ErrorKind::Invalid,
                           QStringLiteral("the folder is outside of the repository"),
                           m_request.folder));
            return;
        }
        const QString folder = m_request.folder.mid(prefix.size());
        m_folder = QFile::encodeName(folder);
        const QString below =
            folder.isEmpty() || !isUtf8(m_folder) ? QString() : patternOf(folder) + u'/';
        m_log.patterns = {below + QStringLiteral("**/*.yml"), below + QStringLiteral("**/*.yaml")};
        m_log.from = m_request.from;
        m_log.skip = m_request.skip;
        m_log.most = firstChunk;
        if (m_request.file.startsWith(prefix)) {
            m_places = {QFile::encodeName(m_request.file.mid(prefix.size()))};
        }
        work(
            [top, name = m_request.endpoint](HistoryFacts &facts) -> Result<bool> {
                facts.setSubject(top, name);
                return true;
            },
            [this](bool) { readLog(); });
    }

private:
    /// run(), with its errors as the answer.
    template<typename T, typename Next>
    void step(const QFuture<Result<T>> &future, Next next)
    {
        run(future, [this, next](Result<T> result) mutable {
            if (result) {
                next(*std::move(result));
            } else {
                answer(failure(result.error()));
            }
        });
    }
    template<typename Work, typename Next>
    void work(Work task, Next next)
    {
        step(runAsync(&m_reader.m_pool, [facts = m_reader.m_facts, task] { return task(*facts); }),
             next);
    }

    void readLog()
    {
        step(m_repository->log(m_log), [this](QList<GitCommit> commits) {
            m_isEnd = commits.size() < m_log.most;
            m_found.looked += static_cast<int>(commits.size());
            m_log.skip += static_cast<int>(commits.size());
            m_log.most = std::min(m_log.most * 2, largestChunk);
            for (GitCommit &commit : commits) {
                commit.changes.removeIf([this](const GitFileChange &change) {
                    return !hasManifestName(change.path) ||
                           (!m_folder.isEmpty() && !change.path.startsWith(m_folder + '/'));
                });
            }
            m_commits = std::move(commits);
            findUnknown();
        });
    }

    void findUnknown()
    {
        work(
            [commits = m_commits](HistoryFacts &facts) -> Result<QList<Wanted>> {
                QList<Wanted> wanted;
                QSet<std::pair<QByteArray, QByteArray>> asked;
                const auto ask = [&](const QByteArray &path, const QByteArray &id, int mode) {
                    if (isContent(id, mode) && !facts.knows(path, id) &&
                        !asked.contains({path, id})) {
                        asked.insert({path, id});
                        wanted.append({path, id});
                    }
                };
                for (const GitCommit &commit : commits) {
                    for (const GitFileChange &change : commit.changes) {
                        ask(change.path, change.newId, change.newMode);
                        ask(oldPath(change), change.oldId, change.oldMode);
                    }
                }
                return wanted;
            },
            [this](const QList<Wanted> &wanted) { readUnknown(wanted); });
    }

    void readUnknown(const QList<Wanted> &wanted)
    {
        QList<GitContentPlace> places;
        for (const Wanted &each : wanted) {
            places.append(GitContentPlace::byId(each.id));
        }
        step(m_repository->readContents(places, mostManifestBytes),
             [this, wanted](const QList<std::optional<QByteArray>> &texts) {
                 work(
                     [wanted, texts, commits = m_commits,
                      places = m_places](HistoryFacts &facts) -> Result<Judged> {
                         for (qsizetype i = 0; i < wanted.size(); ++i) {
                             facts.add(wanted.at(i).path, wanted.at(i).id, texts.at(i));
                         }
                         return judged(facts, commits, places);
                     },
                     [this](const Judged &found) { readTraffic(found); });
             });
    }

    /// Of commits that changed a deployment only, as the endpoint's file stands in them.
    void readTraffic(const Judged &found)
    {
        m_places = found.places;
        const auto texts = m_repository->readContents(found.questions, mostManifestBytes);
        step(texts, [this, found](const QList<std::optional<QByteArray>> &contents) {
            work(
                [found, contents](HistoryFacts &facts) -> Result<std::vector<EndpointCommit>> {
                    std::vector<EndpointCommit> commits = found.commits;
                    const qsizetype width = found.places.size();
                    for (qsizetype i = 0; i < contents.size(); ++i) {
                        EndpointCommit &entry =
                            commits[found.open[static_cast<std::size_t>(i / width)]];
                        if (entry.isDescribed || !contents.at(i)) {
                            continue;
                        }
                        const EndpointMarks marks =
                            facts.marksOf(*contents.at(i), found.places.at(i % width));
                        entry.isDescribed = marks.describes;
                        entry.traffic = marks.traffic;
                    }
                    return commits;
                },
                [this](std::vector<EndpointCommit> commits) { take(std::move(commits)); });
        });
    }

    void take(std::vector<EndpointCommit> commits)
    {
        std::move(commits.begin(), commits.end(), std::back_inserter(m_found.commits));
        m_found.isEnd = m_isEnd;
        const bool isEnough =
            m_found.commits.size() >= static_cast<std::size_t>(m_request.wanted) ||
            m_found.looked >= EndpointHistoryReader::mostLooked;
        if (m_isEnd || isEnough) {
            answer(std::move(m_found));
        } else {
            readLog();
        }
    }

    EndpointHistoryReader &m_reader;
    const std::shared_ptr<GitRepository> m_repository;
    const EndpointHistoryRequest m_request;
    QByteArray m_folder; ///< below the top; empty: all
    GitLogRequest m_log;
    QList<GitCommit> m_commits; ///< that are looked at now
    QList<QByteArray> m_places; ///< where the endpoint's file is or was, the likeliest first
    EndpointHistory m_found;
    bool m_isEnd = false;
};

EndpointHistoryReader::EndpointHistoryReader(QObject *parent)
    : QObject(parent), m_facts(std::make_shared<HistoryFacts>())
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("history"));
}

EndpointHistoryReader::~EndpointHistoryReader()
{
    const QList<QObject *> readings = children();
    qDeleteAll(readings); // they use the rest
    m_pool.waitForDone();
}

QFuture<Result<EndpointHistory>>
EndpointHistoryReader::read(const std::shared_ptr<GitRepository> &repository,
                            const EndpointHistoryRequest &request)
{
    return (new EndpointHistoryReading(*this, repository, request))->future();
}

} // namespace serin
