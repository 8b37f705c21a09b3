// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltext.h"
#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>

#include <optional>

namespace serin {

/// The tree of @p text when it keeps to the layout that manifests have nearly always; nothing when
/// it does not, or may not: then it is for the library to read, or to say what is wrong. A tree
/// that is handed out is the library's in every field (tst_yamlquick and the fuzz target compare
/// them), for a tenth of its time.
///
/// The layout: one document, a block map at column 0; block maps and sequences in it; keys, plain
/// and quoted scalars, brackets and braces on one line each; literal block scalars (`|`, `|-`).
/// Not: tabs, anchors, aliases, tags, `?`, folded scalars, scalars over several lines, all but the
/// plainest escapes. Or all of the text is a single plain word.
///
/// @p checked is of @p text; its lines go into the tree.
[[nodiscard]] std::optional<YamlTree> readQuickYaml(const QByteArray &text, YamlText &checked);

} // namespace serin
