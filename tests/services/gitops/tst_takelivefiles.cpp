// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests written for what is only live, and what of it is left alone.
#include "tests/services/gitops/takeliveplace.h"

#include <QTest>

using namespace serin;

class TestTakeLiveFiles : public QObject, private TakeLivePlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clear(); }
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
};

void TestTakeLiveFiles::writesADeploymentThatIsOnlyLive()
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

void TestTakeLiveFiles::writesADeploymentInsideItsEndpoint()
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

void TestTakeLiveFiles::writesAnEndpointThatIsOnlyLive()
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

void TestTakeLiveFiles::writesAnEndpointWhereItIsTold_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("file");
    QTest::newRow("below") << QStringLiteral("teams/risk/")
                           << QStringLiteral("teams/risk/endpoint.yml");
    QTest::newRow("the project's") << QStringLiteral(".") << QString(); // churn's is there
    QTest::newRow("outside") << QStringLiteral("x/../../other") << QString();
    QTest::newRow("absolute") << QStringLiteral("/tmp") << QString();
}

void TestTakeLiveFiles::writesAnEndpointWhereItIsTold()
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

void TestTakeLiveFiles::keepsSecretsOutOfGit()
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

void TestTakeLiveFiles::leavesUndecidedEndpoints()
{
    serve();
    setTraffic({{QStringLiteral("blue"), 100}});
    const std::vector<BoardRow> found = rows();
    write("other/endpoint.yml", text("endpoint.yml"));
    const TakenLive taken = take(found);
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLiveFiles::leavesAnEndpointThatIsGone()
{
    serve();
    m_plane.endpoints.clear();
    const TakenLive taken = take();
    QVERIFY(!taken.left.empty());
    QVERIFY(taken.left.front().why.detail.contains(QStringLiteral("not there live")));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLiveFiles::leavesPlacesThatCannotBeEdited()
{
    serve("instance_count: &count 1\nrequest_settings: {max_concurrent_requests_per_instance: "
          "*count}\n");
    blue().instanceCount = *InstanceCount::fromInt(3);
    const TakenLive taken = take();
    QCOMPARE(taken.left.size(), std::size_t(1));
    QVERIFY(taken.left.front().why.where.contains(QStringLiteral("blue.yml:7")));
    QVERIFY(taken.changes.isEmpty());
}

void TestTakeLiveFiles::leavesWhatCannotBeRead()
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

QTEST_GUILESS_MAIN(TestTakeLiveFiles)
#include "tst_takelivefiles.moc"
