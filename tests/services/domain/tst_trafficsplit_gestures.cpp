// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/trafficsplit.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace serin;

namespace {

constexpr int gestureCount = 1'000'000;
constexpr int mostDeployments = 20;

enum class Gesture { Move, Set, Preset, Even, Swap, Reset, Stop, Add };

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
    TrafficSplit split = hand.anySplit();
    TrafficLocks locks;
    std::vector<TrafficSplit> undo;
    std::vector<std::vector<int>> seen; // the numbers apart from the value that undo returns to
    const auto numbers = [](const TrafficSplit &value) {
        std::vector<int> result;
        for (const TrafficShare &share : value.shares()) {
            result.push_back(share.percent.value());
        }
        return result;
    };
    std::array<int, 8> made{};
    std::array<int, 8> effective{};
    for (int i = 0; i < gestureCount; ++i) {
        if (i % 50 == 0) {
            while (!undo.empty()) {
                split = undo.back();
                undo.pop_back();
                QVERIFY2(numbers(split) == seen.back(), "undo did not return exactly");
                seen.pop_back();
            }
            split = hand.anySplit();
            locks = hand.anyLocks(split);
        }
        const TrafficSplit before = split;
        undo.push_back(before);
        seen.push_back(numbers(before));
        const DeploymentName name = hand.name(before);
        const Gesture gesture = static_cast<Gesture>(hand.below(8));
        QString fault;
        switch (gesture) {
        case Gesture::Move:
            split = before.withBoundaryMoved(hand.below(before.size() + 1) - 1,
                                             hand.below(221) - 110, locks);
            fault = broken(before, split, locks, nullptr);
            break;
        case Gesture::Set:
            split = before.withShare(name, hand.percent(), locks);
            fault = broken(before, split, locks, &name);
            break;
        case Gesture::Preset:
            split = before.withPreset(name, hand.percent(), locks);
            fault = broken(before, split, locks, &name);
            break;
        case Gesture::Even:
            split = before.evened(locks);
            fault = broken(before, split, locks, nullptr);
            break;
        case Gesture::Swap:
            split = before.withSwapped(name, hand.name(before), locks);
            fault = broken(before, split, locks, nullptr);
            break;
        case Gesture::Reset:
            split = before.resetTo(hand.anySplit());
            fault = broken(before, split, {}, nullptr);
            break;
        case Gesture::Stop:
            split = before.withoutTraffic();
            fault = broken(before, split, {}, nullptr);
            break;
        case Gesture::Add: {
            const DeploymentName &added = hand.names()[static_cast<size_t>(
                hand.below(std::min(before.size() + 2, mostDeployments + 1)))];
            split = before.withDeployment(added);
            std::vector<TrafficShare> shares = split.shares();
            shares.resize(before.shares().size(), shares.front());
            QVERIFY(shares == before.shares());
            QVERIFY(split.contains(added) && split.percentOf(added) == before.percentOf(added));
            break;
        }
        }
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("gesture %1 (kind %2): %3")
                                                 .arg(i)
                                                 .arg(static_cast<int>(gesture))
                                                 .arg(fault)));
        ++made[static_cast<size_t>(gesture)];
        effective[static_cast<size_t>(gesture)] += split == before ? 0 : 1;
        if (split.size() > mostDeployments) {
            split = before;
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
    for (int i = 0; i < 100'000; ++i) {
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
    QVERIFY(moves > 10'000);
}

void TestTrafficSplitGestures::neighboursAloneMove()
{
    Hand hand(8);
    for (int i = 0; i < 100'000; ++i) {
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
    for (int i = 0; i < 20'000; ++i) {
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
    for (int i = 0; i < 100'000; ++i) {
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
