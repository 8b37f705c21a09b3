// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/clock.h"

namespace serin {

Clock::~Clock() = default;

} // namespace serin
