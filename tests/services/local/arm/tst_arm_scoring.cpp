// SPDX-License-Identifier: GPL-3.0-or-later
// What a deployment's body means on this computer: what the fleet is told to run, and what fails.
#include "tests/services/local/arm/armfixture.h"

using namespace serin;
using Answer = ArmFixture::Answer;

class TestArmScoring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_arm = std::make_unique<ArmFixture>(); }
    void tellsTheFleetEverything();
    void runsACommand();
    void usesTheEnvironmentsRoutes();
    void failsWithAReason();
    void failsWithTheImagesName();
    void failsWithoutFiles_data();
    void failsWithoutFiles();
    void keepsServingWhenAnUpdateFails();
    void takesBackWhatItGave();
    void keepsOwnVariables();

private:
    Answer put(const QByteArray &properties = {}, int capacity = 1)
    {
        return m_arm->ask("PUT", bluePath, ArmFixture::deploymentBody(capacity, properties));
    }
    const ScoringSpec &lastSpec() const { return m_arm->fleet->calls.back().spec; }
    std::unique_ptr<ArmFixture> m_arm;
};

void TestArmScoring::tellsTheFleetEverything()
{
    m_arm->makeBird({});
    m_arm->finished(put(R"("environmentVariables":{"A":"1"},
        "requestSettings":{"requestTimeout":"PT1.5S","maxConcurrentRequestsPerInstance":7},
        "livenessProbe":{"initialDelay":"PT1S","period":"PT2S","timeout":"PT3S","failureThreshold":4},
        "readinessProbe":{"initialDelay":"PT5S","successThreshold":2})",
                        3));
    using namespace std::chrono_literals;
    const ScoringSpec &spec = lastSpec();
    QCOMPARE(spec.key.endpoint, QStringLiteral("bird"));
    QCOMPARE(spec.key.deployment, QStringLiteral("blue"));
    QVERIFY(spec.command.isEmpty());
    QCOMPARE(spec.codeDir, m_arm->filePath(QStringLiteral("code")));
    QCOMPARE(spec.scoringScript, QStringLiteral("score.py"));
    QCOMPARE(spec.modelDir, m_arm->filePath(QStringLiteral("model"))); // holds the model's file
    QCOMPARE(spec.environment,
             (QMap<QString, QString>{{QStringLiteral("A"), QStringLiteral("1")}}));
    QCOMPARE(spec.instanceCount, 3);
    QVERIFY(spec.requestTimeout == 1500ms);
    QCOMPARE(spec.maxConcurrentRequests, 7);
    QVERIFY(spec.liveness == (ProbeSpec{QStringLiteral("/"), 1s, 2s, 3s, 1, 4}));
    QVERIFY(spec.readiness == (ProbeSpec{QStringLiteral("/"), 5s, 10s, 2s, 2, 30}));
}

void TestArmScoring::runsACommand()
{
    m_arm->makeBird({});
    const QByteArray body = R"({"location":"local","properties":{"endpointComputeType":"Managed",
        "codeConfiguration":{"codeId":"azureml:c:1"},
        "properties":{"serin.command":"[\"bin/server\",\"--port={port}\"]"}}})";
    const Answer made = m_arm->ask("PUT", bluePath, body);
    QCOMPARE(made.status, 201);
    QCOMPARE(m_arm->finished(made).at("status").toString(), QStringLiteral("Succeeded"));
    QCOMPARE(lastSpec().command,
             QStringList({QStringLiteral("bin/server"), QStringLiteral("--port={port}")}));
    QCOMPARE(lastSpec().codeDir, m_arm->filePath(QStringLiteral("code")));
    QVERIFY(lastSpec().modelDir.isEmpty());
}

void TestArmScoring::usesTheEnvironmentsRoutes()
{
    m_arm->makeBird({});
    const QByteArray environment = R"({"properties":{"image":"i","inferenceConfig":{
        "livenessRoute":{"path":"/alive","port":8080},"readinessRoute":{"path":"/ready","port":8080},
        "scoringRoute":{"path":"/v1/chat","port":8080}}}})";
    QCOMPARE(m_arm->ask("PUT", "environments/e/versions/1", environment).status, 201);
    m_arm->finished(put(R"("environmentId":"azureml:e:1")"));
    QCOMPARE(lastSpec().liveness.route, QStringLiteral("/alive"));
    QCOMPARE(lastSpec().readiness.route, QStringLiteral("/ready"));
    const auto table = m_arm->service->routingTable();
    QCOMPARE(table->endpoints.at("bird").deployments.front().scoringRoute, std::string("/v1/chat"));
    const QString note = m_arm->get(bluePath)
                             .at("properties.properties")
                             .toObject()
                             .value(QStringLiteral("serin.environment"))
                             .toString();
    QVERIFY(note.startsWith(QStringLiteral("not built locally")));
    const Answer log = m_arm->ask("POST", bluePath + QStringLiteral("/getLogs"),
                                  R"({"containerType":"StorageInitializer"})");
    QCOMPARE(log.at("content").toString(),
             QStringLiteral("The environment is %1.\n").arg(note) + m_arm->fleet->logText);
}

void TestArmScoring::failsWithAReason()
{
    m_arm->makeBird({});
    m_arm->fleet->failure = QStringLiteral("blue-1 ended with 3: No module named 'numpy'");
    const Answer done = m_arm->finished(put());
    QCOMPARE(done.at("status").toString(), QStringLiteral("Failed"));
    QCOMPARE(done.at("error.code").toString(), QStringLiteral("ResourceNotReady"));
    QCOMPARE(done.at("error.message").toString(),
             QStringLiteral("The deployment \"blue\" cannot be run: blue-1 ended with 3: No module "
                            "named 'numpy'."));
    const Answer deployment = m_arm->get(bluePath);
    QCOMPARE(deployment.state(), QStringLiteral("Failed"));
    QVERIFY(deployment.body.contains("No module named 'numpy'"));

    m_arm->fleet->failure.clear(); // mended
    QCOMPARE(m_arm->finished(put()).at("status").toString(), QStringLiteral("Succeeded"));
    QVERIFY(!m_arm->get(bluePath).body.contains("numpy"));
}

void TestArmScoring::failsWithTheImagesName()
{
    m_arm->makeBird({});
    m_arm->ask("PUT", "environments/e/versions/1",
               R"({"properties":{"image":"mcr.example.org/birds/serin:7"}})");
    const QByteArray body = R"({"location":"local","properties":{"endpointComputeType":"Managed",
        "environmentId":"azureml:e:1"}})";
    const Answer done = m_arm->finished(m_arm->ask("PUT", bluePath, body));
    QCOMPARE(done.at("status").toString(), QStringLiteral("Failed"));
    QCOMPARE(done.at("error.code").toString(), QStringLiteral("BadArgument"));
    const QString message = done.at("error.message").toString();
    QVERIFY2(message.contains(QStringLiteral("mcr.example.org/birds/serin:7")),
             qPrintable(message));
    QVERIFY(message.contains(QStringLiteral("serin.command")));
    QCOMPARE(m_arm->get(bluePath).state(), QStringLiteral("Failed"));
    QCOMPARE(m_arm->fleet->runs(blueKey), 0);
}

void TestArmScoring::failsWithoutFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("model") << QStringLiteral("model") << QStringLiteral("the model ");
    QTest::newRow("code") << QStringLiteral("code") << QStringLiteral("the code ");
    QTest::newRow("script") << QStringLiteral("code/score.py")
                            << QStringLiteral("the scoring script ");
}

void TestArmScoring::failsWithoutFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    m_arm->makeBird({});
    QVERIFY(QFile::rename(m_arm->filePath(name), m_arm->filePath(QStringLiteral("away"))));
    const Answer done = m_arm->finished(put());
    QCOMPARE(done.at("status").toString(), QStringLiteral("Failed"));
    QCOMPARE(done.at("error.code").toString(), QStringLiteral("ResourceNotFound"));
    const QString message = done.at("error.message").toString();
    QVERIFY2(message.contains(says) && message.contains(m_arm->filePath(name)),
             qPrintable(message));
}

void TestArmScoring::keepsServingWhenAnUpdateFails()
{
    m_arm->makeBird({QStringLiteral("blue")});
    m_arm->fleet->failure = QStringLiteral("it does not start");
    const Answer updating = put(R"("description":"new")", 5);
    QCOMPARE(updating.at("sku.capacity").toInt(), 1); // what runs
    QCOMPARE(m_arm->finished(updating).at("status").toString(), QStringLiteral("Failed"));
    const Answer deployment = m_arm->get(bluePath);
    QCOMPARE(deployment.state(), QStringLiteral("Failed"));
    QCOMPARE(deployment.at("sku.capacity").toInt(), 1);
    QVERIFY(deployment.at("properties.description").isNull());
    QCOMPARE(
        m_arm->service->routingTable()->endpoints.at("bird").deployments.front().instances.size(),
        size_t(1));
}

void TestArmScoring::takesBackWhatItGave()
{
    m_arm->makeBird({});
    m_arm->ask("PUT", "environments/e/versions/1", R"({"properties":{"image":"i"}})");
    m_arm->finished(put(R"("environmentId":"azureml:e:1","environmentVariables":{"A":"1"})"));
    const ScoringSpec first = lastSpec();
    const Answer before = m_arm->get(bluePath);
    QVERIFY(before.at("properties.environmentVariables").toObject().size() == 4);
    const Answer again = m_arm->ask("PUT", bluePath, before.body);
    QCOMPARE(again.status, 201);
    m_arm->finished(again);
    QVERIFY(lastSpec() == first);
    QJsonObject one = before.at("properties").toObject();
    QJsonObject two = m_arm->get(bluePath).at("properties").toObject();
    one.remove(QStringLiteral("properties")); // names the operation
    two.remove(QStringLiteral("properties"));
    QCOMPARE(one, two);
}

void TestArmScoring::keepsOwnVariables()
{
    m_arm->makeBird({});
    const QByteArray own = R"("environmentVariables":{"AZUREML_MODEL_DIR":"/mine","B":"2"})";
    m_arm->finished(put(own));
    QCOMPARE(lastSpec().environment.value(QStringLiteral("AZUREML_MODEL_DIR")),
             QStringLiteral("/mine"));
    // What was shown before, and comes back although the code has moved, was not asked for.
    m_arm->finished(put());
    const Answer shown = m_arm->get(bluePath);
    const QByteArray body =
        QByteArray(shown.body)
            .replace("\"model\":\"" + ArmFixture::workspacePath.toUtf8() + "/models/m/versions/1\"",
                     "\"model\":null");
    QVERIFY(body != shown.body);
    m_arm->finished(m_arm->ask("PUT", bluePath, body));
    QVERIFY(lastSpec().environment.isEmpty());
    QVERIFY(lastSpec().modelDir.isEmpty());
}

QTEST_GUILESS_MAIN(TestArmScoring)
#include "tst_arm_scoring.moc"
