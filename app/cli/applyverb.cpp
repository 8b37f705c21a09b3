// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyconsent.h"
#include "app/cli/applyview.h"
#include "app/cli/chosennames.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/planfile.h"
#include "app/cli/planview.h"
#include "app/cli/terminalanswer.h"
#include "app/cli/unplanned.h"
#include "services/core/errand.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/rollback/rollback.h"

namespace serin {

namespace {

/// One `serinctl apply`, from what is to be applied to how it ended.
class ApplyErrand : public Errand<int>
{
public:
    explicit ApplyErrand(GitOpsSession &session)
        : Errand(&session.command()), m_session(session), m_run(session.command()),
          m_options(session.planOptions())
    {
        if (session.request().planFile.empty()) {
            step(session.subject(), [this](const ApplySubject &subject) { agree(subject); });
        } else {
            readPlan();
        }
    }

private:
    template<typename T, typename Next>
    void step(const QFuture<Result<T>> &future, Next next)
    {
        run(future, [this, next](Result<T> result) {
            if (!result) {
                answer(failure(result.error()));
            } else if constexpr (std::is_void_v<T>) {
                next();
            } else {
                next(*std::move(result));
            }
        });
    }

    void readPlan()
    {
        const QString path = QString::fromStdString(m_session.request().planFile);
        Result<KeptPlan> kept = readPlanFile(path);
        if (!kept) {
            answer(failure(kept.error()));
            return;
        }
        if (kept->scope.workspace.compare(m_session.scope().workspace, Qt::CaseInsensitive) != 0 ||
            kept->scope.project != m_session.scope().project) {
            answer(failure(ErrorKind::Conflict,
                           QStringLiteral("the plan was made for %1 on %2")
                               .arg(kept->scope.project, kept->scope.workspace),
                           path, QStringLiteral("apply it there, or plan again")));
            return;
        }
        if (const Result<void> consents = checkConsents(kept->options, path); !consents) {
            answer(failure(consents.error()));
            return;
        }
        kept->subject.repository = m_session.repository();
        if (kept->subject.commit && !m_session.repository()) {
            answer(failure(ErrorKind::NotFound,
                           QStringLiteral("the plan is of a commit, and there is no Git "
                                          "repository here"),
                           path));
            return;
        }
        m_options.prune = kept->options.prune;
        m_options.allowReplace = kept->options.allowReplace;
        m_options.endpoints = kept->options.endpoints;
        m_agreed = std::move(kept->plan);
        agree(kept->subject);
    }

    /// A consent that the plan was made without would make it another plan.
    [[nodiscard]] Result<void> checkConsents(const PlanOptions &kept, const QString &path) const
    {
        const bool lacksPrune = m_options.prune && !kept.prune;
        if (!lacksPrune && (!m_options.allowReplace || kept.allowReplace)) {
            return {};
        }
        const QString option =
            lacksPrune ? QStringLiteral("--prune") : QStringLiteral("--allow-replace");
        return failure(ErrorKind::Conflict,
                       QStringLiteral("the plan was made without %1").arg(option), path,
                       QStringLiteral("make one with serinctl plan --out FILE %1").arg(option));
    }

    void agree(const ApplySubject &subject)
    {
        m_subject = subject;
        step(askConsents(m_session, subject), [this] {
            step(noteLeftOut(m_session, m_subject), [this] {
                const bool asks = canAsk() && !m_session.options().yes && !m_agreed;
                m_run.showProgress(QStringLiteral("comparing"));
                if (asks) {
                    ask();
                } else {
                    prepare();
                }
            });
        });
    }

    void ask()
    {
        step(m_session.preparer().preview(m_subject, m_options),
             [this](const PlanPreview &preview) {
                 step(checkChosen(m_session, m_subject, preview.request.input.desired),
                      [this, preview] { askFor(preview); });
             });
    }

    void askFor(const PlanPreview &preview)
    {
        m_run.clearProgress();
        if (preview.plan.hasRunnable()) {
            printPlan(preview.plan);
            if (!m_session.output().confirms(QStringLiteral("Apply this?"))) {
                answer(failure(ErrorKind::Cancelled, QStringLiteral("nothing was changed")));
                return;
            }
            m_agreed = preview.plan;
            m_isShown = true;
        }
        apply(preview.request);
    }

    void prepare()
    {
        step(m_session.preparer().prepare(m_subject, m_options),
             [this](const ApplyRequest &request) {
                 step(checkChosen(m_session, m_subject, request.input.desired), [this, request] {
                     step(m_session.preparer().withRates(request),
                          [this](ApplyRequest rated) { apply(std::move(rated)); });
                 });
             });
    }

    void apply(ApplyRequest request)
    {
        request.agreed = m_agreed;
        request.waitsForEnd = !m_session.options().noWait;
        const bool plansAny = hasPlannable(request.input.desired);
        auto *apply = new Apply(m_session.applyServices(), std::move(request), this);
        auto *view = new ApplyView(m_run, *apply, this);
        connect(apply, &Apply::planned, this, [this, apply] {
            if (!m_isShown && !apply->plan().isEmpty()) {
                m_run.clearProgress();
                printPlan(apply->plan());
            }
        });
        step(view->start(), [this, plansAny](ApplyReport report) {
            const Unplanned rest = unplanned(report.notes, report.assetProblems,
                                             !m_options.endpoints.isEmpty(), plansAny);
            const int code = printReport(m_run, report, rest);
            if (!report.error) {
                report.error = rest.error();
            }
            if (m_session.output().effectiveFormat() != OutputFormat::Table &&
                report.outcome != ApplyReport::Outcome::Refused) {
                m_run.printAtEnd(reportJson(report));
            }
            settleMarks(code, report.isLeft());
        });
    }

    /// What was applied is what Git says: no rollback is half done any more.
    void settleMarks(int code, bool isLeft)
    {
        if (code != 0 || isLeft) {
            answer(code);
            return;
        }
        run(settleRollbacks(m_session.records(), m_session.scope(), m_options.endpoints, this),
            [this, code](const Result<void> &settled) {
                if (!settled) {
                    m_session.output().warn(settled.error().toLine());
                }
                answer(code);
            });
    }

    void printPlan(const Plan &plan) const
    {
        if (m_session.output().effectiveFormat() == OutputFormat::Table) {
            m_session.output().printBytes(planText(plan, m_session.viewOf(m_subject)).toUtf8());
        }
    }

    GitOpsSession &m_session;
    CommandRun &m_run;
    PlanOptions m_options;
    ApplySubject m_subject;
    std::optional<Plan> m_agreed;
    bool m_isShown = false;
};

} // namespace

int applyProject(const GlobalOptions &options, const GitOpsRequest &request)
{
    const char *said = !request.ref.empty()         ? "--ref"
                       : request.workingTree        ? "--worktree"
                       : !request.files.empty()     ? "--file"
                       : !request.endpoints.empty() ? "--endpoint"
                                                    : nullptr;
    if (!request.planFile.empty() && said != nullptr) {
        return options.output.failUsage(
            {ErrorKind::Invalid,
             QStringLiteral("what to apply is in the plan already"),
             {},
             QStringLiteral("leave %1 out, or plan again with it").arg(QLatin1String(said))});
    }
    if (const Result<void> names = checkChosenNames(request); !names) {
        return options.output.failUsage(names.error());
    }
    GitOpsSession session(options, request, {TargetUse::Change, {}, {}, false});
    return session.run([&session] { return (new ApplyErrand(session))->future(); });
}

} // namespace serin
