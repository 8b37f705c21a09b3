// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyview.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/terminalanswer.h"
#include "services/core/errand.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/endpointplanner.h"
#include "services/gitops/fieldvalues.h"
#include "services/gitops/rollback/rollback.h"
#include "services/gitops/rollback/rollbackpreparer.h"

#include <QJsonObject>

namespace serin {

namespace {

/// One `serinctl rollback`: find out, say, ask, do, and tell how far it came.
class RollbackErrand : public Errand<int>
{
public:
    explicit RollbackErrand(GitOpsSession &session)
        : Errand(&session.command()), m_session(session), m_run(session.command()),
          m_preparer({session.source(), *session.target().plane, session.records()}),
          m_rollback({session.preparer(), session.applyServices()})
    {
        const GitOpsRequest &request = session.request();
        RollbackRequest wanted;
        wanted.scope = session.scope();
        wanted.to = QString::fromStdString(request.to);
        wanted.branch = session.projectBranch();
        if (!request.endpoints.empty()) {
            wanted.endpoint = QString::fromStdString(request.endpoints.front());
        }
        m_run.showProgress(QStringLiteral("looking"));
        run(m_preparer.prepare(session.repository(), wanted), [this](Result<RollbackPlan> plan) {
            if (!plan) {
                answer(failure(plan.error()));
                return;
            }
            m_plan = *std::move(plan);
            if (m_plan.gitTrouble && m_session.gitTrouble()) {
                m_plan.gitTrouble = m_session.gitTrouble();
            }
            agree();
        });
    }

private:
    void say(const QString &line) const { m_session.output().line(line); }

    void describe() const
    {
        const QString when = m_plan.appliedAt.isNull()
                                 ? QString()
                                 : QStringLiteral(", applied %1")
                                       .arg(m_plan.appliedAt.toLocalTime().toString(
                                           QStringLiteral("yyyy-MM-dd hh:mm")));
        say(QStringLiteral("%1 %2 commit %3%4")
                .arg(m_plan.endpoint,
                     m_plan.resumes ? QStringLiteral("goes on going back to")
                                    : QStringLiteral("goes back to"),
                     m_plan.commit ? m_plan.commit->shortForm() : QStringLiteral("?"), when));
        for (const LostDeployment &lost : m_plan.lost) {
            say(QStringLiteral("  ! %1, which had %2 % of the traffic, %3: live traffic cannot go "
                               "back before the commit is applied")
                    .arg(lost.name)
                    .arg(lost.percent)
                    .arg(lost.why));
        }
        if (m_plan.movesTraffic()) {
            say(QStringLiteral("  live     %1 \u2192 %2")
                    .arg(shareList(m_plan.before), shareList(m_plan.after)));
        } else if (m_plan.lost.empty()) {
            say(QStringLiteral("  live     has that traffic already (%1)")
                    .arg(shareList(m_plan.after)));
        }
        describeGit();
    }

    void describeGit() const
    {
        if (m_plan.gitTrouble) {
            say(QStringLiteral("  Git      cannot follow now: %1")
                    .arg(m_plan.gitTrouble->toLine()));
            return;
        }
        if (!m_plan.changesFiles()) {
            say(QStringLiteral("  Git      says so already"));
        } else {
            QStringList files;
            for (const QByteArray &file : m_plan.restored) {
                files.append(shownPath(file));
            }
            for (const FileChange &file : m_plan.shared) {
                files.append(
                    QStringLiteral("%1 (only its part)")
                        .arg(file.path.mid(m_session.repository()->layout().top.size() + 1)));
            }
            for (const RestoredAsset &asset : m_plan.assets) {
                files.append(shownPath(asset.place));
            }
            say(QStringLiteral("  Git      one commit: %1").arg(files.join(QStringLiteral(", "))));
            for (const QString &commit : m_plan.undoes) {
                say(QStringLiteral("             undoes %1").arg(commit));
            }
        }
        if (!m_session.request().noPush && m_plan.pushes()) {
            say(QStringLiteral("           pushed to %1%2")
                    .arg(shownPath(m_plan.commits.pushTarget()),
                         m_plan.commits.pushesToUpstream() && m_plan.commits.ahead > 0
                             ? QStringLiteral(", with %1 of yours that are not there yet")
                                   .arg(m_plan.commits.ahead)
                             : QString()));
        }
        say(QStringLiteral("  then     that commit is applied"));
    }

    void agree()
    {
        m_run.clearProgress();
        describe();
        const bool yes = m_session.options().yes;
        if (!yes && canAsk()) {
            if (!m_session.output().confirms(QStringLiteral("Roll back?"))) {
                answer(failure(ErrorKind::Cancelled, QStringLiteral("nothing was changed")));
                return;
            }
        } else if (!yes && !m_plan.lost.empty()) {
            const LostDeployment &lost = m_plan.lost.front();
            answer(failure(
                ErrorKind::Conflict,
                QStringLiteral("%1, which the old split needs, %2").arg(lost.name, lost.why),
                m_plan.endpoint, QStringLiteral("--yes brings it back from the commit first")));
            return;
        }
        begin();
    }

    void begin()
    {
        RollbackWatch watch;
        watch.doing = [this](const QString &doing) { m_run.showProgress(doing); };
        watch.applying = [this](Apply *apply) {
            // Not ApplyView::start(): the rollback starts it.
            auto *view = new ApplyView(m_run, *apply, apply);
            Q_UNUSED(view)
        };
        PlanOptions options = m_session.planOptions();
        run(m_rollback.run(m_plan, m_session.repository(), options, !m_session.request().noPush,
                           watch),
            [this](const Result<RollbackReport> &report) {
                if (!report) {
                    answer(failure(report.error()));
                    return;
                }
                m_run.clearProgress();
                answer(print(*report));
            });
    }

    int print(const RollbackReport &report) const
    {
        const CommandOutput &output = m_session.output();
        for (const QString &warning : report.warnings) {
            output.warn(warning);
        }
        if (output.effectiveFormat() != OutputFormat::Table) {
            m_run.printAtEnd(toJson(report));
        }
        if (report.isDone()) {
            output.note(
                QStringLiteral("%1 is back at commit %2%3")
                    .arg(m_plan.endpoint, m_plan.commit->shortForm(),
                         report.committed
                             ? QStringLiteral(", by commit %1").arg(report.committed->shortForm())
                             : QString()));
            return 0;
        }
        const bool followed = report.isApplied || !report.isMarked;
        Error error = *report.trouble;
        if (report.trafficMoved) {
            error.detail = QStringLiteral("live traffic is back at %1, but %2: %3")
                               .arg(shareList(m_plan.after),
                                    followed ? QStringLiteral("not all was applied")
                                             : QStringLiteral("Git has not followed"),
                                    error.detail);
        }
        if (error.fix.isEmpty()) {
            error.fix = QStringLiteral("run the rollback again to go on");
        }
        if (m_run.isStopped()) {
            output.note(error.toLine());
        } else {
            output.failLine(error);
        }
        return 1;
    }

    [[nodiscard]] QJsonObject toJson(const RollbackReport &report) const
    {
        QJsonObject json{
            {QStringLiteral("endpoint"), m_plan.endpoint},
            {QStringLiteral("commit"), m_plan.commit ? m_plan.commit->toString() : QString()},
            {QStringLiteral("before"), sharesJson(m_plan.before)},
            {QStringLiteral("after"), sharesJson(m_plan.after)},
            {QStringLiteral("trafficMoved"), report.trafficMoved},
            {QStringLiteral("committed"),
             report.committed ? report.committed->toString() : QString()},
            {QStringLiteral("pushed"), report.isPushed},
            {QStringLiteral("applied"), report.isApplied},
            {QStringLiteral("done"), report.isDone()}};
        if (report.trouble) {
            json.insert(QStringLiteral("trouble"), errorJson(*report.trouble));
        }
        return json;
    }

    GitOpsSession &m_session;
    CommandRun &m_run;
    RollbackPreparer m_preparer;
    Rollback m_rollback;
    RollbackPlan m_plan;
};

} // namespace

int rollBack(const GlobalOptions &options, const GitOpsRequest &request)
{
    GitOpsSession session(
        options, request,
        {TargetUse::Change, GitSession::Use::Changing, GitSession::Credentials::Asked, true});
    return session.run([&session] { return (new RollbackErrand(session))->future(); });
}

} // namespace serin
