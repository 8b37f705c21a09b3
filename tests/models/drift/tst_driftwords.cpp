// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drift/driftwords.h"

#include <QJsonObject>
#include <QTest>

using namespace serin;

namespace {

BoardRow driftRow(const char *deployment, const char *field, const QJsonValue &git,
                  const QJsonValue &live)
{
    BoardRow made;
    made.endpoint = QStringLiteral("my-endpoint");
    made.deployment = QString::fromLatin1(deployment);
    made.field = QString::fromLatin1(field);
    made.cause = BoardCause::Drifted;
    made.values.upstream = git;
    made.values.live = live;
    return made;
}

} // namespace

class TestDriftWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesChangedFiles();
    void fields();
    void beingThere();
    void whichGit();
    void waiting();
    void aboutLive();
};

void TestDriftWords::fields()
{
    QCOMPARE(driftWords(driftRow("blue", "instance_count", 1, 2)),
             QStringLiteral("blue instances: Git 1, live 2"));
    QCOMPARE(driftWords(
                 driftRow("", "traffic",
                          QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}},
                          QJsonObject{{QStringLiteral("blue"), 100}})),
             QStringLiteral("traffic: Git blue 90 · green 10, live blue 100"));
    QCOMPARE(driftWords(driftRow("", "traffic", QJsonObject(), QJsonValue::Undefined)),
             QStringLiteral("traffic: Git none, live not set"));
    QCOMPARE(driftWords(driftRow("blue", "app_insights_enabled", true, false)),
             QStringLiteral("blue app_insights_enabled: Git true, live false"));
    QCOMPARE(driftWords(driftRow("", "tags",
                                 QJsonObject{{QStringLiteral("owner"), QStringLiteral("bob")},
                                             {QStringLiteral("tier"), 2}},
                                 QJsonObject())),
             QStringLiteral("tags: Git owner: bob, tier: 2, live none"));
    const QString text =
        driftWords(driftRow("", "description", QString(500, QLatin1Char('x')), {}));
    QVERIFY(text.size() < 200);
    QVERIFY(text.contains(QChar(0x2026)));
}

void TestDriftWords::beingThere()
{
    QCOMPARE(driftWords(driftRow("red", "name", QJsonValue::Undefined, QStringLiteral("red"))),
             QStringLiteral("red is live and not in Git"));
    QCOMPARE(driftWords(driftRow("red", "name", QStringLiteral("red"), QJsonValue::Undefined)),
             QStringLiteral("red is in Git and not live"));
}

void TestDriftWords::whichGit()
{
    BoardRow made = driftRow("blue", "instance_count", 1, 2);
    made.values.head = 5;
    QVERIFY(driftWords(made).contains(QStringLiteral("Git 1")));
    made.values.upstream.reset();
    QVERIFY(driftWords(made).contains(QStringLiteral("Git 5")));
    made.values.head.reset();
    made.values.live.reset();
    QCOMPARE(driftWords(made), QStringLiteral("blue instances: Git not known, live not known"));
}

void TestDriftWords::waiting()
{
    BoardRow made = driftRow("blue", "instance_count", 1, 1);
    made.cause = BoardCause::Uncommitted;
    made.values.base = 1;
    made.values.head = 2;
    made.values.workingTree = 4;
    QCOMPARE(waitingWords(made), QStringLiteral("blue instances: committed 2, in the file 4"));
    made.cause = BoardCause::Unpushed;
    QCOMPARE(waitingWords(made), QStringLiteral("blue instances: pushed 1, committed 2"));
    made.field = QStringLiteral("name");
    made.values.base = QJsonValue(QJsonValue::Undefined);
    QCOMPARE(waitingWords(made), QStringLiteral("blue is new"));
    made.values.head = QJsonValue(QJsonValue::Undefined);
    QCOMPARE(waitingWords(made), QStringLiteral("blue is removed"));
}

void TestDriftWords::aboutLive()
{
    BoardRow made = driftRow("blue", "instance_count", 1, 2);
    for (const BoardCause cause : {BoardCause::NotApplied, BoardCause::Drifted, BoardCause::Differs,
                                   BoardCause::NotInGit, BoardCause::RolledBack}) {
        made.cause = cause;
        QVERIFY(isAboutLive(made));
        made.isIgnored = true;
        QVERIFY(!isAboutLive(made));
        made.isIgnored = false;
    }
    for (const BoardCause cause :
         {BoardCause::Uncommitted, BoardCause::Unpushed, BoardCause::BehindUpstream}) {
        made.cause = cause;
        QVERIFY(!isAboutLive(made));
    }
}

void TestDriftWords::namesChangedFiles()
{
    const auto diff = [](const std::optional<QByteArray> &before,
                         const std::optional<QByteArray> &after, const char *name) {
        return diffLines(before, after, QString::fromLatin1(name));
    };
    std::vector<DiffLine> all = diff("a\nb\n--- c\n", "a\nx\ny\n", "one/blue.yml");
    for (const auto &more : {diff({}, "new\n", "new.yml"), diff("old\n", {}, "old.yml")}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    QCOMPARE(changedFileWords(all), QStringList({QStringLiteral("one/blue.yml (+2 \u22122)"),
                                                 QStringLiteral("new.yml (+1 \u22120)"),
                                                 QStringLiteral("old.yml (+0 \u22121)")}));
    QVERIFY(changedFileWords({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestDriftWords)
#include "tst_driftwords.moc"
