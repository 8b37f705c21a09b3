// SPDX-License-Identifier: GPL-3.0-or-later
// Live values written into manifests: only their bytes change, and nothing is planned afterwards.
#include "services/gitops/drift/takelive.h"

#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QTest>

using namespace serin;

namespace {

const QString churned = QStringLiteral("churn");
const QString foreign = QStringLiteral("other");

QByteArray deploymentWith(const QByteArray &name, const QByteArray &more)
{
    return "# " + name + ", as it serves\nname: " + name +
           "\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:1\n"
           "instance_type: Standard_DS3_v2   # small\n" +
           more;
}

} // namespace

class TestTakeLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
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
    void writesADeploymentThatIsOnlyLive();
    void writesADeploymentInsideItsEndpoint();
    void writesAnEndpointThatIsOnlyLive();
    void writesAnEndpointWhereItIsTold_data();
    void writesAnEndpointWhereItIsTold();
    void keepsSecretsOutOfGit();
    void leavesUndecidedEndpoints();
    void leavesAnEndpointThatIsGone();
    void leavesPlacesThatCannotBeEdited();
    void leavesWhatCannotBeRead();
    void doesNothingWhenAllIsSaid();

private:
    void write(const char *path, const QByteArray &text)
    {
        m_folder.write(QString::fromLatin1(path), text);
    }
    [[nodiscard]] QByteArray text(const char *path) const
    {
        return m_folder.text(QString::fromLatin1(path));
    }
    [[nodiscard]] Plan planned() const
    {
        PlanInput input;
        input.desired = m_folder.desired();
        input.live = m_plane.state();
        return plan(input);
    }
    void apply()
    {
        m_in.upstream = m_in.head = m_in.base = m_in.workingTree = m_folder.desired();
        const Plan made = planned();
        QVERIFY2(made.refusals.empty(), "refused");
        QCOMPARE(m_plane.apply(made), QString());
        m_in.applied.insert(churned, {m_folder.desired().endpoint(churned), true, false, {}});
    }
    /// Blue and green with half of the traffic each, applied.
    void serve(const QByteArray &blue = "instance_count: 1\n")
    {
        write("endpoint.yml", "# The endpoint\nname: churn\nauth_mode: key\ntraffic:\n"
                              "  \"blue\": 50   # old\n  green: 50\n");
        write("blue.yml", deploymentWith("blue", blue));
        write("green.yml", deploymentWith("green", "instance_count: 2\n"));
        apply();
    }
    /// A deployment that nobody has written a manifest for.
    void addRed(const QString &endpoint = churned, const QString &name = QStringLiteral("red"))
    {
        LiveDeployment red = live().deployments.at(QStringLiteral("blue"));
        const QString workspace = QStringLiteral("/subscriptions/s/resourceGroups/g/providers/"
                                                 "Microsoft.MachineLearningServices/workspaces/w");
        red.id = workspace + QStringLiteral("/onlineEndpoints/churn/deployments/red");
        red.spec.name = *DeploymentName::fromString(name);
        red.spec.model =
            AssetReference{AssetReference::Kind::Registered,
                           workspace.toLower() + QStringLiteral("/models/m/versions/1")};
        red.spec.code = AssetReference{AssetReference::Kind::Registered,
                                       workspace + QStringLiteral("/codes/c/versions/3")};
        red.spec.scoringScript = QStringLiteral("score.py");
        red.spec.environmentVariables = {
            {QStringLiteral("MODE"), QStringLiteral("fast")},
            {QStringLiteral("AML_APP_ROOT"), QStringLiteral("/var/azureml-app")}};
        red.spec.properties = {
            {QStringLiteral("AzureAsyncOperationUri"), QStringLiteral("https://example.org/x")}};
        m_plane.endpoints.at(endpoint).deployments.insert({name, red});
    }
    ModelPlane::Endpoint &live() { return m_plane.endpoints.at(churned); }
    DeploymentSpec &blue() { return live().deployments.at(QStringLiteral("blue")).spec; }
    void setTraffic(const QMap<QString, int> &shares) { live().live.traffic = shares; }

    [[nodiscard]] std::vector<BoardRow> rows()
    {
        m_in.live = m_plane.state();
        std::vector<BoardRow> found;
        for (const BoardRow &row : makeBoard(m_in).rows) {
            if (canTakeLive(row)) {
                found.push_back(row);
            }
        }
        return found;
    }
    /// Takes @p rows; the folder has the changes afterwards.
    TakenLive take(const std::vector<BoardRow> &rows, const QString &newFolder = {})
    {
        const TakenLive taken = takeLive(
            m_folder.desired(), m_plane.state(), rows,
            [this](const QString &path) -> Result<QByteArray> {
                const QByteArray found = m_folder.text(ManifestFolder::relative(path));
                if (found.isEmpty()) {
                    return failure(ErrorKind::Io, QStringLiteral("gone"), path);
                }
                return found;
            },
            newFolder);
        for (const FileChange &change : taken.changes) {
            const QString path = ManifestFolder::relative(change.path);
            if (change.after) {
                m_folder.write(path, *change.after);
            } else {
                m_folder.remove(path);
            }
        }
        return taken;
    }
    TakenLive take() { return take(rows()); }
    /// All was taken, and the manifests say what is live.
    void verifyTaken(const TakenLive &taken)
    {
        QVERIFY2(taken.left.empty(),
                 taken.left.empty() ? "" : qPrintable(taken.left.front().why.toLine()));
        QVERIFY(!taken.taken.empty());
        const Plan after = planned();
        QVERIFY2(after.operations.empty(),
                 after.operations.empty() ? "" : qPrintable(after.operations.front().reason));
    }

    ManifestFolder m_folder;
    ModelPlane m_plane;
    BoardInput m_in;
};

void TestTakeLive::init()
{
    m_folder.clear();
    m_plane = ModelPlane();
    m_in = BoardInput();
}

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

void TestTakeLive::writesADeploymentThatIsOnlyLive()
{
    serve();
    addRed();
    setTraffic({{QStringLiteral("blue"), 90}, {QStringLiteral("red"), 10}});
    const std::vector<BoardRow> found = rows();
    QCOMPARE(found.size(), std::size_t(2));
    const TakenLive taken = take(found);
    verifyTaken(taken);
    // Called as the others are, and as it is live.
    QCOMPARE(text("red.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineDeployment.schema.json\nname: red\nendpoint_name: churn\n"
                        "model: azureml:m:1\n"
                        "code_configuration:\n  code: azureml:c:3\n  scoring_script: score.py\n"
                        "environment: azureml:e:1\n"
                        "environment_variables:\n  MODE: fast\n"
                        "instance_type: Standard_DS3_v2\ninstance_count: 1\n"));
    QVERIFY(text("endpoint.yml").contains("\n  green: 0\n  red: 10\n"));
    QCOMPARE(taken.notes.size(), std::size_t(1));
    QCOMPARE(taken.notes.front().deployment, QStringLiteral("red"));
    QVERIFY(taken.notes.front().text.contains(QStringLiteral("known as azureml:c:3 only")));
    for (const FileChange &change : taken.changes) {
        QCOMPARE(change.before.has_value(), !change.path.endsWith(QStringLiteral("/red.yml")));
    }
}

void TestTakeLive::writesADeploymentInsideItsEndpoint()
{
    write("endpoint.yml", "name: churn\ntype: online\nauth_mode: key\ntraffic: {blue: 100}\n"
                          "deployments:\n  # The one\n  blue:\n    model: azureml:m:1\n"
                          "    environment: azureml:e:1\n    instance_type: S\n"
                          "    scale_settings: {scale_type: manual, instance_count: 1}\n");
    apply();
    addRed();
    const QByteArray before = text("endpoint.yml");
    verifyTaken(take());
    QVERIFY(text("endpoint.yml").startsWith(before));
    QVERIFY2(text("endpoint.yml").contains("\n  red:\n    model: azureml:m:1\n") &&
                 text("endpoint.yml")
                     .contains("\n    scale_settings:\n      instance_count: 1\n"
                               "      scale_type: manual\n"),
             text("endpoint.yml").constData());
}

void TestTakeLive::writesAnEndpointThatIsOnlyLive()
{
    serve();
    ModelPlane::Endpoint other{LiveEndpoint(EndpointSpec(*EndpointName::fromString(foreign))), {}};
    other.live.spec.authMode = AuthMode::AmlToken;
    other.live.spec.description = QStringLiteral("By hand:\nnot in Git");
    other.live.spec.properties = {
        {QStringLiteral("azureml.onlineendpointid"), QStringLiteral("/s")}};
    other.live.traffic = {{QStringLiteral("blue"), 60}, {QStringLiteral("red"), 40}};
    other.live.spec.traffic = *TrafficSplit::fromShares(
        {{*DeploymentName::fromString(QStringLiteral("blue")), Percent::clamped(60)},
         {*DeploymentName::fromString(QStringLiteral("red")), Percent::clamped(40)}});
    m_plane.endpoints.insert({foreign, other});
    addRed(foreign, QStringLiteral("red"));
    addRed(foreign, QStringLiteral("blue"));
    m_in.withForeign = true;
    const std::vector<BoardRow> found = rows();
    QCOMPARE(found.size(), std::size_t(1));
    const TakenLive taken = take(found);
    verifyTaken(taken);
    QCOMPARE(taken.changes.size(), 3);
    QCOMPARE(text("other/endpoint.yml"),
             QByteArray("$schema: https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineEndpoint.schema.json\nname: other\n"
                        "description: \"By hand:\\nnot in Git\"\nauth_mode: aml_token\n"
                        "traffic:\n  blue: 60\n  red: 40\n"));
    QVERIFY(text("other/red-deployment.yml").contains("endpoint_name: other\n"));
    QVERIFY(!text("other/blue-deployment.yml").isEmpty());
    // Once more there is nothing to do, and in another folder it would be there twice.
    m_in.workingTree = m_in.head = m_in.base = m_in.upstream = m_folder.desired();
    QCOMPARE(rows().size(), std::size_t(0));
}

void TestTakeLive::writesAnEndpointWhereItIsTold_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("file");
    QTest::newRow("below") << QStringLiteral("teams/risk/")
                           << QStringLiteral("teams/risk/endpoint.yml");
    QTest::newRow("the project's") << QStringLiteral(".") << QString(); // churn's is there
    QTest::newRow("outside") << QStringLiteral("x/../../other") << QString();
    QTest::newRow("absolute") << QStringLiteral("/tmp") << QString();
}

void TestTakeLive::writesAnEndpointWhereItIsTold()
{
    QFETCH(QString, folder);
    QFETCH(QString, file);
    serve();
    ModelPlane::Endpoint other{LiveEndpoint(EndpointSpec(*EndpointName::fromString(foreign))), {}};
    m_plane.endpoints.insert({foreign, other});
    addRed(foreign, QStringLiteral("blue"));
    m_in.withForeign = true;
    std::vector<BoardRow> found = rows();
    setTraffic({{QStringLiteral("green"), 100}});
    if (folder == QLatin1String(".")) {
        found = rows(); // with the traffic in endpoint.yml, which is open then
        QCOMPARE(found.size(), std::size_t(2));
    }
    const TakenLive taken = take(found, folder);
    QCOMPARE(taken.left.size(), std::size_t(file.isEmpty() ? 1 : 0));
    QCOMPARE(taken.notes.size(), std::size_t(file.isEmpty() ? 0 : 1));
    if (!file.isEmpty()) {
        QVERIFY(!m_folder.text(file).isEmpty());
        QCOMPARE(taken.changes.size(), 2);
    } else {
        QCOMPARE(taken.changes.size(), qsizetype(folder == QLatin1String(".") ? 1 : 0));
    }
}

void TestTakeLive::keepsSecretsOutOfGit()
{
    serve("instance_count: 1\nenvironment_variables:\n  MODE: fast\n");
    const QByteArray before = text("blue.yml");
    blue().environmentVariables = {{QStringLiteral("MODE"), QStringLiteral("fast")},
                                   {QStringLiteral("API_KEY"), QStringLiteral("planted")}};
    addRed();
    live().deployments.at(QStringLiteral("red")).spec.environmentVariables =
        blue().environmentVariables;
    const TakenLive taken = take();
    QCOMPARE(taken.left.size(), std::size_t(1));
    QCOMPARE(taken.left.front().why.detail, QStringLiteral("API_KEY may be secret"));
    QCOMPARE(text("blue.yml"), before);
    // A part of the variables would ask for the others to go: none is named.
    QVERIFY2(!text("red.yml").isEmpty() && !text("red.yml").contains("environment_variables") &&
                 !text("red.yml").contains("planted"),
             text("red.yml").constData());
    QCOMPARE(taken.notes.size(), std::size_t(2));
    QVERIFY(taken.notes.front().text.startsWith(
        QStringLiteral("environment_variables is left out: API_KEY may be secret")));
}

void TestTakeLive::leavesUndecidedEndpoints()
{
    serve();
    setTraffic({{QStringLiteral("blue"), 100}});
    const std::vector<BoardRow> found = rows();
    write("other/endpoint.yml", text("endpoint.yml"));
    const TakenLive taken = take(found);
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLive::leavesAnEndpointThatIsGone()
{
    serve();
    m_plane.endpoints.clear();
    const TakenLive taken = take();
    QVERIFY(!taken.left.empty());
    QVERIFY(taken.left.front().why.detail.contains(QStringLiteral("not there live")));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLive::leavesPlacesThatCannotBeEdited()
{
    serve("instance_count: &count 1\nrequest_settings: {max_concurrent_requests_per_instance: "
          "*count}\n");
    blue().instanceCount = *InstanceCount::fromInt(3);
    const TakenLive taken = take();
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.left.front().why.where.contains(QStringLiteral("blue.yml:7")));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLive::leavesWhatCannotBeRead()
{
    serve();
    setTraffic({{QStringLiteral("blue"), 100}});
    const TakenLive taken =
        takeLive(m_folder.desired(), m_plane.state(), rows(), [](const QString &path) {
            return Result<QByteArray>(failure(ErrorKind::Io, QStringLiteral("gone"), path));
        });
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.left.front().why.kind == ErrorKind::Io);
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
