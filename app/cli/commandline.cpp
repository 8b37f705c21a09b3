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

#include <sstream>

#include <fcntl.h>
#include <unistd.h>

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

/// The word in the place of a verb that is none, in what CLI11 gave up on; empty: there is none.
QString unknownVerb(const CLI::App &program)
{
    const std::vector<std::string> left = program.remaining(true);
    const bool isVerb = !left.empty() && deepestVerb(program).get_require_subcommand_min() > 0;
    return isVerb ? QString::fromStdString(left.front()) : QString();
}

QString unexpectedWords(const std::vector<std::string> &words)
{
    QStringList listed;
    for (const std::string &word : words) {
        listed.append(QString::fromStdString(word));
    }
    return (listed.size() == 1 ? QStringLiteral("this was not expected: ")
                               : QStringLiteral("these words were not expected: ")) +
           listed.join(u' ');
}

int endParsing(const CLI::App &program, const CLI::ParseError &error, const CommandOutput &output)
{
    const CLI::App &verb = deepestVerb(program);
    QString detail = QString::fromUtf8(error.what()).trimmed();
    // CLI11 says only that a sub-command is missing when it is a wrong one, and gives help for the
    // words before it.
    const QString unknown = unknownVerb(program);
    const bool isHelp = error.get_exit_code() == 0;
    if (!unknown.isEmpty() &&
        (isHelp || dynamic_cast<const CLI::RequiredError *>(&error) != nullptr)) {
        detail =
            QStringLiteral("%1 has no %2 \"%3\"")
                .arg(commandOf(verb),
                     unknown.startsWith(u'-') ? QStringLiteral("option") : QStringLiteral("verb"),
                     unknown);
    } else if (verb.get_require_subcommand_min() > 0 &&
               dynamic_cast<const CLI::RequiredError *>(&error) != nullptr) {
        detail = QStringLiteral("%1 needs a verb").arg(commandOf(verb));
    } else if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr) {
        detail = unexpectedWords(program.remaining(true)); // CLI11 turns them round
    } else if (isHelp) {
        std::ostringstream text;
        (void)program.exit(error, text, text);
        output.printBytes(QByteArray::fromStdString(text.str()));
        return 0;
    }
    return output.failUsage(
        {ErrorKind::Invalid, detail, {}, commandOf(verb) + QStringLiteral(" --help says how")});
}

/// What is closed of stdin, stdout and stderr as something that cannot be used: else the next file
/// that is opened would be it, and results would be written into it.
void reserveStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) == -1) {
            (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

} // namespace

int runCommandLine(int argc, char **argv)
{
    reserveStandardStreams();
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
    addShellCommands(program, options);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        exitCode = endParsing(program, error, options.output);
    }
    return CommandOutput::settled(exitCode);
}

} // namespace serin
