// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/series.h"

#include <QTest>

#include <functional>

using namespace serin;

class TestSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatRises_data();
    void knowsWhatRises();
    void leavesTheBeginningOut();
    void judgesNothingFromTwoPoints();
};

namespace {

using Course = std::function<double(int)>;

} // namespace

Q_DECLARE_METATYPE(Course)

void TestSeries::knowsWhatRises_data()
{
    QTest::addColumn<Course>("course");
    QTest::addColumn<double>("rise");
    QTest::newRow("constant") << Course([](int) { return 7.0; }) << 0.0;
    QTest::newRow("saw tooth") << Course([](int i) { return 7.0 + i % 4; }) << 0.0;
    QTest::newRow("outliers") << Course([](int i) { return i % 5 == 4 ? 99.0 : 7.0; }) << 0.0;
    QTest::newRow("leak") << Course([](int i) { return 7.0 + 0.5 * i; }) << 29.5;
    QTest::newRow("leak in a saw tooth")
        << Course([](int i) { return 7.0 + 0.5 * i + i % 4; }) << 29.5;
    QTest::newRow("falls") << Course([](int i) { return 70.0 - i; }) << -59.0;
}

void TestSeries::knowsWhatRises()
{
    QFETCH(Course, course);
    QFETCH(double, rise);
    Series series(QStringLiteral("memory"), QStringLiteral("MB"), 1);
    for (int i = 0; i < 60; ++i) {
        series.add(10.0 * i, course(i));
    }
    QVERIFY2(std::abs(series.rise(0) - rise) < 1, qPrintable(series.toText(0)));
    QCOMPARE(series.isFlat(0), rise <= 1);
}

void TestSeries::leavesTheBeginningOut()
{
    Series series(QStringLiteral("memory"), QStringLiteral("MB"), 1);
    for (int i = 0; i < 40; ++i) {
        series.add(i, std::min(i, 20));
    }
    QVERIFY(!series.isFlat(0));
    QVERIFY(series.isFlat(20));
    QVERIFY2(series.toText(20).contains(QStringLiteral("rises by     0.0 of at most     1.0")),
             qPrintable(series.toText(20)));
}

void TestSeries::judgesNothingFromTwoPoints()
{
    Series series(QStringLiteral("memory"), QStringLiteral("MB"), 1);
    QVERIFY(series.isFlat(0));
    QVERIFY(series.toText(0).contains(QStringLiteral("nothing was read")));
    series.add(0, 1);
    series.add(1, 100);
    QVERIFY(series.isFlat(0));
}

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
