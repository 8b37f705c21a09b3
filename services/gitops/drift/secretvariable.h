// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// Whether the environment variable @p name with @p value is better not written into a file that
/// goes to Git: its name speaks of a password, key or token, or its value holds one (an address
/// with a password, a signature, an account key). A guess on the careful side; it looks at words,
/// so that MAX_TOKENS and KEY_VAULT_URI are none.
[[nodiscard]] bool looksSecret(const QString &name, const QString &value);

} // namespace serin
