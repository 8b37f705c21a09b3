// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace serin {

struct GlobalOptions;

/// Adds the verbs of `az ml` for endpoints and deployments to @p program: `online-endpoint`,
/// `online-deployment`, and the private preview's spelling `endpoint`. The verb that is called
/// prints and sets @p exitCode; all must outlive the parsing.
void addEndpointCommands(CLI::App &program, const GlobalOptions &options, int &exitCode);

} // namespace serin
