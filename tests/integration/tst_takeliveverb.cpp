// SPDX-License-Identifier: GPL-3.0-or-later
// `drift --take-live` of what exists only live, with real git and a real local workspace: the new
// manifests say it all, so that they bring it back when it is gone.
#include "tests/integration/gitopsplace.h"

#include <algorithm>

using namespace serin;

class TestTakeLiveVerb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_place.reset(); }
    void writesADeployment();
    void keepsSecretsOutOfIt();
    void writesAnEndpoint();
    void writesAnEndpointWhereItIsTold();

private:
    [[nodiscard]] GitOpsPlace &place() { return *m_place; }
    /// green, made from a file that is in no repository.
    void makeGreen(const char *endpoint, const QByteArray &more)
    {
        const QString file = place().at("elsewhere.yml");
        CommandPlace::write(
            file,
            QByteArray(CommandPlace::read(place().demo + QStringLiteral("/blue-deployment.yml")))
                    .replace("endpoint_name: my-endpoint", QByteArray("endpoint_name: ") + endpoint)
                    .replace("name: blue", "name: green")
                    .replace("model-1/", "demo/model-2/") +
                more);
        VERIFY_EXIT(
            place().run(place().root(), {"online-deployment", "create", "-f", "elsewhere.yml"}), 0);
    }
    /// What a manifest can say of a live deployment.
    QJsonObject shown(const char *endpoint)
    {
        QJsonObject json =
            place()
                .serin({"online-deployment", "show", "-e", endpoint, "-n", "green", "-o", "json"})
                .json();
        for (const char *made :
             {"created_at", "modified_at", "creation_context", "properties", "system_data"}) {
            json.remove(QLatin1String(made));
        }
        return json;
    }
    /// The line of `drift` that says the endpoint's traffic was changed live.
    QByteArray driftedTraffic()
    {
        const QList<QByteArray> lines = place().serin({"drift", "-o", "table"}).out.split('\n');
        const auto row = std::find_if(lines.begin(), lines.end(), [](const QByteArray &line) {
            return line.contains(" traffic ") && line.contains(" drifted ");
        });
        return row == lines.end() ? lines.join('\n') : *row;
    }
    QByteArray text(const char *file)
    {
        return CommandPlace::read(place().demo + u'/' + QString::fromLatin1(file));
    }

    std::unique_ptr<GitOpsPlace> m_place;
};

void TestTakeLiveVerb::init()
{
    m_place = std::make_unique<GitOpsPlace>(QStringLiteral(SERINCTL));
    VERIFY_EXIT(place().serin({"apply"}), 0);
}

void TestTakeLiveVerb::writesADeployment()
{
    makeGreen("my-endpoint", "description: \"By hand: # 1\"\n"
                             "tags: {team: risk, version: \"1.10\"}\n"
                             "environment_variables: {MODE: \"on\", WORKERS: \"2\"}\n"
                             "request_settings: {request_timeout_ms: 90000, "
                             "max_concurrent_requests_per_instance: 3}\n"
                             "readiness_probe: {period: 5, failure_threshold: 7}\n"
                             "app_insights_enabled: true\n");
    VERIFY_EXIT(place().serin({"online-endpoint", "update", "-n", "my-endpoint", "--traffic",
                               "blue=90 green=10"}),
                0);
    QCOMPARE(place().drift(), (QStringList{QStringLiteral("my-endpoint traffic drifted"),
                                           QStringLiteral("my-endpoint/green name not in Git")}));
    QVERIFY2(driftedTraffic().contains("take live"), driftedTraffic().constData());
    const QJsonObject before = shown("my-endpoint");

    const CommandOutcome diff = place().serin({"drift", "--take-live", "--diff"});
    VERIFY_EXIT(diff, 0);
    QVERIFY2(diff.out.contains("+++ b/green-deployment.yml") && diff.out.contains("+name: green") &&
                 diff.out.contains("+  green: 10"),
             diff.words());
    QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());

    const CommandOutcome taken = place().serin({"drift", "--take-live", "-o", "json"});
    VERIFY_EXIT(taken, 0);
    QCOMPARE(taken.json().value(QLatin1String("files")).toArray(),
             (QJsonArray{QStringLiteral("endpoint.yml"), QStringLiteral("green-deployment.yml")}));
    const QJsonArray notes = taken.json().value(QLatin1String("notes")).toArray();
    QCOMPARE(notes.size(), 1);
    QVERIFY(notes[0][QLatin1String("note")].toString().startsWith(
        QLatin1String("the code is known as azureml:")));
    QVERIFY2(taken.err.contains("green-deployment.yml written") &&
                 taken.err.contains("my-endpoint/green: the code is known as azureml:"),
             taken.words());
    const QByteArray green = text("green-deployment.yml");
    QVERIFY2(green.startsWith("$schema: https://azuremlschemas.azureedge.net/latest/"
                              "managedOnlineDeployment.schema.json\nname: green\n"
                              "endpoint_name: my-endpoint\ndescription: \"By hand: # 1\"\n"
                              "tags:\n  team: risk\n  version: \"1.10\"\nmodel: azureml:"),
             green.constData());
    for (const char *line :
         {"  scoring_script: score.py\n", "  MODE: \"on\"\n", "  request_timeout_ms: 90000\n",
          "  failure_threshold: 7\n", "instance_type: Standard_DS3_v2\ninstance_count: 1\n",
          "app_insights_enabled: true\n"}) {
        QVERIFY2(green.contains(line), green.constData());
    }
    QVERIFY2(!green.contains("AZUREML_") && !green.contains("egress"), green.constData());
    VERIFY_EXIT(place().serin({"manifest", "validate", "."}), 0);

    // What was taken is not offered again.
    const QByteArray row = driftedTraffic();
    QVERIFY2(row.contains("re-apply Git") && !row.contains("take live"), row.constData());

    // There is nothing to do, before and after it is in Git.
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Take green over", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"plan"}), 0);
    QCOMPARE(place().drift(), QStringList());

    // When it is gone the manifest brings back the same.
    VERIFY_EXIT(
        place().serin({"online-endpoint", "update", "-n", "my-endpoint", "--traffic", "blue=100"}),
        0);
    VERIFY_EXIT(
        place().serin({"online-deployment", "delete", "-e", "my-endpoint", "-n", "green", "--yes"}),
        0);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QCOMPARE(shown("my-endpoint"), before);
    QCOMPARE(place().drift(), QStringList());
}

void TestTakeLiveVerb::keepsSecretsOutOfIt()
{
    makeGreen("my-endpoint", "environment_variables: {MODE: fast, DB_PASSWORD: planted-word}\n");
    const CommandOutcome taken = place().serin({"drift", "--take-live"});
    VERIFY_EXIT(taken, 0);
    QVERIFY2(taken.err.contains("environment_variables is left out: DB_PASSWORD may be secret"),
             taken.words());
    const QByteArray all = taken.out + taken.err + text("green-deployment.yml");
    QVERIFY2(!all.contains("planted-word") && !all.contains("MODE: fast"), all.constData());
    // The variables stay as they are live.
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Take green over", "."}), 0);
    VERIFY_EXIT(place().serin({"apply"}), 0);
    QCOMPARE(shown("my-endpoint")
                 .value(QLatin1String("environment_variables"))[QLatin1String("DB_PASSWORD")]
                 .toString(),
             QStringLiteral("planted-word"));
}

void TestTakeLiveVerb::writesAnEndpoint()
{
    CommandPlace::write(place().at("other.yml"),
                        "name: other\nauth_mode: key\ndescription: by hand\n"
                        "tags: {team: risk}\n");
    VERIFY_EXIT(place().run(place().root(), {"online-endpoint", "create", "-f", "other.yml"}), 0);
    makeGreen("other", "");
    VERIFY_EXIT(
        place().serin({"online-endpoint", "update", "-n", "other", "--traffic", "green=100"}), 0);
    // Others' endpoints are nobody's business until they are asked for.
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"drift", "--take-live"}), 0);
    QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());
    const CommandOutcome all = place().serin({"drift", "--all"});
    VERIFY_EXIT(all, 2);
    QVERIFY2(all.out.contains("not in Git"), all.words());

    const CommandOutcome diff =
        place().serin({"drift", "--take-live", "--diff", "--endpoint", "other"});
    VERIFY_EXIT(diff, 0);
    QVERIFY2(diff.out.contains("+++ b/other/endpoint.yml") &&
                 diff.out.contains("+++ b/other/green-deployment.yml"),
             diff.words());
    QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());
    VERIFY_EXIT(place().serin({"drift", "--take-live", "--endpoint", "other"}), 0);
    QCOMPARE(text("other/endpoint.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineEndpoint.schema.json\nname: other\ndescription: by hand\n"
                        "tags:\n  team: risk\nauth_mode: key\ntraffic:\n  green: 100\n"));
    QVERIFY(text("other/green-deployment.yml").contains("endpoint_name: other\n"));
    VERIFY_EXIT(place().serin({"manifest", "validate", "."}), 0);
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
    VERIFY_EXIT(place().serin({"commit", "-m", "Take other over", "."}), 0);
    VERIFY_EXIT(place().serin({"push"}), 0);
    VERIFY_EXIT(place().serin({"plan"}), 0);
    QCOMPARE(place().drift(), QStringList());
    VERIFY_EXIT(place().serin({"drift", "--all"}), 0);
}

void TestTakeLiveVerb::writesAnEndpointWhereItIsTold()
{
    CommandPlace::write(place().at("other.yml"), "name: other\nauth_mode: aml_token\n");
    VERIFY_EXIT(place().run(place().root(), {"online-endpoint", "create", "-f", "other.yml"}), 0);
    // endpoint.yml of my-endpoint is there already; and nothing leaves the project.
    CommandOutcome left = place().serin({"drift", "--take-live", "-e", "other", "--folder", "."});
    VERIFY_EXIT(left, 1);
    QVERIFY2(left.err.contains("a file of this name exists already"), left.words());
    left = place().serin(
        {"drift", "--take-live", "-e", "other", "--folder", ".", "--diff", "-o", "json"});
    VERIFY_EXIT(left, 1);
    QCOMPARE(left.err.count("serinctl: error: "), 1);
    QVERIFY2(left.json()[QLatin1String("error")][QLatin1String("message")].toString().endsWith(
                 QLatin1String("cannot be taken into the manifests")),
             left.words());
    QCOMPARE(left.json()[QLatin1String("diff")], QJsonValue(QString()));
    left = place().serin({"drift", "--take-live", "-e", "other", "--folder", "../away"});
    VERIFY_EXIT(left, 1);
    QVERIFY(!QFileInfo::exists(place().at("away")));
    VERIFY_EXIT(place().serin({"drift", "--folder", "x"}), 64);
    QCOMPARE(place().git(place().demo, {"status", "--porcelain"}), QByteArray());
    VERIFY_EXIT(place().serin({"drift", "--take-live", "-e", "other", "--folder", "teams/risk"}),
                0);
    QVERIFY(text("teams/risk/endpoint.yml").contains("auth_mode: aml_token\n"));
    VERIFY_EXIT(place().serin({"plan", "--worktree"}), 0);
}

QTEST_GUILESS_MAIN(TestTakeLiveVerb)
#include "tst_takeliveverb.moc"
