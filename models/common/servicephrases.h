// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace serin {

// What services say in English, marked for translation (context "Service"); %1 to %9 stand for what
// a service fills in. Each text once. A test holds them against the sources.

/// Of keys.json and of the schemas: what a key means, and what may stand there.
[[nodiscard]] std::vector<const char *> keyPhrases();
/// Of the checks of manifests and of names.
[[nodiscard]] std::vector<const char *> findingPhrases();
/// Of the system's calls, of HTTP and proxies, and of writing a preview's files anew.
[[nodiscard]] std::vector<const char *> errorPhrases();
/// Of the control plane, of signing in, and of calls to an endpoint.
[[nodiscard]] std::vector<const char *> azurePhrases();
/// Of plans and of applying them: reasons, and why it does not go on.
[[nodiscard]] std::vector<const char *> planPhrases();
/// Of what is desired and live: reading both, taking live over, rolling back, pipelines.
[[nodiscard]] std::vector<const char *> statePhrases();
/// Of reading and editing manifests.
[[nodiscard]] std::vector<const char *> editPhrases();
/// Of files and databases, of projects, workspaces and assets, and of values that are none.
[[nodiscard]] std::vector<const char *> placePhrases();
/// Of Git and of the sample.
[[nodiscard]] std::vector<const char *> gitPhrases();

/// All of them.
[[nodiscard]] std::vector<const char *> servicePhrases();

} // namespace serin
