// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/assist/yamlplace.h"
#include "services/manifest/validation/schemadocument.h"

#include <string_view>
#include <vector>

namespace serin {

/// Which schema a document is to follow, as far as its outline tells.
struct OutlineSchema
{
    /// None: it is something else; two: an endpoint or a deployment, nobody knows yet.
    std::vector<ManifestSchema> schemas;
    /// The deployment stands below a top key that is its name (the preview's wrapped form).
    bool isWrapped = false;
};

/// Of a text that need not be whole, by the same signs as readManifestDocument(): `$schema` or the
/// editor's modeline where they are, else the keys.
[[nodiscard]] OutlineSchema outlineSchemaOf(std::string_view text, ByteSpan document);

} // namespace serin
