// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/tokenprovider.h"

namespace serin {

TokenProvider::~TokenProvider() = default;

} // namespace serin
