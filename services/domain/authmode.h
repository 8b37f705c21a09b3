// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

namespace serin {

/// With what a caller of an endpoint proves that it may: a key that does not expire, a token of the
/// workspace, or a token of Microsoft Entra ID.
enum class AuthMode { Key, AmlToken, AadToken };

/// Reads every spelling in use, in any letter case: a manifest's `key`, `aml_token`, `aad_token`,
/// the preview's `amltoken`, REST's `Key`, `AMLToken`, `AADToken`.
/// @error Invalid with the known words.
[[nodiscard]] Result<AuthMode> authModeFromString(const QString &text);

/// As the REST field `authMode` has it: "Key", "AMLToken" or "AADToken".
[[nodiscard]] QString restName(AuthMode mode);

/// As the current manifests' `auth_mode` has it: "key", "aml_token" or "aad_token".
[[nodiscard]] QString manifestName(AuthMode mode);

} // namespace serin
