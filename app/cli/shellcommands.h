// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `completion bash|zsh|fish` and `manual`, which print what is made from @p program's tree,
/// and `completion names`. After all other commands.
void addShellCommands(CLI::App &program, const GlobalOptions &options);

} // namespace serin
