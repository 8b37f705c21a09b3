// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/conflictmerge.h"

#include "models/manifest/changesummary.h"
#include "models/manifest/manifesttext.h"
#include "services/gitops/changes/manifestendpoints.h"
#include "services/manifest/diff/linediff.h"

#include <algorithm>

namespace serin {

namespace {

using ConflictLines = std::vector<QByteArrayView>;

QByteArray textOfLines(const ConflictLines &lines, qsizetype begin, qsizetype end)
{
    QByteArray text;
    for (qsizetype i = begin; i < end; ++i) {
        text.append(lines[static_cast<std::size_t>(i)]);
    }
    return text;
}

/// What one side makes of the lines [begin, end) of the base.
QByteArray sideOf(const ConflictLines &base, const ConflictLines &side,
                  const std::vector<LineChange> &changes, qsizetype begin, qsizetype end)
{
    QByteArray text;
    qsizetype line = begin;
    for (const LineChange &change : changes) {
        if (change.oldBegin < begin || change.oldEnd > end) {
            continue;
        }
        text += textOfLines(base, line, change.oldBegin) +
                textOfLines(side, change.newBegin, change.newEnd);
        line = change.oldEnd;
    }
    return text + textOfLines(base, line, end);
}

struct Span
{
    qsizetype begin;
    qsizetype end;
};

/// The places of the base that either side changes; those that touch are one.
std::vector<Span> spansOf(const std::vector<LineChange> &mine,
                          const std::vector<LineChange> &theirs)
{
    std::vector<Span> spans;
    for (const std::vector<LineChange> *side : {&mine, &theirs}) {
        for (const LineChange &change : *side) {
            spans.push_back({change.oldBegin, change.oldEnd});
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::vector<Span> joined;
    for (const Span &span : spans) {
        if (!joined.empty() && span.begin <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, span.end);
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

void addWords(ConflictMerge &merge, const ConflictSides &sides, const QString &path)
{
    const auto parsed = [&path](const std::optional<QByteArray> &bytes) {
        return bytes ? ManifestText::parse(*bytes, path) : ManifestText::absent(path);
    };
    const std::vector<ConflictChoice> open(merge.regions.size(), ConflictChoice::Open);
    const ManifestText before = parsed(merge.resolved(sides, open));
    const auto words = [&](std::size_t place, ConflictChoice choice) -> QStringList {
        std::vector<ConflictChoice> choices = open;
        choices[place] = choice;
        const ManifestText after = parsed(merge.resolved(sides, choices));
        return before.manifest && after.manifest && !after.manifest->documents().empty()
                   ? describeChanges(before, after)
                   : QStringList();
    };
    for (std::size_t i = 0; i < merge.regions.size(); ++i) {
        merge.regions[i].mineWords = words(i, ConflictChoice::Mine);
        merge.regions[i].theirsWords = words(i, ConflictChoice::Theirs);
    }
}

} // namespace

std::optional<QByteArray> ConflictMerge::resolved(const ConflictSides &sides,
                                                  const std::vector<ConflictChoice> &choices) const
{
    if (isWholeFile) {
        switch (choices.empty() ? ConflictChoice::Open : choices.front()) {
        case ConflictChoice::Mine:
            return sides.mine;
        case ConflictChoice::Theirs:
            return sides.theirs;
        case ConflictChoice::Open:
            break;
        }
        return sides.base;
    }
    QByteArray text;
    for (const Part &part : parts) {
        if (part.region < 0) {
            text += part.text;
            continue;
        }
        const auto place = static_cast<std::size_t>(part.region);
        const ConflictRegion &region = regions[place];
        const ConflictChoice choice =
            place < choices.size() ? choices[place] : ConflictChoice::Open;
        text += choice == ConflictChoice::Mine     ? region.mine
                : choice == ConflictChoice::Theirs ? region.theirs
                                                   : region.base;
    }
    return text;
}

ConflictMerge mergedInRegions(const ConflictSides &sides, const QString &path)
{
    ConflictMerge merge;
    if (!sides.mine || !sides.theirs) {
        merge.isWholeFile = true;
        merge.regions.push_back({sides.base.value_or(QByteArray()),
                                 sides.mine.value_or(QByteArray()),
                                 sides.theirs.value_or(QByteArray()),
                                 {},
                                 {}});
    } else {
        const QByteArray baseText = sides.base.value_or(QByteArray());
        const ConflictLines base = linesOf(baseText);
        const ConflictLines mine = linesOf(*sides.mine);
        const ConflictLines theirs = linesOf(*sides.theirs);
        const std::vector<LineChange> myChanges = changedLines(base, mine);
        const std::vector<LineChange> theirChanges = changedLines(base, theirs);
        qsizetype line = 0;
        for (const Span &span : spansOf(myChanges, theirChanges)) {
            merge.parts.push_back({textOfLines(base, line, span.begin), -1});
            line = span.end;
            const QByteArray before = textOfLines(base, span.begin, span.end);
            const QByteArray one = sideOf(base, mine, myChanges, span.begin, span.end);
            const QByteArray other = sideOf(base, theirs, theirChanges, span.begin, span.end);
            if (one == other || other == before) {
                merge.parts.push_back({one, -1});
            } else if (one == before) {
                merge.parts.push_back({other, -1});
            } else {
                merge.parts.push_back({{}, static_cast<int>(merge.regions.size())});
                merge.regions.push_back({before, one, other, {}, {}});
            }
        }
        merge.parts.push_back({textOfLines(base, line, static_cast<qsizetype>(base.size())), -1});
    }
    if (hasManifestName(path.toUtf8())) {
        addWords(merge, sides, path);
    }
    return merge;
}

} // namespace serin
