// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

/// Runs `serinctl` with the arguments of main() and returns its exit code: 0 done, 1 the operation
/// failed, 64 wrong usage.
int runCommandLine(int argc, char **argv);

} // namespace serin
