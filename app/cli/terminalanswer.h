// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"

#include <QString>

#include <optional>

namespace serin {

/// Whether questions can be asked: stdin is a terminal.
[[nodiscard]] bool canAsk();

/// Asks @p prompt on the terminal and waits for a line, which is shown as it is typed only when
/// @p visible. Nothing when stdin is no terminal, at its end, and after Ctrl+C, which this process
/// hears of as SIGINT afterwards. The terminal is as before in any case.
[[nodiscard]] std::optional<Secret> askOnTerminal(const QString &prompt, bool visible);

} // namespace serin
