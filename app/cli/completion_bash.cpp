// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtree.h"
#include "app/cli/completion.h"

#include <map>

namespace serin {

namespace {

// What the words before the cursor lead to, then what fits there.
constexpr char bashBody[] = R"sh(
    local path=. word skip='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $skip ]]; then skip=''; continue; fi
        case $word in
        @TAKES@) skip=1 ;;
        -*) ;;
        *) case " ${verbs[$path]} " in *" $word "*) path="$path $word" ;; esac ;;
        esac
    done
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local kind=${known["$path|$previous"]:-${known[".|$previous"]}}
    if [[ -n $kind ]]; then
        local names=$("${COMP_WORDS[0]}" completion names "$kind" 2>/dev/null)
        COMPREPLY=($(compgen -W "$names" -- "$current"))
        return
    fi
    case $previous in
@CHOICES@    @FILES@) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    @VALUES@) return ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "${options[$path]}" -- "$current"))
    elif [[ -n ${verbs[$path]} ]]; then
        COMPREPLY=($(compgen -W "${verbs[$path]}" -- "$current"))
    else
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -F _serinctl serinctl
)sh";

std::string namesOf(const std::vector<CommandOption> &options)
{
    std::string names;
    for (const CommandOption &option : options) {
        names += ' ' + joined(option.names, " ");
    }
    return names;
}

/// "--file|-f", of the options of all commands that take a value.
std::string patternOf(const std::map<std::string, bool> &takes, bool files)
{
    std::vector<std::string> names;
    for (const auto &[name, isFileName] : takes) {
        if (isFileName == files) {
            names.push_back(name);
        }
    }
    return joined(names, "|");
}

} // namespace

std::string bashCompletion(const Command &program)
{
    std::string text = "# bash completion of serinctl: eval \"$(serinctl completion bash)\"\n"
                       "_serinctl()\n{\n    local -A verbs options known\n";
    std::map<std::string, bool> takes; // option → whether a file
    std::map<std::string, std::string> choices;
    for (const Command *command : allCommands(program)) {
        std::string verbs;
        for (const Command &verb : command->verbs) {
            verbs += ' ' + verb.path.back();
        }
        // The program's own are understood behind every verb. Bash takes no empty subscript.
        const bool isProgram = command->path.empty();
        const std::string path = isProgram ? "." : ". " + command->words();
        text += "    verbs['" + path + "']='" + verbs + "'\n";
        text += "    options['" + path + "']='" + namesOf(command->options) +
                (isProgram ? std::string() : namesOf(program.options)) + "'\n";
        for (const CommandOption &option : command->options) {
            for (const std::string &name : option.names) {
                if (!option.value.empty()) {
                    takes[name] = takes[name] || option.takesFile;
                }
                if (!option.known.empty()) {
                    text += "    known['" + path + '|' + name + "']=" + option.known + '\n';
                }
                if (!option.choices.empty()) {
                    choices[name] = joined(option.choices, " ");
                }
            }
        }
    }
    std::string words;
    for (const auto &[name, choice] : choices) {
        words += "    " + name + ") COMPREPLY=($(compgen -W '" + choice +
                 "' -- \"$current\")); return ;;\n";
    }
    std::string script =
        replaced(bashBody, "@TAKES@", patternOf(takes, true) + '|' + patternOf(takes, false));
    script = replaced(script, "@CHOICES@", words);
    script = replaced(script, "@FILES@", patternOf(takes, true));
    return text + replaced(script, "@VALUES@", patternOf(takes, false));
}

} // namespace serin
