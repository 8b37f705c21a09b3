// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/controlplane.h"

#include <QString>

#include <memory>

namespace serin {

class HttpClient;
class ScoringClient;

/// The workspace that a command talks to. Copies share the same one.
struct Target
{
    std::shared_ptr<ControlPlane> plane;
    std::shared_ptr<ScoringClient> scoring;
    QString name;    ///< for people: "the local workspace", "project dev", "workspace W of group G"
    QString project; ///< its name; empty: none
    QString tier;    ///< "dev", "staging" or "prod"
    /// Whether `--project` or the workspace was named, and not taken from the current directory.
    bool isChosen = false;
    /// Local and inline models, code and environments can be registered: the workspace reads this
    /// computer's files.
    bool canRegister = false;
    QString baseUrl;
};

} // namespace serin
