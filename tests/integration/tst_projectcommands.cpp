// SPDX-License-Identifier: GPL-3.0-or-later
// `serinctl project`, `workspace` and `sample` as a person or a script calls them.
#include "tests/support/commandplace.h"

using namespace serin;

class TestProjectCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsAddsAndRemovesProjects();
    void offersAreListed();
    void refusesWrongProjects_data();
    void refusesWrongProjects();
    void listsAddsAndRemovesWorkspaces();
    void refusesWrongWorkspaces_data();
    void refusesWrongWorkspaces();
    void aCarelessProjectIsWarnedOf();
    void brokenSettingsAreSaid();
    void makesTheSample();
    void refusesAPlaceThatIsTaken();
    void aFullDiskLeavesNothingOfTheSample();
    void interruptedSamples_data();
    void interruptedSamples();

private:
    std::unique_ptr<CommandPlace> m_place;
};

void TestProjectCommands::init()
{
    m_place = std::make_unique<CommandPlace>(QStringLiteral(SERINCTL));
}

void TestProjectCommands::listsAddsAndRemovesProjects()
{
    const QString repository = m_place->at("work");
    QDir().mkpath(repository + QStringLiteral("/endpoints/dev"));
    m_place->git(m_place->root(), {"init", "-q", "-b", "trunk", "work"});
    const CommandOutcome none = m_place->run(repository, {"project", "list"});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.array().size(), 0);

    const CommandOutcome added = m_place->run(
        repository + QStringLiteral("/endpoints"),
        {"project", "add", "dev", "--folder", "endpoints/dev", "--applies", "pipeline"});
    QVERIFY2(added.exitCode == 0, added.words());
    QCOMPARE(added.json().value(QStringLiteral("repository")).toString(), repository);
    QCOMPARE(added.json().value(QStringLiteral("folder")).toString(),
             QStringLiteral("endpoints/dev"));
    QCOMPARE(added.json().value(QStringLiteral("branch")).toString(), QStringLiteral("trunk"));
    QCOMPARE(added.json().value(QStringLiteral("workspace")).toString(), QStringLiteral("local"));
    QCOMPARE(added.json().value(QStringLiteral("tier")).toString(), QStringLiteral("dev"));
    QCOMPARE(added.json().value(QStringLiteral("applies")).toString(), QStringLiteral("pipeline"));
    const CommandOutcome twice = m_place->run(repository, {"project", "add", "dev"});
    QCOMPARE(twice.exitCode, 1);
    QVERIFY2(twice.err.contains("already"), twice.words());

    const CommandOutcome listed =
        m_place->run(repository, {"project", "list", "--output", "table"});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.out.startsWith("NAME  TIER  WORKSPACE  BRANCH  APPLIES"), listed.words());
    QVERIFY2(listed.out.contains("dev   dev   local      trunk   pipeline"), listed.words());

    QCOMPARE(m_place->run(m_place->root(), {"project", "remove", "dev"}).exitCode, 0);
    const CommandOutcome gone = m_place->run(repository, {"project", "remove", "dev"});
    QCOMPARE(gone.exitCode, 1);
    QVERIFY2(gone.err.contains("there is no project \"dev\""), gone.words());
}

void TestProjectCommands::offersAreListed()
{
    const QString repository = m_place->at("work");
    m_place->git(m_place->root(), {"init", "-q", "work"});
    CommandPlace::write(repository + QStringLiteral("/serin.yaml"),
                        "projects:\n- {name: team, workspace: local, tier: dev}\n"
                        "- {name: wrong, workspace: local, tier: sky}\n");
    const CommandOutcome listed = m_place->run(repository, {"project", "list"});
    QCOMPARE(listed.array().size(), 1);
    QCOMPARE(listed.array().first().toObject().value(QStringLiteral("origin")).toString(),
             QStringLiteral("offered"));
    QVERIFY2(listed.err.contains("serin.yaml:3:"), listed.words());
    const CommandOutcome removed = m_place->run(repository, {"project", "remove", "team"});
    QCOMPARE(removed.exitCode, 1);
    QVERIFY2(removed.err.contains("serin.yaml"), removed.words());
}

void TestProjectCommands::refusesWrongProjects_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const QString &arguments, int exitCode) {
        QTest::newRow(name) << arguments.split(u' ') << exitCode;
    };
    row("outside", QStringLiteral("dev --folder ../x"), 1);
    row("no such folder", QStringLiteral("dev --folder x"), 1);
    row("no such workspace", QStringLiteral("dev --workspace moon"), 1);
    row("coordinates", QStringLiteral("dev --subscription a --resource-group b --workspace-name c"),
        1);
    row("tier", QStringLiteral("dev --tier sky"), 64);
    row("applier", QStringLiteral("dev --applies me"), 64);
    row("no name", QStringLiteral("--tier dev"), 64);
}

void TestProjectCommands::refusesWrongProjects()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    const CommandOutcome refused = m_place->run(
        m_place->root(), QStringList{QStringLiteral("project"), QStringLiteral("add")} + arguments);
    QVERIFY2(refused.exitCode == exitCode, refused.words());
    QVERIFY2(!refused.err.isEmpty(), refused.words());
    QCOMPARE(m_place->run(m_place->root(), {"project", "list"}).array().size(), 0);
}

void TestProjectCommands::listsAddsAndRemovesWorkspaces()
{
    const QString root = m_place->root();
    const CommandOutcome first = m_place->run(root, {"workspace", "list"});
    QCOMPARE(first.array().size(), 1);
    QCOMPARE(first.array().first().toObject().value(QStringLiteral("name")).toString(),
             QStringLiteral("local"));
    const CommandOutcome added =
        m_place->run(root, {"workspace", "add", "big", "--subscription", "S", "--resource-group",
                            "G", "--workspace-name", "W", "--tenant", "T"});
    QVERIFY2(added.exitCode == 0, added.words());
    QCOMPARE(added.json().value(QStringLiteral("tier")).toString(), QStringLiteral("prod"));
    QVERIFY2(added.err.contains("counts as prod"), added.words());
    const QByteArray id = added.json().value(QStringLiteral("id")).toString().toUtf8();
    const CommandOutcome again =
        m_place->run(root, {"workspace", "add", "other", "--id", id.constData()});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.err.contains("\"big\""), again.words());
    const CommandOutcome dev =
        m_place->run(root, {"workspace", "add", "other", "--id", id.constData(), "--arm-url",
                            "https://management.usgovcloudapi.net", "--tier", "dev"});
    QVERIFY2(dev.exitCode == 0, dev.words());
    QCOMPARE(dev.json().value(QStringLiteral("tier")).toString(), QStringLiteral("dev"));
    QCOMPARE(m_place->run(root, {"workspace", "list"}).array().size(), 3);
    QCOMPARE(m_place->run(root, {"workspace", "remove", "big"}).exitCode, 0);
    QCOMPARE(m_place->run(root, {"workspace", "remove", "big"}).exitCode, 1);
    const CommandOutcome local = m_place->run(root, {"workspace", "remove", "local"});
    QCOMPARE(local.exitCode, 1);
    QVERIFY2(local.err.contains("local reset"), local.words());
}

void TestProjectCommands::refusesWrongWorkspaces_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QString &arguments) {
        QTest::newRow(name) << arguments.split(u' ');
    };
    row("half the coordinates", QStringLiteral("x --subscription S"));
    row("no id", QStringLiteral("x --id here"));
    row("not encrypted", QStringLiteral("x --id /subscriptions/S/resourceGroups/G/providers/"
                                        "Microsoft.MachineLearningServices/workspaces/W --arm-url "
                                        "http://example.org"));
}

void TestProjectCommands::refusesWrongWorkspaces()
{
    QFETCH(const QStringList, arguments);
    const CommandOutcome refused =
        m_place->run(m_place->root(),
                     QStringList{QStringLiteral("workspace"), QStringLiteral("add")} + arguments);
    QVERIFY2(refused.exitCode == 64, refused.words());
    QCOMPARE(m_place->run(m_place->root(), {"workspace", "list"}).array().size(), 1);
}

void TestProjectCommands::aCarelessProjectIsWarnedOf()
{
    const QString root = m_place->root();
    m_place->run(root, {"workspace", "add", "big", "--subscription", "S", "--resource-group", "G",
                        "--workspace-name", "W"});
    const CommandOutcome added =
        m_place->run(root, {"project", "add", "p", "--workspace", "big", "--tier", "dev"});
    QVERIFY2(added.exitCode == 0, added.words());
    QVERIFY2(added.err.contains("counts as prod"), added.words());
}

void TestProjectCommands::brokenSettingsAreSaid()
{
    const QString file = m_place->at("home/config/serin/projects.json");
    CommandPlace::write(file, "{\"projects\": [");
    const CommandOutcome listed = m_place->run(m_place->root(), {"project", "list"});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.err.contains("cannot be read"), listed.words());
    const CommandOutcome added = m_place->run(m_place->root(), {"project", "add", "dev"});
    QVERIFY2(added.exitCode == 0, added.words());
    QVERIFY2(added.err.contains("projects.json.broken-1"), added.words());
    QCOMPARE(CommandPlace::read(file + QStringLiteral(".broken-1")),
             QByteArray("{\"projects\": ["));
}

void TestProjectCommands::makesTheSample()
{
    const CommandOutcome made = m_place->run(m_place->root(), {"sample", "create", "demo"});
    QVERIFY2(made.exitCode == 0, made.words());
    QCOMPARE(made.json().value(QStringLiteral("repository")).toString(), m_place->at("demo"));
    QCOMPARE(made.json().value(QStringLiteral("remote")).toString(), m_place->at("demo.git"));
    QCOMPARE(m_place->git(m_place->at("demo"), {"status", "--porcelain", "--branch"}),
             QByteArray("## main...origin/main"));
    const CommandOutcome listed = m_place->run(m_place->at("demo"), {"project", "list"});
    QCOMPARE(listed.array().size(), 1);
    const CommandOutcome valid =
        m_place->run(m_place->at("demo"), {"manifest", "validate", ".", "--output", "json"});
    QVERIFY2(valid.exitCode == 0, valid.words());
    QCOMPARE(valid.array().size(), 0);
}

void TestProjectCommands::refusesAPlaceThatIsTaken()
{
    CommandPlace::write(m_place->at("demo/mine.txt"), "mine");
    const CommandOutcome refused = m_place->run(m_place->root(), {"sample", "create", "demo"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("is not empty"), refused.words());
    QVERIFY(!QFileInfo::exists(m_place->at("demo.git")));
    QCOMPARE(CommandPlace::read(m_place->at("demo/mine.txt")), QByteArray("mine"));
    QCOMPARE(m_place->run(m_place->root(), {"project", "list"}).array().size(), 0);
}

void TestProjectCommands::aFullDiskLeavesNothingOfTheSample()
{
    const auto process = m_place->startProgram(
        m_place->root(), QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral("trap '' XFSZ; ulimit -f 0; exec \"$0\" sample create demo"),
         QStringLiteral(SERINCTL)});
    const CommandOutcome failed = CommandPlace::finish(*process);
    QVERIFY2(failed.exitCode == 1, failed.words());
    QVERIFY(!QFileInfo::exists(m_place->at("demo")));
    QVERIFY(!QFileInfo::exists(m_place->at("demo.git")));
    QVERIFY2(failed.err.contains("serinctl: error: "), failed.words());
}

void TestProjectCommands::interruptedSamples_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("twice");
    for (const char *verb : {"init", "commit", "remote", "push"}) {
        QTest::addRow("%s", verb) << QByteArray(verb) << false;
        QTest::addRow("%s, twice", verb) << QByteArray(verb) << true;
    }
}

void TestProjectCommands::interruptedSamples()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const bool, twice);
    // A git that stays in one verb, and does not want to end when the second Ctrl+C comes.
    CommandPlace::writeScript(m_place->at("bin/git"),
                              "case \" $* \" in *\" " + verb + " \"*) " +
                                  (twice ? QByteArray("trap '' TERM; ") : QByteArray()) +
                                  "touch '" + m_place->at("there").toUtf8() +
                                  "'; while sleep 0.1; do :; done;; esac\nPATH='" +
                                  qgetenv("PATH") + "' exec git \"$@\"");
    m_place->set("PATH", m_place->at("bin") + u':' + QString::fromLocal8Bit(qgetenv("PATH")));
    const auto process =
        m_place->start(m_place->root(), {QStringLiteral("sample"), QStringLiteral("create"),
                                         QStringLiteral("demo")});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_place->at("there")), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    if (twice) {
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    }
    const CommandOutcome interrupted = CommandPlace::finish(*process);
    QVERIFY2(interrupted.exitCode == 130, interrupted.words());
    QVERIFY2(!QFileInfo::exists(m_place->at("demo")), interrupted.words());
    QVERIFY(!QFileInfo::exists(m_place->at("demo.git")));
    QCOMPARE(m_place->run(m_place->root(), {"project", "list"}).array().size(), 0);
    if (!twice) {
        QVERIFY2(interrupted.err.contains("nothing of the sample was left behind"),
                 interrupted.words());
    }
}

QTEST_GUILESS_MAIN(TestProjectCommands)
#include "tst_projectcommands.moc"
