// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completion.h"

#include "app/cli/commandoutput.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace serin {

namespace {

/// What can follow: the words of one level of the tree.
struct Level
{
    std::string path; ///< ". online-endpoint invoke"; bash takes no empty subscript
    std::string words;
    std::string verbs;
};

/// The options that take a value, by what the value is.
struct Values
{
    std::map<std::string, std::string> choices; ///< option → "a b c"
    std::map<std::string, bool> takes;          ///< option → whether a file
};

bool isFile(const std::string &type)
{
    for (const char *word : {"FILE", "DIR", "PATH"}) {
        if (type.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

/// The set in a type name as CLI11 writes it: "NAME:{a,b}".
std::string choicesIn(const std::string &type)
{
    const auto from = type.find('{');
    const auto to = type.find('}', from);
    if (from == std::string::npos || to == std::string::npos) {
        return {};
    }
    std::string words = type.substr(from + 1, to - from - 1);
    for (char &c : words) {
        if (c == ',') {
            c = ' ';
        }
    }
    return words;
}

std::vector<std::string> namesOf(const CLI::Option &option)
{
    std::vector<std::string> names;
    for (const std::string &name : option.get_lnames()) {
        names.push_back("--" + name);
    }
    for (const std::string &name : option.get_snames()) {
        names.push_back("-" + name);
    }
    return names;
}

std::string optionsOf(const CLI::App &app, Values &values)
{
    std::string words;
    for (const CLI::Option *option : app.get_options()) {
        const std::string type = option->get_type_name();
        for (const std::string &name : namesOf(*option)) {
            words += ' ' + name;
            if (option->get_items_expected_max() > 0) {
                values.takes[name] = values.takes[name] || isFile(type);
                if (const std::string choices = choicesIn(type); !choices.empty()) {
                    values.choices[name] = choices;
                }
            }
        }
    }
    return words;
}

void collect(const CLI::App &app, const std::string &path, const std::string &inherited,
             std::vector<Level> &levels, Values &values)
{
    const std::string own = optionsOf(app, values);
    // The program's own are understood behind every verb.
    const std::string below = app.get_parent() == nullptr ? own : inherited;
    Level level{path, own + inherited, {}};
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; })) {
        level.verbs += ' ' + verb->get_name();
        collect(*verb, path + ' ' + verb->get_name(), below, levels, values);
    }
    levels.push_back(level);
}

std::string joined(const std::map<std::string, bool> &takes, bool files)
{
    std::string names;
    for (const auto &[name, isFileName] : takes) {
        if (isFileName == files) {
            names += (names.empty() ? "" : "|") + name;
        }
    }
    return names;
}

// What the words before the cursor lead to, then what fits there.
constexpr char body[] = R"(
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
)";

std::string replaced(std::string text, const std::string &mark, const std::string &by)
{
    return text.replace(text.find(mark), mark.size(), by);
}

} // namespace

QByteArray bashCompletion(const CLI::App &program)
{
    std::vector<Level> levels;
    Values values;
    collect(program, ".", {}, levels, values);
    std::string text = "# bash completion of serinctl: eval \"$(serinctl completion bash)\"\n"
                       "_serinctl()\n{\n    local -A verbs options\n";
    for (const Level &level : levels) {
        text += "    verbs['" + level.path + "']='" + level.verbs + "'\n";
        text += "    options['" + level.path + "']='" + level.words + "'\n";
    }
    std::string choices;
    for (const auto &[name, words] : values.choices) {
        choices += "    " + name + ") COMPREPLY=($(compgen -W '" + words +
                   "' -- \"$current\")); return ;;\n";
    }
    std::string script =
        replaced(body, "@TAKES@", joined(values.takes, true) + '|' + joined(values.takes, false));
    script = replaced(script, "@CHOICES@", choices);
    script = replaced(script, "@FILES@", joined(values.takes, true));
    script = replaced(script, "@VALUES@", joined(values.takes, false));
    return QByteArray::fromStdString(text + script);
}

void addCompletionCommand(CLI::App &program, const CommandOutput &output)
{
    CLI::App *group = program.add_subcommand("completion", "Completion for shells");
    group->require_subcommand(1);
    group->add_subcommand("bash", "Print it for bash: eval \"$(serinctl completion bash)\"")
        ->callback([&program, &output] { output.printBytes(bashCompletion(program)); });
}

} // namespace serin
