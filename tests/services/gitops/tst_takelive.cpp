// SPDX-License-Identifier: GPL-3.0-or-later
// Live values written into manifests: only their bytes change, and nothing is planned afterwards.
#include "tests/services/gitops/takeliveplace.h"

#include <QTest>

using namespace serin;

class TestTakeLive : public QObject, private TakeLivePlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clear(); }
    void takesTraffic();
    void addsTrafficWhereNoneIsWritten();
    void takesMirroredTraffic();
    void takesInstanceCounts_data();
    void takesInstanceCounts();
    void takesValues_data();
    void takesValues();
    void takesSeveralFieldsOfOneFile();
    void takesOnlyTheRowsThatAreGiven();
    void takesWhatOpenDocumentsSay();
    void removesADeploymentThatIsGone();
    void keepsADeploymentThatGetsTraffic();
    void leavesWhatCannotBeCompared();
    void doesNothingWhenAllIsSaid();
};

void TestTakeLive::takesTraffic()
{
    serve();
    setTraffic({{QStringLiteral("green"), 100}});
    const TakenLive taken = take();
    verifyTaken(taken);
    QCOMPARE(text("endpoint.yml"), QByteArray("# The endpoint\nname: churn\nauth_mode: key\n"
                                              "traffic:\n  \"blue\": 0   # old\n  green: 100\n"));
    QCOMPARE(taken.changes.size(), 1);
    QCOMPARE(taken.changes.front().path, QStringLiteral("/repository/endpoint.yml"));
}

void TestTakeLive::addsTrafficWhereNoneIsWritten()
{
    // Git says nothing of it any more; what was applied did.
    serve();
    write("endpoint.yml", "name: churn\nauth_mode: key\n");
    m_in.workingTree = m_folder.desired();
    setTraffic({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
    BoardRow row;
    row.endpoint = churned;
    row.field = QStringLiteral("traffic");
    row.cause = BoardCause::Drifted;
    verifyTaken(take({row}));
    QCOMPARE(text("endpoint.yml"),
             QByteArray("name: churn\nauth_mode: key\ntraffic:\n  blue: 90\n  green: 10\n"));
}

void TestTakeLive::takesMirroredTraffic()
{
    write("endpoint.yml",
          "name: churn\nauth_mode: key\ntraffic: {blue: 100}\nmirror_traffic: {green: 10}\n");
    write("blue.yml", deploymentWith("blue", "instance_count: 1\n"));
    write("green.yml", deploymentWith("green", "instance_count: 1\n"));
    apply();
    live().live.mirrorTraffic = {{QStringLiteral("green"), 30}};
    verifyTaken(take());
    QCOMPARE(
        text("endpoint.yml"),
        QByteArray(
            "name: churn\nauth_mode: key\ntraffic: {blue: 100}\nmirror_traffic: {green: 30}\n"));
    m_in.workingTree = m_in.head = m_in.base = m_in.upstream = m_folder.desired();
    live().live.mirrorTraffic.clear();
    verifyTaken(take());
}

void TestTakeLive::takesInstanceCounts_data()
{
    QTest::addColumn<bool>("inside");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("v2") << false << QByteArray("instance_count: 1   # enough\n")
                        << QByteArray("instance_count: 4   # enough\n");
    QTest::newRow("preview")
        << true << QByteArray("scale_settings: {scale_type: manual, instance_count: 1}")
        << QByteArray("scale_settings: {scale_type: manual, instance_count: 4}");
}

void TestTakeLive::takesInstanceCounts()
{
    QFETCH(bool, inside);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const char *file = inside ? "endpoint.yml" : "blue.yml";
    if (inside) {
        write("endpoint.yml", "name: churn\ntype: online\nauth_mode: key\ntraffic: {blue: 100}\n"
                              "deployments:\n  blue:\n    model: azureml:m:1\n    environment: "
                              "azureml:e:1\n    instance_type: S\n    " +
                                  before + "\n");
    } else {
        write("endpoint.yml", "name: churn\nauth_mode: key\ntraffic: {blue: 100}\n");
        write("blue.yml", deploymentWith("blue", before));
    }
    apply();
    blue().instanceCount = *InstanceCount::fromInt(4);
    const QByteArray expected = text(file).replace(before, after);
    verifyTaken(take());
    QCOMPARE(text(file), expected);
}

struct LiveChange
{
    std::function<void(DeploymentSpec &)> make;
};
Q_DECLARE_METATYPE(LiveChange)

void TestTakeLive::takesValues_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<LiveChange>("change");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before,
                        std::function<void(DeploymentSpec &)> change, const char *after) {
        QTest::newRow(name) << QByteArray(before) << LiveChange{std::move(change)}
                            << QByteArray(after);
    };
    row(
        "a number inside a map", "request_settings:\n  request_timeout_ms: 9000 # slow\n",
        [](DeploymentSpec &spec) {
            spec.requestSettings->requestTimeout = std::chrono::milliseconds(100'000);
        },
        "request_settings:\n  request_timeout_ms: 100000 # slow\n");
    row(
        "the service's default", "request_settings:\n  request_timeout_ms: 9000\n",
        [](DeploymentSpec &spec) { spec.requestSettings.reset(); },
        "request_settings:\n  request_timeout_ms: 5000\n");
    row(
        "a switch", "app_insights_enabled: true\n",
        [](DeploymentSpec &spec) { spec.appInsightsEnabled = false; },
        "app_insights_enabled: false\n");
    row(
        "a text with quotes", "description: 'Blue one'\n",
        [](DeploymentSpec &spec) { spec.description = QStringLiteral("It's: new"); },
        "description: \"It's: new\"\n");
    row(
        "a text like a number", "description: first\n",
        [](DeploymentSpec &spec) { spec.description = QStringLiteral("1"); },
        "description: \"1\"\n");
    row(
        "variables that changed, came and went",
        "environment_variables:\n  MODE: fast\n  # not needed\n  OLD: x\n  KEPT: a/b~c\n",
        [](DeploymentSpec &spec) {
            spec.environmentVariables = {{QStringLiteral("MODE"), QStringLiteral("off")},
                                         {QStringLiteral("KEPT"), QStringLiteral("a/b~c")},
                                         {QStringLiteral("A/B~C"), QStringLiteral("new")}};
        },
        "environment_variables:\n  MODE: \"off\"\n  KEPT: a/b~c\n  \"A/B~C\": new\n");
    row(
        "another model", "tags: {}\n",
        [](DeploymentSpec &spec) {
            spec.model =
                AssetReference{AssetReference::Kind::Registered, QStringLiteral("azureml:m:7")};
        },
        "tags: {}\n");
}

void TestTakeLive::takesValues()
{
    QFETCH(QByteArray, before);
    QFETCH(LiveChange, change);
    QFETCH(QByteArray, after);
    serve("instance_count: 1\n" + before);
    change.make(blue());
    QByteArray expected = text("blue.yml").replace(before, after);
    if (blue().model->text == QLatin1String("azureml:m:7")) {
        expected.replace("azureml:m:1", "azureml:m:7");
    }
    verifyTaken(take());
    QCOMPARE(text("blue.yml"), expected);
    QVERIFY(text("green.yml").contains("azureml:m:1"));
}

void TestTakeLive::takesSeveralFieldsOfOneFile()
{
    serve("instance_count: 1\ndescription: first\n");
    blue().instanceCount = *InstanceCount::fromInt(3);
    blue().description = QStringLiteral("second");
    const TakenLive taken = take();
    verifyTaken(taken);
    QCOMPARE(taken.taken.size(), std::size_t(2));
    QCOMPARE(taken.changes.size(), 1);
    QCOMPARE(text("blue.yml"), deploymentWith("blue", "instance_count: 3\ndescription: second\n"));
}

void TestTakeLive::takesOnlyTheRowsThatAreGiven()
{
    serve("instance_count: 1\ndescription: first\n");
    blue().instanceCount = *InstanceCount::fromInt(3);
    blue().description = QStringLiteral("second");
    std::vector<BoardRow> some = rows();
    some.erase(std::remove_if(some.begin(), some.end(),
                              [](const BoardRow &row) {
                                  return row.field != QLatin1String("instance_count");
                              }),
               some.end());
    QCOMPARE(take(some).taken.size(), std::size_t(1));
    QCOMPARE(text("blue.yml"), deploymentWith("blue", "instance_count: 3\ndescription: first\n"));
}

void TestTakeLive::takesWhatOpenDocumentsSay()
{
    serve();
    setTraffic({{QStringLiteral("blue"), 100}});
    // The document has a line that is not saved yet.
    const QByteArray draft = text("endpoint.yml") + "description: a draft\n";
    const TakenLive taken = takeLive(m_folder.desired(), m_plane.state(), rows(),
                                     [&](const QString &) -> Result<QByteArray> { return draft; });
    QCOMPARE(taken.changes.size(), 1);
    QCOMPARE(taken.changes.front().before, std::optional(draft));
    QVERIFY(taken.changes.front().after->endsWith("description: a draft\n"));
    QVERIFY(taken.changes.front().after->contains("\"blue\": 100   # old\n  green: 0\n"));
}

void TestTakeLive::removesADeploymentThatIsGone()
{
    serve();
    setTraffic({{QStringLiteral("blue"), 100}});
    live().deployments.erase(QStringLiteral("green"));
    const TakenLive taken = take();
    verifyTaken(taken);
    QCOMPARE(text("green.yml"), QByteArray());
    QVERIFY2(!text("endpoint.yml").contains("green"), text("endpoint.yml").constData());
}

void TestTakeLive::keepsADeploymentThatGetsTraffic()
{
    serve();
    live().deployments.erase(QStringLiteral("green"));
    std::vector<BoardRow> gone = rows(); // the traffic is not among them
    QCOMPARE(gone.size(), std::size_t(1));
    const TakenLive taken = take(gone);
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.left.front().why.kind == ErrorKind::Conflict);
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLive::leavesWhatCannotBeCompared()
{
    write("endpoint.yml", "name: churn\nauth_mode: key\n");
    write("blue.yml", "name: blue\nendpoint_name: churn\nmodel: {path: ./model}\n"
                      "environment: azureml:e:1\ninstance_type: S\ninstance_count: 1\n");
    apply();
    blue().model = AssetReference{AssetReference::Kind::Registered, QStringLiteral("azureml:m:7")};
    BoardRow row;
    row.endpoint = churned;
    row.deployment = QStringLiteral("blue");
    row.field = QStringLiteral("model");
    row.cause = BoardCause::Drifted;
    const TakenLive taken = take({row});
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.left.front().why.detail.contains(QStringLiteral("cannot be compared")));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLive::doesNothingWhenAllIsSaid()
{
    serve();
    BoardRow row;
    row.endpoint = churned;
    row.field = QStringLiteral("traffic");
    row.cause = BoardCause::Drifted;
    const TakenLive taken = take({row});
    QCOMPARE(taken.taken.size(), std::size_t(1));
    QVERIFY(taken.changes.isEmpty());
}

QTEST_GUILESS_MAIN(TestTakeLive)
#include "tst_takelive.moc"
