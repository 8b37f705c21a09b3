// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/manifest/sidebysidediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace serin;

namespace {

SideBySideDiff diffOf(const QByteArray &before, const QByteArray &after)
{
    return sideBySide(diffLines(before, after, QStringLiteral("e.yml")));
}

} // namespace

class TestSideBySideDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatBelongsTogetherStandsSideBySide();
    void theLongerSideLeavesRoom();
    void fileWithoutALastLineEnd();
    void severalFiles();
    void nothing();
    void bothSidesAreTheTexts();
};

void TestSideBySideDiff::whatBelongsTogetherStandsSideBySide()
{
    const SideBySideDiff sides = diffOf("a\nblue: 100\nz\n", "a\nblue: 90\nz\n");
    QCOMPARE(sides.before.size(), sides.after.size());
    const qsizetype place = sides.before.indexOf(QStringLiteral("-blue: 100"));
    QVERIFY(place > 0);
    QCOMPARE(sides.after[place], QStringLiteral("+blue: 90"));
    QCOMPARE(sides.before[place - 1], QStringLiteral(" a"));
    QCOMPARE(sides.after[place - 1], QStringLiteral(" a"));
    QVERIFY(sides.before.front().startsWith(QStringLiteral("---")));
    QVERIFY(sides.after.front().startsWith(QStringLiteral("+++")));
}

void TestSideBySideDiff::theLongerSideLeavesRoom()
{
    const SideBySideDiff sides = diffOf("a\nz\n", "a\n1\n2\nz\n");
    const qsizetype place = sides.after.indexOf(QStringLiteral("+1"));
    QCOMPARE(sides.before.mid(place, 3), (QStringList{{}, {}, QStringLiteral(" z")}));
    QCOMPARE(sides.after.mid(place, 3),
             (QStringList{QStringLiteral("+1"), QStringLiteral("+2"), QStringLiteral(" z")}));
}

void TestSideBySideDiff::fileWithoutALastLineEnd()
{
    const SideBySideDiff sides = diffOf("a\nx", "a\ny\n");
    const qsizetype place = sides.before.indexOf(QStringLiteral("-x"));
    QCOMPARE(sides.after[place], QStringLiteral("+y"));
    QVERIFY(sides.before[place + 1].startsWith(QLatin1Char('\\')));
    QVERIFY(sides.after[place + 1].isEmpty());
}

void TestSideBySideDiff::severalFiles()
{
    std::vector<DiffLine> lines = diffLines("a\n", "b\nc\n", QStringLiteral("one"));
    const std::vector<DiffLine> more = diffLines("", "new\n", QStringLiteral("two"));
    lines.insert(lines.end(), more.begin(), more.end());
    const SideBySideDiff sides = sideBySide(lines);
    QCOMPARE(sides.before.size(), sides.after.size());
    const qsizetype place = sides.after.indexOf(QStringLiteral("+new"));
    QVERIFY(sides.before[place].isEmpty());
    QVERIFY(sides.before[place - 2].startsWith(QStringLiteral("---")));
    QVERIFY(sides.after[place - 2].startsWith(QStringLiteral("+++")));
}

void TestSideBySideDiff::nothing()
{
    QCOMPARE(sideBySide({}), SideBySideDiff());
}

/// Whatever the texts: the left column's lines are the old text, the right one's the new one.
void TestSideBySideDiff::bothSidesAreTheTexts()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QByteArray texts[2];
        for (QByteArray &text : texts) {
            for (int i = random.bounded(5); i > 0; --i) {
                text += char('a' + random.bounded(4));
                text += '\n';
            }
        }
        const SideBySideDiff sides = diffOf(texts[0], texts[1]);
        QCOMPARE(sides.before.size(), sides.after.size());
        if (texts[0] == texts[1]) {
            continue;
        }
        const QStringList *const columns[2] = {&sides.before, &sides.after};
        for (int side = 0; side < 2; ++side) {
            QByteArray text;
            for (const QString &line : columns[side]->mid(1)) {
                if (!line.isEmpty() && !line.startsWith(QLatin1Char('@'))) {
                    text += line.mid(1).toUtf8() + '\n';
                }
            }
            QCOMPARE(text, texts[side]);
        }
    }
}

QTEST_GUILESS_MAIN(TestSideBySideDiff)
#include "tst_sidebysidediff.moc"
