// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace serin {

/// @p text cut behind each line feed, which stays with its line; the last one may lack it.
[[nodiscard]] std::vector<QByteArrayView> linesOf(QByteArrayView text);

/// Lines [oldBegin, oldEnd) of the old text are replaced by [newBegin, newEnd) of the new one.
struct LineChange
{
    qsizetype oldBegin = 0;
    qsizetype oldEnd = 0;
    qsizetype newBegin = 0;
    qsizetype newEnd = 0;
    bool operator==(const LineChange &) const = default;
};

/// What to change to make @p after of @p before: in order, no two touching each other. As few lines
/// as possible, or, when finding these would take too long, one change from the first to the last
/// difference.
[[nodiscard]] std::vector<LineChange> changedLines(const std::vector<QByteArrayView> &before,
                                                   const std::vector<QByteArrayView> &after);

} // namespace serin
