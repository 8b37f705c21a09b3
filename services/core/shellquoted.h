// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// @p text as one word of a POSIX shell (and of zsh): as it is when nothing in it means anything to
/// the shell at any place of a word, else in single quotes. Zero bytes, which no argument can hold,
/// are left out. A word with a leading dash stays an option of the program that gets it: that is
/// for `--` to tell apart.
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace serin
