// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/controlplane.h"

namespace serin {

ControlPlane::~ControlPlane() = default;

} // namespace serin
