// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/jsondiff.h"

#include "services/core/jsonpointer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace serin {

namespace {

constexpr qint64 mostSteps = 4'000'000;
// Of entries that are tried against each other where the order does not matter.
constexpr qint64 mostPairs = 400'000;

using Pattern = QStringList;

std::vector<Pattern> patternsFrom(const QStringList &pointers)
{
    std::vector<Pattern> patterns;
    for (const QString &pointer : pointers) {
        Pattern segments = pointer.split(u'/');
        if (pointer.startsWith(u'/')) {
            segments.removeFirst();
        } else if (pointer.isEmpty()) {
            segments.clear(); // the whole
        }
        for (QString &segment : segments) {
            segment = pointerName(segment);
        }
        patterns.push_back(segments);
    }
    return patterns;
}

bool matches(const Pattern &pattern, const QStringList &path)
{
    if (pattern.size() != path.size()) {
        return false;
    }
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern.at(i) != QLatin1String("*") && pattern.at(i) != path.at(i)) {
            return false;
        }
    }
    return true;
}

QString pointerOf(const QStringList &path)
{
    QString pointer;
    for (const QString &segment : path) {
        pointer += u'/' + pointerStep(segment);
    }
    return pointer;
}

class Differ
{
public:
    explicit Differ(const JsonDiffOptions &options)
        : m_options(options), m_ignored(patternsFrom(options.ignored)),
          m_unordered(patternsFrom(options.unordered)),
          m_allUnordered(options.unordered.contains(QLatin1String("*")))
    {}

    JsonDiff run(const QJsonValue &before, const QJsonValue &after)
    {
        walk(before, after);
        return std::move(m_result);
    }

private:
    using Kind = JsonDifference::Kind;

    [[nodiscard]] bool isIgnored() const
    {
        return std::any_of(m_ignored.begin(), m_ignored.end(),
                           [&](const Pattern &pattern) { return matches(pattern, m_path); });
    }
    [[nodiscard]] bool isUnordered() const
    {
        return m_allUnordered ||
               std::any_of(m_unordered.begin(), m_unordered.end(),
                           [&](const Pattern &pattern) { return matches(pattern, m_path); });
    }

    void note(Kind kind, const QJsonValue &before, const QJsonValue &after)
    {
        if (m_result.count++ < m_options.mostDifferences && !m_silent) {
            m_result.differences.append({kind, pointerOf(m_path), before, after});
        }
    }

    template<typename Action>
    void below(const QString &segment, const Action &action)
    {
        m_path.append(segment);
        if (!isIgnored()) {
            action();
        }
        m_path.removeLast();
    }

    void walk(const QJsonValue &before, const QJsonValue &after)
    {
        if (++m_steps > mostSteps) {
            m_result.complete = false;
            return;
        }
        if (m_silent && m_result.count > 0) {
            return; // only whether they differ is asked
        }
        if (before.type() != after.type()) {
            note(Kind::TypeChanged, before, after);
        } else if (before.isObject()) {
            walkObjects(before.toObject(), after.toObject());
        } else if (before.isArray()) {
            if (isUnordered()) {
                walkSets(before.toArray(), after.toArray());
            } else {
                walkArrays(before.toArray(), after.toArray());
            }
        } else if (before.isDouble()) {
            walkNumbers(before, after);
        } else if (before != after) {
            note(Kind::Changed, before, after);
        }
    }

    void walkNumbers(const QJsonValue &before, const QJsonValue &after)
    {
        if (before == after) {
            return; // also integers beyond 2^53, which a double does not tell apart
        }
        const double one = before.toDouble();
        const double other = after.toDouble();
        const double gap = std::abs(one - other);
        if (!m_silent) {
            m_result.largestGap = std::max(m_result.largestGap, gap);
        }
        const double magnitude = std::max(std::abs(one), std::abs(other));
        const double allowed = std::max(m_options.absolute, m_options.relative * magnitude);
        if (!(gap <= allowed) || allowed <= 0) {
            note(Kind::Changed, before, after);
        }
    }

    void walkObjects(const QJsonObject &before, const QJsonObject &after)
    {
        for (auto it = before.begin(); it != before.end(); ++it) {
            const auto other = after.find(it.key());
            below(it.key(), [&] {
                if (other == after.end()) {
                    note(Kind::Removed, it.value(), {});
                } else {
                    walk(it.value(), other.value());
                }
            });
        }
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (!before.contains(it.key())) {
                below(it.key(), [&] { note(Kind::Added, {}, it.value()); });
            }
        }
    }

    void walkArrays(const QJsonArray &before, const QJsonArray &after)
    {
        const qsizetype common = std::min(before.size(), after.size());
        for (qsizetype i = 0; i < common && m_result.complete; ++i) {
            below(QString::number(i), [&] { walk(before.at(i), after.at(i)); });
        }
        for (qsizetype i = common; i < before.size(); ++i) {
            below(QString::number(i), [&] { note(Kind::Removed, before.at(i), {}); });
        }
        for (qsizetype i = common; i < after.size(); ++i) {
            below(QString::number(i), [&] { note(Kind::Added, {}, after.at(i)); });
        }
    }

    // Each of the first takes the first of the second that is the same and still free.
    void walkSets(const QJsonArray &before, const QJsonArray &after)
    {
        std::vector<bool> taken(static_cast<size_t>(after.size()), false);
        size_t firstFree = 0;
        for (qsizetype i = 0; i < before.size() && m_result.complete; ++i) {
            size_t found = firstFree;
            while (found < taken.size() &&
                   (taken[found] || !same(before.at(i), after.at(qsizetype(found))))) {
                ++found;
            }
            if (found == taken.size()) {
                below(QString::number(i), [&] { note(Kind::Removed, before.at(i), {}); });
            } else {
                taken[found] = true;
            }
            while (firstFree < taken.size() && taken[firstFree]) {
                ++firstFree;
            }
        }
        for (size_t i = 0; i < taken.size() && m_result.complete; ++i) {
            if (!taken[i]) {
                below(QString::number(i), [&] { note(Kind::Added, {}, after.at(qsizetype(i))); });
            }
        }
    }

    bool same(const QJsonValue &one, const QJsonValue &other)
    {
        if (++m_pairs > mostPairs) {
            m_result.complete = false;
            return true; // so that the search ends
        }
        const bool silentBefore = std::exchange(m_silent, true);
        const qint64 countBefore = std::exchange(m_result.count, 0);
        m_path.append(QStringLiteral("*"));
        walk(one, other);
        m_path.removeLast();
        const bool equal = m_result.count == 0;
        m_result.count = countBefore;
        m_silent = silentBefore;
        return equal;
    }

    const JsonDiffOptions &m_options;
    const std::vector<Pattern> m_ignored;
    const std::vector<Pattern> m_unordered;
    const bool m_allUnordered;
    QStringList m_path;
    JsonDiff m_result;
    qint64 m_steps = 0;
    qint64 m_pairs = 0;
    bool m_silent = false;
};

} // namespace

JsonDiff jsonDiff(const QJsonValue &before, const QJsonValue &after, const JsonDiffOptions &options)
{
    return Differ(options).run(before, after);
}

} // namespace serin
