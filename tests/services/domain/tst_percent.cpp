// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/percent.h"

#include <QTest>

#include <limits>
#include <type_traits>

using namespace serin;

static_assert(!std::is_convertible_v<int, Percent>);
static_assert(Percent().value() == 0);
static_assert(Percent::clamped(-1).value() == 0);
static_assert(Percent::clamped(100).value() == 100);
static_assert(Percent::clamped(101).value() == 100);
static_assert(Percent::clamped(9) < Percent::clamped(10));

class TestPercent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesExactlyZeroToHundred()
    {
        for (int value = -3; value <= 103; ++value) {
            const Result<Percent> percent = Percent::fromInt(value);
            QCOMPARE(percent.has_value(), value >= 0 && value <= 100);
            if (percent) {
                QCOMPARE(percent->value(), value);
            }
        }
    }
    void saysWhatIsWrong()
    {
        for (int value :
             {-1, 101, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
            const Result<Percent> percent = Percent::fromInt(value);
            QVERIFY(!percent);
            QCOMPARE(percent.error().kind, ErrorKind::Invalid);
            QVERIFY(percent.error().detail.contains(QString::number(value)));
        }
    }
    void clampsTheExtremes()
    {
        QCOMPARE(Percent::clamped(std::numeric_limits<int>::min()).value(), 0);
        QCOMPARE(Percent::clamped(std::numeric_limits<int>::max()).value(), 100);
        QCOMPARE(Percent::clamped(42).value(), 42);
    }
};

QTEST_GUILESS_MAIN(TestPercent)
#include "tst_percent.moc"
