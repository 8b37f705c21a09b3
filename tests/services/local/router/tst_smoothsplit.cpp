// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/router/smoothsplit.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace serin;

namespace {

/// The greatest distance of any one's count from its percent, over all 100 in a row.
int worstWindow(const std::vector<int> &row, const std::vector<int> &weights)
{
    int worst = 0;
    for (std::size_t index = 0; index < weights.size(); ++index) {
        int count = 0;
        for (std::size_t at = 0; at < row.size(); ++at) {
            count += row[at] == static_cast<int>(index) ? 1 : 0;
            if (at >= 100) {
                count -= row[at - 100] == static_cast<int>(index) ? 1 : 0;
            }
            if (at >= 99) {
                worst = std::max(worst, std::abs(count - weights[index]));
            }
        }
    }
    return worst;
}

std::vector<int> take(SmoothSplit &split, int count)
{
    std::vector<int> row;
    for (int number = 0; number < count; ++number) {
        row.push_back(split.next());
    }
    return row;
}

std::vector<int> randomWeights(std::mt19937 &random, std::size_t count)
{
    std::vector<int> weights(count, 0);
    for (int percent = 0; percent < 100; ++percent) {
        ++weights[std::min<std::size_t>(random() % count, random() % count)];
    }
    return weights;
}

} // namespace

class TestSmoothSplit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allSplitsOfTwo();
    void manyDeployments();
    void evenlySpread();
    void nothing();
    void goesOnUnderOtherWeights();
    void quickChangesStarveNobody();
};

void TestSmoothSplit::allSplitsOfTwo()
{
    for (int percent = 0; percent <= 100; ++percent) {
        SmoothSplit split({100 - percent, percent});
        const std::vector<int> row = take(split, 500);
        QCOMPARE(worstWindow(row, split.weights()), 0);
        QCOMPARE(std::count(row.begin(), row.end(), 1), 5 * percent);
    }
}

void TestSmoothSplit::manyDeployments()
{
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        SmoothSplit split(randomWeights(random, 2 + random() % 19));
        QVERIFY(worstWindow(take(split, 500), split.weights()) <= 1);
    }
}

void TestSmoothSplit::evenlySpread()
{
    SmoothSplit split({90, 10});
    const std::vector<int> row = take(split, 1'000);
    for (std::size_t at = 0; at + 10 <= row.size(); at += 10) {
        QCOMPARE(std::count(row.begin() + long(at), row.begin() + long(at) + 10, 1), 1);
    }
}

void TestSmoothSplit::nothing()
{
    SmoothSplit none({0, 0});
    QCOMPARE(none.next(), -1);
    SmoothSplit empty({});
    QCOMPARE(empty.next(), -1);
    SmoothSplit one({0, 100, 0});
    for (int count = 0; count < 200; ++count) {
        QCOMPARE(one.next(), 1);
    }
}

void TestSmoothSplit::goesOnUnderOtherWeights()
{
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const std::size_t count = 2 + random() % 4;
        SmoothSplit before(randomWeights(random, count));
        take(before, static_cast<int>(random() % 150));
        SmoothSplit after(randomWeights(random, count));
        std::vector<int> owed = before.owed();
        for (int &credit : owed) {
            credit /= 2;
        }
        after.setOwed(owed);
        QVERIFY(worstWindow(take(after, 300), after.weights()) <= 1);
    }
}

/// Each change comes before the smaller share would have had its first turn.
void TestSmoothSplit::quickChangesStarveNobody()
{
    SmoothSplit split({97, 3});
    int green = 0;
    for (int change = 0; change < 1'000; ++change) {
        for (int count = 0; count < 5; ++count) {
            green += split.next();
        }
        SmoothSplit other(change % 2 == 0 ? std::vector{96, 4} : std::vector{97, 3});
        other.setOwed(split.owed());
        split = other;
    }
    QVERIFY(std::abs(green - 175) <= 2); // 3.5 % of 5,000
}

QTEST_GUILESS_MAIN(TestSmoothSplit)
#include "tst_smoothsplit.moc"
