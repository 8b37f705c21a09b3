// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace serin {

// Changes of texts that are no YAML; nothing where they do not fit. What they give must parse.

/// The first line that begins with `$schema=`, as the comment that editors read, or as a key.
[[nodiscard]] std::optional<QByteArray> withSchemaComment(const QByteArray &text);
[[nodiscard]] std::optional<QByteArray> withSchemaKey(const QByteArray &text);

/// Tabs that indent as spaces, when what is read does not hang on how wide they are.
[[nodiscard]] std::optional<QByteArray> withoutTabs(const QByteArray &text);

} // namespace serin
