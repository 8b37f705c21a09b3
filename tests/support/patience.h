// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

/// How long a test waits for what must come, in milliseconds: real processes on a busy computer
/// take many times what they take on an idle one. Nothing waits longer than it takes.
inline constexpr int patience = 60'000;

} // namespace serin
