// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitrefname.h"
#include "services/git/parse/gitrefs.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

QByteArray refRecord(const QByteArray &ref, const QByteArray &symbolic, const QByteArray &upstream,
                     const QByteArray &track, const QByteArray &pushRemote = {})
{
    const QByteArray remote = upstream.isEmpty() ? QByteArray() : "origin";
    const QByteArray followed = upstream.isEmpty() ? QByteArray() : "refs/heads/trunk";
    return ref + zero + id1 + zero + symbolic + zero + (ref.endsWith("main") ? "*" : " ") + zero +
           upstream + zero + remote + zero + followed + zero +
           (pushRemote.isEmpty() ? remote : pushRemote) + zero + track + zero + "1700000000" +
           zero + "/top\nfolder" + zero + "A subject" + zero + '\n';
}

QByteArray goldenRefs()
{
    return refRecord("refs/heads/main", {}, "refs/remotes/origin/main", "ahead 1, behind 22") +
           refRecord("refs/heads/canary/a", {}, "refs/remotes/origin/canary/a", "gone", "fork") +
           refRecord("refs/remotes/origin/HEAD", "refs/remotes/origin/main", {}, {}) +
           refRecord("refs/remotes/origin/ma\xffin", {}, {}, {});
}

} // namespace

class TestGitRefs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBranches();
    void refusesBrokenOutput();
    void survivesAnything();
    void branchNames_data();
    void branchNames();
    void refNames();
};

void TestGitRefs::readsBranches()
{
    const auto branches = parseGitRefs(goldenRefs());
    QVERIFY(branches.has_value());
    QCOMPARE(branches->size(), 3);
    const GitBranch &main = branches->at(0);
    QCOMPARE(main.name, QByteArray("main"));
    QVERIFY(main.isCurrent);
    QCOMPARE(main.ahead, 1);
    QCOMPARE(main.behind, 22);
    QCOMPARE(main.worktree, QStringLiteral("/top\nfolder"));
    QCOMPARE(main.tip->hex(), id1);
    QCOMPARE(main.pushTarget, QByteArray("origin/trunk"));
    QVERIFY(branches->at(1).upstreamGone);
    QCOMPARE(branches->at(1).pushTarget, QByteArray("fork/canary/a"));
    QVERIFY(branches->at(2).pushTarget.isEmpty());
    QVERIFY(branches->at(2).isRemote);
    QCOMPARE(branches->at(2).name, QByteArray("origin/ma\xffin"));
}

void TestGitRefs::refusesBrokenOutput()
{
    for (const QByteArray &output :
         {QByteArray("x"), goldenRefs().chopped(1), goldenRefs().chopped(2),
          refRecord("refs/heads/a", {}, {}, "sideways 1"), refRecord("heads/a", {}, {}, {})}) {
        QVERIFY(!parseGitRefs(output).has_value());
    }
}

void TestGitRefs::survivesAnything()
{
    int refused = 0;
    cutAndChange(goldenRefs(), [&](const QByteArray &bytes) {
        refused += parseGitRefs(bytes).has_value() ? 0 : 1;
    });
    QVERIFY(refused > 1000);
}

void TestGitRefs::branchNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("good");
    for (const char *name : {"main", "canary/my-endpoint-10", "a@b", "a.b", "\xff", "a{", "ü"}) {
        QTest::newRow(name) << QByteArray(name) << true;
    }
    for (const char *name : {"",         "-f",    "--force", "--upload-pack=x",
                             "HEAD",     "@",     "a..b",    "a.lock",
                             "a/.b",     "a//b",  "/a",      "a/",
                             "a.",       "a b",   "a~1",     "a^",
                             "a:b",      "a?",    "a*",      "a[",
                             "a\\b",     "a@{1}", "a\x7f",   "a\nb",
                             "a.lock/b", "@{-1}", "."}) {
        QTest::newRow(name) << QByteArray(name) << false;
    }
}

void TestGitRefs::branchNames()
{
    QFETCH(QByteArray, name);
    QTEST(isBranchName(name), "good");
}

void TestGitRefs::refNames()
{
    QVERIFY(isRefName("refs/heads/main"));
    QVERIFY(isRefName("refs/heads/@"));
    QVERIFY(!isRefName("main"));
    QVERIFY(!isRefName("refs/heads/"));
    QVERIFY(isRemoteName("origin"));
    QVERIFY(!isRemoteName("--upload-pack=touch"));
    QVERIFY(!isRemoteName("a/b"));
}

QTEST_GUILESS_MAIN(TestGitRefs)
#include "tst_gitrefs.moc"
