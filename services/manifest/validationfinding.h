// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yamltree.h"

#include <QString>

#include <vector>

namespace serin {

/// How bad a diagnostic is. Only an error makes validation fail.
enum class Severity { Error, Warning, Info };

/// What a check found in one file, before its node becomes a position. The texts are as in
/// Diagnostic.
struct ValidationFinding
{
    NodeId node = noNode;
    Severity severity = Severity::Error;
    QString code;
    QString message;
    QString fix;
};
using ValidationFindings = std::vector<ValidationFinding>;

} // namespace serin
