// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manualpage.h"

#include "app/cli/commandtree.h"

namespace serin {

namespace {

/// Text for troff: no escape, hyphens that can be copied, no line that is taken for a request.
std::string roff(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '\\':
            result += "\\e";
            break;
        case '-':
            result += "\\-";
            break;
        case '`':
            result += "\\(ga";
            break;
        case '\n':
            result += ' ';
            break;
        default:
            result += c;
        }
    }
    const bool looksLikeRequest = !result.empty() && (result[0] == '.' || result[0] == '\'');
    return (looksLikeRequest ? "\\&" : "") + result;
}

std::string bold(const std::string &text)
{
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(const std::string &text)
{
    return "\\fI" + roff(text) + "\\fR";
}

std::string valueOf(const CommandOption &option)
{
    if (!option.choices.empty()) {
        std::string words;
        for (const std::string &choice : option.choices) {
            words += (words.empty() ? "" : "|") + bold(choice);
        }
        return words;
    }
    return italic(option.value);
}

std::string optionsOf(const std::vector<CommandOption> &options)
{
    std::string text;
    for (const CommandOption &option : options) {
        std::string names;
        for (const std::string &name : option.names) {
            names += (names.empty() ? "" : ", ") + bold(name);
        }
        if (!option.value.empty()) {
            names += ' ' + valueOf(option);
        }
        std::string description = option.description;
        if (option.isRequired) {
            description += " (required)";
        }
        text += ".TP\n" + names + '\n' + roff(description) + '\n';
    }
    return text;
}

std::string synopsisOf(const Command &command)
{
    std::string text = bold("serinctl " + command.words());
    for (const CommandOption &option : command.options) {
        if (option.isRequired) {
            text += ' ' + bold(option.names.front()) + ' ' + valueOf(option);
        }
    }
    if (!command.options.empty()) {
        text += " [\\fIoptions\\fR]";
    }
    for (const CommandOption &positional : command.positionals) {
        const std::string value = valueOf(positional) + (positional.isRepeatable ? "..." : "");
        text += positional.isRequired ? ' ' + value : " [" + value + ']';
    }
    return text;
}

/// All but the help that every level has.
std::vector<CommandOption> ownOptions(const Command &command)
{
    std::vector<CommandOption> own;
    for (const CommandOption &option : command.options) {
        if (option.names.empty() || option.names.front() != "--help") {
            own.push_back(option);
        }
    }
    return own;
}

constexpr char afterCommands[] = R"(.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
The operation failed.
.TP
.B 2
.B plan
and
.B drift
found changes.
.TP
.B 3
A verdict is inconclusive.
.TP
.B 4
A verdict is \(lqfail\(rq, or
.B compare
found differences.
.TP
.B 64
Wrong usage.
.TP
.B 130
Interrupted.
.PP
One line on stderr says what went wrong, where (a file's line and column, or a request id) and what
to do next. With
.B \-\-output json
stdout has the same as an object \(lqerror\(rq.
.SH ENVIRONMENT
.TP
.B SERIN_STATE_DIR
Where the local workspace keeps its endpoints, instead of the state directory below.
.TP
.B SERIN_TOKEN
The access token for the control plane, when no
.B \-\-token\-file
is given.
.TP
.B NO_COLOR
No colours, whatever its value.
.TP
.B XDG_CONFIG_HOME\fR, \fBXDG_STATE_HOME\fR, \fBXDG_DATA_HOME
Base directories of the files below.
.SH FILES
.TP
.I $XDG_CONFIG_HOME/serin/
Projects and workspaces, shared with the window.
.TP
.I $XDG_STATE_HOME/serin/local/
The local workspace. Its
.I connection.json
tells programs of this user how to reach it.
.SH EXAMPLES
From nothing to an endpoint that answers, on this computer and without an account:
.PP
.nf
serinctl sample create demo && cd demo && serinctl apply \-\-yes
serinctl online\-endpoint invoke \-n my\-endpoint \-\-request\-file sample\-request.json
.fi
.PP
One step of a canary: ten percent for green, as a commit, pushed and applied:
.PP
.nf
serinctl manifest set endpoint.yml \-\-traffic "blue=90 green=10"
serinctl commit \-m "Give green 10 %" endpoint.yml
serinctl push
serinctl apply \-\-ref origin/main
.fi
.SH SEE ALSO
.BR serin (1),
.BR git (1)
)";

} // namespace

std::string manualPage(const Command &program)
{
    std::string text = ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
                       ".TH SERINCTL 1 \"\" \"Serin " SERIN_VERSION "\" \"User Commands\"\n"
                       ".SH NAME\n"
                       "serinctl \\- canary rollouts of online endpoints from manifests in Git\n"
                       ".SH SYNOPSIS\n"
                       ".B serinctl\n[\\fIglobal options\\fR] \\fIgroup\\fR [\\fIverb\\fR] "
                       "[\\fIoptions\\fR]\n"
                       ".SH DESCRIPTION\n"
                       "Reads and edits the YAML manifests of machine\\-learning online endpoints, "
                       "plans what a commit of them would change live, applies it, and tells what "
                       "has drifted. A workspace on this computer, started when it is needed, "
                       "speaks the same REST as Azure Machine Learning and needs no account.\n"
                       ".PP\nResults go to stdout, notes, progress and errors to stderr. Nothing "
                       "asks a question unless stdin is a terminal.\n"
                       ".SH GLOBAL OPTIONS\nThey go with every verb.\n" +
                       optionsOf(program.options) + ".SH COMMANDS\n";
    for (const Command *command : allCommands(program)) {
        if (command->path.empty()) {
            continue;
        }
        if (!command->verbs.empty()) {
            text += ".SS " + command->words() + '\n' + roff(command->description) + ".\n";
            continue;
        }
        text += ".TP\n" + synopsisOf(*command) + '\n' + roff(command->description) + ".\n";
        if (const std::vector<CommandOption> own = ownOptions(*command); !own.empty()) {
            text += ".RS\n" + optionsOf(own) + ".RE\n";
        }
    }
    return text + afterCommands;
}

} // namespace serin
