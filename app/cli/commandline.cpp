// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/commandoutput.h"
#include "app/cli/localcommands.h"
#include "app/cli/manifestcommands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <map>

namespace serin {

namespace {

constexpr int wrongUsage = 64;

void addOutputOptions(CLI::App &program, CommandOutput &output)
{
    static const std::map<std::string, OutputFormat> formats{
        {"table", OutputFormat::Table}, {"json", OutputFormat::Json}, {"yaml", OutputFormat::Yaml}};
    program
        .add_option("--output,-o", output.format, "How results are printed: table, json or yaml")
        ->transform(CLI::CheckedTransformer(formats))
        ->type_name("FORMAT");
    program.add_flag("--quiet,-q", output.quiet, "No notes on stderr, only warnings and errors");
    program.add_flag("--no-color", output.noColor, "No colours");
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
    CommandOutput output;
    addOutputOptions(program, output);
    int exitCode = 0;
    addManifestCommands(program, output, exitCode);
    addLocalCommands(program, output, exitCode);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : wrongUsage;
    }
    return exitCode;
}

} // namespace serin
