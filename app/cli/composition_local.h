// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/localconnection.h"

#include <QString>

#include <cstdint>

namespace serin {

class CommandOutput;

struct ServeOptions
{
    LocalStatePaths paths;
    std::uint16_t port = 0; ///< 0: the one of the last time, else any
    QString python;         ///< empty: the system's
    qint64 endsWith = 0;    ///< a process whose end ends it, too; 0: none
};

/// Runs the local workspace's server in the foreground until SIGINT or SIGTERM: prints its
/// connection when it is ready, and logs to its state directory. @return the exit code.
[[nodiscard]] int serveLocalWorkspace(const ServeOptions &options, const CommandOutput &output);

} // namespace serin
