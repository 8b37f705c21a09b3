// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace serin {

// Checks of an option's value that name the bounds in plain words.

[[nodiscard]] CLI::Validator wholeNumberBetween(int least, int most);
[[nodiscard]] CLI::Validator wholeNumberFrom(int least);
/// Finite, with decimals when need be.
[[nodiscard]] CLI::Validator numberFromZero();

} // namespace serin
