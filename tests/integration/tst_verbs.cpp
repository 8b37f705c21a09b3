// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of `az ml` in serinctl's words, from an endpoint's creation to its end, on a local
// workspace that the first of them starts: as tables and as JSON.
#include "tests/support/commandcalls.h"

#include <QStandardPaths>
#include <QTest>

using namespace serin;

namespace {

constexpr char factorScript[] = R"(import json, os
def init():
    global factor
    factor = json.load(open(os.path.join(os.environ['AZUREML_MODEL_DIR'], 'model.json')))['factor']
    print('factor', factor)
def run(data):
    values = json.loads(data)['data']
    if values == 'text':
        return json.dumps({'said': values})
    return [factor * x for x in values]
)";

QByteArray deployment(const char *name, int version, int count)
{
    return "name: " + QByteArray(name) +
           "\nendpoint_name: shop\nmodel:\n  name: factor\n  version: " +
           QByteArray::number(version) + "\n  path: model-" + QByteArray::number(version) +
           "/model.json\ncode_configuration:\n  code: code\n  scoring_script: score.py\n"
           "environment: azureml:plain:1\n"
           "instance_type: Standard_F2s_v2\ninstance_count: " +
           QByteArray::number(count) + "\n";
}

QStringList words(const QString &line)
{
    return line.split(u' ');
}

} // namespace

class TestVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsTheWorkspaceByItself();
    void createsFromAFile();
    void registersAssets();
    void createsDeploymentsFromFiles();
    void invokes();
    void invokesOneDeployment();
    void invokeTellsOfFailures();
    void movesTrafficLive();
    void refusesTrafficThatCannotBe_data();
    void refusesTrafficThatCannotBe();
    void mirrors();
    void scalesLive();
    void lists();
    void shows();
    void speaksYaml();
    void printsLogs();
    void compares();
    void showsMetrics();
    void renewsKeys();
    void previewSpelling();
    void deletesDeployments();
    void deletesTheEndpoint();

private:
    CommandCalls m_serinctl{QStringLiteral(SERINCTL)};
};

void TestVerbs::initTestCase()
{
    QVERIFY(m_serinctl.write(QStringLiteral("endpoint.yml"), "name: shop\nauth_mode: key\n"));
    QVERIFY(m_serinctl.write(QStringLiteral("code/score.py"), factorScript));
    QVERIFY(m_serinctl.write(QStringLiteral("model-1/model.json"), "{\"factor\": 2}"));
    QVERIFY(m_serinctl.write(QStringLiteral("model-2/model.json"), "{\"factor\": 3}"));
    QVERIFY(m_serinctl.write(QStringLiteral("blue.yml"), deployment("blue", 1, 1)));
    QVERIFY(m_serinctl.write(QStringLiteral("green.yml"), deployment("green", 2, 1)));
    QVERIFY(m_serinctl.write(QStringLiteral("request.json"), "{\"data\": [1, 2]}"));
}

void TestVerbs::startsTheWorkspaceByItself()
{
    QCOMPARE(m_serinctl(QStringLiteral("local status")).exitCode, 1);
    const CommandOutcome list = m_serinctl(QStringLiteral("online-endpoint list"));
    QVERIFY2(list.exitCode == 0, list.words());
    QCOMPARE(QJsonDocument::fromJson(list.out), QJsonDocument(QJsonArray()));
    QCOMPARE(m_serinctl(QStringLiteral("local status")).exitCode, 0);
    const CommandOutcome table = m_serinctl(QStringLiteral("online-endpoint list --output table"));
    QCOMPARE(table.out, QByteArray("ENDPOINT  STATE  TRAFFIC  MIRROR  AUTH  SCORING URI\n"));
}

void TestVerbs::createsFromAFile()
{
    const QString line = QStringLiteral("online-endpoint create --file endpoint.yml");
    const CommandOutcome created = m_serinctl(line);
    QVERIFY2(created.exitCode == 0, created.words());
    QCOMPARE(created.json().value(QLatin1String("name")), QJsonValue(QStringLiteral("shop")));
    QCOMPARE(created.json().value(QLatin1String("auth_mode")), QJsonValue(QStringLiteral("key")));
    QCOMPARE(created.json().value(QLatin1String("provisioning_state")),
             QJsonValue(QStringLiteral("Succeeded")));
    QVERIFY2(created.err.contains("created endpoint shop"), created.words());
    const CommandOutcome again = m_serinctl(line);
    QVERIFY2(again.exitCode == 0, again.words());
    QVERIFY2(again.err.contains("nothing to do"), again.words());
}

void TestVerbs::registersAssets()
{
    const CommandOutcome made =
        m_serinctl(QStringLiteral("environment create -n plain -v 1 --image python:3"));
    QVERIFY2(made.exitCode == 0, made.words());
    QCOMPARE(made.json().value(QLatin1String("image")), QJsonValue(QStringLiteral("python:3")));
    QVERIFY2(m_serinctl(QStringLiteral("model create -n extra -v 7 --path model-1")).exitCode == 0,
             "model");
    QCOMPARE(m_serinctl(QStringLiteral("model create -n extra -v 7 --path model-1")).exitCode, 0);
    const CommandOutcome other =
        m_serinctl(QStringLiteral("model create -n extra -v 7 --path model-2"));
    QVERIFY2(other.exitCode == 1, other.words());
    const CommandOutcome shown = m_serinctl(QStringLiteral("model show -n extra"));
    QCOMPARE(shown.json().value(QLatin1String("version")), QJsonValue(QStringLiteral("7")));
    QCOMPARE(m_serinctl(QStringLiteral("model list")).array().size(), 1);
    QCOMPARE(m_serinctl(QStringLiteral("model list -n extra")).array().size(), 1);
    const CommandOutcome code = m_serinctl(QStringLiteral("code create -n c -v 1 --path code"));
    QVERIFY2(code.exitCode == 0, code.words());
    QVERIFY(m_serinctl(QStringLiteral("code list -o table")).out.startsWith("NAME\nc\n"));
    const CommandOutcome gone = m_serinctl(QStringLiteral("model create -n x -v 1 --path nowhere"));
    QCOMPARE(gone.exitCode, 1);
    QVERIFY2(gone.err.contains("nowhere"), gone.words());
}

void TestVerbs::createsDeploymentsFromFiles()
{
    const CommandOutcome blue =
        m_serinctl(QStringLiteral("online-deployment create -f blue.yml --all-traffic"));
    QVERIFY2(blue.exitCode == 0, blue.words());
    QCOMPARE(blue.json().value(QLatin1String("name")), QJsonValue(QStringLiteral("blue")));
    QCOMPARE(blue.json().value(QLatin1String("instance_count")), QJsonValue(1));
    const CommandOutcome green =
        m_serinctl(QStringLiteral("online-deployment create -f green.yml"));
    QVERIFY2(green.exitCode == 0, green.words());
    const CommandOutcome again =
        m_serinctl(QStringLiteral("online-deployment update -f green.yml"));
    QVERIFY2(again.exitCode == 0, again.words());
    QVERIFY2(again.err.contains("nothing to do"), again.words());
    const CommandOutcome endpoint = m_serinctl(QStringLiteral("online-endpoint show -n shop"));
    const QJsonObject traffic = endpoint.json().value(QLatin1String("traffic")).toObject();
    QCOMPARE(traffic.value(QLatin1String("blue")), QJsonValue(100));
}

void TestVerbs::invokes()
{
    const QString line = QStringLiteral("online-endpoint invoke -n shop --request-file ");
    const CommandOutcome answer = m_serinctl(line + QStringLiteral("request.json"));
    QVERIFY2(answer.exitCode == 0, answer.words());
    QCOMPARE(answer.out, QByteArray("[2, 4]")); // the bytes, nothing more
    static const QRegularExpression status(
        QStringLiteral("^200 OK \u00b7 \\d+ ms \u00b7 answered by blue\n$"));
    QVERIFY2(status.match(QString::fromUtf8(answer.err)).hasMatch(), answer.words());
    const QString script = QStandardPaths::findExecutable(QStringLiteral("script"));
    if (!script.isEmpty()) { // on a terminal body and status have a line each
        const CommandOutcome seen = CommandCalls::finish(*m_serinctl.startProgram(
            script, {QStringLiteral("--quiet"), QStringLiteral("--command"),
                     QStringLiteral(SERINCTL " ") + line + QStringLiteral("request.json"),
                     QStringLiteral("/dev/null")}));
        QVERIFY2(seen.out.contains("[2, 4]\r\n200 OK"), seen.words());
    }
    const CommandOutcome piped = m_serinctl(line + u'-', "{\"data\": [5]}");
    QCOMPARE(piped.out, QByteArray("[10]"));
    const CommandOutcome named = m_serinctl(line + QStringLiteral("/dev/stdin"), "{\"data\": [6]}");
    QVERIFY2(named.out == "[12]", named.words());
    const CommandOutcome quiet = m_serinctl(line + QStringLiteral("request.json --quiet"));
    QCOMPARE(quiet.err, QByteArray());

    const CommandOutcome json =
        m_serinctl(line + QStringLiteral("- -o json"), "{\"data\": \"text\"}");
    QVERIFY2(json.exitCode == 0, json.words());
    const QJsonObject object = json.json();
    QCOMPARE(object.keys(), (QStringList{QStringLiteral("body"), QStringLiteral("bodyText"),
                                         QStringLiteral("deployment"), QStringLiteral("elapsedMs"),
                                         QStringLiteral("headers"), QStringLiteral("requestId"),
                                         QStringLiteral("status")}));
    QCOMPARE(object.value(QLatin1String("status")), QJsonValue(200));
    QCOMPARE(object.value(QLatin1String("deployment")), QJsonValue(QStringLiteral("blue")));
    QCOMPARE(object.value(QLatin1String("bodyText")),
             QJsonValue(QStringLiteral("\"{\\\"said\\\": \\\"text\\\"}\"")));
    QCOMPARE(object.value(QLatin1String("body")).toObject().value(QLatin1String("said")),
             QJsonValue(QStringLiteral("text")));
    QVERIFY(object.value(QLatin1String("elapsedMs")).toDouble() > 0);
    QVERIFY(!object.value(QLatin1String("requestId")).toString().isEmpty());
}

void TestVerbs::invokesOneDeployment()
{
    const CommandOutcome green =
        m_serinctl(QStringLiteral("online-endpoint invoke -n shop -d green -r request.json"));
    QCOMPARE(green.out, QByteArray("[3, 6]"));
    QVERIFY2(green.err.endsWith("answered by green\n"), green.words());
}

void TestVerbs::invokeTellsOfFailures()
{
    const QString line = QStringLiteral("online-endpoint invoke -n shop -r ");
    const CommandOutcome failed = m_serinctl(line + u'-', "no json");
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(!failed.out.isEmpty(), failed.words()); // the answer's body all the same
    QVERIFY2(failed.err.contains("serinctl: error: HTTP "), failed.words());
    QVERIFY2(failed.err.contains("get-logs -e shop -n blue"), failed.words());
    const CommandOutcome json = m_serinctl(line + QStringLiteral("- -o json"), "no json");
    QCOMPARE(json.exitCode, 1);
    QVERIFY(json.json().value(QLatin1String("status")).toInt() >= 400);

    const CommandOutcome missing = m_serinctl(line + QStringLiteral("nothing.json"));
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.err.contains("nothing.json"), missing.words());
    const CommandOutcome folder = m_serinctl(line + QStringLiteral("code"));
    QCOMPARE(folder.exitCode, 1);
    QVERIFY2(folder.err.contains("folder"), folder.words());
    QFile huge(m_serinctl.work(QStringLiteral("huge.json")));
    QVERIFY(huge.open(QIODevice::WriteOnly));
    QVERIFY(huge.resize(101LL * 1024 * 1024));
    const CommandOutcome large = m_serinctl(line + QStringLiteral("huge.json"));
    QCOMPARE(large.exitCode, 1);
    QVERIFY2(large.err.contains("huge.json"), large.words());
    const CommandOutcome unknown =
        m_serinctl(QStringLiteral("online-endpoint invoke -n shop -d purple -r request.json"));
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("404 Not Found"), unknown.words());
}

void TestVerbs::movesTrafficLive()
{
    const CommandOutcome moved = m_serinctl.run(
        {QStringLiteral("online-endpoint"), QStringLiteral("update"), QStringLiteral("-n"),
         QStringLiteral("shop"), QStringLiteral("--traffic"), QStringLiteral("blue=90 green=10")});
    QVERIFY2(moved.exitCode == 0, moved.words());
    const QJsonObject traffic = moved.json().value(QLatin1String("traffic")).toObject();
    QCOMPARE(traffic.value(QLatin1String("blue")), QJsonValue(90));
    QCOMPARE(traffic.value(QLatin1String("green")), QJsonValue(10));
    const CommandOutcome table = m_serinctl(QStringLiteral("online-endpoint list -o table"));
    QVERIFY2(table.out.contains("shop      Succeeded  blue 90 %, green 10 %  none    key   "),
             table.words());
}

void TestVerbs::refusesTrafficThatCannotBe_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const char *option, const char *value, int code,
                        const char *said) {
        QTest::newRow(name) << QString::fromLatin1(option) << QString::fromLatin1(value) << code
                            << QByteArray(said);
    };
    row("sum", "--traffic", "blue=90", 64, "sums to 90");
    row("over", "--traffic", "blue=110 green=-10", 64, "not 110");
    row("fraction", "--traffic", "blue=50.5 green=49.5", 64, "no share of traffic");
    row("twice", "--traffic", "blue=50 blue=50", 64, "blue");
    row("unknown", "--traffic", "blue=90 purple=10", 1, "name one of: blue, green");
    row("mirror too much", "--mirror-traffic", "green=60", 64, "50");
    row("mirror to live", "--mirror-traffic", "blue=10", 1, "live");
    row("mirror to two", "--mirror-traffic", "green=10 blue=10", 64, "one deployment");
}

void TestVerbs::refusesTrafficThatCannotBe()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, said);
    const CommandOutcome refused =
        m_serinctl.run({QStringLiteral("online-endpoint"), QStringLiteral("update"),
                        QStringLiteral("-n"), QStringLiteral("shop"), option, value});
    QVERIFY2(refused.exitCode == exitCode, refused.words());
    QVERIFY2(refused.err.contains(said), refused.words());
    QCOMPARE(refused.out, QByteArray());
    const QJsonObject traffic = m_serinctl(QStringLiteral("online-endpoint show -n shop"))
                                    .json()
                                    .value(QLatin1String("traffic"))
                                    .toObject();
    QCOMPARE(traffic.value(QLatin1String("blue")), QJsonValue(90));
}

void TestVerbs::mirrors()
{
    QVERIFY(m_serinctl(QStringLiteral("online-endpoint update -n shop --traffic blue=100,green=0"))
                .exitCode == 0);
    const QString line = QStringLiteral("online-endpoint update -n shop --mirror-traffic");
    const CommandOutcome set = m_serinctl(line + QStringLiteral(" green=10"));
    QVERIFY2(set.exitCode == 0, set.words());
    QCOMPARE(set.json().value(QLatin1String("mirror_traffic")),
             QJsonValue(QJsonObject{{QStringLiteral("green"), 10}}));
    QCOMPARE(set.json().value(QLatin1String("traffic")).toObject().value(QLatin1String("blue")),
             QJsonValue(100)); // never dropped
    const CommandOutcome none = m_serinctl.run(words(line) + QStringList{QString()});
    QVERIFY2(none.exitCode == 0, none.words());
    QCOMPARE(none.json()
                 .value(QLatin1String("mirror_traffic"))
                 .toObject()
                 .value(QLatin1String("green"))
                 .toInt(),
             0);
}

void TestVerbs::scalesLive()
{
    const CommandOutcome scaled =
        m_serinctl(QStringLiteral("online-deployment update -e shop -n blue --instance-count 2"));
    QVERIFY2(scaled.exitCode == 0, scaled.words());
    QCOMPARE(scaled.json().value(QLatin1String("instance_count")), QJsonValue(2));
    QCOMPARE(
        m_serinctl(QStringLiteral("online-deployment update -e shop -n blue --instance-count 0"))
            .exitCode,
        64);
}

void TestVerbs::lists()
{
    const QJsonArray endpoints = m_serinctl(QStringLiteral("online-endpoint list")).array();
    QCOMPARE(endpoints.size(), 1);
    QCOMPARE(m_serinctl(QStringLiteral("endpoint list")).array(), endpoints);
    const QJsonArray deployments =
        m_serinctl(QStringLiteral("online-deployment list -e shop")).array();
    QCOMPARE(deployments.size(), 2);
    QCOMPARE(deployments.at(1).toObject().value(QLatin1String("name")),
             QJsonValue(QStringLiteral("green")));
    QCOMPARE(m_serinctl(QStringLiteral("online-deployment list -e shop -o table")).out,
             QByteArray("DEPLOYMENT  STATE      TRAFFIC  INSTANCES  INSTANCE TYPE    MODEL\n"
                        "blue        Succeeded  100 %    2/2        Standard_F2s_v2  factor:1\n"
                        "green       Succeeded  0 %      1/1        Standard_F2s_v2  factor:2\n"));
}

void TestVerbs::shows()
{
    const QJsonObject blue =
        m_serinctl(QStringLiteral("online-deployment show -e shop -n blue")).json();
    QCOMPARE(blue.value(QLatin1String("endpoint_name")), QJsonValue(QStringLiteral("shop")));
    QCOMPARE(blue.value(QLatin1String("code_configuration"))
                 .toObject()
                 .value(QLatin1String("scoring_script")),
             QJsonValue(QStringLiteral("score.py")));
    QCOMPARE(blue.value(QLatin1String("type")), QJsonValue(QStringLiteral("managed")));
    const CommandOutcome table =
        m_serinctl(QStringLiteral("online-endpoint show -n shop -o table"));
    QVERIFY2(table.out.contains("traffic      blue 100 %\n"), table.words());
    QVERIFY2(table.out.contains("\nDEPLOYMENT  STATE "), table.words());
    const CommandOutcome details =
        m_serinctl(QStringLiteral("online-deployment show -e shop -n blue -o table"));
    QVERIFY2(details.out.contains("instances       2/2\n"), details.words());
}

void TestVerbs::speaksYaml()
{
    const CommandOutcome yaml = m_serinctl(QStringLiteral("online-endpoint show -n shop -o yaml"));
    QVERIFY2(yaml.out.contains("name: \"shop\"\n"), yaml.words());
    QVERIFY2(yaml.out.contains("traffic:\n  blue: 100\n"), yaml.words());
    // Names that YAML 1.1 reads as truth values and numbers.
    QVERIFY(m_serinctl.write(QStringLiteral("odd/endpoint.yml"),
                             "name: shop\nauth_mode: key\n"
                             "traffic: {\"off\": 40, \"Y\": 60, \"1e3\": 0, official: 0}\n"));
    const CommandOutcome odd = m_serinctl(QStringLiteral("manifest show odd -o yaml"));
    QVERIFY2(odd.exitCode == 0, odd.words());
    for (const char *entry : {"\"off\": 40\n", "\"Y\": 60\n", "\"1e3\": 0\n", " official: 0\n"}) {
        QVERIFY2(odd.out.contains(entry), odd.words());
    }
    const CommandOutcome numbers =
        m_serinctl(QStringLiteral("online-endpoint invoke -n shop -r - -o yaml"),
                   "{\"data\": [0.2119675, 0.0000005]}");
    QVERIFY2(numbers.out.contains("- 0.423935\n") && numbers.out.contains("- 1.0e-06\n"),
             numbers.words());
}

void TestVerbs::printsLogs()
{
    const QString line = QStringLiteral("online-deployment get-logs -e shop -n blue");
    const CommandOutcome log = m_serinctl(line);
    QVERIFY2(log.exitCode == 0, log.words());
    QVERIFY2(log.out.contains("factor 2"), log.words());
    QVERIFY(m_serinctl(line + QStringLiteral(" --lines 1")).out.size() < log.out.size());
    const CommandOutcome json = m_serinctl(line + QStringLiteral(" -o json"));
    QVERIFY(
        json.json().value(QLatin1String("content")).toString().contains(QLatin1String("factor 2")));
    QCOMPARE(m_serinctl(line + QStringLiteral(" --container storage-initializer")).exitCode, 0);
    const CommandOutcome all = m_serinctl(line + QStringLiteral(" --lines 90000"));
    QVERIFY2(all.err.contains("older ones, if there were any, are gone"), all.words());
    QCOMPARE(m_serinctl(line + QStringLiteral(" --container other")).exitCode, 64);
    const CommandOutcome preview =
        m_serinctl(QStringLiteral("endpoint log --name shop --deployment blue"));
    QCOMPARE(preview.out, log.out);
}

void TestVerbs::compares()
{
    const QString line =
        QStringLiteral("compare --name shop --baseline blue --candidate green --request-file ");
    const CommandOutcome differs = m_serinctl(line + QStringLiteral("request.json"));
    QVERIFY2(differs.exitCode == 4, differs.words());
    const QJsonObject json = differs.json();
    QCOMPARE(json.value(QLatin1String("different")), QJsonValue(1));
    const QJsonObject request = json.value(QLatin1String("requests")).toArray().at(0).toObject();
    QCOMPARE(request.value(QLatin1String("result")), QJsonValue(QStringLiteral("different")));
    const QJsonArray differences = request.value(QLatin1String("differences")).toArray();
    QCOMPARE(differences.size(), 2);
    QCOMPARE(differences.at(1).toObject(),
             (QJsonObject{{QStringLiteral("pointer"), QStringLiteral("/1")},
                          {QStringLiteral("kind"), QStringLiteral("changed")},
                          {QStringLiteral("before"), 4},
                          {QStringLiteral("after"), 6}}));
    const CommandOutcome table = m_serinctl(line + QStringLiteral("request.json -o table"));
    QVERIFY2(table.out.startsWith("REQUEST       RESULT     BLUE "), table.words());
    QVERIFY2(table.out.contains("  /1          4     6\n"), table.words());

    QVERIFY(m_serinctl.write(QStringLiteral("golden/a.json"), "{\"data\": [0]}"));
    QVERIFY(m_serinctl.write(QStringLiteral("golden/b.json"), "{\"data\": [1]}"));
    QVERIFY(m_serinctl.write(QStringLiteral("golden/.hidden"), "{\"data\": [9]}"));
    const CommandOutcome folder = m_serinctl(line + QStringLiteral("golden"));
    QCOMPARE(folder.exitCode, 4);
    QCOMPARE(folder.json().value(QLatin1String("same")), QJsonValue(1));
    QCOMPARE(folder.json().value(QLatin1String("requests")).toArray().size(), 2);
    QCOMPARE(m_serinctl(line + QStringLiteral("golden --tolerance 0.5")).exitCode, 0);
    QCOMPARE(m_serinctl(line + QStringLiteral("request.json --ignore /0 --ignore /1")).exitCode, 0);
    const CommandOutcome failed = m_serinctl(line + u'-', "no json");
    QVERIFY2(failed.exitCode == 1, failed.words());
    QCOMPARE(failed.json().value(QLatin1String("failed")), QJsonValue(1));
    QCOMPARE(m_serinctl(line + QStringLiteral("nowhere")).exitCode, 1);
}

void TestVerbs::showsMetrics()
{
    const QString line = QStringLiteral("metrics --name shop --since 2h");
    CommandOutcome outcome;
    QTRY_VERIFY_WITH_TIMEOUT(!(outcome = m_serinctl(line)).array().isEmpty(), 60'000);
    QVERIFY2(outcome.exitCode == 0, outcome.words());
    double requests = 0;
    const QJsonArray rows = outcome.array();
    for (const QJsonValue &row : rows) {
        requests += row.toObject().value(QLatin1String("requestsPerMinute")).toDouble();
        QVERIFY(row.toObject().contains(QLatin1String("latencyMs")));
        QVERIFY(row.toObject().contains(QLatin1String("errorsPerMinute")));
    }
    QVERIFY2(requests > 1, outcome.words());
    const auto errors = [&outcome, this, line] { // "no json" was refused by the model before
        outcome = m_serinctl(line);
        double sum = 0;
        const QJsonArray minutes = outcome.array();
        for (const QJsonValue &row : minutes) {
            sum += row.toObject().value(QLatin1String("errorsPerMinute")).toDouble();
        }
        return sum;
    };
    QTRY_VERIFY_WITH_TIMEOUT(errors() >= 1, 90'000);
    QVERIFY(m_serinctl(line + QStringLiteral(" -o table")).out.startsWith("MINUTE (UTC) "));
    QCOMPARE(m_serinctl(QStringLiteral("metrics --name shop --since soon")).exitCode, 64);
}

void TestVerbs::renewsKeys()
{
    const QString line = QStringLiteral("online-endpoint get-credentials -n shop");
    const QJsonObject before = m_serinctl(line).json();
    QCOMPARE(before.keys(),
             (QStringList{QStringLiteral("primaryKey"), QStringLiteral("secondaryKey")}));
    const CommandOutcome renewed =
        m_serinctl(QStringLiteral("online-endpoint regenerate-keys -n shop --key-type secondary"));
    QVERIFY2(renewed.exitCode == 0, renewed.words());
    const QJsonObject after = m_serinctl(line).json();
    QCOMPARE(after.value(QLatin1String("primaryKey")), before.value(QLatin1String("primaryKey")));
    QVERIFY(after.value(QLatin1String("secondaryKey")) !=
            before.value(QLatin1String("secondaryKey")));
}

void TestVerbs::previewSpelling()
{
    const CommandOutcome moved =
        m_serinctl(QStringLiteral("endpoint update --name shop --traffic blue:90,green:10"));
    QVERIFY2(moved.exitCode == 0, moved.words());
    const CommandOutcome scaled = m_serinctl(
        QStringLiteral("endpoint update --name shop --deployment blue --instance-count 1"));
    QVERIFY2(scaled.exitCode == 0, scaled.words());
    const QJsonObject shown = m_serinctl(QStringLiteral("endpoint show --name shop")).json();
    QCOMPARE(shown.value(QLatin1String("traffic")).toObject().value(QLatin1String("green")),
             QJsonValue(10));
    QCOMPARE(shown.value(QLatin1String("deployments"))
                 .toObject()
                 .value(QLatin1String("blue"))
                 .toObject()
                 .value(QLatin1String("instance_count")),
             QJsonValue(1));
    const CommandOutcome answer = m_serinctl(QStringLiteral(
        "endpoint invoke --name shop --deployment green --request-file request.json"));
    QCOMPARE(answer.out, QByteArray("[3, 6]"));
    QCOMPARE(m_serinctl(QStringLiteral("endpoint update --name shop --instance-count 2")).exitCode,
             64);
    QCOMPARE(m_serinctl(QStringLiteral("endpoint update --name shop")).exitCode, 64);
}

void TestVerbs::deletesDeployments()
{
    const QString line = QStringLiteral("online-deployment delete -e shop -n green");
    const CommandOutcome asked = m_serinctl(line);
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.err.contains("--yes"), asked.words());
    const CommandOutcome busy = m_serinctl(line + QStringLiteral(" --yes"));
    QCOMPARE(busy.exitCode, 1);
    QVERIFY2(busy.err.contains("traffic"), busy.words());
    QCOMPARE(m_serinctl(QStringLiteral("endpoint update --name shop --traffic blue:100")).exitCode,
             0);
    const CommandOutcome deleted =
        m_serinctl(QStringLiteral("endpoint delete --name shop --deployment green --yes"));
    QVERIFY2(deleted.exitCode == 0, deleted.words());
    QCOMPARE(m_serinctl(line + QStringLiteral(" --yes")).exitCode, 1); // no such deployment
    QCOMPARE(m_serinctl(QStringLiteral("online-deployment list -e shop")).array().size(), 1);
}

void TestVerbs::deletesTheEndpoint()
{
    const QString line = QStringLiteral("online-endpoint delete -n shop");
    const CommandOutcome asked = m_serinctl(line);
    QCOMPARE(asked.exitCode, 1);
    QCOMPARE(m_serinctl(QStringLiteral("online-endpoint list")).array().size(), 1);
    const CommandOutcome deleted = m_serinctl(line + QStringLiteral(" --yes"));
    QVERIFY2(deleted.exitCode == 0, deleted.words());
    QCOMPARE(m_serinctl(QStringLiteral("online-endpoint list")).array().size(), 0);
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
