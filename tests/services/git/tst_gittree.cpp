// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gittree.h"
#include "tests/services/git/cuts.h"

#include <QTest>

using namespace serin;

namespace {

const QByteArray longId(64, '2');

QByteArray tree()
{
    return "100644 blob " + id1 + "     123\ta b\t\"c\"\n.yml" + zero + "100755 blob " + longId +
           "       0\trun.sh" + zero + "120000 blob " + id1 + "      10\tlink" + zero +
           "160000 commit " + id1 + "       -\tsub" + zero + "040000 tree " + id1 +
           "       -\t\xff" + zero;
}

QByteArray objects()
{
    return id1 + " blob 6\na\nb\nc" + zero + '\n' + "HEAD:x\ny missing\n" + longId + " tree 0\n\n";
}

const QList<QByteArray> questions{"HEAD:a", "HEAD:x\ny", "HEAD:b"};

} // namespace

class TestGitTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEntries();
    void refusesBrokenTrees();
    void readsWhatIsLeftOut();
    void readsObjects();
    void refusesBrokenObjects();
    void readsSizes();
    void survivesAnything();
};

void TestGitTree::readsEntries()
{
    const auto entries = parseGitTree(tree());
    QVERIFY(entries.has_value());
    using Kind = GitTreeEntry::Kind;
    const QList<GitTreeEntry> expected{{Kind::File, "a b\t\"c\"\n.yml", id1, 123},
                                       {Kind::Executable, "run.sh", longId, 0},
                                       {Kind::Link, "link", id1, 10},
                                       {Kind::Submodule, "sub", id1, 0},
                                       {Kind::Folder, "\xff", id1, 0}};
    QVERIFY(*entries == expected);
}

void TestGitTree::refusesBrokenTrees()
{
    for (const QByteArray &output :
         {tree().chopped(1), "100644 blob " + id1 + " 1\t" + zero,
          "100600 blob " + id1 + " 1\tp" + zero, "100644 blob " + id1 + " x\tp" + zero,
          "100644 blob 12 1\tp" + zero}) {
        const auto entries = parseGitTree(output);
        QVERIFY(!entries.has_value());
        QCOMPARE(entries.error().kind, ErrorKind::Protocol);
    }
}

void TestGitTree::readsWhatIsLeftOut()
{
    const QByteArray index = "H 100644 " + id1 + " 0\ta.yml" + zero + "S 100755 " + longId +
                             " 0\ta b\t\n.yml" + zero + "M 100644 " + id1 + " 2\tc.yml" + zero;
    const auto entries = parseGitLeftOut(index);
    QVERIFY(entries.has_value());
    const QList<GitTreeEntry> expected{{GitTreeEntry::Kind::Executable, "a b\t\n.yml", longId, 0}};
    QVERIFY(*entries == expected);
    for (const QByteArray &output :
         {index.chopped(1), "S 100644 " + id1 + " x\tp" + zero, "100644 " + id1 + " 0\tp" + zero}) {
        QVERIFY(!parseGitLeftOut(output).has_value());
    }
    cutAndChange(index, [&](const QByteArray &bytes) {
        static_cast<void>(parseGitLeftOut(bytes)); // whatever comes of it
    });
}

void TestGitTree::readsObjects()
{
    const auto read = parseGitObjects(objects(), questions);
    QVERIFY(read.has_value());
    QCOMPARE(read->at(0)->content, "a\nb\nc" + zero);
    QCOMPARE(read->at(0)->type, QByteArray("blob"));
    QVERIFY(!read->at(1).has_value());
    QCOMPARE(read->at(2)->id, longId);
    QVERIFY(read->at(2)->content.isEmpty());
}

void TestGitTree::refusesBrokenObjects()
{
    QVERIFY(!parseGitObjects(objects(), questions.mid(0, 2)).has_value());
    QVERIFY(!parseGitObjects(objects(), questions + questions).has_value());
    QVERIFY(!parseGitObjects(id1 + " blob 999999999999999999\nabc\n", {"HEAD:a"}).has_value());
    QVERIFY(!parseGitObjects(id1 + " blob -1\nabc\n", {"HEAD:a"}).has_value());
    QVERIFY(!parseGitObjects(id1 + " blob 2\nabc\n", {"HEAD:a"}).has_value());
}

void TestGitTree::readsSizes()
{
    const QByteArray sizes = id1 + " blob 6\n" + "HEAD:x\ny missing\n" + longId + " tree 0\n";
    const auto read = parseGitObjectSizes(sizes, questions);
    QVERIFY(read.has_value());
    QCOMPARE(read->at(0)->bytes, 6);
    QCOMPARE(read->at(0)->type, QByteArray("blob"));
    QVERIFY(!read->at(1).has_value());
    QCOMPARE(read->at(2)->id, longId);
    for (const QByteArray &output : {sizes.chopped(1), sizes + 'x', id1 + " blob -1\n", id1 + '\n',
                                     QByteArray("12 blob 6\n"), QByteArray()}) {
        const auto broken = parseGitObjectSizes(output, questions);
        QVERIFY2(!broken.has_value(), output.constData());
        QCOMPARE(broken.error().kind, ErrorKind::Protocol);
    }
    QVERIFY(!parseGitObjectSizes(sizes, questions.mid(0, 2)).has_value());
}

void TestGitTree::survivesAnything()
{
    int refused = 0;
    cutAndChange(tree(), [&](const QByteArray &bytes) {
        refused += parseGitTree(bytes).has_value() ? 0 : 1;
    });
    cutAndChange(objects(), [&](const QByteArray &bytes) {
        refused += parseGitObjects(bytes, questions).has_value() ? 0 : 1;
    });
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(TestGitTree)
#include "tst_gittree.moc"
