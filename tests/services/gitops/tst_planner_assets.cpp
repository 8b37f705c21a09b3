// SPDX-License-Identifier: GPL-3.0-or-later
// Plans with models, code and environments that are files of the repository.
#include "tests/services/gitops/plannerplace.h"

using namespace serin;

class TestPlannerAssets : public QObject, private PlannerPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clear(); }
    void registersWhatIsLocal();
    void refusesToCreateWhatCannotBeRegistered();
    void comparesLocalAssetsOnceTheyAreKnown();
    void updatesALocalAssetThatChangedSinceTheLastApply();
};

void TestPlannerAssets::registersWhatIsLocal()
{
    m_folder.write(QStringLiteral("e.yml"),
                   "name: churn\nauth_mode: key\ntraffic: {blue: 100}\ndeployments:\n  blue:\n"
                   "    model: {name: m, version: 1, path: ../m.pkl}\n"
                   "    code_configuration: {code: {directory: ../code}, scoring_script: s.py}\n"
                   "    environment: {name: e, version: 1, conda_file: c.yml}\n    sku: S\n");
    const Plan made = planned();
    QCOMPARE(idsOf(made), words("register:churn/blue/model "
                                "register:churn/blue/code_configuration.code "
                                "register:churn/blue/environment create:churn create:churn/blue "
                                "traffic:churn"));
    QCOMPARE(made.operations.front().reason,
             QStringLiteral("model of blue is the local path ../m.pkl"));
    QCOMPARE(made.operations.front().line, 6);
    QCOMPARE(made.operations.front().asset->path, QStringLiteral("../m.pkl"));
    QCOMPARE(m_plane.apply(made), QString());
    // Beside what is registered now a path is not comparable, and no reason to do anything.
    const Plan again = planned();
    QVERIFY(again.isEmpty());
    QVERIFY2(saidBy(again).contains(QStringLiteral(
                 "not-comparable: model, code_configuration.code and environment of blue")),
             qPrintable(saidBy(again)));
}

void TestPlannerAssets::refusesToCreateWhatCannotBeRegistered()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    QByteArray blue = plannedDeployment("blue");
    m_folder.write(QStringLiteral("blue.yml"), blue.replace("azureml:m:1", "../m.pkl"));
    PlanOptions options;
    options.canRegister = false;
    Plan made = planned(options);
    QCOMPARE(made.refusals.size(), std::size_t(1));
    QCOMPARE(made.refusals.front().error.where, QStringLiteral("blue.yml:3"));
    QVERIFY(made.refusals.front().error.detail.startsWith(QStringLiteral("model of blue")));
    QVERIFY(made.refusals.front().error.fix.contains(QStringLiteral("azureml:name:version")));
    // Where it is live, everything else goes on.
    applyAll();
    blue.replace("instance_count: 1", "instance_count: 2").replace("../m.pkl", "../other.pkl");
    m_folder.write(QStringLiteral("blue.yml"), blue);
    made = planned(options);
    QCOMPARE(idsOf(made), words("scale:churn/blue"));
    QVERIFY(saidBy(made).contains(QStringLiteral("not-comparable: model of blue")));
}

void TestPlannerAssets::comparesLocalAssetsOnceTheyAreKnown()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    QByteArray blue = plannedDeployment("blue");
    m_folder.write(QStringLiteral("blue.yml"), blue.replace("azureml:m:1", "../m.pkl"));
    const auto known = [&](const char *reference, bool exists) {
        EndpointAssets assets;
        assets[{QStringLiteral("blue"), AssetId::Kind::Model}] = {QString::fromLatin1(reference),
                                                                  exists};
        m_assets.insert(QStringLiteral("churn"), std::make_shared<EndpointAssets>(assets));
    };
    known("azureml:content:1", false);
    QCOMPARE(idsOf(planned()), words("register:churn/blue/model create:churn create:churn/blue "
                                     "traffic:churn"));
    known("azureml:content:1", true);
    Plan made = planned();
    QCOMPARE(idsOf(made), words("create:churn create:churn/blue traffic:churn"));
    QCOMPARE(m_plane.apply(made), QString());
    made = planned();
    QVERIFY(made.isEmpty());
    QVERIFY(made.notes.empty());
    known("azureml:content:2", false);
    m_plane.endpoints.at(QStringLiteral("churn"))
        .deployments.at(QStringLiteral("blue"))
        .spec.model =
        AssetReference{AssetReference::Kind::Registered,
                       QStringLiteral("/subscriptions/s/resourceGroups/g/providers/"
                                      "Microsoft.MachineLearningServices/workspaces/w/models/"
                                      "content/versions/1")};
    made = planned();
    QCOMPARE(idsOf(made), words("register:churn/blue/model update:churn/blue"));
    QCOMPARE(made.operations.back().reason,
             QStringLiteral("model in the manifest is the local path ../m.pkl, registered as "
                            "azureml:content:2, and azureml:content:1 live"));
}

void TestPlannerAssets::updatesALocalAssetThatChangedSinceTheLastApply()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    QByteArray blue = plannedDeployment("blue");
    m_folder.write(QStringLiteral("blue.yml"), blue.replace("azureml:m:1", "../m.pkl"));
    applyAll();
    QVERIFY(planned().notes.empty()); // the record says that it is the one
    m_folder.write(QStringLiteral("blue.yml"), blue.replace("../m.pkl", "../m-2.pkl"));
    QCOMPARE(idsOf(planned()), words("register:churn/blue/model update:churn/blue"));
    applyAll();
}

QTEST_GUILESS_MAIN(TestPlannerAssets)
#include "tst_planner_assets.moc"
