// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/scan/gitignorepattern.h"

#include <QByteArrayView>

#include <cstdint>
#include <vector>

namespace serin {

/// The patterns of one ignore file (a `.gitignore` or `info/exclude`), as gitignore(5) describes
/// them. Matches bytes and case-sensitively. Immutable; safe to read from several threads.
///
/// Answers for one path only. That nothing below an ignored folder can be included again is the
/// business of whoever walks: it does not descend (see GitIgnoreStack).
class GitIgnore
{
public:
    enum class Verdict : std::uint8_t {
        Unmatched, ///< no pattern here says anything: ask the file of the folder above
        Ignored,
        Included, ///< the last matching pattern begins with `!`
    };

    /// Never fails: a line that is no valid pattern matches nothing, as in git.
    [[nodiscard]] static GitIgnore parse(QByteArrayView text);

    /// What the last matching pattern says about @p path: relative to the folder that the patterns
    /// belong to, `/` between the names, neither at the start nor at the end. A link to a folder is
    /// no folder.
    [[nodiscard]] Verdict verdict(QByteArrayView path, bool isFolder) const;

    [[nodiscard]] bool isEmpty() const { return m_rules.empty(); }

private:
    struct Rule
    {
        GitIgnorePattern pattern;
        bool negative = false;
        bool folderOnly = false;
        bool nameOnly = false; ///< written without `/`: matches the last name of a path
    };

    void addLine(QByteArrayView line);

    std::vector<Rule> m_rules;
};

} // namespace serin
