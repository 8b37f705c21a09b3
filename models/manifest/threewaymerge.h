// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace serin {

/// @p base with the line changes that lead to @p ours and those that lead to @p theirs, as diff3
/// makes it. The same change on both sides counts once. Pure; time bounded as changedLines().
/// @return nothing when both sides change the same or touching lines in different ways.
[[nodiscard]] std::optional<QByteArray>
mergedByLines(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs);

} // namespace serin
