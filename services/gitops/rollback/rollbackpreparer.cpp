// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/rollbackpreparer.h"

#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/rollback/rollbackfiles.h"
#include "services/gitops/specdifference.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// Records that are looked through for a commit.
constexpr int mostRecords = 1'000;

QMap<QString, int> sharesIn(const QJsonObject &json)
{
    QMap<QString, int> shares;
    for (auto share = json.begin(); share != json.end(); ++share) {
        shares.insert(share.key(), share.value().toInt());
    }
    return sharesOf(shares);
}

bool isUsable(const DesiredEndpointPointer &endpoint)
{
    return endpoint && endpoint->undecided.isEmpty() && endpoint->problems.empty();
}

} // namespace

class RollbackPreparation : public Errand<RollbackPlan>
{
public:
    RollbackPreparation(RollbackPreparer &preparer, std::shared_ptr<GitRepository> repository,
                        const RollbackRequest &request)
        : Errand(&preparer), m_services(preparer.m_services), m_live(preparer.m_live),
          m_repository(std::move(repository)), m_request(request)
    {
        m_plan.scope = request.scope;
        m_plan.endpoint = request.endpoint;
        step(m_services.records.marks(request.scope), [this](const QList<EndpointMark> &marks) {
            for (const EndpointMark &mark : marks) {
                if (mark.key == QLatin1String(rolledBackMark) ||
                    mark.key == QLatin1String(rollingBackMark)) {
                    m_marks.append(mark);
                }
            }
            chooseEndpoint();
        });
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
    /// run(), where an error only keeps Git from following.
    template<typename T, typename Next>
    void gitStep(const QFuture<Result<T>> &future, Next next)
    {
        run(future, [this, next](Result<T> result) mutable {
            if (result) {
                next(*std::move(result));
            } else if (result.error().kind == ErrorKind::Cancelled) {
                answer(failure(result.error()));
            } else {
                giveUpGit(result.error());
            }
        });
    }

    void chooseEndpoint()
    {
        if (m_plan.endpoint.isEmpty() && !m_marks.isEmpty()) {
            const QString first = m_marks.constFirst().endpoint;
            const bool isOne = std::all_of(m_marks.begin(), m_marks.end(), [&](const auto &each) {
                return each.endpoint == first;
            });
            m_plan.endpoint = isOne ? first : QString();
        }
        if (!m_plan.endpoint.isEmpty()) {
            readLive();
            return;
        }
        step(m_services.records.lastApplied(m_request.scope),
             [this](const QHash<QString, ApplyRecord> &applied) {
                 QStringList names;
                 for (const ApplyRecord &record : applied) {
                     if (record.outcome == ApplyOutcome::Succeeded &&
                         !record.desiredDigest.isEmpty()) {
                         names.append(record.endpoint);
                     }
                 }
                 names.sort();
                 if (names.isEmpty()) {
                     answer(failure(ErrorKind::NotFound,
                                    QStringLiteral("nothing was applied here yet, so that there "
                                                   "is nothing to go back to"),
                                    {}, QStringLiteral("name the endpoint and a commit")));
                 } else if (names.size() > 1) {
                     answer(failure(ErrorKind::Invalid,
                                    QStringLiteral("there are several endpoints: %1")
                                        .arg(names.join(QStringLiteral(", "))),
                                    {}, QStringLiteral("say which one with --endpoint")));
                 } else {
                     m_plan.endpoint = names.constFirst();
                     readLive();
                 }
             });
    }

    void readLive()
    {
        const Result<EndpointName> name = EndpointName::fromString(m_plan.endpoint);
        if (!name) {
            answer(failure(name.error()));
            return;
        }
        step(m_live.readOne(*name), [this](const LiveEndpointPointer &live) {
            m_now = live;
            if (live) {
                m_plan.before = sharesOf(live->endpoint().traffic);
                m_plan.mirrored = sharesOf(live->endpoint().mirrorTraffic);
            }
            step(m_services.records.history(m_request.scope, m_plan.endpoint, mostRecords),
                 [this](const QList<ApplyRecord> &records) {
                     m_records = records;
                     m_plan.newestRecord = records.isEmpty() ? 0 : records.constFirst().id;
                     if (m_request.to.isEmpty()) {
                         chooseRecord();
                     } else {
                         resolve();
                     }
                 });
        });
    }

    void resolve()
    {
        if (!m_repository) {
            answer(failure(ErrorKind::Invalid, QStringLiteral("there is no Git repository here"),
                           m_services.source.folder(),
                           QStringLiteral("leave the commit out to go by the records")));
            return;
        }
        step(m_repository->resolve(m_request.to), [this](const CommitId &commit) {
            if (const EndpointMark *const mark = currentMark();
                mark && mark->value.value(QLatin1String("commit")) == commit.toString()) {
                resume(mark->value);
                return;
            }
            m_plan.commit = commit;
            for (const ApplyRecord &record : std::as_const(m_records)) {
                if (record.commit == commit.toString() && record.isHealthy) {
                    takeRecord(record);
                    break;
                }
            }
            readCommits(); // without a record the manifests say the split
        });
    }

    void chooseRecord()
    {
        if (const EndpointMark *const mark = currentMark()) {
            resume(mark->value);
        } else {
            chooseFrom();
        }
    }

    /// Of a rollback that is not done; nullptr: there is none to go on with.
    [[nodiscard]] const EndpointMark *currentMark() const
    {
        const auto mark =
            std::find_if(m_marks.begin(), m_marks.end(), [this](const EndpointMark &each) {
                return each.endpoint == m_plan.endpoint && isCurrent(each);
            });
        return mark == m_marks.end() ? nullptr : &*mark;
    }

    /// Whether nothing was applied since that would make going on a step back.
    [[nodiscard]] bool isCurrent(const EndpointMark &mark) const
    {
        const qint64 newest = mark.value.value(QLatin1String("newest")).toInteger();
        return std::none_of(m_records.begin(), m_records.end(), [newest](const ApplyRecord &each) {
            return each.id > newest && each.outcome == ApplyOutcome::Succeeded;
        });
    }

    void resume(const QJsonObject &value)
    {
        m_plan.resumes = true;
        m_plan.record = value.value(QLatin1String("record")).toInteger();
        m_plan.newestRecord = value.value(QLatin1String("newest")).toInteger();
        m_plan.commit =
            CommitId::fromHex(value.value(QLatin1String("commit")).toString().toLatin1());
        takeSplit(sharesIn(value.value(QLatin1String("traffic")).toObject()));
        readCommits();
    }

    /// The newest healthy one from before what is live now, of another commit. A state that was
    /// live before counts as it was then: a rollback that is run twice by mistake must not bring
    /// back what it undid.
    void chooseFrom()
    {
        qsizetype from = 0;
        QSet<QString> now; // the commits that made live as it is
        for (qsizetype i = 0; i < m_records.size(); ++i) {
            const ApplyRecord &record = m_records.at(i);
            if (m_now && record.isEnded() && record.liveDigest == m_now->digest()) {
                from = i + 1;
                now.insert(record.commit);
            }
        }
        for (const ApplyRecord &record : m_records.mid(from)) {
            const bool cutsOff = sharesOf(record.traffic).isEmpty() && !m_plan.before.isEmpty();
            if (record.isHealthy && !cutsOff && !record.commit.isEmpty() &&
                !now.contains(record.commit)) {
                m_plan.commit = CommitId::fromHex(record.commit.toLatin1());
                takeRecord(record);
                readCommits();
                return;
            }
        }
        if (!m_now && m_records.isEmpty()) {
            answer(failure(ErrorKind::NotFound,
                           QStringLiteral("%1 is not live and was never applied from here")
                               .arg(m_plan.endpoint),
                           {}, QStringLiteral("name an endpoint that was")));
            return;
        }
        answer(failure(ErrorKind::NotFound,
                       QStringLiteral("no healthy apply of %1 from before what is live now is on "
                                      "record")
                           .arg(m_plan.endpoint),
                       {}, QStringLiteral("name a commit with --to")));
    }

    void takeRecord(const ApplyRecord &record)
    {
        m_plan.record = record.id;
        m_plan.appliedAt = record.endedAt;
        takeSplit(sharesOf(record.traffic));
    }

    void takeSplit(const QMap<QString, int> &shares)
    {
        m_hasSplit = true;
        m_plan.after = shares;
        m_plan.lost = lostDeployments(shares, m_now.get());
    }

    void giveUpGit(const Error &error)
    {
        if (!m_hasSplit) {
            answer(failure(error));
            return;
        }
        m_plan.gitTrouble = error;
        m_plan.restored.clear();
        m_plan.shared.clear();
        answer(m_plan);
    }

    void readCommits()
    {
        if (!m_repository || !m_plan.commit) {
            giveUpGit({ErrorKind::NotFound,
                       QStringLiteral("there is no Git repository here"),
                       m_services.source.folder(),
                       {}});
            return;
        }
        gitStep(readTrackedCommits(m_repository, m_request.branch, this),
                [this](const TrackedCommits &commits) {
                    m_plan.commits = commits;
                    if (const std::optional<Error> trouble = whyNoCommit()) {
                        m_trouble = trouble;
                    }
                    readThen();
                });
    }

    /// Why no commit can be made on the project's branch.
    [[nodiscard]] std::optional<Error> whyNoCommit() const
    {
        const TrackedCommits &commits = m_plan.commits;
        const QString again = QStringLiteral("then run the rollback again");
        if (commits.operation != GitState::Operation::None) {
            return Error{ErrorKind::Conflict,
                         QStringLiteral("%1 is in progress").arg(operationWords(commits.operation)),
                         {},
                         QStringLiteral("finish or abort it, %1").arg(again)};
        }
        if (commits.branch.isEmpty()) {
            return Error{ErrorKind::Conflict,
                         QStringLiteral("no branch is checked out"),
                         {},
                         QStringLiteral("switch to a branch, %1").arg(again)};
        }
        if (!m_request.branch.isEmpty() && commits.branch != m_request.branch) {
            const QString branch = shownPath(m_request.branch);
            return Error{ErrorKind::Conflict,
                         QStringLiteral("%1 is checked out, and the project follows %2")
                             .arg(shownPath(commits.branch), branch),
                         {},
                         QStringLiteral("switch to %1, %2").arg(branch, again)};
        }
        if (!commits.head) {
            return Error{ErrorKind::NotFound, QStringLiteral("there is no commit yet"), {}, {}};
        }
        return std::nullopt;
    }

    void readThen()
    {
        gitStep(m_services.source.readCommit(m_repository, *m_plan.commit),
                [this](const DesiredState &state) {
                    m_then = state.endpoint(m_plan.endpoint);
                    if (!isUsable(m_then)) {
                        refuseCommit();
                        return;
                    }
                    if (!m_hasSplit) {
                        const auto &reading = m_then->endpoint;
                        if (!reading || !reading->spec || !reading->spec->traffic) {
                            refuseCommit();
                            return;
                        }
                        takeSplit(sharesOf(*reading->spec->traffic));
                    }
                    if (m_trouble) {
                        giveUpGit(*m_trouble);
                        return;
                    }
                    gitStep(m_services.source.readCommit(m_repository, *m_plan.commits.head),
                            [this](const DesiredState &now) { collectFiles(now); });
                });
    }

    void refuseCommit()
    {
        const QString commit = m_plan.commit->shortForm();
        QString why = QStringLiteral("has no manifest of it");
        if (m_then && !m_then->undecided.isEmpty()) {
            why = QStringLiteral("is not decided: %1").arg(m_then->undecided);
        } else if (m_then && !m_then->problems.empty()) {
            why = QStringLiteral("cannot be read: %1").arg(m_then->problems.front().toLine());
        } else if (m_then) {
            why = QStringLiteral("says nothing about traffic, and no healthy apply of it is on "
                                 "record");
        }
        giveUpGit({ErrorKind::Invalid,
                   QStringLiteral("%1 cannot go back to commit %2, which %3")
                       .arg(m_plan.endpoint, commit, why),
                   {},
                   QStringLiteral("choose another commit with --to")});
    }

    void collectFiles(const DesiredState &now)
    {
        gitStep(readRollbackFiles(m_repository,
                                  {m_services.source.folder(), *m_plan.commits.head, *m_plan.commit,
                                   m_plan.endpoint, now, m_then},
                                  this),
                [this](RollbackFiles files) {
                    m_plan.restored = std::move(files.restored);
                    m_plan.shared = std::move(files.shared);
                    m_plan.assets = std::move(files.assets);
                    m_plan.undoes = std::move(files.undoes);
                    answer(m_plan);
                });
    }

    const RollbackPreparer::Services m_services;
    LiveStateReader &m_live;
    const std::shared_ptr<GitRepository> m_repository;
    const RollbackRequest m_request;
    RollbackPlan m_plan;
    QList<EndpointMark> m_marks;
    QList<ApplyRecord> m_records; ///< of the endpoint, the newest first
    LiveEndpointPointer m_now;
    bool m_hasSplit = false;
    std::optional<Error> m_trouble;
    DesiredEndpointPointer m_then;
};

RollbackPreparer::RollbackPreparer(Services services, QObject *parent)
    : QObject(parent), m_services(services), m_live(services.plane)
{}

QFuture<Result<RollbackPlan>>
RollbackPreparer::prepare(const std::shared_ptr<GitRepository> &repository,
                          const RollbackRequest &request)
{
    return (new RollbackPreparation(*this, repository, request))->future();
}

} // namespace serin
