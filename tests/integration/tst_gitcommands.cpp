// SPDX-License-Identifier: GPL-3.0-or-later
// `serinctl changes`, `commit` and `push` on the sample, with real git and a real bare remote.
#include "tests/integration/gitcommandplace.h"

using namespace serin;

class TestGitCommands : public QObject, private GitCommandPlace
{
    Q_OBJECT

private Q_SLOTS:
    void init() { enter(); }
    void nothingWasChanged();
    void changesInWords();
    void changesOfEveryKind();
    void changesOfVariants();
    void changesBeforeTheFirstCommit();
    void changesOfAProjectOnly();
    void commitsExactlyTheNamedFiles();
    void commitSaysTheTraffic();
    void commitOfADeletedManifest();
    void commitOfSeveralEndpoints();
    void commitOfADeploymentWithoutEndpoint();
    void commitOfFolders();
    void commitFromAFolderBelow();
    void commitOfOddNames();
    void settingsThatCannotBeRead();
    void commitRefuses_data();
    void commitRefuses();
    void commitShowsWhatHooksSay();
    void pushes();
    void pushesANewBranch();
    void pushWithoutARemote();
    void fromSampleToPushedCanary();

private:
    [[nodiscard]] QByteArray trailers() { return git({"log", "-1", "--format=%(trailers)"}); }
};

void TestGitCommands::nothingWasChanged()
{
    const CommandOutcome changes = run({"changes"});
    QCOMPARE(changes.exitCode, 0);
    QCOMPARE(changes.json().value(QStringLiteral("branch")).toString(), QStringLiteral("main"));
    QCOMPARE(changes.json().value(QStringLiteral("endpoints")).toArray().size(), 0);
    QCOMPARE(changes.json().value(QStringLiteral("files")).toArray().size(), 0);
    const CommandOutcome table = run({"changes", "--output", "table"});
    QCOMPARE(table.exitCode, 0);
    QVERIFY2(table.err.contains("nothing was changed"), table.words());
}

void TestGitCommands::changesInWords()
{
    QCOMPARE(run({"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green"}).exitCode,
             0);
    QCOMPARE(run({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}).exitCode, 0);
    QCOMPARE(run({"manifest", "set", "blue-deployment.yml", "--instance-count", "blue=3"}).exitCode,
             0);
    const CommandOutcome changes = run({"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    const QJsonArray endpoints = changes.json().value(QStringLiteral("endpoints")).toArray();
    QCOMPARE(endpoints.size(), 1);
    QCOMPARE(endpoints.first().toObject().value(QStringLiteral("endpoint")).toString(),
             QStringLiteral("my-endpoint"));
    QStringList words;
    const QJsonArray reviewed =
        endpoints.first().toObject().value(QStringLiteral("changes")).toArray();
    for (const QJsonValue &change : reviewed) {
        words << change.toObject().value(QStringLiteral("words")).toString();
    }
    QCOMPARE(words, (QStringList{QStringLiteral("traffic: blue=100 → blue=90 green=10"),
                                 QStringLiteral("blue instance_count: 1 → 3"),
                                 QStringLiteral("green is new")}));
    const CommandOutcome table = run({"changes", "--output", "table"});
    QVERIFY2(table.out.contains("my-endpoint  traffic: blue=100 → blue=90 green=10"),
             table.words());
    QVERIFY2(table.out.contains("green-deployment.yml  new       my-endpoint"), table.words());
}

void TestGitCommands::changesOfEveryKind()
{
    QFile::remove(m_demo + QStringLiteral("/blue-deployment.yml"));
    write("model-1/model/coefficients.json", "{}");
    write("notes with space.txt", "new");
    CommandPlace::write(m_demo + QStringLiteral("/grün.txt"), "new");
    git({"mv", "README.md", "READ.md"});
    const CommandOutcome changes = run({"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    QHash<QString, QString> words;
    QHash<QString, QStringList> endpoints;
    const QJsonArray files = changes.json().value(QStringLiteral("files")).toArray();
    for (const QJsonValue &file : files) {
        const QString path = file.toObject().value(QStringLiteral("path")).toString();
        words.insert(path, file.toObject().value(QStringLiteral("change")).toString());
        const QJsonArray names = file.toObject().value(QStringLiteral("endpoints")).toArray();
        for (const QJsonValue &name : names) {
            endpoints[path] << name.toString();
        }
    }
    QCOMPARE(words.value(QStringLiteral("blue-deployment.yml")), QStringLiteral("deleted"));
    QCOMPARE(words.value(QStringLiteral("READ.md")), QStringLiteral("renamed"));
    QCOMPARE(words.value(QStringLiteral("notes with space.txt")), QStringLiteral("new"));
    QCOMPARE(words.value(QStringLiteral("grün.txt")), QStringLiteral("new"));
    QCOMPARE(words.value(QStringLiteral("model-1/model/coefficients.json")),
             QStringLiteral("modified"));
    const QStringList mine{QStringLiteral("my-endpoint")};
    // The model is part of blue, as HEAD knows it.
    QCOMPARE(endpoints.value(QStringLiteral("model-1/model/coefficients.json")), mine);
    QCOMPARE(endpoints.value(QStringLiteral("blue-deployment.yml")), mine);
    QVERIFY(endpoints.value(QStringLiteral("READ.md")).isEmpty());
    QVERIFY2(changes.out.contains("blue is gone"), changes.words());
}

void TestGitCommands::changesOfVariants()
{
    write("again.yml", CommandPlace::read(m_demo + QStringLiteral("/endpoint.yml")));
    const CommandOutcome changes = run({"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    const QJsonObject endpoint =
        changes.json().value(QStringLiteral("endpoints")).toArray().first().toObject();
    QCOMPARE(endpoint.value(QStringLiteral("endpoint")).toString(), QStringLiteral("my-endpoint"));
    QVERIFY2(!endpoint.value(QStringLiteral("note")).toString().isEmpty(), changes.words());
}

void TestGitCommands::changesBeforeTheFirstCommit()
{
    const QString fresh = m_place->at("fresh");
    m_place->git(m_place->root(), {"init", "-q", "-b", "main", "fresh"});
    CommandPlace::write(fresh + QStringLiteral("/endpoint.yml"),
                        CommandPlace::read(m_demo + QStringLiteral("/endpoint.yml")));
    const CommandOutcome changes = m_place->run(fresh, {"changes"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    QVERIFY2(changes.out.contains("the endpoint is new"), changes.words());
}

void TestGitCommands::changesOfAProjectOnly()
{
    QVERIFY(QDir().mkpath(m_demo + QStringLiteral("/other")));
    write("other/endpoint.yml", "$schema: https://azuremlschemas.azureedge.net/latest/"
                                "managedOnlineEndpoint.schema.json\nname: another\n");
    QCOMPARE(run({"project", "add", "other", "--folder", "other"}).exitCode, 0);
    const CommandOutcome changes = run({"changes", "--project", "other"});
    QVERIFY2(changes.exitCode == 0, changes.words());
    const QJsonArray endpoints = changes.json().value(QStringLiteral("endpoints")).toArray();
    QCOMPARE(endpoints.size(), 1);
    QCOMPARE(endpoints.first().toObject().value(QStringLiteral("endpoint")).toString(),
             QStringLiteral("another"));
    // --repo leads to the same from anywhere.
    const CommandOutcome from = m_place->run(
        m_place->root(), QStringList{QStringLiteral("changes"), QStringLiteral("--repo"),
                                     m_demo + QStringLiteral("/other")});
    QCOMPARE(from.out, changes.out);
}

void TestGitCommands::commitsExactlyTheNamedFiles()
{
    write("README.md", "changed\n");
    write("staged.txt", "staged\n");
    git({"add", "staged.txt"});
    write("new.txt", "new\n");
    const CommandOutcome committed = run({"commit", "-m", "Add a file", "new.txt"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(committed.json().value(QStringLiteral("commit")).toString().toUtf8(),
             git({"rev-parse", "HEAD"}));
    QCOMPARE(committed.json().value(QStringLiteral("trailers")).toArray().size(), 0);
    QCOMPARE(git({"show", "--name-only", "--format=", "HEAD"}), QByteArray("new.txt"));
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("M README.md\nA  staged.txt"));
    QCOMPARE(git({"log", "-1", "--format=%s"}), QByteArray("Add a file"));
}

void TestGitCommands::commitSaysTheTraffic()
{
    run({"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green"});
    run({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"});
    const CommandOutcome committed =
        run({"commit", "-m", "Ten percent", "endpoint.yml", "green-deployment.yml"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(trailers(), QByteArray("Endpoint: my-endpoint\nTraffic: blue=90 green=10"));
    run({"manifest", "set", "green-deployment.yml", "--instance-count", "green=2"});
    QCOMPARE(run({"commit", "-m", "Scale", "green-deployment.yml"}).exitCode, 0);
    QCOMPARE(trailers(), QByteArray("Endpoint: my-endpoint")); // that file says nothing of traffic
}

void TestGitCommands::commitOfADeletedManifest()
{
    QFile::remove(m_demo + QStringLiteral("/blue-deployment.yml"));
    const CommandOutcome committed = run({"commit", "-m", "Remove blue", "blue-deployment.yml"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(trailers(), QByteArray("Endpoint: my-endpoint"));
    QCOMPARE(git({"status", "--porcelain"}), QByteArray());
}

void TestGitCommands::commitOfSeveralEndpoints()
{
    write("two/endpoint.yml", "$schema: https://azuremlschemas.azureedge.net/latest/"
                              "managedOnlineEndpoint.schema.json\nname: another\ntraffic: {a: 50, "
                              "b: 50}\n");
    run({"manifest", "set", "endpoint.yml", "--traffic", "blue=0"});
    const CommandOutcome committed = run({"commit", "-m", "Both", "."});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(trailers(), QByteArray("Endpoint: another\nTraffic: a=50 b=50\n"
                                    "Endpoint: my-endpoint\nTraffic: blue=0"));
}

void TestGitCommands::commitOfADeploymentWithoutEndpoint()
{
    QByteArray text = CommandPlace::read(m_demo + QStringLiteral("/blue-deployment.yml"));
    text.replace("endpoint_name: my-endpoint\n", "");
    write("blue-deployment.yml", text);
    QCOMPARE(run({"commit", "-m", "Leave the name out", "blue-deployment.yml"}).exitCode, 0);
    QCOMPARE(trailers(), QByteArray("Endpoint: my-endpoint")); // the only one of its folder
}

void TestGitCommands::commitOfFolders()
{
    write("model-2/model/coefficients.json", "{}");
    write("model-2/new.txt", "new");
    write("README.md", "changed");
    const CommandOutcome committed = run({"commit", "-m", "Models", "model-2"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(git({"show", "--name-only", "--format=", "HEAD"}),
             QByteArray("model-2/model/coefficients.json\nmodel-2/new.txt"));
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("M README.md"));
}

void TestGitCommands::commitFromAFolderBelow()
{
    write("model-2/model/coefficients.json", "{}");
    const CommandOutcome committed =
        m_place->run(m_demo + QStringLiteral("/model-2"),
                     {"commit", "-m", "One", "model/coefficients.json", "--output", "table"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QVERIFY2(committed.out.startsWith("COMMIT      BRANCH  FILES"), committed.words());
    QCOMPARE(git({"status", "--porcelain"}), QByteArray());
    // From elsewhere.
    write("model-2/model/coefficients.json", "[]");
    const CommandOutcome there =
        m_place->run(m_place->root(),
                     {"commit", "--repo", "demo/model-2", "-m", "Two", "model/coefficients.json"});
    QVERIFY2(there.exitCode == 0, there.words());
    QCOMPARE(git({"status", "--porcelain"}), QByteArray());
}

void TestGitCommands::commitOfOddNames()
{
    const QList<QByteArray> names{"--all", ":(top)x", "a b\nc", "gr\xc3\xbcn", "latin-\xfc"};
    for (const QByteArray &name : names) {
        FILE *file = std::fopen((QFile::encodeName(m_demo) + '/' + name).constData(), "wb");
        QVERIFY2(file != nullptr, name.constData());
        std::fclose(file);
    }
    write("other.txt", "other");
    QVERIFY(QFile::link(QStringLiteral("other.txt"), m_demo + QStringLiteral("/link")));
    // The bytes of the last name are no text, which QProcess could not hand over.
    const auto process = m_place->startProgram(
        m_demo, QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral("exec \"$0\" commit -m Odd -- ./--all ':(top)x' 'a b\nc' grün "
                        "\"latin-$(printf '\\374')\" link"),
         QStringLiteral(SERINCTL)});
    const CommandOutcome committed = CommandPlace::finish(*process);
    QVERIFY2(committed.exitCode == 0, committed.words());
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? other.txt"));
    const QByteArray tree = git({"ls-tree", "-z", "HEAD"});
    QVERIFY(tree.contains("\tlatin-\xfc"));
    QVERIFY(tree.contains("120000 blob")); // the link itself
    QProcess::execute(QStringLiteral("rm"), {QStringLiteral("-rf"), m_demo});
}

void TestGitCommands::settingsThatCannotBeRead()
{
    CommandPlace::write(m_place->at("home/config/serin/projects.json"), "{\"version\": 99}");
    write("new.txt", "new");
    const CommandOutcome committed = run({"commit", "-m", "All the same", "new.txt"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QVERIFY2(committed.err.contains("was written by a newer Serin"), committed.words());
    QCOMPARE(run({"changes"}).exitCode, 0);
    QCOMPARE(run({"push"}).exitCode, 0);
    const CommandOutcome named = run({"changes", "--project", "demo"});
    QVERIFY2(named.exitCode == 1, named.words());
}

void TestGitCommands::commitRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const QStringList &arguments, int exitCode,
                        const char *words) {
        QTest::newRow(name) << arguments << exitCode << QByteArray(words);
    };
    const QString m = QStringLiteral("-m");
    row("unchanged", {m, QStringLiteral("x"), QStringLiteral("README.md")}, 1, "no changes");
    row("an unchanged folder", {m, QStringLiteral("x"), QStringLiteral("model-1")}, 1,
        "no changes");
    row("outside", {m, QStringLiteral("x"), QStringLiteral("../other.txt")}, 1, "outside");
    row("not there", {m, QStringLiteral("x"), QStringLiteral("none.txt")}, 1, "none.txt");
    row("no message", {m, QStringLiteral(" "), QStringLiteral("new.txt")}, 64,
        "--message: must not be empty");
    row("no paths", {m, QStringLiteral("x")}, 64, "PATH");
    row("no -m", {QStringLiteral("new.txt")}, 64, "--message");
    row("ignored", {m, QStringLiteral("x"), QStringLiteral("a.pyc")}, 1, ".gitignore");
}

void TestGitCommands::commitRefuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, words);
    write("new.txt", "new");
    write("a.pyc", "bytes");
    const QByteArray before = git({"rev-parse", "HEAD"});
    const CommandOutcome refused =
        m_place->run(m_demo, QStringList{QStringLiteral("commit")} + arguments);
    QVERIFY2(refused.exitCode == exitCode, refused.words());
    QVERIFY2(refused.err.contains(words), refused.words());
    QCOMPARE(git({"rev-parse", "HEAD"}), before);
    QCOMPARE(git({"status", "--porcelain"}), QByteArray("?? new.txt"));
}

void TestGitCommands::commitShowsWhatHooksSay()
{
    CommandPlace::writeScript(m_demo + QStringLiteral("/.git/hooks/pre-commit"),
                              "echo 'all 3 checks passed' >&2; echo 'second line' >&2");
    write("new.txt", "new");
    // A hook that came with the folder is not run before somebody has said that it may.
    const CommandOutcome asked = run({"commit", "-m", "x", "new.txt"});
    QVERIFY2(asked.exitCode == 1, asked.words());
    QVERIFY2(asked.err.contains("hook pre-commit"), asked.words());
    QVERIFY2(asked.err.contains("--trust"), asked.words());
    const CommandOutcome committed = run({"commit", "-m", "x", "new.txt", "--trust"});
    QVERIFY2(committed.exitCode == 0, committed.words());
    QVERIFY2(committed.err.contains("serinctl: all 3 checks passed\nserinctl: second line\n"),
             committed.words());
    write("new.txt", "newer");
    const CommandOutcome remembered = run({"commit", "-m", "x", "new.txt"});
    QVERIFY2(remembered.exitCode == 0, remembered.words());
}

void TestGitCommands::pushes()
{
    const CommandOutcome nothing = run({"push"});
    QVERIFY2(nothing.exitCode == 0, nothing.words());
    QCOMPARE(nothing.json().value(QStringLiteral("outcome")).toString(),
             QStringLiteral("up-to-date"));
    write("new.txt", "new");
    run({"commit", "-m", "x", "new.txt"});
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
    QCOMPARE(pushed.json().value(QStringLiteral("outcome")).toString(), QStringLiteral("pushed"));
    QCOMPARE(m_place->git(m_place->at("demo.git"), {"rev-parse", "main"}),
             git({"rev-parse", "HEAD"}));
    const CommandOutcome table = run({"push", "--output", "table"});
    QVERIFY2(table.out.contains("main    origin/main  up-to-date"), table.words());
}

void TestGitCommands::pushesANewBranch()
{
    git({"switch", "-q", "-c", "canary/my-endpoint-10"});
    write("new.txt", "new");
    run({"commit", "-m", "x", "new.txt"});
    const CommandOutcome pushed = run({"push"});
    QVERIFY2(pushed.exitCode == 0, pushed.words());
    QCOMPARE(git({"rev-parse", "--abbrev-ref", "@{upstream}"}),
             QByteArray("origin/canary/my-endpoint-10"));
}

void TestGitCommands::pushWithoutARemote()
{
    git({"remote", "remove", "origin"});
    const CommandOutcome refused = run({"push"});
    QVERIFY2(refused.exitCode == 1, refused.words());
    QVERIFY2(refused.err.contains("has no remote to push to"), refused.words());
    QVERIFY2(refused.err.contains("git remote add origin"), refused.words());
}

void TestGitCommands::fromSampleToPushedCanary()
{
    // What the sample's README says, up to where a workspace is needed.
    const CommandOutcome copied =
        run({"manifest", "copy-deployment", ".", "--from", "blue", "--to", "green", "--set",
             "/model/path=model-2/model", "--set", "/code_configuration/code=model-2/onlinescoring",
             "--set", "/environment/conda_file=model-2/environment/conda.yaml"});
    QVERIFY2(copied.exitCode == 0, copied.words());
    QCOMPARE(run({"manifest", "validate", "."}).exitCode, 0);
    QCOMPARE(run({"commit", "-m", "Try model 2 as green", "green-deployment.yml"}).exitCode, 0);
    QCOMPARE(run({"push"}).exitCode, 0);
    QCOMPARE(run({"manifest", "set", "endpoint.yml", "--traffic", "blue=90 green=10"}).exitCode, 0);
    QCOMPARE(run({"commit", "-m", "Give green 10 %", "endpoint.yml"}).exitCode, 0);
    QCOMPARE(run({"push"}).exitCode, 0);
    QCOMPARE(git({"status", "--porcelain", "--branch"}), QByteArray("## main...origin/main"));
}

QTEST_GUILESS_MAIN(TestGitCommands)
#include "tst_gitcommands.moc"
