// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/schemavalue.h"

#include <optional>

namespace serin {

/// The scalar at @p node with its type: by its tag, quoted as text, plain as YAML 1.1 reads it
/// (what the service's client does) and, where 1.1 sees text, as YAML 1.2 does.
[[nodiscard]] SchemaValue resolveSchemaScalar(const YamlTree &tree, NodeId node);

/// The whole number at @p node as the service's client reads it, quoted or not; nothing when there
/// is no scalar or another one.
[[nodiscard]] std::optional<int> wholeNumber(const YamlTree &tree, NodeId node);

} // namespace serin
