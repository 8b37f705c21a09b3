// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace serin {

class CommandOutput;

/// `serinctl manifest show`: prints the endpoints and deployments below @p paths.
/// @return the exit code.
[[nodiscard]] int runManifestShow(const QStringList &paths, const CommandOutput &output);

/// `serinctl manifest validate`: prints the diagnostics of what is below @p paths.
/// @return the exit code, 1 when there is an error.
[[nodiscard]] int runManifestValidate(const QStringList &paths, const CommandOutput &output);

} // namespace serin
