// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shellcommands.h"

#include "app/cli/commandoutput.h"
#include "app/cli/commandtree.h"
#include "app/cli/completion.h"
#include "app/cli/globaloptions.h"
#include "app/cli/knownnames.h"
#include "app/cli/manualpage.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace serin {

void addShellCommands(CLI::App &program, const GlobalOptions &options)
{
    const CommandOutput &output = options.output;
    const auto print = [&](CLI::App *verb, std::string (*text)(const Command &)) {
        verb->callback([&program, &output, text] {
            output.printBytes(QByteArray::fromStdString(text(commandTree(program))));
        });
    };
    CLI::App *group = program.add_subcommand("completion", "Completion for shells");
    group->require_subcommand(1);
    print(group->add_subcommand("bash", "Print it for bash: eval \"$(serinctl completion bash)\""),
          bashCompletion);
    print(group->add_subcommand("zsh", "Print it for zsh: eval \"$(serinctl completion zsh)\""),
          zshCompletion);
    print(group->add_subcommand("fish", "Print it for fish: serinctl completion fish | source"),
          fishCompletion);
    CLI::App *names = group->add_subcommand("names", "Print the names that a shell offers");
    const auto kind = std::make_shared<std::string>();
    names->add_option("KIND", *kind, "What is named")
        ->required()
        ->check(CLI::IsMember({"endpoints", "deployments", "projects"}));
    names->callback([&options, kind] {
        const QStringList known = knownNames(options, *kind);
        options.output.printBytes(known.isEmpty() ? QByteArray()
                                                  : known.join(u'\n').toUtf8() + '\n');
    });
    print(program.add_subcommand("manual", "Print the manual: serinctl manual | man -l -"),
          manualPage);
}

} // namespace serin
