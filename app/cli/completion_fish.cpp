// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtree.h"
#include "app/cli/completion.h"

#include <set>

namespace serin {

namespace {

std::string fishQuoted(const std::string &text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '\'';
}

/// One `complete` line for @p option, under @p condition.
std::string optionLine(const CommandOption &option, const std::string &condition)
{
    std::string line = "complete -c serinctl" + condition;
    for (const std::string &name : option.names) {
        line += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.choices.empty()) {
        line += " -xa " + fishQuoted(joined(option.choices, " "));
    } else if (!option.known.empty()) {
        line += " -xa '(serinctl completion names " + option.known + " 2>/dev/null)'";
    } else if (option.takesFile) {
        line += " -rF";
    } else if (!option.value.empty()) {
        line += " -x";
    }
    return line + " -d " + fishQuoted(option.description) + '\n';
}

} // namespace

std::string fishCompletion(const Command &program)
{
    std::set<std::string> takes;
    std::string paths;
    std::string lines;
    for (const Command *command : allCommands(program)) {
        const std::string path = command->path.empty() ? "." : ". " + command->words();
        const std::string there = " -n \"__serinctl_at '" + path + "'\"";
        for (const Command &verb : command->verbs) {
            paths += " '" + path + ' ' + verb.path.back() + '\'';
            lines += "complete -c serinctl -f" + there + " -a " + verb.path.back() + " -d " +
                     fishQuoted(verb.description) + '\n';
        }
        for (const CommandOption &option : command->options) {
            // The program's own are understood behind every verb.
            lines += optionLine(option, command->path.empty() ? std::string() : there);
            if (!option.value.empty()) {
                takes.insert(option.names.begin(), option.names.end());
            }
        }
    }
    return "# fish completion of serinctl: serinctl completion fish | source\n"
           "function __serinctl_at --description 'Whether the words so far lead to this verb'\n"
           "    set -l path .\n"
           "    set -l skip 0\n"
           "    for word in (commandline -opc)[2..-1]\n"
           "        if test $skip = 1\n"
           "            set skip 0\n"
           "        else if contains -- $word " +
           joined({takes.begin(), takes.end()}, " ") +
           "\n"
           "            set skip 1\n"
           "        else if contains -- \"$path $word\"" +
           paths +
           "\n"
           "            set path \"$path $word\"\n"
           "        end\n"
           "    end\n"
           "    test \"$path\" = \"$argv[1]\"\n"
           "end\n" +
           lines;
}

} // namespace serin
