// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CLI {
class App;
}

namespace serin {

class CommandOutput;

/// A script for bash that completes the verbs and options of @p program, which it is made from, and
/// file names after options that take a file.
[[nodiscard]] QByteArray bashCompletion(const CLI::App &program);

/// Adds `completion bash`, which prints it. After all other commands.
void addCompletionCommand(CLI::App &program, const CommandOutput &output);

} // namespace serin
