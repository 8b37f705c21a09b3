// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace serin {

/// How much care a project or workspace wants. The order counts: a larger one wants more.
enum class Tier { Dev, Staging, Prod };

/// "dev", "staging" or "prod".
[[nodiscard]] QString tierName(Tier tier);
/// Nothing for another word.
[[nodiscard]] std::optional<Tier> tierFromName(const QString &name);

} // namespace serin
