// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds `metrics` to @p program: requests, errors and latency of an endpoint's deployments.
void addMetricsCommand(CLI::App &program, const GlobalOptions &options, int &exitCode);

} // namespace serin
