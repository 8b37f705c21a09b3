// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflict/conflictmerge.h"
#include "models/manifest/threewaymerge.h"

#include <QRandomGenerator>
#include <QTest>

using namespace serin;

namespace {

const QByteArray manifestBase = "# weights\nname: churn\nauth_mode: key\ntraffic:\n  blue: 100\n"
                                "  green: 0\ntags:\n  team: a\n";

QByteArray manifestWith(const char *blue, const char *green, const char *team = "a")
{
    QByteArray text = manifestBase;
    return text.replace("blue: 100", QByteArray("blue: ") + blue)
        .replace("green: 0", QByteArray("green: ") + green)
        .replace("team: a", QByteArray("team: ") + team);
}

ConflictSides sidesOf(const QByteArray &mine, const QByteArray &theirs)
{
    return {manifestBase, mine, theirs};
}

std::optional<QByteArray> with(const ConflictMerge &merge, const ConflictSides &sides,
                               ConflictChoice choice)
{
    return merge.resolved(sides, std::vector<ConflictChoice>(merge.regions.size(), choice));
}

} // namespace

class TestConflictMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyWhereBothDiffer();
    void saysBothSidesAsValues();
    void saysNothingOfWhatDoesNotParse();
    void asksAboutWholeFiles();
    void takesBothNewFilesApart();
    void agreesWithTheMergeByLines();
};

void TestConflictMerge::asksOnlyWhereBothDiffer()
{
    const ConflictSides sides =
        sidesOf(manifestWith("75", "25", "mine"), "# more\n" + manifestWith("90", "10"));
    const ConflictMerge merge = mergedInRegions(sides, QStringLiteral("endpoint.yml"));
    QCOMPARE(merge.regions.size(), std::size_t(1));
    QCOMPARE(merge.regions[0].mine, QByteArray("  blue: 75\n  green: 25\n"));
    QCOMPARE(merge.regions[0].theirs, QByteArray("  blue: 90\n  green: 10\n"));
    // What only one side changed is there either way.
    QCOMPARE(with(merge, sides, ConflictChoice::Mine),
             std::optional("# more\n" + manifestWith("75", "25", "mine")));
    QCOMPARE(with(merge, sides, ConflictChoice::Theirs),
             std::optional("# more\n" + manifestWith("90", "10", "mine")));
}

void TestConflictMerge::saysBothSidesAsValues()
{
    const ConflictMerge merge =
        mergedInRegions(sidesOf(manifestWith("75", "25"), manifestWith("90", "10")),
                        QStringLiteral("endpoint.yml"));
    QVERIFY2(merge.regions[0].mineWords.join(u'\n').contains(QStringLiteral("green 0 → 25 %")),
             qPrintable(merge.regions[0].mineWords.join(u'\n')));
    QVERIFY(merge.regions[0].theirsWords.join(u'\n').contains(QStringLiteral("green 0 → 10 %")));
}

void TestConflictMerge::saysNothingOfWhatDoesNotParse()
{
    QByteArray broken = manifestBase;
    broken.replace("  blue: 100", "  blue: [100");
    const ConflictSides sides = sidesOf(broken, manifestWith("90", "10"));
    const ConflictMerge merge = mergedInRegions(sides, QStringLiteral("endpoint.yml"));
    QCOMPARE(merge.regions.size(), std::size_t(1));
    QVERIFY(merge.regions[0].mineWords.isEmpty());
    QVERIFY(!merge.regions[0].theirsWords.isEmpty());
    // Another kind of file has no words at all.
    const ConflictMerge other = mergedInRegions(
        sidesOf(manifestWith("75", "25"), manifestWith("90", "10")), QStringLiteral("notes.txt"));
    QVERIFY(other.regions[0].mineWords.isEmpty());
}

void TestConflictMerge::asksAboutWholeFiles()
{
    ConflictSides sides{manifestBase, std::nullopt, manifestWith("90", "10")};
    const ConflictMerge merge = mergedInRegions(sides, QStringLiteral("endpoint.yml"));
    QVERIFY(merge.isWholeFile);
    QCOMPARE(merge.regions.size(), std::size_t(1));
    QVERIFY(!with(merge, sides, ConflictChoice::Mine));
    QCOMPARE(with(merge, sides, ConflictChoice::Theirs), sides.theirs);
}

void TestConflictMerge::takesBothNewFilesApart()
{
    const ConflictSides sides{std::nullopt, QByteArray("name: green\n"), QByteArray("name: red\n")};
    const ConflictMerge merge = mergedInRegions(sides, QStringLiteral("green.yml"));
    QVERIFY(!merge.isWholeFile);
    QCOMPARE(with(merge, sides, ConflictChoice::Mine), sides.mine);
    QCOMPARE(with(merge, sides, ConflictChoice::Theirs), sides.theirs);
}

void TestConflictMerge::agreesWithTheMergeByLines()
{
    QRandomGenerator random(11);
    const auto edited = [&random](QList<QByteArray> lines) {
        const int edits = random.bounded(4);
        for (int i = 0; i < edits; ++i) {
            const int at = random.bounded(static_cast<int>(lines.size()) + 1);
            const QByteArray line = QByteArray::number(random.bounded(5)) + '\n';
            switch (random.bounded(3)) {
            case 0:
                lines.insert(at, line);
                break;
            case 1:
                if (at < lines.size()) {
                    lines[at] = line;
                }
                break;
            default:
                if (at < lines.size()) {
                    lines.removeAt(at);
                }
            }
        }
        return lines.join();
    };
    int clean = 0;
    for (int round = 0; round < 500; ++round) {
        QList<QByteArray> base;
        const int count = random.bounded(8);
        for (int i = 0; i < count; ++i) {
            base.append(QByteArray::number(random.bounded(9)) + '\n');
        }
        const ConflictSides sides{base.join(), edited(base), edited(base)};
        const ConflictMerge merge = mergedInRegions(sides, QStringLiteral("a.txt"));
        if (const auto merged = mergedByLines(*sides.base, *sides.mine, *sides.theirs)) {
            ++clean;
            if (merge.regions.empty()) {
                QCOMPARE(merge.resolved(sides, {}), merged);
            }
        }
        // One side taken everywhere has nothing of the other's where both differ.
        for (const ConflictRegion &region : merge.regions) {
            QVERIFY(region.mine != region.theirs);
            QVERIFY(region.mine != region.base && region.theirs != region.base);
        }
        if (*sides.theirs == *sides.base) {
            QVERIFY(merge.regions.empty());
            QCOMPARE(merge.resolved(sides, {}), sides.mine);
        }
    }
    QVERIFY(clean > 100);
}

QTEST_GUILESS_MAIN(TestConflictMerge)
#include "tst_conflictmerge.moc"
