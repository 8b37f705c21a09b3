// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/command/gitgate.h"
#include "services/git/command/seriallane.h"

namespace serin {

/// A checkout as operations see it.
struct GitPlace
{
    GitPlace(const GitLayout &where, TrustStore &store) : layout(where), gate(where, store) {}

    const GitLayout layout;
    GitGate gate;
    std::shared_ptr<SerialLane> writes = std::make_shared<SerialLane>();
};

} // namespace serin
