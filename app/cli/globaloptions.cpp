// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/globaloptions.h"

#include "app/cli/numberchecks.h"
#include "app/cli/wordchecks.h"

#include <CLI/CLI.hpp>

namespace serin {

namespace {

void addOutputOptions(CLI::App &program, CommandOutput &output)
{
    program
        .add_option_function<std::string>(
            "--output,-o",
            [&output](const std::string &name) {
                output.format = name == "table"  ? OutputFormat::Table
                                : name == "json" ? OutputFormat::Json
                                                 : OutputFormat::Yaml;
            },
            "How results are printed (default: a table on a terminal, else json)")
        ->type_name("FORMAT")
        ->check(oneOf({"table", "json", "yaml"}));
    program.add_flag("--quiet,-q", output.quiet,
                     "No notes and no progress on stderr, only warnings and errors");
    program.add_flag("--no-color", output.noColor, "No colours (as does NO_COLOR)");
}

void addTargetOptions(CLI::App &program, TargetOptions &target)
{
    const auto add = [&program](const char *name, std::string &value, const char *type,
                                const char *description) {
        return program.add_option(name, value, description)
            ->type_name(type)
            ->check([](const std::string &text) {
                return text.empty() ? std::string("must not be empty") : std::string();
            })
            ->group("Workspace");
    };
    CLI::Option *project = add("--project", target.project, "NAME",
                               "The project whose workspace is meant (default: the one whose "
                               "folder holds the current directory)");
    CLI::Option *workspace =
        add("--workspace", target.workspace, "NAME",
            "A workspace by name or resource id (default: local, started when it does not run)");
    workspace->excludes(project);
    for (CLI::Option *coordinate :
         {add("--arm-url", target.armUrl, "URL",
              "The control plane (default: https://management.azure.com)"),
          add("--subscription", target.subscription, "ID", "The workspace's subscription"),
          add("--resource-group", target.resourceGroup, "NAME", "The workspace's resource group"),
          add("--workspace-name", target.workspaceName, "NAME",
              "The workspace's name in its resource group")}) {
        coordinate->excludes(project)->excludes(workspace);
    }
    add("--token-file", target.tokenFile, "FILE",
        "A file that holds the access token (default: $SERIN_TOKEN, else the account that the "
        "Azure CLI is signed in to)");
}

} // namespace

void addGlobalOptions(CLI::App &program, GlobalOptions &options)
{
    addOutputOptions(program, options.output);
    addTargetOptions(program, options.target);
    program
        .add_option_function<int>(
            "--timeout",
            [&options](int seconds) { options.timeout = std::chrono::seconds(seconds); },
            "Give up waiting after so many seconds (exit code 1)")
        ->type_name("SECONDS")
        ->check(wholeNumberBetween(1, 7 * 24 * 3600));
    program.add_flag("--no-wait", options.noWait,
                     "End when the service has accepted the last request, and not when it is done; "
                     "rollback and reconcile wait all the same");
    program.add_flag("--yes,-y", options.yes, "Yes to all questions");
}

} // namespace serin
