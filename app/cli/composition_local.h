// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/localconnection.h"

#include <QString>

#include <cstdint>

namespace serin {

class CommandOutput;

/// Runs the local workspace's server in the foreground until SIGINT or SIGTERM: prints its
/// connection when it is ready, and logs to its state directory. @return the exit code.
/// @param port 0: the one of the last time, else any. @param python empty: the system's.
[[nodiscard]] int serveLocalWorkspace(const LocalStatePaths &paths, std::uint16_t port,
                                      const QString &python, const CommandOutput &output);

} // namespace serin
