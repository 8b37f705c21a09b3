// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace serin {

/// The tree of @p text, which differs from the text of @p before in bytes [@p changedBegin,
/// @p changedEnd) of the latter only, reading again no more than the entry of the top-level map
/// that holds them. It is the same tree that readYaml() gives for all of @p text.
///
/// That holds because a top-level entry that begins at column 0 and reads by itself as a block map
/// ends where the next key at column 0 begins; nothing reaches over that line but anchors, tag
/// handles and further documents, and a tree that has one of these is left to readYaml().
/// @return nothing whenever it is not as simple as that.
[[nodiscard]] std::optional<YamlTree> spliceTopLevelEntry(const YamlTree &before,
                                                          const QByteArray &text,
                                                          std::uint32_t changedBegin,
                                                          std::uint32_t changedEnd);

} // namespace serin
