// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Where the service stands with a resource.
enum class ProvisioningState {
    Unknown, ///< not said, or a word that is not known: the text has it
    Creating,
    Updating,
    Scaling, ///< deployments only
    Deleting,
    Succeeded,
    Failed,
    Canceled,
};

/// Reads REST's words in any letter case; everything else is Unknown.
[[nodiscard]] ProvisioningState provisioningStateFromString(const QString &text);

/// As REST has it, e.g. "Succeeded"; empty for Unknown.
[[nodiscard]] QString restName(ProvisioningState state);

/// Whether @p text, the state of a resource or of an operation, says that nothing runs any more:
/// Succeeded, Failed or Canceled in any letter case. Every other word means that something runs.
[[nodiscard]] bool isTerminalState(const QString &text);

} // namespace serin
