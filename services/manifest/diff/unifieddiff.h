// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace serin {

/// The change from @p before to @p after as a unified diff that `git apply` and `patch -p1` take:
/// `--- a/path`, `+++ b/path`, hunks with @p context lines around them, `\ No newline at end of
/// file` where it applies, line ends as they are. Nothing stands for no file: a new or a deleted
/// one, with /dev/null on its side. Empty when there is no difference; for a new or deleted file
/// without bytes the two header lines alone.
/// @p path is relative, with `/`; names that git would quote are quoted its way, except that
/// letters beyond ASCII stay readable.
/// The hunks are minimal for all but very different large texts, where one hunk replaces the whole
/// middle; time is bounded either way.
[[nodiscard]] QByteArray unifiedDiff(const std::optional<QByteArray> &before,
                                     const std::optional<QByteArray> &after, const QString &path,
                                     int context = 3);

} // namespace serin
