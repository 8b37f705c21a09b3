// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace serin {

struct Command;

// Scripts that complete the verbs and options of @p program in a shell, the words of options that
// take one of a few, file names where a file is meant, and the names of endpoints, deployments and
// projects: for these alone they call the program, which reads files (knownNames()).

/// For `eval`, or as bash-completion's file "serinctl".
[[nodiscard]] std::string bashCompletion(const Command &program);
/// For `eval` after compinit, or as "_serinctl" in a folder of $fpath; with descriptions.
[[nodiscard]] std::string zshCompletion(const Command &program);
/// For `source`, or as "serinctl.fish"; with descriptions.
[[nodiscard]] std::string fishCompletion(const Command &program);

} // namespace serin
