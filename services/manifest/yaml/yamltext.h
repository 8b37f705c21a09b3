// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/manifest/yaml/sourceposition.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string_view>

namespace serin {

inline constexpr std::uint32_t noOffset = 0xffffffffU;

/// The plain words that are null.
inline constexpr std::string_view yamlNullWords[] = {"~", "null", "Null", "NULL"};

/// What a pass over the bytes of a file tells before it is parsed.
struct YamlText
{
    std::string_view bytes; ///< all of the file
    SourceLines lines;
};

/// Checks that @p text is what the parser reads rightly: UTF-8 with LF or CRLF, no control
/// characters, not too large.
/// @error Invalid, see readYaml().
[[nodiscard]] Result<YamlText> checkYamlText(const QByteArray &text, const QString &path);

/// The reason behind a syntax error at byte @p offset, where it is a common one (conflict markers,
/// `$schema=`, tabs, templates), else the parser's own @p message.
[[nodiscard]] Error explainYamlError(const YamlText &text, const QString &path,
                                     SourcePosition position, std::uint32_t offset,
                                     const QString &message);

// Ends of the parts of YAML in its text. Each returns the offset behind the part, or noOffset when
// the text is not what was expected.

/// The plain scalar at @p begin whose decoded value is @p value.
[[nodiscard]] std::uint32_t plainScalarEnd(std::string_view text, std::uint32_t begin,
                                           std::string_view value, bool inFlow);
/// The single or double quoted scalar at @p begin.
[[nodiscard]] std::uint32_t quotedScalarEnd(std::string_view text, std::uint32_t begin);
/// The block scalar whose `|` or `>` is at @p begin, in a collection at @p parentColumn (-1 at the
/// root): the end of its last line that is not blank, before the line end.
[[nodiscard]] std::uint32_t blockScalarEnd(std::string_view text, std::uint32_t begin,
                                           int parentColumn);
/// The name behind `&` or `*`, or the tag, at @p begin.
[[nodiscard]] std::uint32_t propertyEnd(std::string_view text, std::uint32_t begin);
/// @p from past blanks, line ends and comments.
[[nodiscard]] std::uint32_t skipTrivia(std::string_view text, std::uint32_t from);
/// @p from past spaces and tabs.
[[nodiscard]] std::uint32_t skipBlanks(std::string_view text, std::uint32_t from);
/// @p from past at most @p limit anchors and tags and the trivia behind each.
[[nodiscard]] std::uint32_t skipProperties(std::string_view text, std::uint32_t from, int limit);

} // namespace serin
