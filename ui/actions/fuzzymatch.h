// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace serin {

/// How well a pattern was found in a text.
struct FuzzyMatch
{
    int score = 0; ///< higher is better; comparable for one pattern only
    std::vector<int>
        positions; ///< indexes into the text, ascending, one for each pattern character
};

/// Finds the characters of @p pattern in @p text, in order but not necessarily side by side,
/// without regard to case; spaces in the pattern are skipped. Of all ways the best is returned:
/// characters at the start of a word and side by side count more, gaps cost. An empty pattern
/// matches with score 0. Only the first 128 characters of each are looked at. Pure; time in
/// proportion to the product of both lengths.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace serin
