// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace serin {

/// What the verbs of GitOps were given, as typed. Each looks at its own part.
struct GitOpsRequest
{
    std::string repository; ///< `--repo`
    bool trust = false;

    // Which state, of plan and apply
    std::string ref;
    bool workingTree = false;
    std::vector<std::string> files;
    std::vector<std::string> endpoints; ///< rollback: at most one

    // What may be done
    bool prune = false;
    bool allowReplace = false;
    std::string planFile; ///< plan: to write; apply: to read

    // drift
    bool withForeign = false;
    bool fetch = false;
    std::vector<std::string> deployments;
    std::vector<std::string> fields;
    bool takeLive = false;
    bool ignore = false;
    bool diff = false;  ///< of --take-live: show, do not write
    std::string folder; ///< of --take-live: for the files of an endpoint that has none

    // rollback
    std::string to;
    bool push = false;
    bool noPush = false;

    // reconcile
    std::string branch;
    std::string interval = "30s";
    bool watch = false;
    bool correctDrift = false;
};

} // namespace serin
