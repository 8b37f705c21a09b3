// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gitcommands.h"

#include "app/cli/arguments.h"
#include "app/cli/gitsession.h"
#include "app/cli/gitverbs.h"
#include "app/cli/globaloptions.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace serin {

void addGitCommands(CLI::App &program, GlobalOptions &options, int &exitCode)
{
    const auto request = std::make_shared<GitRequest>();
    const auto add = [&](const char *name, const char *description,
                         int (*run)(const GlobalOptions &, const GitRequest &)) {
        CLI::App *verb = program.add_subcommand(name, description);
        verb->add_option("--repo", request->repository,
                         "A folder of the repository (default: the project's, or the current "
                         "directory)")
            ->type_name("DIR");
        addTrustOption(*verb, request->trust);
        verb->callback([=, &options, &exitCode] { exitCode = run(options, *request); });
        return verb;
    };
    add("changes", "What was changed since the last commit, by endpoint", showChanges);
    CLI::App *commit =
        add("commit", "Commit exactly the named files; the commit says which endpoints and traffic",
            commitFiles);
    commit->add_option("--message,-m", request->message, "What the commit is for")
        ->required()
        ->check(blankTrouble)
        ->type_name("TEXT");
    commit
        ->add_option("PATH", request->paths,
                     "Files, or folders for all that changed in them; relative to the "
                     "current directory, or to --repo")
        ->required();
    CLI::App *push = add("push", "Push the current branch; never forced", pushBranch);
    push->add_option("--remote", request->remote,
                     "Where to (default: as git push chooses, by branch.NAME.pushRemote, "
                     "remote.pushDefault and what the branch follows, else origin)")
        ->type_name("NAME");
}

} // namespace serin
