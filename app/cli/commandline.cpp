// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/assetcommands.h"
#include "app/cli/compareverb.h"
#include "app/cli/endpointcommands.h"
#include "app/cli/gitcommands.h"
#include "app/cli/gitopscommands.h"
#include "app/cli/globaloptions.h"
#include "app/cli/localcommands.h"
#include "app/cli/manifestcommands.h"
#include "app/cli/metricscommand.h"
#include "app/cli/projectcommands.h"
#include "app/cli/samplecommands.h"
#include "app/cli/shellcommands.h"
#include "app/cli/workspacecommands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace serin {

namespace {

/// How far @p program could make verbs of the words.
const CLI::App &deepestVerb(const CLI::App &program)
{
    const CLI::App *app = &program;
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().back();
    }
    return *app;
}

QString commandOf(const CLI::App &verb)
{
    const QString name = QString::fromStdString(verb.get_name());
    return verb.get_parent() == nullptr ? name : commandOf(*verb.get_parent()) + u' ' + name;
}

int failParsing(const CLI::App &program, const CLI::ParseError &error, const CommandOutput &output)
{
    const CLI::App &verb = deepestVerb(program);
    QString detail = QString::fromUtf8(error.what()).trimmed();
    // CLI11 says only that a sub-command is missing when it is a wrong one.
    const std::vector<std::string> left = program.remaining(true);
    if (dynamic_cast<const CLI::RequiredError *>(&error) != nullptr && !left.empty() &&
        verb.get_require_subcommand_min() > 0) {
        detail = QStringLiteral("%1 has no verb \"%2\"")
                     .arg(commandOf(verb), QString::fromStdString(left.front()));
    }
    return output.failUsage(
        {ErrorKind::Invalid, detail, {}, commandOf(verb) + QStringLiteral(" --help says how")});
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
    addShellCommands(program, options.output);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return error.get_exit_code() == 0 ? program.exit(error)
                                          : failParsing(program, error, options.output);
    }
    return exitCode;
}

} // namespace serin
