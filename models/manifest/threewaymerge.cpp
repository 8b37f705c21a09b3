// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/threewaymerge.h"

#include "services/manifest/diff/linediff.h"

#include <algorithm>

namespace serin {

namespace {

using Lines = std::vector<QByteArrayView>;

/// Lines of the base that are replaced, and by what.
struct Replacement
{
    qsizetype begin;
    qsizetype end;
    QByteArray text;
    bool operator==(const Replacement &) const = default;
};

QByteArray joined(const Lines &lines, qsizetype begin, qsizetype end)
{
    QByteArray text;
    for (qsizetype i = begin; i < end; ++i) {
        text.append(lines[static_cast<std::size_t>(i)]);
    }
    return text;
}

std::vector<Replacement> replacements(const Lines &base, const Lines &side)
{
    std::vector<Replacement> result;
    for (const LineChange &change : changedLines(base, side)) {
        result.push_back(
            {change.oldBegin, change.oldEnd, joined(side, change.newBegin, change.newEnd)});
    }
    return result;
}

} // namespace

std::optional<QByteArray> mergedByLines(const QByteArray &base, const QByteArray &ours,
                                        const QByteArray &theirs)
{
    if (ours == theirs || ours == base) {
        return theirs;
    }
    if (theirs == base) {
        return ours;
    }
    const Lines lines = linesOf(base);
    std::vector<Replacement> changes = replacements(lines, linesOf(ours));
    for (Replacement &change : replacements(lines, linesOf(theirs))) {
        if (std::find(changes.begin(), changes.end(), change) == changes.end()) {
            changes.push_back(std::move(change));
        }
    }
    std::sort(changes.begin(), changes.end(), [](const Replacement &a, const Replacement &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    QByteArray merged;
    qsizetype line = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        // Touching counts as the same place: which of the two comes first would be a guess.
        if (i > 0 && changes[i].begin <= changes[i - 1].end) {
            return std::nullopt;
        }
        merged += joined(lines, line, changes[i].begin) + changes[i].text;
        line = changes[i].end;
    }
    return merged + joined(lines, line, static_cast<qsizetype>(lines.size()));
}

} // namespace serin
