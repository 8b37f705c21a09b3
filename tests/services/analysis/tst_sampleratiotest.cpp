// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/sampleratiotest.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace serin;

class TestSampleRatioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAMartingale();
    void staysQuietWhenTheRouterIsRight();
    void findsAWrongSplit_data();
    void findsAWrongSplit();
    void theImpossibleIsAMismatchAtOnce();
    void isFinal();
};

void TestSampleRatioTest::isAMartingale()
{
    // What is expected of the evidence of one bucket is exactly 1.
    for (const double weight : {0.01, 0.1, 0.5, 0.95}) {
        constexpr int all = 40;
        double expected = 0;
        for (int events = 0; events <= all; ++events) {
            SampleRatioTest test;
            test.add(static_cast<std::uint64_t>(events), all, weight);
            const double chance =
                std::exp(std::lgamma(all + 1.0) - std::lgamma(events + 1.0) -
                         std::lgamma(all - events + 1.0) + events * std::log(weight) +
                         (all - events) * std::log1p(-weight));
            expected += chance * std::exp(test.logEvidence());
        }
        QVERIFY2(std::abs(expected - 1) < 1e-9, qPrintable(QString::number(expected)));
    }
}

void TestSampleRatioTest::staysQuietWhenTheRouterIsRight()
{
    std::mt19937_64 random(3);
    int alarms = 0;
    for (int rollout = 0; rollout < 1'000; ++rollout) {
        SampleRatioTest test;
        for (int bucket = 0; bucket < 120; ++bucket) {
            const double weight = bucket < 60 ? 0.1 : 0.5;
            test.add(std::binomial_distribution<std::uint64_t>(300, weight)(random), 300, weight);
        }
        alarms += test.isMismatch() ? 1 : 0;
    }
    QVERIFY2(alarms <= 3,
             qPrintable(QString::number(alarms))); // 1 in 1,000 at most, on the average
    SampleRatioTest even;
    for (int bucket = 0; bucket < 10'000; ++bucket) {
        even.add(30, 300, 0.1);
    }
    QVERIFY(!even.isMismatch() && even.logEvidence() < 0);
    QCOMPARE(even.candidate(), 300'000u);
    QCOMPARE(even.all(), 3'000'000u);
    QVERIFY(std::abs(even.expected() - 300'000) < 1e-3);
}

void TestSampleRatioTest::findsAWrongSplit_data()
{
    QTest::addColumn<double>("told");
    QTest::addColumn<double>("done");
    QTest::addColumn<int>("most"); // requests it may take
    QTest::newRow("ten times") << 0.01 << 0.1 << 600;
    QTest::newRow("twice") << 0.1 << 0.2 << 1'500;
    QTest::newRow("half") << 0.1 << 0.05 << 1'500;
    QTest::newRow("a tenth more") << 0.5 << 0.55 << 6'000;
    QTest::newRow("slightly") << 0.5 << 0.51 << 150'000;
    QTest::newRow("the other way round") << 0.9 << 0.1 << 300;
}

void TestSampleRatioTest::findsAWrongSplit()
{
    QFETCH(double, told);
    QFETCH(double, done);
    QFETCH(int, most);
    std::mt19937_64 random(5);
    int found = 0;
    for (int rollout = 0; rollout < 50; ++rollout) {
        SampleRatioTest test;
        for (int requests = 0; requests < most && !test.isMismatch(); requests += 300) {
            test.add(std::binomial_distribution<std::uint64_t>(300, done)(random), 300, told);
        }
        found += test.isMismatch() ? 1 : 0;
    }
    QVERIFY2(found >= 45, qPrintable(QString::number(found)));
}

void TestSampleRatioTest::theImpossibleIsAMismatchAtOnce()
{
    SampleRatioTest test;
    test.add(0, 100, 0);
    test.add(50, 50, 1);
    QVERIFY(!test.isMismatch());
    test.add(1, 100'000, 0);
    QVERIFY(test.isMismatch() && std::isinf(test.logEvidence()));
    SampleRatioTest other;
    other.add(99, 100, 1);
    QVERIFY(other.isMismatch());
}

void TestSampleRatioTest::isFinal()
{
    SampleRatioTest test;
    test.add(200, 300, 0.1);
    QVERIFY(test.isMismatch());
    for (int bucket = 0; bucket < 1'000; ++bucket) {
        test.add(29, 300, 0.1);
    }
    QVERIFY(test.isMismatch());
}

QTEST_GUILESS_MAIN(TestSampleRatioTest)
#include "tst_sampleratiotest.moc"
