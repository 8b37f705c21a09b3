// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

class CommandOutput;

/// Adds `completion bash|zsh|fish` and `manual`, which print what is made from @p program's tree.
/// After all other commands.
void addShellCommands(CLI::App &program, const CommandOutput &output);

} // namespace serin
