// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <string>
#include <vector>

namespace serin {

class CommandOutput;
class GitRepository;
struct GlobalOptions;

/// What the verbs of Git were given, as typed. Each looks at its own part.
struct GitRequest
{
    std::string repository; ///< a folder in it; empty: the project's, else the current directory
    std::string message;
    std::vector<std::string> paths;
    std::string remote;
    bool trust = false;
};

// Each runs one verb and returns the exit code.
[[nodiscard]] int showChanges(const GlobalOptions &options, const GitRequest &request);
[[nodiscard]] int commitFiles(const GlobalOptions &options, const GitRequest &request);
[[nodiscard]] int pushBranch(const GlobalOptions &options, const GitRequest &request);

/// Prints @p error of git: the words of git and its hooks on lines of their own, and a lock that
/// was left over with what to do about it. @return the exit code.
[[nodiscard]] int failGit(const CommandOutput &output, const GitRepository &repository,
                          Error error);

} // namespace serin
