// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/analysis/rolloutsimulation.h"

#include <QTest>

using namespace serin;

/// How often rollouts are judged wrongly and how soon a bad one is found, from many of them.
class TestRateRatioTestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthyRolloutsRarelyFail();
    void incidentsOfBothSidesAreNoFault();
    void fourTimesAsManyErrorsAreFoundInTenMinutes();
    void twiceAsManyErrorsArePassedRarely();

private:
    static auto always(double rate)
    {
        return [rate](int) { return rate; };
    }
    static void tell(const RolloutSimulation::Summary &summary)
    {
        qInfo("failed %.4f, passed %.4f, median %.1f min, mismatched %.4f, interval held %.4f",
              summary.failed, summary.passed, summary.medianMinutes, summary.mismatched,
              summary.ratioHeld);
    }
};

void TestRateRatioTestSoak::healthyRolloutsRarelyFail()
{
    const auto summary = RolloutSimulation{always(0.005), always(0.005), 11}.run(20'000);
    tell(summary);
    QVERIFY(summary.failed >= 0.017 && summary.failed <= 0.026); // 2 % where 5 % is the limit
    QVERIFY(summary.ratioHeld >= 0.95);
    QVERIFY(summary.mismatched <= 0.001);
}

void TestRateRatioTestSoak::incidentsOfBothSidesAreNoFault()
{
    const auto rate = [](int minute) { return minute >= 20 && minute < 25 ? 0.2 : 0.005; };
    const auto summary = RolloutSimulation{rate, rate, 12}.run(20'000);
    tell(summary);
    QVERIFY(summary.failed >= 0.01 && summary.failed <= 0.025);
    QVERIFY(summary.passed >= 0.95);
}

void TestRateRatioTestSoak::fourTimesAsManyErrorsAreFoundInTenMinutes()
{
    const auto summary = RolloutSimulation{always(0.02), always(0.005), 13}.run(5'000);
    tell(summary);
    QVERIFY(summary.failed >= 0.999);
    QVERIFY(summary.medianMinutes >= 9 && summary.medianMinutes <= 11);
}

void TestRateRatioTestSoak::twiceAsManyErrorsArePassedRarely()
{
    const auto summary = RolloutSimulation{always(0.01), always(0.005), 14}.run(5'000);
    tell(summary);
    QVERIFY(summary.passed <= 0.05); // just at the margin
    QVERIFY(summary.failed >= 0.85);
}

QTEST_GUILESS_MAIN(TestRateRatioTestSoak)
#include "tst_rateratiotest_soak.moc"
