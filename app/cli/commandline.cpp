// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/assetcommands.h"
#include "app/cli/compareverb.h"
#include "app/cli/completion.h"
#include "app/cli/endpointcommands.h"
#include "app/cli/globaloptions.h"
#include "app/cli/localcommands.h"
#include "app/cli/manifestcommands.h"
#include "app/cli/metricscommand.h"

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
    addEndpointCommands(program, options, exitCode);
    addAssetCommands(program, options, exitCode);
    addCompareCommand(program, options, exitCode);
    addMetricsCommand(program, options, exitCode);
    addCompletionCommand(program, options.output);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : wrongUsageExit;
    }
    return exitCode;
}

} // namespace serin
