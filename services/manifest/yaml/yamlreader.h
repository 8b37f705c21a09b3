// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/yaml/yamltree.h"

#include <QByteArray>
#include <QString>

namespace serin {

/// The largest file that is read as YAML, in bytes. A manifest has some thousand; the limit keeps
/// the time (the parser takes some 4 MB/s) and memory bounded that a hostile file can take.
inline constexpr qsizetype maximumYamlBytes = 16 * 1024 * 1024;

/// Parses all documents of @p text; @p path is quoted in errors only. UTF-8 with or without a byte
/// order mark, LF or CRLF line ends.
/// @error Invalid with `where` path:line:column: not YAML (with the fix for conflict markers and
/// `$schema=` lines), UTF-16, CR-only line ends, NUL or control characters, invalid UTF-8, nested
/// too deep, larger than maximumYamlBytes.
[[nodiscard]] Result<YamlTree> readYaml(const QByteArray &text, const QString &path);

/// The same by yaml-cpp alone; readYaml() leaves to it what readQuickYaml() does not take. Edits
/// are proven with this one, so that two readers have to agree on what an edit changes.
[[nodiscard]] Result<YamlTree> readYamlByLibrary(const QByteArray &text, const QString &path);

} // namespace serin
