// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/sidebysidediff.h"

#include <algorithm>

namespace serin {

namespace {

/// Fills the shorter column, so that what comes next begins at the same height.
void level(SideBySideDiff &diff)
{
    const qsizetype height = std::max(diff.before.size(), diff.after.size());
    while (diff.before.size() < height) {
        diff.before.append(QString());
    }
    while (diff.after.size() < height) {
        diff.after.append(QString());
    }
}

} // namespace

SideBySideDiff sideBySide(const std::vector<DiffLine> &lines)
{
    using Kind = DiffLine::Kind;
    SideBySideDiff diff;
    Kind last = Kind::Context;
    for (const DiffLine &line : lines) {
        const bool isRemark = line.text.startsWith(QLatin1Char('\\')); // about the line before
        const Kind kind = isRemark ? last : line.kind;
        switch (kind) {
        case Kind::Header:
            if (line.text.startsWith(QLatin1String("---"))) {
                level(diff);
                diff.before.append(line.text);
            } else {
                diff.after.append(line.text);
            }
            break;
        case Kind::Removed:
            if (last != Kind::Removed) {
                level(diff);
            }
            diff.before.append(line.text);
            break;
        case Kind::Added:
            if (last != Kind::Added && last != Kind::Removed) {
                level(diff);
            }
            diff.after.append(line.text);
            break;
        case Kind::Hunk:
        case Kind::Context:
            level(diff);
            diff.before.append(line.text);
            diff.after.append(line.text);
            break;
        }
        last = kind;
    }
    level(diff);
    return diff;
}

} // namespace serin
