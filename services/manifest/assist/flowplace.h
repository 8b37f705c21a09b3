// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/assist/yamlplace.h"

#include <cstdint>
#include <string_view>

namespace serin {

/// Where byte @p offset is in the value that begins with a bracket or brace at @p begin: completes
/// @p place, whose path leads to that value. Whether it is in it at all.
[[nodiscard]] bool readFlowPlace(std::string_view text, std::uint32_t begin, std::uint32_t offset,
                                 YamlPlace &place);

} // namespace serin
