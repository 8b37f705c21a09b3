// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtree.h"
#include "app/cli/completion.h"

namespace serin {

namespace {

/// In single quotes, as one word of _describe: "name:what it does".
std::string described(const std::string &name, const std::string &description)
{
    std::string word = "'" + name + ':';
    for (const char c : description) {
        if (c == '\'') {
            word += "'\\''";
        } else {
            word += c;
        }
    }
    return word + '\'';
}

std::string describedOptions(const std::vector<CommandOption> &options)
{
    std::string words;
    for (const CommandOption &option : options) {
        for (const std::string &name : option.names) {
            words += "\n            " + described(name, option.description);
        }
    }
    return words;
}

/// "'. plan'|--file|'. plan'|-f", with the bars between path and option quoted.
std::string patternsOf(const CommandOption &option, const std::string &path)
{
    std::vector<std::string> patterns;
    for (const std::string &name : option.names) {
        patterns.push_back(path + "'|" + name + '\'');
    }
    return joined(patterns, "|");
}

/// What follows an option of this command.
std::string valuesOf(const Command &command, const std::string &path)
{
    std::string cases;
    for (const CommandOption &option : command.options) {
        if (option.value.empty()) {
            continue;
        }
        std::string act = "_message '" + option.value + '\'';
        if (!option.choices.empty()) {
            act = "compadd -- " + joined(option.choices, " ");
        } else if (!option.known.empty()) {
            act = "compadd -- ${(f)\"$(${words[1]} completion names " + option.known +
                  " 2>/dev/null)\"}";
        } else if (option.takesFile) {
            act = "_files";
        }
        cases += "        " + patternsOf(option, path) + ") " + act + "; return ;;\n";
    }
    return cases;
}

std::string listsOf(const Command &command, const std::string &path)
{
    std::string text = "    '" + path + "')\n        verbs=(";
    for (const Command &verb : command.verbs) {
        text += "\n            " + described(verb.path.back(), verb.description);
    }
    text += ")\n        options=(" + describedOptions(command.options);
    if (!command.path.empty()) {
        text += "\n            $common";
    }
    return text + ")\n        ;;\n";
}

// What the words before the cursor lead to, then what fits there.
constexpr char zshBody[] = R"zsh(#compdef serinctl
# zsh completion of serinctl: a file _serinctl in a folder of $fpath, or, after compinit,
# eval "$(serinctl completion zsh)"
_serinctl() {
    local verb=. word skip='' i
    for ((i = 2; i < CURRENT; i++)); do
        word=${words[i]}
        if [[ -n $skip ]]; then skip=''; continue; fi
        case "$verb|$word" in
        @TAKES@) skip=1; continue ;;
        esac
        case "$verb $word" in
        @PATHS@) verb="$verb $word" ;;
        esac
    done
    if [[ -n $skip ]]; then
        case "$verb|${words[CURRENT-1]}" in
@VALUES@        esac
    fi
    local -a common=(@COMMON@)
    local -a verbs options
    case $verb in
@LISTS@    esac
    if [[ ${words[CURRENT]} == -* ]]; then
        _describe -o option options
    elif (( ${#verbs} )); then
        _describe command verbs
    else
        _files
    fi
}
if [[ $funcstack[1] == _serinctl ]]; then
    _serinctl "$@"
elif (( $+functions[compdef] )); then
    compdef _serinctl serinctl
fi
)zsh";

} // namespace

std::string zshCompletion(const Command &program)
{
    std::string paths;
    std::string valueCases;
    std::string takes;
    std::string lists;
    for (const Command *command : allCommands(program)) {
        // The program's own options are understood behind every verb.
        const bool isProgram = command->path.empty();
        const std::string path = isProgram ? "." : ". " + command->words();
        const std::string pattern = isProgram ? "*" : '\'' + path + '\'';
        for (const Command &verb : command->verbs) {
            paths += (paths.empty() ? "'" : "|'") + path + ' ' + verb.path.back() + '\'';
        }
        valueCases += valuesOf(*command, pattern);
        for (const CommandOption &option : command->options) {
            if (!option.value.empty()) {
                takes += (takes.empty() ? "" : "|") + patternsOf(option, pattern);
            }
        }
        lists += listsOf(*command, path);
    }
    std::string script = replaced(zshBody, "@TAKES@", takes);
    script = replaced(script, "@PATHS@", paths);
    script = replaced(script, "@VALUES@", valueCases);
    script = replaced(script, "@COMMON@", describedOptions(program.options));
    return replaced(script, "@LISTS@", lists);
}

} // namespace serin
