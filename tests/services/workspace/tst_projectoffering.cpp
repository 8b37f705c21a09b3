// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectoffering.h"
#include "services/workspace/projectoffers.h"

#include <QTest>

using namespace serin;

namespace {

Project prodProject()
{
    Project project;
    project.name = QStringLiteral("prod");
    project.repository = QStringLiteral("/srv/r");
    project.folder = QStringLiteral("endpoints/prod");
    project.workspace = QStringLiteral("local");
    project.tier = Tier::Prod;
    project.applies = ProjectApplies::Pipeline;
    project.branch = QStringLiteral("main");
    return project;
}

const QString place = QStringLiteral("serin.yaml");

} // namespace

class TestProjectOffering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAFile();
    void addsBesideOthers_data();
    void addsBesideOthers();
    void saysWhoApplies_data();
    void saysWhoApplies();
    void refusesWhatIsUnclear_data();
    void refusesWhatIsUnclear();
};

void TestProjectOffering::writesAFile()
{
    const auto text = withProjectOffered(std::nullopt, prodProject(), place);
    QVERIFY(text);
    QCOMPARE(*text, QByteArray("# The projects of this repository, for everybody who works in it.\n"
                               "projects:\n"
                               "  - name: prod\n"
                               "    folder: endpoints/prod\n"
                               "    workspace: local\n"
                               "    tier: prod\n"
                               "    applies: pipeline\n"
                               "    branch: main\n"));
    const ProjectOffers offers = parseProjectOffers(*text, place, QStringLiteral("/srv/r"));
    QVERIFY(offers.findings.isEmpty());
    Project expected = prodProject();
    expected.origin = Project::Origin::Offered;
    QCOMPARE(offers.projects, QList<Project>{expected});
    // Once more changes nothing.
    QCOMPARE(*withProjectOffered(*text, prodProject(), place), *text);
}

void TestProjectOffering::addsBesideOthers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("dash");
    const QByteArray flow = "projects:\n  - {name: dev, workspace: local, tier: dev}  # mine\n";
    QTest::newRow("flow items") << flow << QByteArray("  - name: prod\n");
    QTest::newRow("no line end") << flow.chopped(1) << QByteArray("\n  - name: prod\n");
    QTest::newRow("no indent") << QByteArray("projects:\n- name: dev\n  workspace: local\n")
                               << QByteArray("- name: prod\n");
    QTest::newRow("carriage returns")
        << QByteArray("projects:\r\n    - name: dev\r\n      workspace: local\r\n")
        << QByteArray("    - name: prod\r\n");
    QTest::newRow("no items yet") << QByteArray("projects:\n") << QByteArray("  - name: prod\n");
}

void TestProjectOffering::addsBesideOthers()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, dash);
    const auto text = withProjectOffered(before, prodProject(), place);
    QVERIFY2(text, text ? "" : qPrintable(text.error().toLine()));
    QVERIFY2(text->startsWith(before + dash), text->constData());
    const auto count = [](const QByteArray &whole) {
        const ProjectOffers offers = parseProjectOffers(whole, place, QStringLiteral("/srv/r"));
        return offers.findings.isEmpty() ? offers.projects.size() : -1;
    };
    QCOMPARE(count(*text), count(before) + 1);
}

void TestProjectOffering::saysWhoApplies_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray head = "# ours\nprojects:\n  - name: other\n    workspace: local\n";
    const QByteArray item = "  - name: prod   # the real one\n    folder: endpoints/prod\n"
                            "    workspace: local\n";
    QTest::newRow("changed") << head + item + "    applies: serin\n    tier: prod\n"
                             << head + item + "    applies: pipeline\n    tier: prod\n";
    QTest::newRow("added") << head + item << head + item + "    applies: pipeline\n";
    const QByteArray flow =
        "projects:\n  - {name: prod, folder: endpoints/prod, workspace: local}\n";
    QTest::newRow("in braces") << flow
                               << QByteArray(flow).replace("local}", "local, applies: pipeline}");
}

void TestProjectOffering::saysWhoApplies()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto text = withProjectOffered(before, prodProject(), place);
    QVERIFY2(text, text ? "" : qPrintable(text.error().toLine()));
    QCOMPARE(*text, after);
}

void TestProjectOffering::refusesWhatIsUnclear_data()
{
    QTest::addColumn<QByteArray>("before");
    for (const char *before :
         {"projects: []\n", "projects: [{name: dev, workspace: local}]\n",
          "projects:\n  - {name: dev, workspace: local}\nother: 1\n", "projects: {}\n", "[1, 2]\n",
          "projects:\n  - {name: prod, folder: elsewhere, workspace: local}\n", "a: [\n"}) {
        QTest::newRow(before) << QByteArray(before);
    }
}

void TestProjectOffering::refusesWhatIsUnclear()
{
    QFETCH(QByteArray, before);
    const auto text = withProjectOffered(before, prodProject(), place);
    QVERIFY2(!text, text ? text->constData() : "");
    QCOMPARE(text.error().kind, ErrorKind::Invalid);
    QVERIFY(!text.error().fix.isEmpty());
}

QTEST_GUILESS_MAIN(TestProjectOffering)
#include "tst_projectoffering.moc"
