// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/gitcommands.h"
#include "app/cli/globaloptions.h"
#include "app/cli/localcommands.h"
#include "app/cli/manifestcommands.h"
#include "app/cli/projectcommands.h"
#include "app/cli/samplecommands.h"
#include "app/cli/workspacecommands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace serin {

int runCommandLine(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("serinctl"));
    CLI::App program{"Serin: canary rollouts of online endpoints from manifests in Git",
                     "serinctl"};
    program.set_version_flag("--version", std::string("serinctl " SERIN_VERSION));
    program.require_subcommand(1);
    program.fallthrough();
    GlobalOptions options;
    addGlobalOptions(program, options);
    int exitCode = 0;
    addManifestCommands(program, options.output, exitCode);
    addLocalCommands(program, options.output, exitCode);
    addProjectCommands(program, options, exitCode);
    addWorkspaceCommands(program, options, exitCode);
    addGitCommands(program, options, exitCode);
    addSampleCommands(program, options, exitCode);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : wrongUsageExit;
    }
    return exitCode;
}

} // namespace serin
