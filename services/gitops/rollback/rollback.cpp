// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/rollback.h"

#include "services/core/errand.h"
#include "services/core/gather.h"
#include "services/core/systemclock.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/endpointplanner.h"
#include "services/gitops/specdifference.h"

#include <QFile>
#include <QPointer>

#include <utility>

namespace serin {

namespace {

QString trafficTrailer(const QMap<QString, int> &shares)
{
    QStringList parts;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        parts.append(QStringLiteral("%1=%2").arg(share.key()).arg(share.value()));
    }
    return parts.join(u' ');
}

Error pushTrouble(const GitPushed &pushed)
{
    const QString again = QStringLiteral("then run the rollback again");
    const QString where = pushed.words.simplified();
    const QString remote = shownPath(pushed.remote);
    switch (pushed.outcome) {
    case GitPushed::Outcome::RejectedBehind:
        return {ErrorKind::Conflict, QStringLiteral("%1 has commits that are not here").arg(remote),
                where, QStringLiteral("git pull --rebase, %1").arg(again)};
    case GitPushed::Outcome::NotAuthorized:
        return {ErrorKind::Unauthorized, QStringLiteral("%1 refuses the push").arg(remote), where,
                QStringLiteral("sign in to the remote, %1").arg(again)};
    case GitPushed::Outcome::RemoteUnavailable:
        return {ErrorKind::Unavailable, QStringLiteral("%1 cannot be reached").arg(remote), where,
                QStringLiteral("when it is back, run the rollback again")};
    case GitPushed::Outcome::RejectedByHook:
    case GitPushed::Outcome::RejectedByRemote:
        return {ErrorKind::Invalid, QStringLiteral("a hook or rule refuses the push"), where,
                QStringLiteral("see to it, %1").arg(again)};
    case GitPushed::Outcome::Done:
    case GitPushed::Outcome::UpToDate:
        break;
    }
    return {ErrorKind::Internal, QStringLiteral("the push ended strangely"), where, again};
}

} // namespace

class RollbackRun : public Errand<RollbackReport>
{
public:
    RollbackRun(Rollback *parent, const Rollback::Services &services, RollbackPlan plan,
                std::shared_ptr<GitRepository> repository, const PlanOptions &options, bool push,
                RollbackWatch watch)
        : Errand(parent), m_services(services), m_plan(std::move(plan)),
          m_repository(std::move(repository)), m_options(options), m_push(push),
          m_watch(std::move(watch))
    {
        m_options.endpoints = {m_plan.endpoint};
        // To go back is the consent: what came since goes.
        m_options.prune = true;
        m_report.isMarked = m_plan.resumes;
        if (m_plan.movesTraffic()) {
            mark();
        } else {
            m_report.trafficMoved = m_plan.lost.empty();
            commit();
        }
    }

private:
    void say(const QString &doing) const
    {
        if (m_watch.doing) {
            m_watch.doing(doing);
        }
    }

    [[nodiscard]] ApplyRecords &records() const { return m_services.apply.records; }

    /// Before live is touched, so that nothing is forgotten whatever happens.
    void mark()
    {
        run(setMark(rolledBackMark, markValue()), [this](const Result<void> &marked) {
            m_report.isMarked = marked.has_value();
            if (!marked) {
                // Live comes first: a full disk here must not keep a bad model serving.
                m_report.warnings.append(
                    QStringLiteral("that Git has to follow cannot be kept on record: %1")
                        .arg(marked.error().toLine()));
            }
            stopMirror();
        });
    }

    void stopMirror()
    {
        const QString target = m_plan.mirrored.isEmpty() ? QString() : m_plan.mirrored.firstKey();
        if (m_plan.after.value(target) == 0) {
            moveTraffic();
            return;
        }
        EndpointSpec spec(*EndpointName::fromString(m_plan.endpoint));
        spec.mirrorTraffic = MirrorTraffic();
        say(QStringLiteral("ending the mirroring to %1").arg(target));
        put(spec, [this] { moveTraffic(); });
    }

    void moveTraffic()
    {
        const Result<TrafficSplit> split = splitOf(m_plan.after);
        if (!split) {
            failLive(split.error(), false);
            return;
        }
        EndpointSpec spec(*EndpointName::fromString(m_plan.endpoint));
        spec.traffic = *split;
        say(QStringLiteral("moving live traffic to %1").arg(shareList(m_plan.after)));
        put(spec, [this] {
            m_report.trafficMoved = true;
            commit();
        });
    }

    template<typename Next>
    void put(const EndpointSpec &spec, Next next)
    {
        run(m_services.apply.plane.putEndpoint(spec),
            [this, next](const Result<PendingOperation> &accepted) {
                if (!accepted) {
                    failLive(accepted.error(), false);
                    return;
                }
                run(m_services.apply.plane.wait(*accepted, {}),
                    [this, next](const Result<void> &ended) {
                        if (!ended) {
                            const ErrorKind kind = ended.error().kind;
                            failLive(ended.error(), kind == ErrorKind::Timeout ||
                                                        kind == ErrorKind::Unavailable ||
                                                        kind == ErrorKind::Unauthorized);
                            return;
                        }
                        next();
                    });
            });
    }

    /// @p mayHappen: the service has accepted it and its end is not known.
    void failLive(const Error &error, bool mayHappen)
    {
        if (mayHappen) {
            m_report.trouble = error;
            m_report.trouble->fix = QStringLiteral(
                "the service may still move the traffic; run the rollback again to go on");
            answer(m_report);
            return;
        }
        if (m_plan.resumes || !m_report.isMarked) {
            answer(failure(error));
            return;
        }
        run(clearMark(), [this, error](const Result<void> &) { answer(failure(error)); });
    }

    [[nodiscard]] QFuture<Result<void>> setMark(const char *key, const QJsonObject &value)
    {
        return records().setMark(m_plan.scope, m_plan.endpoint, QLatin1String(key), value);
    }
    [[nodiscard]] QFuture<Result<void>> clearMark() { return setMark(rolledBackMark, {}); }
    [[nodiscard]] QJsonObject markValue() const
    {
        const Clock *clock = m_services.apply.clock;
        return rolledBackValue(m_plan,
                               clock != nullptr ? clock->now() : QDateTime::currentDateTimeUtc());
    }

    void stop(const Error &trouble)
    {
        m_report.trouble = trouble;
        answer(m_report);
    }

    void commit()
    {
        if (m_plan.gitTrouble || !m_repository) {
            stop(m_plan.gitTrouble.value_or(
                Error{ErrorKind::NotFound, QStringLiteral("there is no Git repository"), {}, {}}));
            return;
        }
        m_head = m_plan.commits.head;
        if (!m_plan.changesFiles()) {
            push();
            return;
        }
        say(QStringLiteral("committing"));
        const QList<GitTrailer> trailers{{QStringLiteral("Endpoint"), m_plan.endpoint},
                                         {QStringLiteral("Traffic"), trafficTrailer(m_plan.after)}};
        if (m_plan.shared.isEmpty()) {
            GitRestoreRequest request{*m_plan.commit, m_plan.wholeFiles(), m_plan.message(),
                                      trailers, true};
            run(m_repository->restore(request),
                [this](const Result<GitCommitted> &made) { committed(made); });
            return;
        }
        commitShared(trailers);
    }

    /// Files that others share are changed on the disk and committed from there.
    void commitShared(const QList<GitTrailer> &trailers)
    {
        const QList<QByteArray> files = m_plan.wholeFiles();
        run(m_repository->readFiles(*m_plan.commit, files),
            [this, trailers, files](const Result<QList<std::optional<QByteArray>>> &texts) {
                if (!texts) {
                    stop(texts.error());
                    return;
                }
                m_changes = m_plan.shared;
                for (qsizetype i = 0; i < files.size(); ++i) {
                    const QString path = pathOf(files.at(i));
                    QFile file(path);
                    const bool isThere = file.open(QIODevice::ReadOnly);
                    m_changes.append({path, isThere ? std::optional(file.readAll()) : std::nullopt,
                                      texts->at(i)});
                }
                write(trailers);
            });
    }

    [[nodiscard]] QString pathOf(const QByteArray &path) const
    {
        return m_repository->layout().top + u'/' + QFile::decodeName(path);
    }

    void write(const QList<GitTrailer> &trailers)
    {
        const auto change = [](const QList<FileChange> &changes) {
            return runAsync(workers(), [changes] { return applyChanges(changes); });
        };
        run(change(m_changes), [this, change, trailers](const Result<void> &written) {
            if (!written) {
                stop(written.error());
                return;
            }
            GitCommitRequest request;
            const QString top = m_repository->layout().top + u'/';
            for (const FileChange &each : m_changes) {
                request.paths.append(QFile::encodeName(each.path.mid(top.size())));
            }
            request.message = m_plan.message();
            request.trailers = trailers;
            run(m_repository->commit(request), [this, change](const Result<GitCommitted> &made) {
                if (made) {
                    committed(made);
                    return;
                }
                QList<FileChange> back;
                for (const FileChange &each : m_changes) {
                    back.append({each.path, each.after, each.before});
                }
                run(change(back), [this, made](const Result<void> &) { committed(made); });
            });
        });
    }

    void committed(const Result<GitCommitted> &made)
    {
        if (!made) {
            stop(made.error());
            return;
        }
        m_report.committed = m_head = made->id;
        push();
    }

    void push()
    {
        if (!m_push || !m_plan.pushes()) {
            finishGit();
            return;
        }
        say(QStringLiteral("pushing to %1").arg(shownPath(m_plan.commits.pushTarget())));
        run(m_repository->push(), [this](const Result<GitPushed> &pushed) {
            if (!pushed) {
                stop(pushed.error());
            } else if (!pushed->isPushed()) {
                m_report.isBehind = pushed->outcome == GitPushed::Outcome::RejectedBehind;
                stop(pushTrouble(*pushed));
            } else {
                m_report.isPushed = true;
                finishGit();
            }
        });
    }

    /// Git says what live is; only the apply is left to remember.
    void finishGit()
    {
        run(setMark(rollingBackMark, markValue()), [this](const Result<void> &kept) {
            warn(kept);
            run(clearMark(), [this](const Result<void> &cleared) {
                m_report.isMarked = m_report.isMarked && !cleared;
                warn(cleared);
                apply();
            });
        });
    }

    void warn(const Result<void> &kept)
    {
        if (!kept) {
            m_report.warnings.append(
                QStringLiteral("how far the rollback came cannot be kept on record: %1")
                    .arg(kept.error().toLine()));
        }
    }

    void apply()
    {
        say(QStringLiteral("applying commit %1").arg(m_head->shortForm()));
        ApplySubject subject;
        subject.repository = m_repository;
        subject.commit = m_head;
        run(m_services.preparer.prepare(subject, m_options), [this](Result<ApplyRequest> request) {
            if (!request) {
                stop(request.error());
                return;
            }
            m_apply = new Apply(m_services.apply, *std::move(request), this);
            connect(m_apply, &Apply::finished, this, &RollbackRun::applied);
            if (m_watch.applying) {
                m_watch.applying(m_apply);
            }
            m_applied.start();
            run(m_applied.future(), [this](const Result<bool> &) { applyEnded(); });
            watchCancel();
            m_apply->start();
        });
    }

    /// Cancelling lets the operation that runs come to its end.
    void watchCancel()
    {
        auto *watcher = new QFutureWatcher<Result<bool>>(this);
        connect(watcher, &QFutureWatcherBase::canceled, m_apply, &Apply::cancel);
        watcher->setFuture(m_applied.future());
    }

    void applied()
    {
        m_applied.addResult(true);
        m_applied.finish();
    }

    void applyEnded()
    {
        using Outcome = ApplyReport::Outcome;
        const ApplyReport &report = m_apply->report();
        m_report.isApplied = report.outcome == Outcome::Done || report.outcome == Outcome::Nothing;
        if (!m_report.isApplied) {
            Error error = report.error.value_or(Error{
                ErrorKind::Internal, QStringLiteral("the apply did not come to its end"), {}, {}});
            if (!report.refusals.empty()) {
                error = report.refusals.front().error;
            }
            error.fix = error.fix.isEmpty() ? report.howToGoOn() : error.fix;
            stop(error);
            return;
        }
        run(setMark(rollingBackMark, {}), [this](const Result<void> &cleared) {
            warn(cleared);
            answer(m_report);
        });
    }

    const Rollback::Services m_services;
    const RollbackPlan m_plan;
    const std::shared_ptr<GitRepository> m_repository;
    PlanOptions m_options;
    const bool m_push;
    const RollbackWatch m_watch;
    RollbackReport m_report;
    std::optional<CommitId> m_head;
    QList<FileChange> m_changes;
    QPointer<Apply> m_apply;
    QPromise<Result<bool>> m_applied;
};

Rollback::Rollback(Services services, QObject *parent) : QObject(parent), m_services(services) {}

QFuture<Result<RollbackReport>> Rollback::run(const RollbackPlan &plan,
                                              const std::shared_ptr<GitRepository> &repository,
                                              const PlanOptions &options, bool push,
                                              const RollbackWatch &watch)
{
    return (new RollbackRun(this, m_services, plan, repository, options, push, watch))->future();
}

QFuture<Result<void>> settleRollbacks(ApplyRecords &records, const ApplyScope &scope,
                                      const QSet<QString> &endpoints, QObject *context)
{
    return andThen(records.marks(scope), context, [=, &records](const QList<EndpointMark> &marks) {
        std::vector<std::function<QFuture<Result<void>>()>> steps;
        for (const EndpointMark &mark : marks) {
            const bool isRollback = mark.key == QLatin1String(rolledBackMark) ||
                                    mark.key == QLatin1String(rollingBackMark);
            if (isRollback && (endpoints.isEmpty() || endpoints.contains(mark.endpoint))) {
                steps.push_back([&records, scope, mark] {
                    return records.setMark(scope, mark.endpoint, mark.key, {});
                });
            }
        }
        return andThen(gather<void>(std::move(steps), 8, context), context,
                       [](const std::vector<Result<void>> &all) -> Result<void> {
                           for (const Result<void> &each : all) {
                               if (!each) {
                                   return each;
                               }
                           }
                           return {};
                       });
    });
}

} // namespace serin
