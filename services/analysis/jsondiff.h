// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// What counts as a difference between two JSON values.
struct JsonDiffOptions
{
    /// Two numbers are the same when they are no further apart than the larger of `absolute` and
    /// `relative` times the larger magnitude.
    double absolute = 0;
    double relative = 0;
    /// JSON pointers (RFC 6901) to leave out, with everything below; a segment "*" is any.
    QStringList ignored;
    /// Where the order of an array does not matter; as `ignored`. "*" alone: everywhere.
    QStringList unordered;
    int mostDifferences = 1'000; ///< further ones are counted only
};

/// One place where they differ.
struct JsonDifference
{
    enum class Kind {
        Changed,     ///< another value of the same type
        TypeChanged, ///< e.g. a number became a text
        Added,       ///< the second has it, the first has not
        Removed,
    };
    Kind kind = Kind::Changed;
    /// In the first value, or for Added in the second; "" is the whole.
    QString pointer;
    QJsonValue before;
    QJsonValue after;

    bool operator==(const JsonDifference &) const = default;
};

struct JsonDiff
{
    QList<JsonDifference> differences; ///< in the order of the first value
    qint64 count = 0;                  ///< of all, also those that are not listed
    double largestGap = 0;             ///< between two numbers at the same place, the same or not
    /// False when the values are so large that looking was given up.
    bool complete = true;

    [[nodiscard]] bool isEmpty() const { return count == 0 && complete; }
};

/// How @p after differs from @p before. Pure; bounded in time: some million steps.
[[nodiscard]] JsonDiff jsonDiff(const QJsonValue &before, const QJsonValue &after,
                                const JsonDiffOptions &options = {});

} // namespace serin
