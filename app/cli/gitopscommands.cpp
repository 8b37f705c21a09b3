// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gitopscommands.h"

#include "app/cli/arguments.h"
#include "app/cli/gitopsverbs.h"
#include "app/cli/gitsession.h"
#include "app/cli/globaloptions.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace serin {

namespace {

using GitOpsAct = int (*)(const GlobalOptions &, const GitOpsRequest &);

void addState(CLI::App &verb, GitOpsRequest &request)
{
    CLI::Option *ref = verb.add_option("--ref", request.ref,
                                       "A commit, branch or tag to take (default: HEAD, or the "
                                       "files as they lie there where there is no Git)");
    ref->type_name("REF")->check(refTrouble);
    verb.add_flag("--worktree", request.workingTree,
                  "Take the working tree, with what is not committed")
        ->excludes(ref);
    verb.add_option("--file,-f", request.files,
                    "Only these manifests: picks one of several that describe the same thing; "
                    "nothing counts as deleted then")
        ->type_name("FILE");
    verb.add_option("--endpoint,-e", request.endpoints, "Only these endpoints")->type_name("NAME");
    verb.add_flag("--prune", request.prune,
                  "Delete what was applied before and is in no manifest any more");
    verb.add_flag("--allow-replace", request.allowReplace,
                  "Delete and create again what cannot be changed in place");
}

void addDriftActs(CLI::App &verb, GitOpsRequest &request)
{
    verb.add_option("--deployment,-d", request.deployments, "Only these deployments")
        ->type_name("NAME");
    verb.add_option("--field", request.fields, "Only these fields: traffic, instance_count, …")
        ->type_name("FIELD");
    CLI::Option *take = verb.add_flag("--take-live", request.takeLive,
                                      "Write what is live into the manifests of the working tree; "
                                      "exit code 1 when something cannot be");
    verb.add_flag("--diff", request.diff, "Show what --take-live would write, and write nothing")
        ->needs(take);
    verb.add_option("--folder", request.folder,
                    "Where --take-live writes an endpoint that no manifest describes, below the "
                    "project's folder (default: a folder of its name)")
        ->needs(take)
        ->type_name("DIR");
    verb.add_flag("--ignore", request.ignore,
                  "Leave what is live as it is, and do not show it until it changes again")
        ->excludes(take);
}

void addRollbackOptions(CLI::App &verb, GitOpsRequest &request)
{
    verb.add_option("--endpoint,-e", request.endpoints, "The endpoint (default: the only one)")
        ->expected(1)
        ->type_name("NAME");
    verb.add_option("--to", request.to,
                    "The commit to go back to (default: that of the last healthy apply that "
                    "differs from what is live)")
        ->type_name("COMMIT")
        ->check(refTrouble);
    CLI::Option *push = verb.add_flag("--push", request.push,
                                      "Push the commit; so it is done where the branch "
                                      "has an upstream");
    verb.add_flag("--no-push", request.noPush, "Leave the commit here")->excludes(push);
}

void addReconcileOptions(CLI::App &verb, GitOpsRequest &request)
{
    verb.add_flag("--watch", request.watch,
                  "Go on until Ctrl+C; else one round. With JSON each apply is a line");
    verb.add_option("--branch", request.branch,
                    "The branch to follow on the remote (default: the project's, else the one "
                    "that is checked out)")
        ->type_name("B")
        ->check(refTrouble);
    verb.add_option("--interval", request.interval, "How long to wait between looks (default: 30s)")
        ->type_name("DURATION");
    verb.add_flag("--correct-drift", request.correctDrift,
                  "Also put right what was changed live without Git");
    verb.add_flag("--prune", request.prune,
                  "Delete what was applied before and is in no manifest any more");
}

} // namespace

void addGitOpsCommands(CLI::App &program, GlobalOptions &options, int &exitCode)
{
    const auto request = std::make_shared<GitOpsRequest>();
    const auto add = [&](const char *name, const char *description, GitOpsAct run) -> CLI::App & {
        CLI::App *verb = program.add_subcommand(name, description);
        verb->add_option("--repo", request->repository,
                         "A folder of the repository (default: the project's, or the current "
                         "directory)")
            ->type_name("DIR");
        addTrustOption(*verb, request->trust);
        verb->callback([=, &options, &exitCode] { exitCode = run(options, *request); });
        return *verb;
    };
    CLI::App &plan = add("plan",
                         "What apply would do, and why; exit code 0 when there is nothing to do, 2 "
                         "when there is",
                         showPlan);
    addState(plan, *request);
    plan.add_option("--out", request->planFile, "Keep the plan in a file, for apply --plan")
        ->type_name("FILE");
    CLI::App &apply =
        add("apply", "Bring live to what the manifests of a commit say", applyProject);
    addState(apply, *request);
    apply
        .add_option("--plan", request->planFile,
                    "Carry out this plan, or nothing when it is another one by now")
        ->type_name("FILE");
    CLI::App &drift = add("drift",
                          "What is not the same in the working tree, HEAD, upstream and live, and "
                          "why; exit code 2 when there is something",
                          showDrift);
    drift
        .add_option("--endpoint,-e", request->endpoints,
                    "Only these endpoints, also when they were never in these manifests")
        ->type_name("NAME");
    drift.add_flag("--fetch", request->fetch, "Ask the remote first");
    drift.add_flag("--all", request->withForeign,
                   "Also live endpoints that were never in these manifests");
    addDriftActs(drift, *request);
    addRollbackOptions(add("rollback",
                           "Go back to an earlier apply: live traffic first, then a commit that "
                           "undoes what came since, its push, and its apply",
                           rollBack),
                       *request);
    addReconcileOptions(add("reconcile", "Follow a branch and apply what lands on it", reconcile),
                        *request);
}

} // namespace serin
