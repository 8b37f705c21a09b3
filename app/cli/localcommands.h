// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

class CommandOutput;

/// Adds `local serve|start|stop|status|logs|reset` to @p program. The verb that is called prints to
/// @p output and sets @p exitCode; both must outlive the parsing.
void addLocalCommands(CLI::App &program, CommandOutput &output, int &exitCode);

} // namespace serin
