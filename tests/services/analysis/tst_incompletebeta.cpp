// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/incompletebeta.h"

#include <QTest>

#include <cmath>

using namespace serin;

class TestIncompleteBeta : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsExactSums_data();
    void equalsExactSums();
    void hasClosedForms();
    void isSymmetric();
    void staysExactForGreatParameters();
    void inverts_data();
    void inverts();
};

void TestIncompleteBeta::equalsExactSums_data()
{
    // From exact fractions: I_x(a, b) is the chance of at least a in a + b - 1 with chance x.
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("expected");
    QTest::newRow("uniform") << 1.0 << 1.0 << 0.25 << 0.25;
    QTest::newRow("small") << 2.0 << 3.0 << 0.5 << 0.6875;
    QTest::newRow("skewed") << 10.0 << 2.0 << 0.9 << 0.6973568802;
    QTest::newRow("hundred") << 50.0 << 50.0 << 0.45 << 0.15865219893709878;
    QTest::newRow("rare") << 3.0 << 1000.0 << 0.001 << 0.08057759036020441;
    QTest::newRow("thousand") << 400.0 << 600.0 << 0.4 << 0.5017170329937455;
    QTest::newRow("one in thousands") << 1.0 << 5000.0 << 0.001 << 0.9932788880401344;
    QTest::newRow("near one") << 5.0 << 4000.0 << 0.01 << 0.9999999999995889;
    QTest::newRow("far tail") << 900.0 << 100.0 << 0.8 << 4.331793324821387e-18;
}

void TestIncompleteBeta::equalsExactSums()
{
    QFETCH(double, a);
    QFETCH(double, b);
    QFETCH(double, x);
    QFETCH(double, expected);
    const double value = regularizedBeta(a, b, x);
    QVERIFY2(std::abs(value - expected) <= 2e-13 * expected,
             qPrintable(QString::number(value, 'g', 17)));
}

void TestIncompleteBeta::hasClosedForms()
{
    for (const double x : {0.0, 1e-300, 1e-9, 0.1, 0.5, 0.75, 0.9999, 1.0}) {
        QVERIFY(std::abs(regularizedBeta(7, 1, x) - std::pow(x, 7)) <= 1e-14);
        QVERIFY(std::abs(regularizedBeta(1, 7, x) - (1 - std::pow(1 - x, 7))) <= 1e-14);
        // The arcsine distribution: not whole, and below what Stirling's series is good for.
        const double arcsine = 2 / std::acos(-1.0) * std::asin(std::sqrt(x));
        QVERIFY(std::abs(regularizedBeta(0.5, 0.5, x) - arcsine) <= 1e-13);
    }
}

void TestIncompleteBeta::isSymmetric()
{
    for (const double a : {0.3, 2.0, 17.5, 300.0}) {
        for (const double b : {0.7, 1.0, 40.0, 9'000.0}) {
            double before = 0;
            for (double x = 0; x <= 1; x += 1.0 / 64) {
                const double value = regularizedBeta(a, b, x);
                QVERIFY(std::abs(value + regularizedBeta(b, a, 1 - x) - 1) <= 1e-13);
                QVERIFY(value >= before - 1e-15);
                before = value;
            }
        }
    }
}

void TestIncompleteBeta::staysExactForGreatParameters()
{
    // Symmetry fixes the middle, where differences of log-gammas would have lost eight digits.
    QVERIFY(std::abs(regularizedBeta(1e9, 1e9, 0.5) - 0.5) <= 1e-10);
    // Three deviations above the mean of a nearly normal one.
    const double a = 1e8;
    const double beyond = 1 - regularizedBeta(a, a, 0.5 + 3 * 0.5 / std::sqrt(2 * a + 1));
    QVERIFY(std::abs(beyond / 0.0013498980316301 - 1) <= 1e-6);
}

void TestIncompleteBeta::inverts_data()
{
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::newRow("arcsine") << 0.5 << 0.5;
    QTest::newRow("rare") << 1.0 << 7'190.0;
    QTest::newRow("common") << 812.0 << 31.0;
    QTest::newRow("many") << 2'000'000.0 << 3'000'000.0;
}

void TestIncompleteBeta::inverts()
{
    QFETCH(double, a);
    QFETCH(double, b);
    for (const double probability : {1e-9, 0.025, 0.5, 0.975, 0.999999}) {
        const double x = inverseRegularizedBeta(a, b, probability);
        const double back = regularizedBeta(a, b, x);
        QVERIFY2(std::abs(back - probability) <= 1e-8 * probability,
                 qPrintable(QString::number(back, 'g', 17)));
    }
    QCOMPARE(inverseRegularizedBeta(a, b, 0), 0.0);
    QCOMPARE(inverseRegularizedBeta(a, b, 1), 1.0);
}

QTEST_GUILESS_MAIN(TestIncompleteBeta)
#include "tst_incompletebeta.moc"
