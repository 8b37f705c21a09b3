// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

namespace serin {

/// Who runs the instances: the service itself, or a Kubernetes cluster attached to the workspace.
enum class EndpointComputeType { Managed, Kubernetes };

/// Reads `managed`, `kubernetes` and REST's `Managed`, `Kubernetes`, in any letter case.
/// @error Invalid with the known words.
[[nodiscard]] Result<EndpointComputeType> endpointComputeTypeFromString(const QString &text);

/// As the REST field `endpointComputeType` has it.
[[nodiscard]] QString restName(EndpointComputeType type);

} // namespace serin
