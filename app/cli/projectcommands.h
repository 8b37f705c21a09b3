// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `project list|add|remove` to @p program. The verb that is called prints to the options'
/// output and sets @p exitCode; both must outlive the parsing.
void addProjectCommands(CLI::App &program, GlobalOptions &options, int &exitCode);

} // namespace serin
