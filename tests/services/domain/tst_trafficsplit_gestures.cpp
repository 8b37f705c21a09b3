// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/trafficsplit.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace serin;

namespace {

// The sanitizers look at each access, not at each rule: a tenth is enough for them.
#ifdef SERIN_WITH_ADDRESS_SANITIZER
constexpr int gestureCount = 100'000;
#else
constexpr int gestureCount = 1'000'000;
#endif
constexpr int sampleCount = gestureCount / 20;
constexpr int mostDeployments = 20;

constexpr int sessionLength = 50; // gestures between opening an endpoint and undoing them all
constexpr int targetCount = 1000;

enum class Gesture { Move, Set, Preset, Even, Swap, Reset, Stop, Add };
constexpr int gestureKinds = 8;

int sumOf(const TrafficSplit &split)
{
    int sum = 0;
    for (const TrafficShare &share : split.shares()) {
        sum += share.percent.value();
    }
    return sum;
}

/// A person's hand: random gestures over a random number of deployments with random locks.
class Hand
{
public:
    explicit Hand(unsigned seed) : m_random(seed)
    {
        for (int i = 0; i <= mostDeployments; ++i) {
            m_names.push_back(
                DeploymentName::fromString(QStringLiteral("deployment-%1").arg(i)).value());
        }
    }

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    /// One of @p split 's names, at times one that it does not have.
    const DeploymentName &name(const TrafficSplit &split)
    {
        return m_names[static_cast<size_t>(below(split.size() + (below(16) == 0 ? 1 : 0)))];
    }
    Percent percent() { return Percent::clamped(below(103) - 1); }

    /// Any valid split over 1 … 20 deployments; now and then one without traffic.
    TrafficSplit anySplit()
    {
        const int count = 1 + below(mostDeployments);
        std::vector<int> parts(static_cast<size_t>(count), 0);
        if (below(8) != 0) {
            for (int left = 100; left > 0;) {
                const int part = 1 + below(left);
                parts[static_cast<size_t>(below(count))] += part;
                left -= part;
            }
        }
        std::vector<TrafficShare> shares;
        for (size_t i = 0; i < parts.size(); ++i) {
            shares.push_back({m_names[i], Percent::fromInt(parts[i]).value()});
        }
        return TrafficSplit::fromShares(std::move(shares)).value();
    }

    TrafficLocks anyLocks(const TrafficSplit &split)
    {
        TrafficLocks locks;
        const int oneIn = 1 + below(6);
        for (const TrafficShare &share : split.shares()) {
            if (oneIn < 5 && below(oneIn + 1) == 0) {
                locks.insert(share.deployment);
            }
        }
        return locks;
    }

    const std::vector<DeploymentName> &names() const { return m_names; }

private:
    std::mt19937 m_random;
    std::vector<DeploymentName> m_names;
};

/// What every gesture keeps. @p touched is the deployment that the gesture was made on and whose
/// own lock therefore does not count, or nullptr.
QString broken(const TrafficSplit &before, const TrafficSplit &after, const TrafficLocks &locks,
               const DeploymentName *touched)
{
    const int sum = sumOf(after);
    if (sum != 0 && sum != 100) {
        return QStringLiteral("the sum is %1").arg(sum);
    }
    if (after.size() != before.size()) {
        return QStringLiteral("the number of deployments changed");
    }
    for (size_t i = 0; i < before.shares().size(); ++i) {
        const TrafficShare &old = before.shares()[i];
        const TrafficShare &now = after.shares()[i];
        if (now.deployment != old.deployment) {
            return QStringLiteral("deployment %1 is another one").arg(i);
        }
        if (now.percent.value() < 0 || now.percent.value() > 100) {
            return QStringLiteral("share %1 is %2").arg(i).arg(now.percent.value());
        }
        const bool own = touched != nullptr && *touched == old.deployment;
        if (!own && locks.contains(old.deployment) && now.percent != old.percent) {
            return QStringLiteral("the locked share %1 changed").arg(i);
        }
    }
    return {};
}

std::vector<int> numbersOf(const TrafficSplit &split)
{
    std::vector<int> numbers;
    numbers.reserve(split.shares().size());
    for (const TrafficShare &share : split.shares()) {
        numbers.push_back(share.percent.value());
    }
    return numbers;
}

QString brokenByAdding(const TrafficSplit &before, const TrafficSplit &after,
                       const DeploymentName &added)
{
    std::vector<TrafficShare> expected = before.shares();
    if (!before.contains(added)) {
        expected.push_back({added, Percent()});
    }
    return after.shares() == expected ? QString() : QStringLiteral("more changed than was added");
}

struct Step
{
    Gesture gesture;
    TrafficSplit after;
    QString fault; ///< what the gesture broke; empty: nothing
};

/// Makes a random gesture on @p before and looks at what came of it.
Step makeGesture(Hand &hand, const TrafficSplit &before, const TrafficLocks &locks,
                 const std::vector<TrafficSplit> &targets)
{
    Step step{static_cast<Gesture>(hand.below(gestureKinds)), {}, {}};
    const DeploymentName name = hand.name(before);
    const TrafficLocks noLocks;
    const TrafficLocks *kept = &locks;
    const DeploymentName *touched = nullptr;
    switch (step.gesture) {
    case Gesture::Move:
        step.after = before.withBoundaryMoved(hand.below(before.size() + 1) - 1,
                                              hand.below(221) - 110, locks);
        break;
    case Gesture::Set:
        step.after = before.withShare(name, hand.percent(), locks);
        touched = &name;
        break;
    case Gesture::Preset:
        step.after = before.withPreset(name, hand.percent(), locks);
        touched = &name;
        break;
    case Gesture::Even:
        step.after = before.evened(locks);
        break;
    case Gesture::Swap:
        step.after = before.withSwapped(name, hand.name(before), locks);
        break;
    case Gesture::Reset:
        step.after = before.resetTo(targets[static_cast<size_t>(hand.below(targetCount))]);
        kept = &noLocks;
        break;
    case Gesture::Stop:
        step.after = before.withoutTraffic();
        kept = &noLocks;
        break;
    case Gesture::Add: {
        const int candidates = std::min(before.size() + 2, mostDeployments + 1);
        const DeploymentName &added = hand.names()[static_cast<size_t>(hand.below(candidates))];
        step.after = before.withDeployment(added);
        step.fault = brokenByAdding(before, step.after, added);
        return step;
    }
    }
    step.fault = broken(before, step.after, *kept, touched);
    return step;
}

} // namespace

class TestTrafficSplitGestures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMillionGesturesKeepTheRules();
    void boundariesMoveBack();
    void neighboursAloneMove();
    void presetsAreStable();
    void evenedDiffersByOneAtMost();
};

void TestTrafficSplitGestures::aMillionGesturesKeepTheRules()
{
    Hand hand(20261124);
    std::vector<TrafficSplit> targets; // of resets
    for (int i = 0; i < targetCount; ++i) {
        targets.push_back(hand.anySplit());
    }
    std::array<int, gestureKinds> made{};
    std::array<int, gestureKinds> effective{};
    for (int session = 0; session < gestureCount / sessionLength; ++session) {
        TrafficSplit split = hand.anySplit();
        const TrafficLocks locks = hand.anyLocks(split);
        std::vector<TrafficSplit> undo;
        std::vector<std::vector<int>> seen; // apart from the values that undo goes back to
        for (int i = 0; i < sessionLength; ++i) {
            const TrafficSplit before = split;
            undo.push_back(before);
            seen.push_back(numbersOf(before));
            const Step step = makeGesture(hand, before, locks, targets);
            const auto kind = static_cast<size_t>(step.gesture);
            if (!step.fault.isEmpty()) {
                QFAIL(qPrintable(QStringLiteral("session %1, gesture %2 of kind %3: %4")
                                     .arg(session)
                                     .arg(i)
                                     .arg(kind)
                                     .arg(step.fault)));
            }
            ++made[kind];
            effective[kind] += step.after == before ? 0 : 1;
            split = step.after.size() > mostDeployments ? before : step.after;
        }
        for (; !undo.empty(); undo.pop_back(), seen.pop_back()) {
            split = undo.back();
            QVERIFY2(numbersOf(split) == seen.back(), "undo did not return exactly");
        }
    }
    for (size_t kind = 0; kind < made.size(); ++kind) {
        QVERIFY2(made[kind] > gestureCount / 10 && effective[kind] > gestureCount / 200,
                 qPrintable(QStringLiteral("kind %1 made %2 times, to an effect %3 times")
                                .arg(kind)
                                .arg(made[kind])
                                .arg(effective[kind])));
    }
}

void TestTrafficSplitGestures::boundariesMoveBack()
{
    Hand hand(7);
    int moves = 0;
    for (int i = 0; i < sampleCount; ++i) {
        const TrafficSplit before = hand.anySplit();
        if (before.size() < 2) {
            continue;
        }
        const int boundary = hand.below(before.size() - 1);
        const int left = before.shares()[static_cast<size_t>(boundary)].percent.value();
        const int right = before.shares()[static_cast<size_t>(boundary) + 1].percent.value();
        const int delta = hand.below(left + right + 1) - left;
        const TrafficSplit after = before.withBoundaryMoved(boundary, delta);
        QCOMPARE(after.shares()[static_cast<size_t>(boundary)].percent.value(), left + delta);
        QCOMPARE(after.withBoundaryMoved(boundary, -delta), before);
        moves += delta == 0 ? 0 : 1;
    }
    QVERIFY(moves > sampleCount / 10);
}

void TestTrafficSplitGestures::neighboursAloneMove()
{
    Hand hand(8);
    for (int i = 0; i < sampleCount; ++i) {
        const TrafficSplit before = hand.anySplit();
        const int boundary = hand.below(before.size() + 2) - 1;
        const TrafficSplit after = before.withBoundaryMoved(boundary, hand.below(201) - 100);
        for (int k = 0; k < before.size(); ++k) {
            if (k != boundary && k != boundary + 1) {
                QCOMPARE(after.shares()[static_cast<size_t>(k)],
                         before.shares()[static_cast<size_t>(k)]);
            }
        }
    }
}

void TestTrafficSplitGestures::presetsAreStable()
{
    Hand hand(9);
    for (int i = 0; i < sampleCount / 4; ++i) {
        const TrafficSplit before = hand.anySplit();
        const TrafficLocks locks = hand.anyLocks(before);
        const DeploymentName name = hand.name(before);
        const Percent percent = hand.percent();
        const TrafficSplit once = before.withPreset(name, percent, locks);
        QCOMPARE(once.withPreset(name, percent, locks), once);
        const TrafficSplit set = before.withShare(name, percent, locks);
        QCOMPARE(set.withShare(name, percent, locks), set);
        QCOMPARE(set.percentOf(name), once.percentOf(name));
        // Nobody overtakes: in proportion means that the order of the others' shares stays.
        for (const TrafficShare &a : before.shares()) {
            for (const TrafficShare &b : before.shares()) {
                if (a.deployment != name && b.deployment != name && before.hasTraffic() &&
                    !locks.contains(a.deployment) && !locks.contains(b.deployment) &&
                    a.percent < b.percent) {
                    QVERIFY(once.percentOf(a.deployment) <= once.percentOf(b.deployment));
                }
            }
        }
    }
}

void TestTrafficSplitGestures::evenedDiffersByOneAtMost()
{
    Hand hand(10);
    for (int i = 0; i < sampleCount; ++i) {
        const TrafficSplit before = hand.anySplit();
        const TrafficLocks locks = hand.anyLocks(before);
        int least = 100;
        int most = 0;
        int previous = 100;
        for (const TrafficShare &share : before.evened(locks).shares()) {
            if (!locks.contains(share.deployment)) {
                const int value = share.percent.value();
                QVERIFY(value <= previous);
                previous = value;
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
        QVERIFY(most - least <= 1 || least == 100);
    }
}

QTEST_GUILESS_MAIN(TestTrafficSplitGestures)
#include "tst_trafficsplit_gestures.moc"
