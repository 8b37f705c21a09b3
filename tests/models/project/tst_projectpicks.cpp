// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/project/projectpicks.h"
#include "models/repository/variantpicks.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestProjectPicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameFolder();
    void fromBelow();
    void fromAbove();
    void namelessEndpoints();
    void oneOverTheOther();
    void adoptsWhatNobodyPickedHere();
};

namespace {

ProjectPicks somePicks()
{
    ProjectPicks picks;
    picks.endpoints.insert(QStringLiteral("e"), QStringLiteral("a/endpoint.yml#0"));
    picks.deployments.insert({QStringLiteral("e"), QStringLiteral("blue")},
                             QStringLiteral("b/blue.yml#1#blue"));
    return picks;
}

} // namespace

void TestProjectPicks::theSameFolder()
{
    QCOMPARE(picksSeenFrom(somePicks(), QStringLiteral("/r"), QStringLiteral("/r")), somePicks());
}

void TestProjectPicks::fromBelow()
{
    const ProjectPicks seen =
        picksSeenFrom(somePicks(), QStringLiteral("/r/dev"), QStringLiteral("/r"));
    QCOMPARE(seen.endpoints.value(QStringLiteral("e")), QStringLiteral("dev/a/endpoint.yml#0"));
    QCOMPARE(seen.deployments.value({QStringLiteral("e"), QStringLiteral("blue")}),
             QStringLiteral("dev/b/blue.yml#1#blue"));
    QCOMPARE(picksSeenFrom(seen, QStringLiteral("/r"), QStringLiteral("/r/dev")), somePicks());
}

void TestProjectPicks::fromAbove()
{
    const ProjectPicks seen =
        picksSeenFrom(somePicks(), QStringLiteral("/r"), QStringLiteral("/r/a"));
    QCOMPARE(seen.endpoints.value(QStringLiteral("e")), QStringLiteral("endpoint.yml#0"));
    QVERIFY(seen.deployments.isEmpty()); // of a folder beside
}

void TestProjectPicks::namelessEndpoints()
{
    ProjectPicks picks;
    picks.endpoints.insert(QStringLiteral("/x/e.yml#0"), QStringLiteral("x/e.yml#0"));
    picks.endpoints.insert(QStringLiteral("//odd"), QStringLiteral("o.yml#0")); // a name: "/odd"
    const ProjectPicks seen = picksSeenFrom(picks, QStringLiteral("/r/dev"), QStringLiteral("/r"));
    QCOMPARE(seen.endpoints.value(QStringLiteral("/dev/x/e.yml#0")),
             QStringLiteral("dev/x/e.yml#0"));
    QCOMPARE(seen.endpoints.value(QStringLiteral("//odd")), QStringLiteral("dev/o.yml#0"));
}

void TestProjectPicks::oneOverTheOther()
{
    ProjectPicks mine;
    mine.endpoints.insert(QStringLiteral("e"), QStringLiteral("mine.yml#0"));
    const ProjectPicks both = picksOver(somePicks(), mine);
    QCOMPARE(both.endpoints.value(QStringLiteral("e")), QStringLiteral("mine.yml#0"));
    QCOMPARE(both.deployments, somePicks().deployments);
}

void TestProjectPicks::adoptsWhatNobodyPickedHere()
{
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(QStringLiteral("serin.conf")));
    VariantPicks picks(preferences);
    picks.setRoot(QStringLiteral("/r"));
    QSignalSpy picked(&picks, &VariantPicks::picked);
    picks.adopt(somePicks());
    QCOMPARE(picked.size(), 2);
    QCOMPARE(picks.picks(), somePicks());
    ProjectPicks others = somePicks();
    others.endpoints.insert(QStringLiteral("e"), QStringLiteral("other.yml#0"));
    others.endpoints.insert(QStringLiteral("f"), QStringLiteral("f.yml#0"));
    picks.adopt(others);
    QCOMPARE(picked.size(), 3);
    QCOMPARE(picks.picks().endpoints.value(QStringLiteral("e")),
             QStringLiteral("a/endpoint.yml#0"));
    QCOMPARE(picks.picks().endpoints.value(QStringLiteral("f")), QStringLiteral("f.yml#0"));
}

QTEST_GUILESS_MAIN(TestProjectPicks)
#include "tst_projectpicks.moc"
