// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyconsent.h"
#include "app/cli/applyview.h"
#include "app/cli/arguments.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/planview.h"
#include "app/cli/unplanned.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/reconciler.h"

namespace serin {

namespace {

/// Fetches and resolves @p branch on the remote; empty: the upstream of the current branch.
QFuture<Result<CommitId>> newestOf(const std::shared_ptr<GitRepository> &repository,
                                   const QString &branch, QObject *context)
{
    return andThen(repository->fetch(), context, [repository, branch, context] {
        return followUp(
            repository->resolve(branch + QStringLiteral("@{upstream}")), context,
            [repository, branch, context](const Result<CommitId> &tip) {
                if (tip || branch.isEmpty()) {
                    return readyFuture<CommitId>(tip);
                }
                // A branch that is only on the remote, as in a pipeline's checkout.
                return followUp(
                    repository->resolve(QStringLiteral("refs/remotes/origin/") + branch), context,
                    [branch](Result<CommitId> there) {
                        if (!there && there.error().kind == ErrorKind::NotFound) {
                            there.error().detail =
                                QStringLiteral("origin has no branch %1").arg(branch);
                            there.error().fix =
                                QStringLiteral("push it, or name another with --branch");
                        }
                        return readyFuture<CommitId>(std::move(there));
                    });
            });
    });
}

/// One `serinctl reconcile`: rounds until it is stopped, or one.
class ReconcileErrand : public Errand<int>
{
public:
    ReconcileErrand(GitOpsSession &session, std::chrono::seconds interval)
        : Errand(&session.command()), m_session(session), m_run(session.command())
    {
        const QString branch = session.request().branch.empty()
                                   ? QString::fromUtf8(session.projectBranch())
                                   : QString::fromStdString(session.request().branch);
        const auto repository = session.repository();
        Reconciler::Source source;
        source.newest = [this, repository, branch] {
            m_run.showProgress(QStringLiteral("looking for new commits"));
            return newestOf(repository, branch, this);
        };
        source.request = [this, repository](const CommitId &commit) {
            ApplySubject subject;
            subject.repository = repository;
            subject.commit = commit;
            return m_session.preparer().prepare(subject, m_session.planOptions());
        };
        Reconciler::Settings settings;
        settings.interval = interval;
        settings.correctsDrift = session.request().correctDrift;
        m_reconciler = new Reconciler(session.applyServices(), source, settings, this);
        listen();
        m_run.setInterrupt([this] { m_reconciler->stop(); });
        run(m_ended.future(), [this](const Result<int> &code) { answer(code); });
        m_reconciler->start();
    }

private:
    void listen()
    {
        m_ended.start();
        connect(m_reconciler, &Reconciler::applying, this,
                [this](Apply *apply, const CommitId &commit) { show(apply, commit); });
        connect(m_reconciler, &Reconciler::roundEnded, this,
                [this](const CommitId &, const ApplyReport &report) {
                    m_run.clearProgress();
                    const bool isChosen = !m_session.planOptions().endpoints.isEmpty();
                    const Unplanned rest =
                        unplanned(report.notes, report.assetProblems, isChosen, true);
                    const bool says = !m_session.request().watch || !rest.parts.isEmpty() ||
                                      report.outcome != ApplyReport::Outcome::Nothing;
                    m_code = says ? printReport(m_run, report, rest) : 0;
                    const auto error = report.error ? report.error : rest.error();
                    if (m_plan && error) {
                        m_plan->insert(QStringLiteral("error"), errorJson(*error));
                    }
                    if (m_plan && m_session.request().watch) {
                        m_session.output().printItem(*m_plan);
                    } else if (m_plan) {
                        m_run.printAtEnd(*m_plan);
                    }
                    m_plan.reset();
                    endRound();
                });
        connect(m_reconciler, &Reconciler::unchanged, this, [this](const CommitId &commit) {
            m_code = 0;
            if (m_session.request().watch) {
                m_run.showProgress(QStringLiteral("nothing new since %1").arg(commit.shortForm()));
                return;
            }
            m_session.output().note(QStringLiteral("nothing to do: commit %1 was applied before; "
                                                   "--correct-drift also looks at what is live")
                                        .arg(commit.shortForm()));
            if (m_session.output().effectiveFormat() != OutputFormat::Table) {
                Plan nothing;
                nothing.base.commit = commit.toString();
                m_run.printAtEnd(nothing.toJson());
            }
            endRound();
        });
        connect(
            m_reconciler, &Reconciler::troubled, this,
            [this](const Error &error, std::chrono::milliseconds pause) {
                m_run.clearProgress();
                m_code = 1;
                if (m_session.request().watch) {
                    m_session.output().warn(
                        QStringLiteral("%1; next look in %2 s")
                            .arg(error.toLine())
                            .arg(std::chrono::duration_cast<std::chrono::seconds>(pause).count()));
                } else {
                    m_trouble = error;
                }
                endRound();
            });
        connect(m_reconciler, &Reconciler::stopped, this, [this] {
            m_ended.addResult(m_trouble ? Result<int>(failure(*m_trouble)) : m_code);
            m_ended.finish();
        });
    }

    void endRound()
    {
        if (!m_session.request().watch) {
            m_reconciler->stop();
        }
    }

    void show(Apply *apply, const CommitId &commit)
    {
        new ApplyView(m_run, *apply, apply);
        connect(apply, &Apply::planned, this, [this, apply, commit] {
            const bool table = m_session.output().effectiveFormat() == OutputFormat::Table;
            const bool watches = m_session.request().watch;
            if (apply->plan().isEmpty() && (watches || table)) {
                return;
            }
            m_run.clearProgress();
            if (table) {
                ApplySubject subject;
                subject.commit = commit;
                m_session.output().printBytes(
                    planText(apply->plan(), m_session.viewOf(subject)).toUtf8());
            } else {
                m_plan = apply->plan().toJson();
            }
        });
    }

    GitOpsSession &m_session;
    CommandRun &m_run;
    Reconciler *m_reconciler = nullptr;
    QPromise<Result<int>> m_ended;
    int m_code = 0;
    std::optional<Error> m_trouble;    ///< of the only round, where it does not watch
    std::optional<QJsonObject> m_plan; ///< of this round, when it is printed as a value
};

} // namespace

int reconcile(const GlobalOptions &options, const GitOpsRequest &request)
{
    const Result<std::chrono::seconds> interval = durationArgument(request.interval);
    if (!interval || interval->count() < 1) {
        return options.output.failUsage(
            interval ? Error{ErrorKind::Invalid, QStringLiteral("the interval is too short"),
                             QStringLiteral("--interval"), QStringLiteral("at least 1s")}
                     : interval.error());
    }
    GitOpsSession session(options, request,
                          {TargetUse::Change, {}, GitSession::Credentials::Asked, false});
    return session.run([&session, interval]() -> QFuture<Result<int>> {
        if (!session.repository()) {
            return readyFuture<int>(failure(ErrorKind::NotFound,
                                            QStringLiteral("there is no Git repository here"),
                                            session.place().directory));
        }
        return andThen(askConsents(session, {}), &session.command(), [&session, interval] {
            return (new ReconcileErrand(session, *interval))->future();
        });
    });
}

} // namespace serin
