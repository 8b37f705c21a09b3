// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/applyconsent.h"
#include "app/cli/chosennames.h"
#include "app/cli/gitopssession.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/planfile.h"
#include "app/cli/planview.h"
#include "app/cli/unplanned.h"
#include "services/core/errand.h"
#include "services/gitops/desiredstatesource.h"

namespace serin {

namespace {

constexpr int changesExit = 2;

Result<int> print(GitOpsSession &session, const ApplySubject &subject, const PlanPreview &preview)
{
    const CommandOutput &output = session.output();
    session.command().clearProgress();
    // The notes are part of the plan.
    const bool isEmpty = preview.plan.isEmpty();
    const bool isChosen = !session.planOptions().endpoints.isEmpty();
    const std::vector<PlanRefusal> &problems = preview.request.assetProblems;
    unplanned({}, problems, isChosen, true).warn(output, isEmpty && preview.plan.notes.empty());
    const GitOpsRequest &request = session.request();
    if (!request.planFile.empty()) {
        const Result<void> kept =
            writePlanFile(QString::fromStdString(request.planFile),
                          {preview.plan, subject, session.planOptions(), session.scope()});
        if (!kept) {
            return failure(kept.error());
        }
        output.note(QStringLiteral("the plan is in %1; carry it out with: serinctl apply --plan %1")
                        .arg(QString::fromStdString(request.planFile)));
    }
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printBytes(planText(preview.plan, session.viewOf(subject)).toUtf8());
    } else {
        output.printValue(preview.plan.toJson());
    }
    if (!isEmpty) {
        return changesExit;
    }
    const auto unknown = unplanned(preview.plan.notes, problems, isChosen, true).error();
    if (unknown) {
        CommandOutput::failLine(*unknown);
    }
    return unknown ? 1 : 0;
}

} // namespace

int showPlan(const GlobalOptions &options, const GitOpsRequest &request)
{
    if (const Result<void> names = checkChosenNames(request); !names) {
        return options.output.failUsage(names.error());
    }
    GitOpsSession session(options, request, {});
    return session.run([&session] {
        CommandRun &run = session.command();
        return andThen(session.subject(), &run, [&session, &run](const ApplySubject &subject) {
            run.showProgress(QStringLiteral("comparing"));
            return andThen(noteLeftOut(session, subject), &run, [&session, &run, subject] {
                return andThen(session.preparer().preview(subject, session.planOptions()), &run,
                               [&session, &run, subject](const PlanPreview &preview) {
                                   const auto checked =
                                       checkChosen(session, subject, preview.request.input.desired);
                                   return andThen(checked, &run, [&session, subject, preview] {
                                       return print(session, subject, preview);
                                   });
                               });
            });
        });
    });
}

} // namespace serin
