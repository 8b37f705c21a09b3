// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/trafficmarks.h"

#include "models/manifest/displaytext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace serin {

namespace {

/// A change is seen a little before the apply that made it has ended, never before it began; the
/// clocks of two programs agree that well.
constexpr double slack = 2;
constexpr int shownDigits = 8;

struct TrafficMarkWords
{
    Q_DECLARE_TR_FUNCTIONS(TrafficMark)
};

struct Change
{
    TrafficMark mark;
    double begun = 0; ///< of an apply
    bool isApplied = false;
};

} // namespace

std::deque<TrafficMark> trafficMarks(const std::deque<TrafficMark> &seen,
                                     const std::vector<AppliedTraffic> &applied, std::size_t most)
{
    std::vector<Change> changes;
    changes.reserve(seen.size() + applied.size());
    // In the same millisecond what was seen comes first: it tells what was before.
    for (const TrafficMark &mark : seen) {
        changes.push_back({mark, 0, false});
    }
    for (const AppliedTraffic &apply : applied) {
        changes.push_back({{apply.ended, apply.shares, apply.commit}, apply.begun, true});
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change &a, const Change &b) { return a.mark.time < b.mark.time; });
    std::deque<TrafficMark> marks;
    for (const Change &change : changes) {
        if (!marks.empty() && !marks.back().isKnown && change.mark.isKnown &&
            change.mark.time - marks.back().time <=
                (marks.back().isStop ? longestStop : longestGlance)) {
            marks.pop_back();
        }
        if (marks.empty() ? change.mark.isKnown
                          : marks.back().shares != change.mark.shares ||
                                marks.back().isKnown != change.mark.isKnown) {
            marks.push_back(change.mark);
        } else if (change.isApplied && !marks.empty() && marks.back().commit.isEmpty() &&
                   change.begun <= marks.back().time + slack) {
            marks.back().commit = change.mark.commit; // it was seen while it was applied
        }
    }
    if (marks.size() > most) {
        marks.erase(marks.begin(), marks.end() - static_cast<std::ptrdiff_t>(most));
    }
    return marks;
}

const TrafficMark *trafficAt(const std::deque<TrafficMark> &marks, double time)
{
    const auto next =
        std::upper_bound(marks.begin(), marks.end(), time,
                         [](double wanted, const TrafficMark &mark) { return wanted < mark.time; });
    return next == marks.begin() || !std::prev(next)->isKnown ? nullptr : &*std::prev(next);
}

const TrafficMark *changedBy(const std::deque<TrafficMark> &marks, std::size_t index)
{
    const TrafficMark &mark = marks[index];
    for (std::size_t before = index; mark.isKnown && before > 0; --before) {
        const TrafficMark &earlier = marks[before - 1];
        if (earlier.isKnown) {
            return earlier.shares == mark.shares ? nullptr : &earlier;
        }
    }
    return nullptr;
}

QString trafficChangeWords(const TrafficMark &before, const TrafficMark &after, int most)
{
    QStringList names = before.shares.keys();
    for (const QString &name : after.shares.keys()) {
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    names.sort();
    QStringList parts;
    for (const QString &name : std::as_const(names)) {
        const int was = before.shares.value(name);
        const int is = after.shares.value(name);
        if (was != is && parts.size() < most) {
            parts.append(
                TrafficMarkWords::tr("%1 %2 → %3", "a deployment; its share before and after")
                    .arg(shownText(name, 20))
                    .arg(was)
                    .arg(is));
        }
    }
    const QString words = parts.join(QStringLiteral(", "));
    return after.commit.isEmpty()
               ? words
               : TrafficMarkWords::tr("%1 (%2)", "a change of traffic; the commit that made it")
                     .arg(words, shownText(after.commit.left(shownDigits)));
}

} // namespace serin
