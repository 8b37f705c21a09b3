// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace serin;

namespace {

/// As `serinctl plan --output json` prints it.
const QByteArray golden = R"({
    "base": {
        "commit": "0a1b",
        "contentDigest": "c0ffee",
        "endpoints": {
            "churn": "beef"
        },
        "liveDigest": "f00d"
    },
    "notes": [
        {
            "deployment": "grey",
            "endpoint": "churn",
            "file": "",
            "kind": "not-in-git",
            "line": 0,
            "text": "grey of churn is live and in no manifest, and is left alone"
        }
    ],
    "operations": [
        {
            "action": "traffic",
            "after": {
                "blue": 90,
                "green": 10
            },
            "before": {
                "blue": 100
            },
            "deployment": "",
            "endpoint": "churn",
            "file": "endpoint.yml",
            "id": "traffic:churn",
            "kind": "endpoint",
            "line": 3,
            "moved": {
                "percent": 10,
                "requestsPerMinute": 600
            },
            "reason": "traffic is blue 90, green 10 in the manifest and blue 100 live"
        },
        {
            "action": "delete",
            "after": null,
            "before": {
                "instance_count": 1
            },
            "consent": "missing",
            "deployment": "red",
            "endpoint": "churn",
            "file": "red.yml",
            "id": "delete:churn/red",
            "kind": "deployment",
            "line": 0,
            "reason": "red was last applied from red.yml and is in no manifest any more"
        }
    ],
    "refusals": [
        {
            "deployment": "",
            "endpoint": "other",
            "error": {
                "fix": "make the shares sum to 100",
                "kind": "invalid",
                "message": "traffic sums to 90, not to 100 or to 0",
                "where": "other.yml:3:1"
            }
        }
    ]
}
)";

Plan goldenPlan()
{
    Plan plan;
    plan.base = {QStringLiteral("0a1b"),
                 QByteArray::fromHex("c0ffee"),
                 QByteArray::fromHex("f00d"),
                 {{QStringLiteral("churn"), QByteArray::fromHex("beef")}}};
    PlanOperation traffic;
    traffic.id = QStringLiteral("traffic:churn");
    traffic.action = PlanAction::Traffic;
    traffic.endpoint = QStringLiteral("churn");
    traffic.before = QJsonObject{{QStringLiteral("blue"), 100}};
    traffic.after = QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    traffic.reason =
        QStringLiteral("traffic is blue 90, green 10 in the manifest and blue 100 live");
    traffic.file = QStringLiteral("endpoint.yml");
    traffic.line = 3;
    traffic.moved = MovedShare{10, 600};
    PlanOperation removal;
    removal.id = QStringLiteral("delete:churn/red");
    removal.action = PlanAction::Delete;
    removal.kind = PlanKind::Deployment;
    removal.endpoint = QStringLiteral("churn");
    removal.deployment = QStringLiteral("red");
    removal.before = QJsonObject{{QStringLiteral("instance_count"), 1}};
    removal.reason =
        QStringLiteral("red was last applied from red.yml and is in no manifest any more");
    removal.file = QStringLiteral("red.yml");
    removal.consent = PlanConsent::Missing;
    plan.operations.push_back(traffic);
    plan.operations.push_back(removal);
    plan.refusals = {
        {QStringLiteral("other"),
         QString(),
         {ErrorKind::Invalid, QStringLiteral("traffic sums to 90, not to 100 or to 0"),
          QStringLiteral("other.yml:3:1"), QStringLiteral("make the shares sum to 100")}}};
    plan.notes = {{PlanNote::Kind::NotInGit, QStringLiteral("churn"), QStringLiteral("grey"),
                   QStringLiteral("grey of churn is live and in no manifest, and is left alone"),
                   QString(), 0}};
    return plan;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndReadsItsJson();
    void leavesOutWhatThereIsNot();
    void refusesOtherJson_data();
    void refusesOtherJson();
    void tellsWhetherSomethingRuns();
};

void TestPlan::writesAndReadsItsJson()
{
    QCOMPARE(QJsonDocument(goldenPlan().toJson()).toJson(), golden);
    const auto read = Plan::fromJson(QJsonDocument::fromJson(golden).object());
    QVERIFY(read);
    QVERIFY(read->sameAs(goldenPlan()));
    QVERIFY(read->base == goldenPlan().base);
    QVERIFY(read->refusals == goldenPlan().refusals);
    QVERIFY(read->notes == goldenPlan().notes);
    QVERIFY(read->operations.front().moved == goldenPlan().operations.front().moved);
}

void TestPlan::leavesOutWhatThereIsNot()
{
    const QJsonObject json = Plan().toJson();
    QCOMPARE(json.keys(), (QStringList{QStringLiteral("base"), QStringLiteral("operations")}));
    QCOMPARE(json.value(QStringLiteral("base")).toObject().keys(),
             (QStringList{QStringLiteral("commit"), QStringLiteral("contentDigest"),
                          QStringLiteral("liveDigest")}));
    PlanOperation operation;
    operation.id = QStringLiteral("create:churn");
    Plan plan;
    plan.operations.push_back(operation);
    QCOMPARE(plan.toJson().value(QStringLiteral("operations")).toArray().at(0).toObject().keys(),
             QStringLiteral("action after before deployment endpoint file id kind line reason")
                 .split(u' '));
}

void TestPlan::refusesOtherJson_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");
    QTest::newRow("no operations")
        << QByteArray("\"operations\"") << QByteArray("\"other\"") << QStringLiteral("/operations");
    QTest::newRow("no base") << QByteArray("\"base\"") << QByteArray("\"bass\"")
                             << QStringLiteral("/base");
    QTest::newRow("action") << QByteArray("\"traffic\",") << QByteArray("\"dance\",")
                            << QStringLiteral("/operations/0/action");
    QTest::newRow("line") << QByteArray("\"line\": 3") << QByteArray("\"line\": \"3\"")
                          << QStringLiteral("/operations/0/line");
    QTest::newRow("note") << QByteArray("not-in-git") << QByteArray("git")
                          << QStringLiteral("/notes/0/kind");
}

void TestPlan::refusesOtherJson()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, where);
    QByteArray text = golden;
    text.replace(from, to);
    const auto read = Plan::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Invalid);
    QCOMPARE(read.error().where, where);
}

void TestPlan::tellsWhetherSomethingRuns()
{
    Plan plan = goldenPlan();
    QVERIFY(plan.hasRunnable());
    const PlanOperation waiting = plan.operations.back();
    plan.operations = PlanOperations();
    plan.operations.push_back(waiting);
    QVERIFY(!plan.hasRunnable());
    QVERIFY(!plan.isEmpty());
    QVERIFY(Plan().isEmpty());
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
