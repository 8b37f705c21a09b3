// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/threewaymerge.h"

#include <QTest>

using namespace serin;

class TestThreeWayMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void merges_data();
    void merges();
    void refuses_data();
    void refuses();
};

void TestThreeWayMerge::merges_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("merged");
    QTest::newRow("nothing") << QByteArray("a\n") << QByteArray("a\n") << QByteArray("a\n")
                             << QByteArray("a\n");
    QTest::newRow("only ours") << QByteArray("a\nb\n") << QByteArray("a\nB\n")
                               << QByteArray("a\nb\n") << QByteArray("a\nB\n");
    QTest::newRow("only theirs") << QByteArray("a\nb\n") << QByteArray("a\nb\n")
                                 << QByteArray("A\nb\n") << QByteArray("A\nb\n");
    QTest::newRow("apart") << QByteArray("a\nb\nc\nd\n") << QByteArray("A\nb\nc\nd\n")
                           << QByteArray("a\nb\nc\nD\n") << QByteArray("A\nb\nc\nD\n");
    QTest::newRow("theirs added and removed lines")
        << QByteArray("a\nb\nc\nd\ne\n") << QByteArray("a\nb\nc\nd\nE\n")
        << QByteArray("new\na\nc\nd\ne\n") << QByteArray("new\na\nc\nd\nE\n");
    QTest::newRow("the same on both sides") << QByteArray("a\nb\nc\n") << QByteArray("a\nB\nc\n")
                                            << QByteArray("a\nB\nc\n") << QByteArray("a\nB\nc\n");
    QTest::newRow("the same and another")
        << QByteArray("a\nb\nc\nd\n") << QByteArray("A\nb\nc\nd\n") << QByteArray("A\nb\nc\nD\n")
        << QByteArray("A\nb\nc\nD\n");
    QTest::newRow("without a final line end")
        << QByteArray("a\nb\nc\nd") << QByteArray("A\nb\nc\nd") << QByteArray("a\nb\nc\nD")
        << QByteArray("A\nb\nc\nD");
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\nc\r\n") << QByteArray("A\r\nb\r\nc\r\n")
                          << QByteArray("a\r\nb\r\nC\r\n") << QByteArray("A\r\nb\r\nC\r\n");
}

void TestThreeWayMerge::merges()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, merged);
    QCOMPARE(mergedByLines(base, ours, theirs), std::optional(merged));
    QCOMPARE(mergedByLines(base, theirs, ours), std::optional(merged));
}

void TestThreeWayMerge::refuses_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::newRow("the same line") << QByteArray("a\n") << QByteArray("b\n") << QByteArray("c\n");
    QTest::newRow("overlapping") << QByteArray("a\nb\nc\n") << QByteArray("A\nB\nc\n")
                                 << QByteArray("a\nX\nC\n");
    QTest::newRow("touching") << QByteArray("a\nb\n") << QByteArray("A\nb\n")
                              << QByteArray("a\nB\n");
    QTest::newRow("inserted at one place")
        << QByteArray("a\nb\n") << QByteArray("a\nx\nb\n") << QByteArray("a\ny\nb\n");
    QTest::newRow("into nothing") << QByteArray() << QByteArray("a\n") << QByteArray("b\n");
}

void TestThreeWayMerge::refuses()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    QVERIFY(!mergedByLines(base, ours, theirs));
    QVERIFY(!mergedByLines(base, theirs, ours));
}

QTEST_GUILESS_MAIN(TestThreeWayMerge)
#include "tst_threewaymerge.moc"
