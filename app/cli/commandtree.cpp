// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtree.h"

#include <CLI/CLI.hpp>

#include <map>
#include <utility>

namespace serin {

namespace {

/// The set in a type's name as CLI11 writes it: "NAME:{a,b}".
std::vector<std::string> choicesIn(const std::string &type)
{
    std::vector<std::string> choices;
    const auto from = type.find('{');
    const auto to = type.find('}', from);
    if (from == std::string::npos || to == std::string::npos) {
        return choices;
    }
    std::string word;
    for (std::size_t i = from + 1; i <= to; ++i) {
        if (type[i] == ',' || i == to) {
            choices.push_back(word);
            word.clear();
        } else {
            word += type[i];
        }
    }
    return choices;
}

bool isFile(const std::string &value)
{
    for (const char *word : {"FILE", "DIR", "PATH"}) {
        if (value.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

CommandOption optionOf(const CLI::Option &option)
{
    CommandOption result;
    for (const std::string &name : option.get_lnames()) {
        result.names.push_back("--" + name);
    }
    for (const std::string &name : option.get_snames()) {
        result.names.push_back("-" + name);
    }
    result.description = option.get_description();
    result.isRequired = option.get_required();
    result.isRepeatable = option.get_items_expected_max() > 1;
    if (option.get_items_expected_max() > 0) {
        const std::string type = option.get_type_name();
        result.value = type.substr(0, type.find(':'));
        result.choices = choicesIn(type);
        result.takesFile = isFile(result.value);
        if (result.value.empty()) {
            result.value = "VALUE";
        }
    }
    return result;
}

/// CommandOption::known of @p option of the command at @p path.
std::string knownFor(const CommandOption &option, const std::vector<std::string> &path)
{
    static const std::map<std::string, std::string> always{{"--project", "projects"},
                                                           {"--endpoint", "endpoints"},
                                                           {"--endpoint-name", "endpoints"},
                                                           {"--deployment", "deployments"},
                                                           {"--deployment-name", "deployments"},
                                                           {"--baseline", "deployments"},
                                                           {"--candidate", "deployments"}};
    static const std::map<std::string, std::string> byName{{"online-endpoint", "endpoints"},
                                                           {"compare", "endpoints"},
                                                           {"metrics", "endpoints"},
                                                           {"online-deployment", "deployments"},
                                                           {"manifest", "deployments"}};
    for (const std::string &name : option.names) {
        if (const auto found = always.find(name); found != always.end()) {
            return found->second;
        }
        const auto found = path.empty() ? byName.end() : byName.find(path.front());
        if (name == "--name" && found != byName.end()) {
            return found->second;
        }
    }
    return {};
}

Command commandOf(const CLI::App &app, std::vector<std::string> path)
{
    Command command;
    command.description = app.get_description();
    for (const CLI::Option *option : app.get_options()) {
        const bool isPositional = option->get_lnames().empty() && option->get_snames().empty();
        CommandOption described = optionOf(*option);
        if (!described.value.empty()) {
            described.known = knownFor(described, path);
        }
        (isPositional ? command.positionals : command.options).push_back(std::move(described));
    }
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; })) {
        std::vector<std::string> below = path;
        below.push_back(verb->get_name());
        command.verbs.push_back(commandOf(*verb, std::move(below)));
    }
    command.path = std::move(path);
    return command;
}

} // namespace

std::string joined(const std::vector<std::string> &words, const char *between)
{
    std::string text;
    for (const std::string &word : words) {
        text += (text.empty() ? "" : between) + word;
    }
    return text;
}

std::string replaced(std::string text, const std::string &mark, const std::string &by)
{
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
        text.replace(at, mark.size(), by);
    }
    return text;
}

std::string Command::words() const
{
    return joined(path, " ");
}

Command commandTree(const CLI::App &program)
{
    return commandOf(program, {});
}

std::vector<const Command *> allCommands(const Command &command)
{
    std::vector<const Command *> all{&command};
    for (const Command &verb : command.verbs) {
        for (const Command *below : allCommands(verb)) {
            all.push_back(below);
        }
    }
    return all;
}

} // namespace serin
