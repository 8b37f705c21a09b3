// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace serin {

namespace {

constexpr int limit = 128;
constexpr int none = std::numeric_limits<int>::min() / 2;
constexpr int matchScore = 4;
constexpr int textStartBonus = 10;
constexpr int wordStartBonus = 8;
constexpr int adjacentBonus = 10;
constexpr int gapCost = 1;
constexpr int maxLead = 3; // gaps before the first match that count

int startBonus(QStringView text, qsizetype at)
{
    if (at == 0) {
        return textStartBonus;
    }
    const QChar before = text[at - 1];
    const QChar here = text[at];
    const bool wordStart = !before.isLetterOrNumber() || (before.isLower() && here.isUpper()) ||
                           (before.isDigit() != here.isDigit());
    return wordStart ? wordStartBonus : 0;
}

/// One pattern character at one text position: the best score so far, and where the pattern
/// character before it was.
struct Cell
{
    int score = none;
    int from = -1;
};

using Row = std::vector<Cell>;

Row nextRow(const Row &previous, QChar wanted, QStringView text)
{
    Row row(static_cast<size_t>(text.size()));
    Cell reachable; // the best place in previous before the neighbour, its gap paid for
    for (qsizetype i = 1; i < text.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        reachable.score = std::max(reachable.score - gapCost, none);
        if (at >= 2 && previous[at - 2].score - gapCost > reachable.score) {
            reachable = {previous[at - 2].score - gapCost, static_cast<int>(i) - 2};
        }
        if (text[i].toCaseFolded() != wanted) {
            continue;
        }
        const int adjacent = previous[at - 1].score + adjacentBonus;
        const bool useAdjacent = adjacent >= reachable.score;
        const int before = useAdjacent ? adjacent : reachable.score;
        if (before > none / 2) {
            row[at] = {before + matchScore + startBonus(text, i),
                       useAdjacent ? static_cast<int>(i) - 1 : reachable.from};
        }
    }
    return row;
}

Row firstRow(QChar wanted, QStringView text)
{
    Row row(static_cast<size_t>(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].toCaseFolded() == wanted) {
            const int lead = std::min(static_cast<int>(i), maxLead) * gapCost;
            row[static_cast<size_t>(i)].score = matchScore + startBonus(text, i) - lead;
        }
    }
    return row;
}

QString wantedCharacters(QStringView pattern)
{
    QString wanted;
    for (const QChar c : pattern.left(limit)) {
        if (!c.isSpace()) {
            wanted += c.toCaseFolded();
        }
    }
    return wanted;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    const QString wanted = wantedCharacters(pattern);
    if (wanted.isEmpty()) {
        return FuzzyMatch{};
    }
    const QStringView looked = text.left(limit);
    if (wanted.size() > looked.size()) {
        return std::nullopt;
    }
    std::vector<Row> rows{firstRow(wanted[0], looked)};
    for (qsizetype i = 1; i < wanted.size(); ++i) {
        rows.push_back(nextRow(rows.back(), wanted[i], looked));
    }
    const auto best =
        std::max_element(rows.back().begin(), rows.back().end(),
                         [](const Cell &a, const Cell &b) { return a.score < b.score; });
    if (best->score <= none / 2) {
        return std::nullopt;
    }
    FuzzyMatch match;
    match.score = best->score;
    match.positions.resize(rows.size());
    int at = static_cast<int>(best - rows.back().begin());
    for (size_t i = rows.size(); i-- > 0;) {
        match.positions[i] = at;
        at = rows[i][static_cast<size_t>(at)].from;
    }
    return match;
}

} // namespace serin
