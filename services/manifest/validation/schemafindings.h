// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/schemadocument.h"
#include "services/manifest/validation/schemavalue.h"
#include "services/manifest/validation/validationfinding.h"

namespace serin {

/// Adds what @p schema has to say about @p value, a manifest's endpoint or deployment:
/// `wrong-type`, `empty-value`, `unknown-value`, `out-of-range`, `not-whole`, `missing-key` and the
/// codes that the schema names itself; warnings `ambiguous-number`; `unknown-key`, an error in v2
/// and a warning in the preview; information `template`. Templates are taken as they are.
void checkSchema(ManifestSchema schema, const SchemaValue &value, ValidationFindings &findings);

} // namespace serin
