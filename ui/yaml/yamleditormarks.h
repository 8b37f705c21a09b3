// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

// The margins, markers and styles of YamlEditor.

inline constexpr int numberMargin = 0;
inline constexpr int signMargin = 1;
inline constexpr int foldMargin = 2;
inline constexpr int errorMarker = 1;
inline constexpr int warningMarker = 2;
inline constexpr int lineMarker = 3;
inline constexpr int errorStyle = 60;
inline constexpr int warningStyle = 61;
inline constexpr int matchIndicator = 9; ///< the first of those that no lexer uses
/// How long the pointer rests before it asks what a key means.
inline constexpr int hoverDelay = 500;

} // namespace serin
