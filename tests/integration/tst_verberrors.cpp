// SPDX-License-Identifier: GPL-3.0-or-later
// What serinctl says, and with which exit code it ends, when something that a person gave it is
// wrong: a command line, a name, a manifest, a place to write to.
#include "tests/integration/verbplace.h"

#include <unistd.h>

using namespace serin;

class TestVerbErrors : public QObject, private VerbPlace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeEndpoint(); }
    void wrongUsage_data();
    void wrongUsage();
    void wordsThatSayNothing();
    void emptyTraffic_data();
    void emptyTraffic();
    void keepsHowCallersSignIn();
    void unknownThings_data();
    void unknownThings();
    void errorsAreJsonToo();
    void filesThatAreNoManifests_data();
    void filesThatAreNoManifests();
    void findingsOfWholeFilesHaveAPlace();
    void manifestsThatCannotBeReadAreErrors();
    void outputThatCannotBeWritten_data();
    void outputThatCannotBeWritten();
    void prodNeedsItsName();
    void projectsChooseTheWorkspace();
};

void TestVerbErrors::wrongUsage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *line, const char *said) {
        QTest::newRow(line) << QString::fromLatin1(line) << QByteArray(said);
    };
    row("online-endpoint", "serinctl online-endpoint --help");
    row("online-endpoint show", "--name");
    row("online-endpoint show -n x", "\"x\" is no name of an endpoint");
    row("online-endpoint update -n errors", "--file, --traffic or --mirror-traffic");
    row("online-endpoint create", "--name or --file");
    row("online-endpoint update --traffic blue=100", "--name is required");
    row("online-endpoint create -f a.yml --auth-mode key", "--auth-mode");
    row("online-endpoint update -f a.yml --traffic blue=100", "--traffic");
    row("online-endpoint create -n errors --auth-mode password", "password");
    row("online-endpoint dance", "dance");
    row("online-endpoint list --set tags.team=a",
        "these words were not expected: --set tags.team=a");
    row("online-endpoint dance --help", "has no verb \"dance\"");
    row("dance --help", "has no verb \"dance\"");
    row("--dance --help", "has no option \"--dance\"");
    row("online-endpoint list --output xml", "--output: \"xml\" must be one of table, json, yaml");
    row("project add x --tier gold", "--tier: \"gold\" must be one of dev, staging, prod");
    row("project add x --applies 1", "--applies: \"1\" must be one of serin, pipeline");
    row("workspace add x --tier gold", "--tier: \"gold\" must be one of dev, staging, prod");
    row("online-endpoint list --timeout 0", "--timeout");
    row("online-endpoint list --timeout soon", "--timeout: \"soon\" must be a whole number, 1 to");
    row("local logs --lines -1", "--lines: \"-1\" must be a whole number, 0 or more");
    row("local start --port 65536", "--port: \"65536\" must be a whole number, 0 to 65535");
    row("online-endpoint list --project a --workspace b", "--project");
    row("online-endpoint list --subscription s", "--resource-group");
    row("online-endpoint list --arm-url nonsense --subscription s --resource-group g "
        "--workspace-name w",
        "nonsense");
    row("online-endpoint list --token secret", "--token");
    row("online-endpoint invoke -n errors", "--request-file");
    row("online-deployment create -n blue", "--file");
    row("online-deployment create -f slow.yml --all-traffic --no-wait", "--no-wait");
    row("online-deployment update -e errors -n blue", "--file or --instance-count");
    row("online-deployment update -n blue --instance-count 2", "--endpoint-name is required");
    row("online-deployment update -e errors --instance-count 2", "--name is required");
    row("online-deployment update -e errors -n blue --instance-count many",
        "--instance-count: \"many\" must be a whole number, 1 or more");
    row("online-deployment show -n blue", "--endpoint-name");
    row("endpoint update --traffic blue:100", "--name is required");
    row("endpoint update --deployment blue --instance-count 2", "--name is required");
    row("endpoint update -n errors --deployment green --traffic blue:100", "--deployment");
    row("manifest set . --instance-count blue=3 --instance-count blue=4", "blue more than once");
    row("manifest set . --set /tags/a=1 --set /tags/a=2", "--set names /tags/a more than once");
    row("manifest copy-deployment . --from blue --to green --set /a=1 --set /a=2",
        "--set names /a more than once");
    row("compare -n errors --baseline blue", "--candidate");
    row("compare -n errors --baseline blue --candidate green -r x --tolerance -1", "--tolerance");
    row("compare -n errors --baseline blue --candidate green -r x --tolerance nan", "--tolerance");
    row("compare -n errors --baseline blue --candidate green -r x --ignore foo",
        "\"foo\" is no JSON pointer");
    row("manifest set . --traffic blue=60,green=10", "sums to 70");
    row("manifest set . --traffic blue=160", "not 160");
    row("manifest set . --instance-count blue=0", "no instance count");
    row("manifest set . --set tags=x", "\"tags\" is no JSON pointer");
    row("manifest copy-deployment . --from blue --to -g-", "is no name of a deployment");
    row("manifest copy-deployment . --from blue --to green --set tags=x", "no JSON pointer");
    row("plan --ref=--help", "--help");
    row("rollback --to=-x", "is no name of a commit");
    row("compare -n errors --baseline blue --candidate green -r x --tolerance inf",
        "--tolerance: \"inf\" must be a number, 0 or more");
    row("environment create -n e -v 1", "--image");
    row("completion", "serinctl completion needs a verb; serinctl completion --help says how");
}

void TestVerbErrors::wrongUsage()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, said);
    const CommandOutcome outcome = m_serinctl(line);
    QVERIFY2(outcome.exitCode == 64, outcome.words());
    QVERIFY2(outcome.err.startsWith("serinctl: error: "), outcome.words());
    QVERIFY2(outcome.err.contains(said), outcome.words());
    QCOMPARE(outcome.err.count('\n'), 1);
    QCOMPARE(outcome.out, QByteArray());
}

void TestVerbErrors::wordsThatSayNothing()
{
    const QStringList empty{QString()};
    for (const QStringList &line :
         {QStringList{QStringLiteral("project"), QStringLiteral("add")} + empty,
          QStringList{QStringLiteral("commit"), QStringLiteral("x"), QStringLiteral("-m")} + empty,
          QStringList{QStringLiteral("plan"), QStringLiteral("--ref")} + empty}) {
        const CommandOutcome outcome = m_serinctl.run(line);
        QVERIFY2(outcome.exitCode == 64, outcome.words());
        QCOMPARE(outcome.err.count('\n'), 1);
    }
}

void TestVerbErrors::emptyTraffic_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("live") << QStringLiteral("online-endpoint update -n errors");
    QTest::newRow("preview") << QStringLiteral("endpoint update -n errors");
    QTest::newRow("manifest") << QStringLiteral("manifest set slow.yml");
}

// What an unset variable leaves of --traffic "$SPLIT" must not stop an endpoint.
void TestVerbErrors::emptyTraffic()
{
    QFETCH(QString, line);
    for (const QString &nothing : {QString(), QStringLiteral(" ")}) {
        const CommandOutcome outcome =
            m_serinctl.run(line.split(u' ') + QStringList{QStringLiteral("--traffic"), nothing});
        QVERIFY2(outcome.exitCode == 64, outcome.words());
        QVERIFY2(outcome.err.contains("--traffic names no deployment") &&
                     outcome.err.contains("\"blue=0\""),
                 outcome.words());
    }
}

void TestVerbErrors::keepsHowCallersSignIn()
{
    const QString create = QStringLiteral("online-endpoint create -n errors --auth-mode ");
    const CommandOutcome other = m_serinctl(create + QStringLiteral("aad_token"));
    QVERIFY2(other.exitCode == 1, other.words());
    QVERIFY2(other.err.contains("cannot change in place") && other.err.contains("--allow-replace"),
             other.words());
    const CommandOutcome same = m_serinctl(create + QStringLiteral("key"));
    QVERIFY2(same.exitCode == 0, same.words());
    QCOMPARE(same.json().value(QLatin1String("auth_mode")), QJsonValue(QStringLiteral("key")));
}

void TestVerbErrors::unknownThings_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *line, const char *said) {
        QTest::newRow(line) << QString::fromLatin1(line) << QByteArray(said);
    };
    row("online-endpoint show -n nothing", "check the name, and that the local workspace is meant");
    row("online-endpoint update -n nothing --traffic blue=100", "nothing");
    row("online-endpoint delete -n nothing --yes", "nothing");
    row("online-endpoint invoke -n nothing -r request.json", "nothing");
    row("online-endpoint get-credentials -n nothing", "nothing");
    row("online-endpoint regenerate-keys -n nothing", "nothing");
    row("online-endpoint update -n errors --traffic blue=100", "create one first");
    row("online-deployment list -e nothing", "nothing");
    row("online-deployment show -e errors -n nothing", "nothing");
    row("online-deployment update -e errors -n nothing --instance-count 2", "nothing");
    row("online-deployment delete -e errors -n nothing --yes", "nothing");
    row("online-deployment get-logs -e errors -n nothing", "nothing");
    row("metrics -n nothing", "nothing");
    row("model show -n nothing -v 1", "the local workspace is meant");
    row("compare -n errors --baseline blue --candidate green -r nowhere", "check the path");
    row("apply --plan nowhere.json", "check the path");
    row("local start --state-dir /dev/null/x", "Not a directory");
    row("online-endpoint list --workspace nothing", "nothing");
    row("online-endpoint list --project nothing", "nothing");
}

void TestVerbErrors::unknownThings()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, said);
    const CommandOutcome outcome = m_serinctl(line);
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.err.startsWith("serinctl: error: "), outcome.words());
    QVERIFY2(outcome.err.contains(said), outcome.words());
    QVERIFY2(outcome.err.contains("; "), outcome.words()); // what to do next
    QCOMPARE(outcome.out, QByteArray());
}

void TestVerbErrors::errorsAreJsonToo()
{
    const CommandOutcome outcome =
        m_serinctl(QStringLiteral("online-endpoint show -n nothing --output json"));
    QCOMPARE(outcome.exitCode, 1);
    const QJsonObject error = outcome.json().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("kind")), QJsonValue(QStringLiteral("not-found")));
    QVERIFY(error.value(QLatin1String("message")).toString().contains(QLatin1String("nothing")));
    QVERIFY(error.value(QLatin1String("where")).toString().contains(QLatin1String("HTTP 404")));
    const CommandOutcome usage =
        m_serinctl(QStringLiteral("online-endpoint show -n x --output json"));
    QCOMPARE(usage.exitCode, 64);
    QVERIFY(usage.json().contains(QLatin1String("error")));
}

void TestVerbErrors::filesThatAreNoManifests_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const char *line, const char *text, const char *said) {
        QTest::newRow(name) << QString::fromLatin1(line) << QByteArray(text) << QByteArray(said);
    };
    const char *endpoint = "online-endpoint create -f given.yml";
    const char *deployment = "online-deployment create -f given.yml";
    row("no YAML", endpoint, "a: [", "given.yml:1");
    row("something else", endpoint, "kind: Rollout\n", "given.yml");
    row("empty", endpoint, "", "given.yml");
    row("a deployment", endpoint, "endpoint_name: shop\nname: blue\ninstance_count: 1\n",
        "online-deployment takes it");
    row("an endpoint", deployment, "name: shop\nauth_mode: key\n", "online-endpoint takes it");
    row("bad sum", endpoint, "name: shop\nauth_mode: key\ntraffic:\n  blue: 90\n", "given.yml:4");
    row("to be filled in", endpoint, "name: {{ name }}\nauth_mode: key\n", "given.yml");
    row("no endpoint", deployment,
        "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\n"
        "name: blue\n",
        "--endpoint-name");
    row("unknown deployment", endpoint, "name: second\nauth_mode: key\ntraffic: {purple: 100}\n",
        "purple");
}

void TestVerbErrors::filesThatAreNoManifests()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    QVERIFY(m_serinctl.write(QStringLiteral("given.yml"), text));
    const CommandOutcome outcome = m_serinctl(line);
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.err.contains("serinctl: error: "), outcome.words());
    QVERIFY2(outcome.err.contains(said), outcome.words());
    QVERIFY2(m_serinctl(line.replace(QLatin1String("given"), QLatin1String("missing")))
                 .err.contains("missing.yml"),
             "a file that is not there");
}

void TestVerbErrors::findingsOfWholeFilesHaveAPlace()
{
    QVERIFY(m_serinctl.write(QStringLiteral("other.yml"), "kind: Rollout\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("wide.yml"), QByteArray("\xff\xfe\0n", 4)));
    const CommandOutcome outcome =
        m_serinctl(QStringLiteral("manifest validate other.yml wide.yml ready.yml"));
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QVERIFY2(outcome.out.contains("other.yml:1:1: warning: no manifest: "), outcome.words());
    QVERIFY2(outcome.out.contains("wide.yml:1:1: error: "), outcome.words());
    QVERIFY2(outcome.err.contains("1 manifest, 1 error\n"), outcome.words());
    // What is only to be known is no line of the result.
    QVERIFY(m_serinctl.write(QStringLiteral("more.yml"), "name: shop\nauth_mode: ${MODE}\n"));
    const CommandOutcome known = m_serinctl(QStringLiteral("manifest validate more.yml"));
    QVERIFY2(known.exitCode == 0 && known.err.contains("[template]"), known.words());
    QVERIFY2(!known.out.contains(": info: "), known.words());
}

void TestVerbErrors::manifestsThatCannotBeReadAreErrors()
{
    QVERIFY(m_serinctl.write(QStringLiteral("folder/locked.yml"), "name: shop\nauth_mode: key\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("folder/large.yml"), "name: shop\nauth_mode: key\n"));
    QVERIFY(QFile::resize(m_serinctl.work(QStringLiteral("folder/large.yml")), 17 << 20));
    QVERIFY(QFile::setPermissions(m_serinctl.work(QStringLiteral("folder/locked.yml")), {}));
    QStringList line{QStringLiteral(SERINCTL), QStringLiteral("manifest"),
                     QStringLiteral("validate"), QStringLiteral("folder")};
    if (::geteuid() == 0) { // root without its powers may read what its owner may
        line = QStringList{QStringLiteral("setpriv"), QStringLiteral("--bounding-set=-all"),
                           QStringLiteral("--inh-caps=-all")} +
               line;
    }
    const QString program = line.takeFirst();
    const auto process = m_serinctl.startProgram(program, line);
    const CommandOutcome outcome = CommandCalls::finish(*process);
    QVERIFY2(outcome.exitCode == 1, outcome.words());
    QCOMPARE(outcome.out,
             QByteArray("folder/large.yml:1:1: error: it cannot be read: it is too large "
                        "[unreadable]\n"
                        "folder/locked.yml:1:1: error: it cannot be read: Permission denied "
                        "[unreadable]\n"));
}

void TestVerbErrors::outputThatCannotBeWritten_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"online-endpoint show -n errors", "--output json manifest show .",
                             "--output yaml manifest show .", "--output table manifest show .",
                             "manifest set ready.yml --instance-count ready=2 --stdout",
                             "local logs", "completion bash", "manual", "--help", "--version"}) {
        QTest::newRow(line) << QString::fromLatin1(line);
    }
}

void TestVerbErrors::outputThatCannotBeWritten()
{
    QFETCH(QString, line);
    const auto into = [&](const char *place) {
        const auto process = m_serinctl.startProgram(
            QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("exec \"$0\" $1 ") + QLatin1String(place),
             QStringLiteral(SERINCTL), line});
        return CommandCalls::finish(*process);
    };
    for (const auto &[place, reason] : {std::pair(">/dev/full", "No space left on device"),
                                        std::pair(">&-", "Bad file descriptor")}) {
        const CommandOutcome lost = into(place);
        QVERIFY2(lost.exitCode == 1, lost.words());
        QVERIFY2(lost.err.contains(QByteArray("the output cannot be written: ") + reason),
                 lost.words());
        QCOMPARE(lost.err.count("serinctl: error: "), 1);
    }
    // Who reads no further has what it wants.
    const CommandOutcome read = into("| true");
    QVERIFY2(read.exitCode == 0 && !read.err.contains("error: "), read.words());
}

void TestVerbErrors::prodNeedsItsName()
{
    QVERIFY(m_serinctl.write(QStringLiteral("repo/serin.yaml"),
                             "projects:\n  - {name: live, workspace: local, tier: prod}\n"));
    QVERIFY(QDir(m_serinctl.work(QStringLiteral("repo"))).mkpath(QStringLiteral(".git")));
    QVERIFY(m_serinctl.write(QStringLiteral("repo/.git/HEAD"), "ref: refs/heads/main\n"));
    QVERIFY(QDir(m_serinctl.work(QStringLiteral("repo/.git"))).mkpath(QStringLiteral("objects")));
    QVERIFY(QDir(m_serinctl.work(QStringLiteral("repo/.git"))).mkpath(QStringLiteral("refs")));
    const auto inRepository = [this](const QString &line) {
        const auto process = m_serinctl.start(line.split(u' '), QStringLiteral("repo"));
        return CommandCalls::finish(*process);
    };
    QCOMPARE(inRepository(QStringLiteral("online-endpoint list")).exitCode, 0);
    const CommandOutcome refused =
        inRepository(QStringLiteral("online-endpoint delete -n errors --yes"));
    QVERIFY2(refused.exitCode == 64, refused.words());
    QVERIFY2(refused.err.contains("--project live"), refused.words());
    QCOMPARE(
        inRepository(QStringLiteral("online-endpoint create -n named --project live")).exitCode, 0);
}

void TestVerbErrors::projectsChooseTheWorkspace()
{
    const CommandOutcome local =
        m_serinctl(QStringLiteral("online-endpoint list --workspace local"));
    QVERIFY2(local.exitCode == 0, local.words());
    QVERIFY(!local.array().isEmpty());
}

QTEST_GUILESS_MAIN(TestVerbErrors)
#include "tst_verberrors.moc"
