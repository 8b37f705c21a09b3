// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace serin {

/// What the command line understands, as data: completions and the manual are made from it.
struct CommandOption
{
    std::vector<std::string> names; ///< "--output", "-o"; empty for a positional
    std::string description;        ///< one sentence
    std::string value;              ///< "FILE"; empty for a flag
    std::vector<std::string> choices;
    bool takesFile = false; ///< a file or folder of this computer
    std::string known;      ///< what knownNames() knows of it: "endpoints", …; may be empty
    bool isRequired = false;
    bool isRepeatable = false;
};

struct Command
{
    std::vector<std::string> path; ///< "manifest", "set"; empty for the program
    std::string description;
    std::vector<CommandOption> options; ///< of this command alone
    std::vector<CommandOption> positionals;
    std::vector<Command> verbs;

    /// "manifest set"
    [[nodiscard]] std::string words() const;
};

[[nodiscard]] Command commandTree(const CLI::App &program);

/// @p command, then its verbs and theirs.
[[nodiscard]] std::vector<const Command *> allCommands(const Command &command);

/// @p words with @p between.
[[nodiscard]] std::string joined(const std::vector<std::string> &words, const char *between);
/// @p text with @p by wherever @p mark stands.
[[nodiscard]] std::string replaced(std::string text, const std::string &mark,
                                   const std::string &by);

} // namespace serin
