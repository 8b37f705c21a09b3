// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/assetcommands.h"
#include "app/cli/compareverb.h"
#include "app/cli/completion.h"
#include "app/cli/endpointcommands.h"
#include "app/cli/gitcommands.h"
#include "app/cli/gitopscommands.h"
#include "app/cli/globaloptions.h"
#include "app/cli/localcommands.h"
#include "app/cli/manifestcommands.h"
#include "app/cli/metricscommand.h"
#include "app/cli/projectcommands.h"
#include "app/cli/samplecommands.h"
#include "app/cli/workspacecommands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace serin {

namespace {

/// "serinctl online-endpoint invoke", as far as @p program could make verbs of the words.
QString commandOf(const CLI::App &program)
{
    QString command = QStringLiteral("serinctl");
    for (const CLI::App *app = &program; !app->get_subcommands().empty();) {
        app = app->get_subcommands().back();
        command += u' ' + QString::fromStdString(app->get_name());
    }
    return command;
}

int failParsing(const CLI::App &program, const CLI::ParseError &error, const CommandOutput &output)
{
    return output.failUsage({ErrorKind::Invalid,
                             QString::fromUtf8(error.what()).trimmed(),
                             {},
                             commandOf(program) + QStringLiteral(" --help says how")});
}

} // namespace

int runCommandLine(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serinctl"));
    CLI::App program{"Serin: canary rollouts of online endpoints from manifests in Git",
                     "serinctl"};
    program.set_version_flag("--version", std::string("serinctl " SERIN_VERSION));
    program.require_subcommand(1);
    program.fallthrough();
    program.footer(
        "The options of `serinctl --help` (--output, --workspace, …) go with every verb.");
    GlobalOptions options;
    addGlobalOptions(program, options);
    int exitCode = 0;
    addManifestCommands(program, options.output, exitCode);
    addLocalCommands(program, options.output, exitCode);
    addProjectCommands(program, options, exitCode);
    addWorkspaceCommands(program, options, exitCode);
    addGitCommands(program, options, exitCode);
    addSampleCommands(program, options, exitCode);
    addEndpointCommands(program, options, exitCode);
    addAssetCommands(program, options, exitCode);
    addCompareCommand(program, options, exitCode);
    addMetricsCommand(program, options, exitCode);
    addGitOpsCommands(program, options, exitCode);
    addCompletionCommand(program, options.output);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return error.get_exit_code() == 0 ? program.exit(error)
                                          : failParsing(program, error, options.output);
    }
    return exitCode;
}

} // namespace serin
