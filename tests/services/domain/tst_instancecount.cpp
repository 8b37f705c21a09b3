// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/instancecount.h"

#include <QTest>

#include <limits>

using namespace serin;

class TestInstanceCount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAtLeastOne()
    {
        for (int value : {0, -1, std::numeric_limits<int>::min()}) {
            const Result<InstanceCount> count = InstanceCount::fromInt(value);
            QVERIFY(!count);
            QCOMPARE(count.error().kind, ErrorKind::Invalid);
            QVERIFY(count.error().detail.contains(QString::number(value)));
        }
        for (int value : {1, 2, 50, 51, std::numeric_limits<int>::max()}) {
            QCOMPARE(InstanceCount::fromInt(value)->value(), value);
        }
    }
    void knowsTheManagedLimit()
    {
        QVERIFY(!InstanceCount::fromInt(50)->exceedsManagedLimit());
        QVERIFY(InstanceCount::fromInt(51)->exceedsManagedLimit());
    }
    void compares()
    {
        QVERIFY(*InstanceCount::fromInt(2) < *InstanceCount::fromInt(10));
        QVERIFY(*InstanceCount::fromInt(3) == *InstanceCount::fromInt(3));
    }
};

QTEST_GUILESS_MAIN(TestInstanceCount)
#include "tst_instancecount.moc"
