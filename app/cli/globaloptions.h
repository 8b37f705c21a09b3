// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandoutput.h"

#include <chrono>
#include <string>

namespace CLI {
class App;
}

namespace serin {

/// Which workspace a command talks to, as typed. There is no token among them: a command line can
/// be read by everybody.
struct TargetOptions
{
    std::string project;
    std::string workspace;
    std::string armUrl;
    std::string subscription;
    std::string resourceGroup;
    std::string workspaceName;
    std::string tokenFile;
    /// `--project` or the workspace was given, so that what follows from the current directory does
    /// not decide. Applying to a prod project needs it.
    [[nodiscard]] bool isChosen() const
    {
        return !project.empty() || !workspace.empty() || hasCoordinates();
    }
    [[nodiscard]] bool hasCoordinates() const
    {
        return !armUrl.empty() || !subscription.empty() || !resourceGroup.empty() ||
               !workspaceName.empty();
    }
};

/// What every verb of `serinctl` takes.
struct GlobalOptions
{
    CommandOutput output;
    TargetOptions target;
    std::chrono::seconds timeout{0}; ///< 0: none
    bool noWait = false;             ///< end when the service has accepted a request
    bool yes = false;                ///< the answer to all questions
};

/// Adds the options to @p program, for all its verbs; @p options must outlive the parsing.
void addGlobalOptions(CLI::App &program, GlobalOptions &options);

} // namespace serin
