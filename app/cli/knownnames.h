// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string>

namespace serin {

struct GlobalOptions;

/// The names that a shell offers, from the files of this computer: "endpoints" and "deployments" of
/// the manifests of the project, or of the current directory, and "projects". Sorted, each once;
/// none where they cannot be read, and without those that a shell reads otherwise. Starts nothing.
[[nodiscard]] QStringList knownNames(const GlobalOptions &options, const std::string &kind);

} // namespace serin
