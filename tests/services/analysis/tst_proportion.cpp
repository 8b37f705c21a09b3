// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/proportion.h"

#include <QTest>

#include <cmath>

using namespace serin;

namespace {

/// P(at most @p events of @p trials), summed.
double atMost(int events, int trials, double chance)
{
    double sum = 0;
    for (int k = 0; k <= events; ++k) {
        sum += std::exp(std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) -
                        std::lgamma(trials - k + 1.0) + k * std::log(chance) +
                        (trials - k) * std::log1p(-chance));
    }
    return sum;
}

bool isNear(double value, double expected, double error)
{
    return std::abs(value - expected) <= error;
}

} // namespace

class TestProportion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clopperPearsonIsExact_data();
    void clopperPearsonIsExact();
    void knownValues();
    void ruleOfThree();
    void wilsonCoversOnTheAverage();
    void endsAndNothing();
    void normalQuantiles();
};

void TestProportion::clopperPearsonIsExact_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("trials");
    for (const auto &[events, trials] : {std::pair(1, 10), std::pair(5, 10), std::pair(9, 10),
                                         std::pair(3, 1'000), std::pair(31, 812)}) {
        QTest::addRow("%d of %d", events, trials) << events << trials;
    }
}

void TestProportion::clopperPearsonIsExact()
{
    QFETCH(int, events);
    QFETCH(int, trials);
    for (const double confidence : {0.5, 0.95, 0.999}) {
        const double tail = (1 - confidence) / 2;
        const auto interval = clopperPearson(static_cast<std::uint64_t>(events),
                                             static_cast<std::uint64_t>(trials), confidence);
        // By definition: at the ends what was seen is just as unlikely as the tails.
        QVERIFY(isNear(atMost(events, trials, interval.high), tail, 1e-9));
        QVERIFY(isNear(1 - atMost(events - 1, trials, interval.low), tail, 1e-9));
        const double upper = clopperPearsonUpper(static_cast<std::uint64_t>(events),
                                                 static_cast<std::uint64_t>(trials), confidence);
        QVERIFY(isNear(atMost(events, trials, upper), 2 * tail, 1e-9));
    }
}

void TestProportion::knownValues()
{
    // Textbooks': 5 of 100.
    const auto exact = clopperPearson(5, 100);
    QVERIFY(isNear(exact.low, 0.0164318, 1e-6) && isNear(exact.high, 0.1128349, 1e-6));
    const auto score = wilson(5, 100);
    QVERIFY(isNear(score.low, 0.0215436, 1e-6) && isNear(score.high, 0.1117504, 1e-6));
}

void TestProportion::ruleOfThree()
{
    for (const std::uint64_t trials :
         {std::uint64_t(30), std::uint64_t(1'000), std::uint64_t(1'000'000)}) {
        const auto n = static_cast<double>(trials);
        const double upper = clopperPearsonUpper(0, trials);
        QVERIFY(isNear(upper, 1 - std::pow(0.05, 1 / n), 1e-10));
        QVERIFY(isNear(upper * n, 3, 0.15));
    }
}

void TestProportion::wilsonCoversOnTheAverage()
{
    constexpr int trials = 200;
    double covered = 0;
    int chances = 0;
    for (double chance = 0.02; chance < 0.99; chance += 0.01, ++chances) {
        double before = 0;
        for (int events = 0; events <= trials; ++events) {
            const double upTo = atMost(events, trials, chance);
            const auto interval = wilson(static_cast<std::uint64_t>(events), trials);
            covered += interval.low <= chance && chance <= interval.high ? upTo - before : 0;
            before = upTo;
        }
    }
    QVERIFY2(isNear(covered / chances, 0.95, 0.005),
             qPrintable(QString::number(covered / chances)));
}

void TestProportion::endsAndNothing()
{
    QCOMPARE(clopperPearson(0, 0), (ProportionInterval{0, 1}));
    QCOMPARE(wilson(0, 0), (ProportionInterval{0, 1}));
    QCOMPARE(clopperPearson(0, 50).low, 0.0);
    QCOMPARE(clopperPearson(50, 50).high, 1.0);
    QCOMPARE(wilson(0, 50).low, 0.0);
    QCOMPARE(wilson(50, 50).high, 1.0);
    QVERIFY(isNear(clopperPearson(50, 50).low, 1 - clopperPearson(0, 50).high, 1e-12));
    QVERIFY(wilson(0, 50).high > 0 && wilson(0, 50).high < 0.1);
}

void TestProportion::normalQuantiles()
{
    QVERIFY(isNear(normalQuantile(0.975), 1.959963984540054, 1e-12));
    QVERIFY(isNear(normalQuantile(0.5), 0, 1e-12));
    QVERIFY(isNear(normalQuantile(1e-12), -7.034483825301131, 1e-9));
    QVERIFY(std::isinf(normalQuantile(0)) && std::isinf(normalQuantile(1)));
}

QTEST_GUILESS_MAIN(TestProportion)
#include "tst_proportion.moc"
