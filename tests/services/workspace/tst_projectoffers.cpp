// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectoffers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace serin;

namespace {

ProjectOffers parse(const QByteArray &text)
{
    return parseProjectOffers(text, QStringLiteral("serin.yaml"), QStringLiteral("/repository"));
}

} // namespace

class TestProjectOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedForm();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void badEntriesLeaveTheOthers();
    void carefulWhereNothingIsSaid();
    void manyFindingsAreCut();
    void readsTheFile();
};

void TestProjectOffers::readsTheDocumentedForm()
{
    const QByteArray id = "/subscriptions/S/resourceGroups/G/providers/"
                          "Microsoft.MachineLearningServices/workspaces/W";
    const ProjectOffers offers = parse(
        "projects:\n"
        "  - {name: dev,  folder: endpoints/dev,  workspace: local, tier: dev, applies: serin, "
        "branch: main}\n"
        "  - {name: prod, folder: endpoints/prod, workspace: " +
        id + ", tier: prod, applies: pipeline, branch: main}\n");
    QCOMPARE(offers.findings, QList<Error>());
    QCOMPARE(offers.projects.size(), 2);
    const Project &dev = offers.projects.first();
    QCOMPARE(dev.name, QStringLiteral("dev"));
    QCOMPARE(dev.repository, QStringLiteral("/repository"));
    QCOMPARE(dev.folder, QStringLiteral("endpoints/dev"));
    QCOMPARE(dev.branch, QStringLiteral("main"));
    QCOMPARE(dev.workspace, QStringLiteral("local"));
    QCOMPARE(dev.tier, Tier::Dev);
    QCOMPARE(dev.applies, ProjectApplies::Serin);
    QCOMPARE(dev.origin, Project::Origin::Offered);
    const Project &prod = offers.projects.last();
    QCOMPARE(prod.workspace.toUtf8(), id);
    QCOMPARE(prod.tier, Tier::Prod);
    QCOMPARE(prod.applies, ProjectApplies::Pipeline);
}

void TestProjectOffers::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("left");
    const QByteArray good = "projects:\n- name: dev\n  workspace: local\n  tier: dev\n";
    const auto row = [](const char *name, const QByteArray &text, const char *where,
                        const char *words, int left) {
        QTest::newRow(name) << text << QString::fromLatin1(where) << QString::fromLatin1(words)
                            << left;
    };
    row("no YAML", "projects: [\n", "serin.yaml:", "", 0);
    row("a list", "- a\n", "serin.yaml:1:1", "projects", 0);
    row("no list", "projects: {a: b}\n", "serin.yaml:1:11", "no list", 0);
    row("a word", "projects:\n- dev\n", "serin.yaml:2:3", "no project", 0);
    row("a wrong tier", "projects:\n- name: a\n  workspace: w\n  tier: live\n", "serin.yaml:4:9",
        "`live`", 0);
    row("a wrong applier", "projects:\n- {name: a, workspace: w, applies: me}\n", "serin.yaml:2:36",
        "`me`", 0);
    row("outside", "projects:\n- name: a\n  workspace: w\n  folder: ../b\n", "serin.yaml:4:11",
        "does not lie in", 0);
    row("no workspace", "projects:\n- name: a\n", "serin.yaml:2:3", "no workspace", 0);
    row("no name", "projects:\n- workspace: w\n", "serin.yaml:2:3", "needs a name", 0);
    row("a list as a name", "projects:\n- name: [a]\n  workspace: w\n", "serin.yaml:2:9",
        "`name` is no text", 0);
    row("unknown key", good + "  color: red\n", "serin.yaml:5:3", "`color`", 1);
    row("key twice", good + "  tier: prod\n", "serin.yaml:5:3", "twice", 1);
    row("name twice", good + "- name: dev\n  workspace: w\n", "serin.yaml:5:3", "two projects", 1);
    row("two documents", good + "---\nprojects: []\n", "serin.yaml:6:1", "first document", 1);
    row("not UTF-8", "projects:\n- name: \xff\n", "serin.yaml:", "", 0);
}

void TestProjectOffers::saysWhatIsWrong()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, where);
    QFETCH(const QString, words);
    QFETCH(const int, left);
    const ProjectOffers offers = parse(text);
    QCOMPARE(offers.projects.size(), left);
    QCOMPARE(offers.findings.size(), 1);
    const Error &finding = offers.findings.first();
    QVERIFY2(finding.where.startsWith(where), qPrintable(finding.toLine()));
    QVERIFY2(finding.detail.contains(words), qPrintable(finding.toLine()));
}

void TestProjectOffers::badEntriesLeaveTheOthers()
{
    const ProjectOffers offers = parse("projects:\n- 7\n- {name: a, workspace: w}\n- {}\n"
                                       "- {name: b, workspace: w}\n");
    QCOMPARE(offers.projects.size(), 2);
    QCOMPARE(offers.findings.size(), 2);
}

void TestProjectOffers::carefulWhereNothingIsSaid()
{
    const ProjectOffers offers = parse("projects:\n- {name: a, workspace: w}\n");
    QCOMPARE(offers.projects.first().tier, Tier::Prod);
    QCOMPARE(offers.projects.first().applies, ProjectApplies::Serin);
    QCOMPARE(offers.projects.first().folder, QString());
    const ProjectOffers local = parse("projects:\n- {name: a, workspace: local}\n");
    QCOMPARE(local.projects.first().tier, Tier::Dev);
    for (const char *nothing : {"", "# only words\n", "projects:\n", "projects: []\n", "~\n"}) {
        QCOMPARE(parse(nothing).projects.size(), 0);
        QCOMPARE(parse(nothing).findings.size(), 0);
    }
}

void TestProjectOffers::manyFindingsAreCut()
{
    const ProjectOffers offers = parse("projects:\n" + QByteArray("- 1\n").repeated(5'000));
    QCOMPARE(offers.findings.size(), 100);
}

void TestProjectOffers::readsTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("serin.yaml"));
    QCOMPARE(readProjectOffers(folder.path()).findings.size(), 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("projects: [{name: a, workspace: local}]\n");
    file.close();
    QCOMPARE(readProjectOffers(folder.path()).projects.size(), 1);
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QCOMPARE(readProjectOffers(folder.path()).findings.size(), 1); // and does not wait for it
}

QTEST_GUILESS_MAIN(TestProjectOffers)
#include "tst_projectoffers.moc"
