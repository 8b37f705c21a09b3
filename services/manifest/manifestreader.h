// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/manifest.h"

#include <optional>
#include <string_view>

namespace serin {

class YamlMerged;

/// Tells whether the document at @p root describes an online endpoint or deployment and reads it:
/// by
/// `$schema` or the editor's modeline where they are, else by its shape. @p merged is of its tree,
/// and the same for all documents of a file.
/// @error NotFound with the reason when it does not.
[[nodiscard]] Result<ManifestDocument> readManifestDocument(YamlMerged &merged, NodeId root);

/// Whether @p key is a deployment's own field, so that it is not the name of one.
[[nodiscard]] bool isDeploymentKey(std::string_view key);

/// The whole number that @p text is in YAML's decimal form, quoted or not; nothing for anything
/// else.
[[nodiscard]] std::optional<int> wholeNumber(std::string_view text);

} // namespace serin
