// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace serin {

/// A file's text as a viewer shows it: bounded, and without characters that would fool the eye.
struct DisplayText
{
    QString text;
    QString note; ///< what was left out, one sentence; empty when nothing was
};

/// What becomes of a line over 2,000 characters, which is slow to lay out.
enum class LongLines {
    Cut,
    Keep, ///< the view breaks them, as TextView does
};

/// What becomes of the carriage return before the end of a line.
enum class LineEnds {
    Feed,
    Keep, ///< for TextView, which copies it
};

/// @p bytes for display: control characters and marks that turn the direction of text become
/// visible (⟨U+202E⟩), what is no UTF-8 becomes U+FFFD, and the whole is cut after 256 KiB or
/// 25,000 lines.
[[nodiscard]] DisplayText displayText(const QByteArray &bytes, LongLines longLines = LongLines::Cut,
                                      LineEnds lineEnds = LineEnds::Feed);

/// @p text on one line for a list: characters that would fool the eye become visible as in
/// displayText(), cut after @p limit characters with an ellipsis.
[[nodiscard]] QString shownText(const QString &text, qsizetype limit = 200);

/// One line of a unified diff.
struct DiffLine
{
    enum class Kind { Header, Hunk, Context, Added, Removed };
    Kind kind = Kind::Context;
    QString text; ///< with its sign, and with the carriage return that ends it in the file
};

/// The unified diff from @p before to @p after of the file called @p name; empty when they are the
/// same. Nothing stands for no file, which is not the same as an empty one. Bounded as
/// displayText(), but long lines are whole. Takes time in proportion to the texts.
[[nodiscard]] std::vector<DiffLine> diffLines(const std::optional<QByteArray> &before,
                                              const std::optional<QByteArray> &after,
                                              const QString &name);

} // namespace serin
