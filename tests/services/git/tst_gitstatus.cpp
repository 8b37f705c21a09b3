// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitstatus.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

QByteArray ordinary(const QByteArray &letters, const QByteArray &path,
                    const QByteArray &submodule = "N...")
{
    return "1 " + letters + ' ' + submodule + " 100644 100644 100644 " + id1 + ' ' + id2 + ' ' +
           path + zero;
}

QByteArray goldenStatus()
{
    return "# branch.oid " + id1 + zero + "# branch.head main" + zero +
           "# branch.upstream origin/main" + zero + "# branch.ab +2 -11" + zero + "# stash 3" +
           zero + ordinary(".M", "a b/\"c\"\nd\te.yml") + ordinary("A.", "\xff\xfe.yml") +
           "2 R. N... 100644 100644 100644 " + id1 + ' ' + id2 + " R087 new name.yml" + zero +
           "1 .M old name" + zero + "u UU N... 100644 100644 100644 100644 " + id1 + ' ' + id2 +
           ' ' + id1 + " both.yml" + zero + ordinary("M.", "sub", "SCM.") + "? new file" + zero +
           "! ignored/" + zero;
}

} // namespace

class TestGitStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void unbornAndDetached();
    void refusesBrokenOutput_data();
    void refusesBrokenOutput();
    void survivesAnything();
};

void TestGitStatus::readsEverything()
{
    const auto status = parseGitStatus(goldenStatus());
    QVERIFY(status.has_value());
    QCOMPARE(status->head->hex(), id1);
    QCOMPARE(status->branch, QByteArray("main"));
    QCOMPARE(status->upstream, QByteArray("origin/main"));
    QCOMPARE(*status->ahead, 2);
    QCOMPARE(*status->behind, 11);
    QVERIFY(status->hasConflicts());

    using Kind = GitStatusEntry::Kind;
    const QList<GitStatusEntry> expected{
        {Kind::Changed, "a b/\"c\"\nd\te.yml", {}, GitChange::None, GitChange::Modified},
        {Kind::Changed, "\xff\xfe.yml", {}, GitChange::Added, GitChange::None},
        // The origin looks like a record of its own, and is none.
        {Kind::Moved, "new name.yml", "1 .M old name", GitChange::Renamed, GitChange::None, 87},
        {Kind::Unmerged, "both.yml", {}, GitChange::Unmerged, GitChange::Unmerged},
        {Kind::Changed, "sub", {}, GitChange::Modified, GitChange::None, 0, true, true},
        {Kind::Untracked, "new file", {}},
        {Kind::Ignored, "ignored/", {}},
    };
    QCOMPARE(status->entries.size(), expected.size());
    for (qsizetype row = 0; row < expected.size(); ++row) {
        QVERIFY2(status->entries.at(row) == expected.at(row), qPrintable(QString::number(row)));
    }
}

void TestGitStatus::unbornAndDetached()
{
    const auto unborn =
        parseGitStatus("# branch.oid (initial)" + zero + "# branch.head main" + zero);
    QVERIFY(unborn.has_value());
    QVERIFY(!unborn->head.has_value());
    QCOMPARE(unborn->branch, QByteArray("main"));
    QVERIFY(!unborn->ahead.has_value());
    QVERIFY(unborn->isClean());

    const auto detached =
        parseGitStatus("# branch.oid " + id2 + zero + "# branch.head (detached)" + zero);
    QVERIFY(detached.has_value());
    QVERIFY(detached->branch.isEmpty());
}

void TestGitStatus::refusesBrokenOutput_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("no terminator") << QByteArray("? file");
    QTest::newRow("words") << QByteArray("fatal: no") + zero;
    QTest::newRow("no path") << ordinary(".M", {});
    QTest::newRow("letters") << ordinary("xy", "p");
    QTest::newRow("ids") << ordinary(".M", "p").replace(id1, "123");
    QTest::newRow("rename without origin") << "2 R. N... 1 1 1 " + id1 + ' ' + id2 + " R1 p" + zero;
    QTest::newRow("similarity") << "2 R. N... 1 1 1 " + id1 + ' ' + id2 + " R900 p" + zero + "o" +
                                       zero;
    QTest::newRow("head") << "# branch.oid 123" + zero;
    QTest::newRow("ahead") << "# branch.ab 1 2" + zero;
}

void TestGitStatus::refusesBrokenOutput()
{
    QFETCH(QByteArray, output);
    const auto status = parseGitStatus(output);
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().kind, ErrorKind::Protocol);
}

void TestGitStatus::survivesAnything()
{
    int refused = 0;
    cutAndChange(goldenStatus(), [&](const QByteArray &bytes) {
        const auto status = parseGitStatus(bytes);
        refused += status.has_value() ? 0 : 1;
        QVERIFY(status.has_value() || status.error().kind == ErrorKind::Protocol);
    });
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(TestGitStatus)
#include "tst_gitstatus.moc"
