// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitdiff.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray none(40, '0');

QByteArray goldenDiff()
{
    return ":100644 100755 " + id1 + ' ' + none + " M" + zero + "a\tb\nc" + zero +
           ":000000 100644 " + none + ' ' + id2 + " A" + zero + "\xff" + zero + ":100644 100644 " +
           id1 + ' ' + id1 + " R095" + zero + "old" + zero + "new" + zero + ":100644 000000 " +
           id1 + ' ' + none + " D" + zero + "gone.bin" + zero + "3\t1\ta\tb\nc" + zero +
           "7\t0\t\xff" + zero + "1\t2\t" + zero + "old" + zero + "new" + zero + "-\t-\tgone.bin" +
           zero;
}

} // namespace

class TestGitDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsRawAndLines();
    void readsLinesAlone();
    void refusesBrokenOutput_data();
    void refusesBrokenOutput();
    void survivesAnything();
};

void TestGitDiff::joinsRawAndLines()
{
    const auto changes = parseGitDiff(goldenDiff());
    QVERIFY(changes.has_value());
    const QList<GitFileChange> expected{
        {GitChange::Modified, "a\tb\nc", {}, 0, 0100644, 0100755, id1, none, 3, 1},
        {GitChange::Added, "\xff", {}, 0, 0, 0100644, none, id2, 7, 0},
        {GitChange::Renamed, "new", "old", 95, 0100644, 0100644, id1, id1, 1, 2},
        {GitChange::Deleted, "gone.bin", {}, 0, 0100644, 0, id1, none, {}, {}},
    };
    QVERIFY(*changes == expected);
}

void TestGitDiff::readsLinesAlone()
{
    const auto changes = parseGitDiff("10\t20\tx y" + zero);
    QVERIFY(changes.has_value());
    QCOMPARE(changes->size(), 1);
    QCOMPARE(changes->first().path, QByteArray("x y"));
    QCOMPARE(*changes->first().addedLines, 10);
    QCOMPARE(*changes->first().removedLines, 20);
    QVERIFY(parseGitDiff({})->isEmpty());
}

void TestGitDiff::refusesBrokenOutput_data()
{
    QTest::addColumn<QByteArray>("output");
    const QByteArray head = ":100644 100644 " + id1 + ' ' + id2;
    QTest::newRow("cut in the path") << head + " M" + zero + "pa";
    QTest::newRow("rename without target") << head + " R100" + zero + "old" + zero;
    QTest::newRow("mode") << ":10064x 100644 " + id1 + ' ' + id2 + " M" + zero + "p" + zero;
    QTest::newRow("letter") << head + " Z" + zero + "p" + zero;
    QTest::newRow("lines") << "x\t1\tp" + zero;
    QTest::newRow("combined") << ":" + head + " MM" + zero + "p" + zero;
}

void TestGitDiff::refusesBrokenOutput()
{
    QFETCH(QByteArray, output);
    const auto changes = parseGitDiff(output);
    QVERIFY(!changes.has_value());
    QCOMPARE(changes.error().kind, ErrorKind::Protocol);
}

void TestGitDiff::survivesAnything()
{
    int refused = 0;
    cutAndChange(goldenDiff(), [&](const QByteArray &bytes) {
        refused += parseGitDiff(bytes).has_value() ? 0 : 1;
    });
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(TestGitDiff)
#include "tst_gitdiff.moc"
