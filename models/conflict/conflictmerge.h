// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

/// What becomes of a place where both sides changed the same.
enum class ConflictChoice { Open, Mine, Theirs };

/// A file in conflict; nothing stands for no file.
struct ConflictSides
{
    std::optional<QByteArray> base; ///< what both began with
    std::optional<QByteArray> mine;
    std::optional<QByteArray> theirs;
    bool operator==(const ConflictSides &) const = default;
};

/// A place where both sides changed the same lines in different ways.
struct ConflictRegion
{
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;
    /// What each side makes of it, as values: "green 0 → 25 %"; empty where the file does not parse
    /// with it, or nothing is known to say.
    QStringList mineWords;
    QStringList theirsWords;
    bool operator==(const ConflictRegion &) const = default;
};

/// Both sides of a file put together as far as they agree.
struct ConflictMerge
{
    struct Part
    {
        QByteArray text; ///< that is settled
        int region = -1; ///< else the place in `regions`
        bool operator==(const Part &) const = default;
    };

    std::vector<Part> parts;
    std::vector<ConflictRegion> regions;
    /// One side has no such file: `regions` has one, which stands for all of it.
    bool isWholeFile = false;

    /// The text with @p choices, one for each region; nothing: it is no file then. Open regions are
    /// as they were before both sides.
    [[nodiscard]] std::optional<QByteArray>
    resolved(const ConflictSides &sides, const std::vector<ConflictChoice> &choices) const;
};

/// Pure; takes time as changedLines(). @p path is quoted only; a file with the name of a manifest
/// has its regions put into words.
[[nodiscard]] ConflictMerge mergedInRegions(const ConflictSides &sides, const QString &path);

} // namespace serin
