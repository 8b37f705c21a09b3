// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `compare` to @p program: the same requests to two deployments and how the answers differ.
/// Exit code 0: all the same, 4: some differ, 1: some could not be answered.
void addCompareCommand(CLI::App &program, const GlobalOptions &options, int &exitCode);

} // namespace serin
