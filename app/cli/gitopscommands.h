// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `plan`, `apply`, `drift`, `rollback` and `reconcile`.
void addGitOpsCommands(CLI::App &program, GlobalOptions &options, int &exitCode);

} // namespace serin
