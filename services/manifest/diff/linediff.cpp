// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/diff/linediff.h"

#include <QHash>

#include <dtl/dtl.hpp>

#include <algorithm>

namespace serin {

namespace {

/// Comparing lines by number is quicker than by their bytes.
using LineId = int;
using LineIds = std::vector<LineId>;

/// dtl's time grows with the number of lines times the number of differences, and beyond two
/// million steps its answer is wrong. A step ends at a difference, or it is one of the last
/// round's, which has at most one a line.
constexpr std::size_t maximumLines = 500'000;

struct Budget
{
    int differences = 1'000'000;
    int comparisons = 50'000'000;
    [[nodiscard]] bool isSpent() const { return differences <= 0 || comparisons <= 0; }
};

/// Compares as long as there is budget. Then everything is equal, so that dtl comes to its end at
/// once; its answer is thrown away.
class BoundedCompare : public dtl::Compare<LineId>
{
public:
    BoundedCompare() = default;
    explicit BoundedCompare(Budget *budget) : m_budget(budget) {}
    bool impl(const LineId &a, const LineId &b) const override
    {
        if (m_budget->isSpent()) {
            return true;
        }
        --m_budget->comparisons;
        m_budget->differences -= a == b ? 0 : 1;
        return a == b;
    }

private:
    Budget *m_budget = nullptr;
};

/// Numbers for the lines of both texts, the same for equal lines.
class LineNumbering
{
public:
    LineIds numbers(const std::vector<QByteArrayView> &lines, qsizetype begin, qsizetype end)
    {
        LineIds ids;
        for (qsizetype i = begin; i < end; ++i) {
            const QByteArrayView line = lines[static_cast<std::size_t>(i)];
            const auto known = m_ids.constFind(line);
            ids.push_back(known != m_ids.constEnd()
                              ? *known
                              : *m_ids.insert(line, static_cast<LineId>(m_ids.size())));
        }
        return ids;
    }

private:
    QHash<QByteArrayView, LineId> m_ids;
};

/// Puts single removed and added lines together to changes.
class ChangeCollector
{
public:
    explicit ChangeCollector(const LineChange &begin) : m_old(begin.oldBegin), m_new(begin.newBegin)
    {}

    void keep()
    {
        ++m_old;
        ++m_new;
    }
    void remove()
    {
        ++current().oldEnd;
        ++m_old;
    }
    void add()
    {
        ++current().newEnd;
        ++m_new;
    }
    [[nodiscard]] qsizetype oldLine() const { return m_old; }
    [[nodiscard]] qsizetype newLine() const { return m_new; }
    [[nodiscard]] std::vector<LineChange> take() { return std::move(m_changes); }

private:
    LineChange &current()
    {
        if (m_changes.empty() || m_changes.back().oldEnd != m_old ||
            m_changes.back().newEnd != m_new) {
            m_changes.push_back({m_old, m_old, m_new, m_new});
        }
        return m_changes.back();
    }

    std::vector<LineChange> m_changes;
    qsizetype m_old;
    qsizetype m_new;
};

/// The changes within @p middle; empty when they cannot be told in time.
std::vector<LineChange> minimalChanges(const std::vector<QByteArrayView> &before,
                                       const std::vector<QByteArrayView> &after,
                                       const LineChange &middle)
{
    LineNumbering numbering;
    const LineIds oldIds = numbering.numbers(before, middle.oldBegin, middle.oldEnd);
    const LineIds newIds = numbering.numbers(after, middle.newBegin, middle.newEnd);
    if (oldIds.size() + newIds.size() > maximumLines) {
        return {};
    }
    Budget budget;
    dtl::Diff<LineId, LineIds, BoundedCompare> diff(oldIds, newIds, BoundedCompare(&budget));
    diff.compose();
    if (budget.isSpent()) {
        return {};
    }
    ChangeCollector collector(middle);
    const auto script = diff.getSes().getSequence();
    for (const auto &[id, info] : script) {
        if (info.type == dtl::SES_ADD) {
            collector.add();
        } else if (info.type == dtl::SES_DELETE) {
            collector.remove();
        } else {
            const auto oldIndex = static_cast<std::size_t>(collector.oldLine() - middle.oldBegin);
            const auto newIndex = static_cast<std::size_t>(collector.newLine() - middle.newBegin);
            if (oldIndex >= oldIds.size() || newIndex >= newIds.size() ||
                oldIds[oldIndex] != newIds[newIndex]) {
                return {};
            }
            collector.keep();
        }
    }
    const bool whole = collector.oldLine() == middle.oldEnd && collector.newLine() == middle.newEnd;
    return whole ? collector.take() : std::vector<LineChange>();
}

} // namespace

std::vector<QByteArrayView> linesOf(QByteArrayView text)
{
    std::vector<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype newline = text.indexOf('\n');
        const qsizetype length = newline < 0 ? text.size() : newline + 1;
        lines.push_back(text.first(length));
        text = text.sliced(length);
    }
    return lines;
}

std::vector<LineChange> changedLines(const std::vector<QByteArrayView> &before,
                                     const std::vector<QByteArrayView> &after)
{
    const auto first = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto oldRest = std::make_reverse_iterator(first.first);
    const auto newRest = std::make_reverse_iterator(first.second);
    const auto last = std::mismatch(before.rbegin(), oldRest, after.rbegin(), newRest);
    const LineChange middle{first.first - before.begin(), last.first.base() - before.begin(),
                            first.second - after.begin(), last.second.base() - after.begin()};
    if (middle.oldBegin == middle.oldEnd && middle.newBegin == middle.newEnd) {
        return {};
    }
    if (middle.oldBegin == middle.oldEnd || middle.newBegin == middle.newEnd) {
        return {middle};
    }
    std::vector<LineChange> changes = minimalChanges(before, after, middle);
    return changes.empty() ? std::vector<LineChange>{middle} : changes;
}

} // namespace serin
