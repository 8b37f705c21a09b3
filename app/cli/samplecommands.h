// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `sample create` to @p program. The verb prints to the options' output and sets
/// @p exitCode; both must outlive the parsing.
void addSampleCommands(CLI::App &program, GlobalOptions &options, int &exitCode);

} // namespace serin
