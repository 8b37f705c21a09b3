// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `model`, `code` and `environment` with `list|show|create` to @p program.
void addAssetCommands(CLI::App &program, const GlobalOptions &options, int &exitCode);

} // namespace serin
