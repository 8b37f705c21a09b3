// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

class CommandOutput;

/// Adds the group `manifest` to @p program. Running one of its verbs prints to @p output and leaves
/// the exit code in @p exitCode; both must outlive the parsing.
void addManifestCommands(CLI::App &program, CommandOutput &output, int &exitCode);

} // namespace serin
