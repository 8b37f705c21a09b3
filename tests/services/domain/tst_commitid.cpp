// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/commitid.h"

#include <QTest>

using namespace serin;

class TestCommitId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothSizes();
    void refusesOthers_data();
    void refusesOthers();
};

void TestCommitId::readsBothSizes()
{
    for (const int size : {40, 64}) {
        const QByteArray hex = QByteArray("0123456789abcdef").repeated(4).left(size);
        const auto id = CommitId::fromHex(hex);
        QVERIFY(id.has_value());
        QCOMPARE(id->hex(), hex);
        QCOMPARE(id->shortForm(), QStringLiteral("0123456789"));
    }
}

void TestCommitId::refusesOthers_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(39, 'a');
    QTest::newRow("between") << QByteArray(41, 'a');
    QTest::newRow("upper case") << QByteArray(40, 'A');
    QTest::newRow("zero") << QByteArray(40, '0');
    QTest::newRow("option") << QByteArray("--output=") + QByteArray(31, 'a');
}

void TestCommitId::refusesOthers()
{
    QFETCH(QByteArray, hex);
    QVERIFY(!CommitId::fromHex(hex).has_value());
}

QTEST_GUILESS_MAIN(TestCommitId)
#include "tst_commitid.moc"
