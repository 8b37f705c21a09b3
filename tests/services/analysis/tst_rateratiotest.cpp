// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/proportion.h"
#include "tests/services/analysis/rolloutsimulation.h"

#include <QTest>

#include <cmath>

using namespace serin;
using Outcome = RateRatioTest::Outcome;

namespace {

double chosen(double theta, const RateCounts &candidate, const RateCounts &baseline)
{
    const auto g = static_cast<double>(candidate.requests);
    return theta * g / (theta * g + static_cast<double>(baseline.requests));
}

/// The likelihood ratio of two θ for one bucket, by its definition.
double likelihoodRatio(double theta, double against, const RateCounts &candidate,
                       const RateCounts &baseline)
{
    const double q = chosen(theta, candidate, baseline);
    const double p = chosen(against, candidate, baseline);
    return std::pow(q / p, static_cast<double>(candidate.bad)) *
           std::pow((1 - q) / (1 - p), static_cast<double>(baseline.bad));
}

double binomial(int k, int n, double chance)
{
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                    k * std::log(chance) + (n - k) * std::log1p(-chance));
}

/// What is expected of the evidence of one bucket with 12 bad events when θ is @p theta.
double expectedEvidence(double theta, double RateRatioTest::Finding::*evidence)
{
    constexpr int bad = 12;
    double sum = 0;
    for (int k = 0; k <= bad; ++k) {
        const RateCounts candidate{200, static_cast<std::uint64_t>(k)};
        const RateCounts baseline{700, static_cast<std::uint64_t>(bad - k)};
        RateRatioTest test;
        test.add(candidate, baseline);
        sum += binomial(k, bad, chosen(theta, candidate, baseline)) *
               std::exp(test.finding().*evidence);
    }
    return sum;
}

auto always(double rate)
{
    return [rate](int) { return rate; };
}

} // namespace

class TestRateRatioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evidenceIsTheMeanOfLikelihoodRatios();
    void evidenceIsAMartingale();
    void bucketsWithoutAComparisonSayNothing();
    void failsWhatFailsMoreOften();
    void failingIsFinal();
    void passesWhatIsNotWorse();
    void passesWithinTheBudget();
    void commonDriftCancels();
    void numbersOfTheSentence();
    void boundsMayBeMissing();
    void tellsHowMuchIsNeeded();
    void alphaIsSplitOverGuardrails();
    void greatNumbersStayFinite();
    void errorRatesOfRollouts();
};

void TestRateRatioTest::evidenceIsTheMeanOfLikelihoodRatios()
{
    std::mt19937 random(2);
    RateRatioTest::Options options;
    options.margin = 1.7;
    RateRatioTest test(options);
    std::vector<double> worse(15, 1.0);
    std::vector<double> notWorse(15, 1.0);
    for (int bucket = 0; bucket < 40; ++bucket) {
        const RateCounts candidate{50 + random() % 100, random() % 3};
        const RateCounts baseline{300 + random() % 500, random() % 5};
        test.add(candidate, baseline);
        for (int j = 1; j <= 15; ++j) {
            const auto index = static_cast<std::size_t>(j - 1);
            worse[index] *= likelihoodRatio(std::pow(1.25, j), 1, candidate, baseline);
            notWorse[index] *= likelihoodRatio(options.margin * std::pow(1.25, -j), options.margin,
                                               candidate, baseline);
        }
    }
    const auto logMean = [](const std::vector<double> &values) {
        double sum = 0;
        for (const double value : values) {
            sum += value;
        }
        return std::log(sum / 15);
    };
    const auto finding = test.finding();
    QVERIFY(std::abs(finding.logWorse - logMean(worse)) < 1e-9);
    QVERIFY(std::abs(finding.logNotWorse - logMean(notWorse)) < 1e-9);
    QVERIFY(std::abs(finding.threshold - std::log(20)) < 1e-12);
}

void TestRateRatioTest::evidenceIsAMartingale()
{
    using Finding = RateRatioTest::Finding;
    QVERIFY(std::abs(expectedEvidence(1, &Finding::logWorse) - 1) < 1e-9);
    QVERIFY(expectedEvidence(0.5, &Finding::logWorse) < 1);
    QVERIFY(expectedEvidence(3, &Finding::logWorse) > 1);
    QVERIFY(std::abs(expectedEvidence(2, &Finding::logNotWorse) - 1) < 1e-9);
    QVERIFY(expectedEvidence(5, &Finding::logNotWorse) < 1);
    QVERIFY(expectedEvidence(1, &Finding::logNotWorse) > 1);
}

void TestRateRatioTest::bucketsWithoutAComparisonSayNothing()
{
    RateRatioTest test;
    test.add({100, 0}, {900, 0});
    test.add({100, 90}, {0, 0});
    test.add({0, 0}, {900, 300});
    test.add({0, 0}, {0, 0});
    const auto finding = test.finding();
    QCOMPARE(finding.outcome, Outcome::Inconclusive);
    QCOMPARE(finding.logWorse, 0.0);
    QCOMPARE(finding.logNotWorse, 0.0);
    QVERIFY(!finding.ratio && !finding.muchNeeded);
    QCOMPARE(finding.candidate, (RateCounts{200, 90}));
    QCOMPARE(finding.baseline, (RateCounts{1'800, 300}));
}

void TestRateRatioTest::failsWhatFailsMoreOften()
{
    RateRatioTest test;
    int buckets = 0;
    while (test.outcome() == Outcome::Inconclusive && buckets < 100) {
        test.add({30, 1}, {270, 2}); // 4.5 times as often
        ++buckets;
    }
    QCOMPARE(test.outcome(), Outcome::Fail);
    QVERIFY2(buckets > 3 && buckets < 15, qPrintable(QString::number(buckets)));
}

void TestRateRatioTest::failingIsFinal()
{
    RateRatioTest test;
    test.add({100, 20}, {900, 5});
    QCOMPARE(test.outcome(), Outcome::Fail);
    for (int bucket = 0; bucket < 1'000; ++bucket) {
        test.add({100, 0}, {900, 5});
    }
    QCOMPARE(test.outcome(), Outcome::Fail);
    QVERIFY(test.finding().logWorse < 0);
}

void TestRateRatioTest::passesWhatIsNotWorse()
{
    RateRatioTest test;
    int buckets = 0;
    while (test.outcome() == Outcome::Inconclusive && buckets < 1'000) {
        test.add({150, 1}, {150, 1});
        ++buckets;
    }
    QCOMPARE(test.outcome(), Outcome::NotWorse);
    QVERIFY2(buckets > 15 && buckets < 80, qPrintable(QString::number(buckets)));
    QCOMPARE(test.finding().ratio, std::optional(1.0));
}

void TestRateRatioTest::passesWithinTheBudget()
{
    RateRatioTest::Options options;
    options.errorBudget = 0.01;
    RateRatioTest test(options);
    test.add({298, 0}, {2'000, 0});
    QCOMPARE(test.outcome(), Outcome::Inconclusive); // 1 - 0.05^(1/298) > 0.01
    QVERIFY(std::abs(*test.finding().muchNeeded - 298.07 / 298) < 1e-3);
    test.add({1, 0}, {0, 0});
    QCOMPARE(test.outcome(), Outcome::WithinBudget);
    QVERIFY(std::abs(test.finding().upperShare - 3.0 / 300) < 1e-4);

    RateRatioTest without;
    without.add({100'000, 0}, {100'000, 0});
    QCOMPARE(without.outcome(), Outcome::Inconclusive);

    // With many bad events it is the ratio that counts, however small the shares.
    RateRatioTest many(options);
    many.add({100'000, 20}, {100'000, 5});
    QVERIFY(many.outcome() != Outcome::WithinBudget);
}

void TestRateRatioTest::commonDriftCancels()
{
    // The candidate got little traffic while both failed much, and much while they did not: all in
    // all it fails a tenth as often, bucket by bucket just as often.
    RateRatioTest test;
    for (int bucket = 0; bucket < 10; ++bucket) {
        test.add({10, 1}, {990, 99});
        test.add({900, 9}, {100, 1});
    }
    const auto finding = test.finding();
    QVERIFY(std::abs(*finding.ratio - 1) < 1e-12);
    QVERIFY(finding.ratioLow < 1 && finding.ratioHigh > 1);
    QCOMPARE(finding.candidate, (RateCounts{9'100, 100}));
}

void TestRateRatioTest::numbersOfTheSentence()
{
    RateRatioTest test;
    for (int bucket = 0; bucket < 10; ++bucket) {
        test.add({81, 3}, {719, 7});
    }
    const auto finding = test.finding();
    QCOMPARE(finding.outcome, Outcome::Fail);
    QVERIFY(std::abs(*finding.ratio - (30.0 / 810) / (70.0 / 7'190)) < 1e-9); // 3.8 times
    QVERIFY2(finding.ratioLow > 1.5 && finding.ratioLow < 2.5,
             qPrintable(QString::number(finding.ratioLow)));
    QVERIFY2(finding.ratioHigh > 6 && finding.ratioHigh < 9,
             qPrintable(QString::number(finding.ratioHigh)));
    QVERIFY(std::abs(finding.upperShare - clopperPearsonUpper(30, 810)) < 1e-12);
    QVERIFY(!finding.muchNeeded);
}

void TestRateRatioTest::boundsMayBeMissing()
{
    RateRatioTest onlyCandidate;
    onlyCandidate.add({500, 5}, {4'500, 0});
    auto finding = onlyCandidate.finding();
    QVERIFY(!finding.ratio && finding.ratioLow > 1 && std::isinf(finding.ratioHigh));
    RateRatioTest onlyBaseline;
    onlyBaseline.add({500, 0}, {500, 5});
    finding = onlyBaseline.finding();
    QCOMPARE(finding.ratio, std::optional(0.0));
    QVERIFY(finding.ratioLow == 0 && finding.ratioHigh > 1 && !std::isinf(finding.ratioHigh));
}

void TestRateRatioTest::tellsHowMuchIsNeeded()
{
    for (const std::uint64_t bad : {std::uint64_t(1), std::uint64_t(4)}) {
        RateRatioTest test;
        test.add({100, bad}, {400, 4});
        const auto needed = test.finding().muchNeeded;
        QVERIFY(needed && *needed > 1);
        int times = 1;
        while (test.outcome() == Outcome::Inconclusive && times < 1'000) {
            test.add({100, bad}, {400, 4});
            ++times;
        }
        QCOMPARE(times, static_cast<int>(std::ceil(*needed)));
        QVERIFY(!test.finding().muchNeeded);
    }
}

void TestRateRatioTest::alphaIsSplitOverGuardrails()
{
    RateRatioTest::Options half;
    half.alpha = 0.025;
    RateRatioTest strict(half);
    RateRatioTest usual;
    QVERIFY(std::abs(strict.finding().threshold - std::log(40)) < 1e-12);
    for (int bucket = 0; bucket < 100 && usual.outcome() == Outcome::Inconclusive; ++bucket) {
        usual.add({30, 1}, {270, 3});
        strict.add({30, 1}, {270, 3});
    }
    QCOMPARE(strict.finding().logWorse, usual.finding().logWorse);
    QCOMPARE(usual.outcome(), Outcome::Fail);
    QCOMPARE(strict.outcome(), Outcome::Inconclusive);
}

void TestRateRatioTest::greatNumbersStayFinite()
{
    RateRatioTest test;
    test.add({1'000'000'000'000, 500'000'000'000}, {1'000'000'000'000, 1});
    test.add({1'000'000'000'000, 0}, {1, 1});
    const auto finding = test.finding();
    QVERIFY(std::isfinite(finding.logWorse) && std::isfinite(finding.logNotWorse));
    QCOMPARE(finding.outcome, Outcome::Fail);
    QVERIFY(finding.upperShare > 0.24 && finding.upperShare < 0.26);
}

void TestRateRatioTest::errorRatesOfRollouts()
{
    // Few rollouts, so wide limits; the soak test has many.
    const auto healthy = RolloutSimulation{always(0.005), always(0.005), 1}.run(300);
    QVERIFY2(healthy.failed <= 0.05, qPrintable(QString::number(healthy.failed)));
    QVERIFY2(healthy.passed >= 0.6, qPrintable(QString::number(healthy.passed)));
    QVERIFY2(healthy.ratioHeld >= 0.95, qPrintable(QString::number(healthy.ratioHeld)));
    QVERIFY(healthy.mismatched <= 0.01);
    const auto fourTimes = RolloutSimulation{always(0.02), always(0.005), 2}.run(100);
    QVERIFY2(fourTimes.failed >= 0.99, qPrintable(QString::number(fourTimes.failed)));
    QVERIFY2(fourTimes.medianMinutes >= 7 && fourTimes.medianMinutes <= 13,
             qPrintable(QString::number(fourTimes.medianMinutes)));
}

QTEST_GUILESS_MAIN(TestRateRatioTest)
#include "tst_rateratiotest.moc"
