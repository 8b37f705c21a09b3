// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace serin {

struct Command;

/// serinctl(1) in the macros of man(7): what @p program says of itself, and what holds for all
/// verbs (exit codes, environment, files).
[[nodiscard]] std::string manualPage(const Command &program);

} // namespace serin
