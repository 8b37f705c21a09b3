// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/boxed.h"

#include <QString>
#include <QTest>

using namespace serin;

class TestBoxed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isMissingAtFirst()
    {
        const Boxed<QString> none;
        QVERIFY(!none);
        QVERIFY(!none.has_value());
        QVERIFY(!Boxed<QString>(none));
        QCOMPARE(sizeof(none), sizeof(void *));
    }

    void copiesItsValue()
    {
        Boxed<QString> first = QStringLiteral("blue");
        Boxed<QString> second = first;
        *second += QStringLiteral("-2");
        QCOMPARE(*first, QStringLiteral("blue"));
        first = second;
        second->clear();
        QCOMPARE(*first, QStringLiteral("blue-2"));
        const Boxed<QString> &itself = first;
        first = itself;
        QCOMPARE(first->size(), 6);
    }

    void movesAndForgets()
    {
        Boxed<QString> first;
        QCOMPARE(first.emplace(3, QLatin1Char('x')), QStringLiteral("xxx"));
        Boxed<QString> second = std::move(first);
        QCOMPARE(*second, QStringLiteral("xxx"));
        second.reset();
        QVERIFY(!second);
        second = QStringLiteral("green");
        QVERIFY(second);
    }
};

QTEST_GUILESS_MAIN(TestBoxed)
#include "tst_boxed.moc"
