// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/validation/schemadocument.h"

#include <QJsonValue>

#include <string>
#include <vector>

namespace serin {

/// The way from the root of a JSON document to a value: keys, and indexes of lists.
using SchemaPath = std::vector<std::string>;

/// The values of @p document that @p schema refuses, sorted, each once. A container of a refused
/// value is refused too. As the service's client does, numbers and booleans are taken as text too.
/// Safe to call from several threads.
/// @error Internal when the schema library fails.
[[nodiscard]] Result<std::vector<SchemaPath>> refusedPaths(ManifestSchema schema,
                                                           const QJsonValue &document);

} // namespace serin
