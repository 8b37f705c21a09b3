// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/wire/armerror.h"

#include <QByteArray>
#include <QJsonObject>

namespace serin {

/// The largest body of a request, in bytes.
inline constexpr qsizetype maxBodyBytes = 4 * 1024 * 1024;
/// How deep arrays and objects may lie in each other.
inline constexpr int maxJsonDepth = 64;

/// Reads @p body as one JSON object. Costs time and memory in proportion to the size, whatever is
/// in it.
/// @error 413: too large; 400 InvalidRequestContent: no UTF-8, no JSON, no object, nested too deep,
/// or a key stands twice in one object (of which a reader would silently drop one).
[[nodiscard]] ArmResult<QJsonObject> jsonObjectFrom(const QByteArray &body);

} // namespace serin
