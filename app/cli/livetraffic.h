// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/endpointspec.h"

#include <QFuture>

namespace serin {

class CommandRun;

/// @p spec, whose traffic or mirrored traffic is to become live, when the endpoint can have it: all
/// deployments that get some are there, and none gets both.
/// @error Invalid with the names that there are; as ControlPlane.
[[nodiscard]] QFuture<Result<EndpointSpec>> checkedTraffic(CommandRun &run,
                                                           const EndpointSpec &spec);

/// A person did not say yes, or could not be asked.
[[nodiscard]] Error notConfirmedError();

} // namespace serin
