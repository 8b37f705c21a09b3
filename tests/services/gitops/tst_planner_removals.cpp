// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan takes away, and what keeps it from that.
#include "tests/services/gitops/plannerplace.h"

using namespace serin;

class TestPlannerRemovals : public QObject, private PlannerPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clear(); }
    void refusesWhenTheEndpointsFileCannotBeRead();
    void infersNoDeletionFromAFileThatCannotBeRead();
    void infersNoDeletionFromSomeFiles();
    void offersToDeleteWhatNeverSucceeded();
    void deletesOfAnEndpointThatNoManifestHadDeploymentsOnly();
    void takesConsentForSingleOperations();
    void replacesOnlyWithConsent();
};

void TestPlannerRemovals::refusesWhenTheEndpointsFileCannotBeRead()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    m_folder.write(QStringLiteral("endpoint.yml"), "name: churn\ntraffic: [\n");
    const Plan made = planned();
    QVERIFY(made.operations.empty());
    QCOMPARE(made.refusals.size(), std::size_t(1));
    QVERIFY(made.refusals.front().error.detail.contains(
        QStringLiteral("churn was last applied from endpoint.yml, which cannot be read now")));
}

void TestPlannerRemovals::infersNoDeletionFromAFileThatCannotBeRead()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    applyAll();
    m_folder.write(QStringLiteral("green.yml"), "<<<<<<< HEAD\nname: green\n=======\n");
    PlanOptions options;
    options.prune = true;
    const Plan made = planned(options);
    QVERIFY(made.operations.empty());
    QCOMPARE(made.refusals.size(), std::size_t(1));
    QVERIFY(made.refusals.front().error.detail.contains(
        QStringLiteral("green was last applied from green.yml, which cannot be read now")));
}

void TestPlannerRemovals::infersNoDeletionFromSomeFiles()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    applyAll();
    m_folder.remove(QStringLiteral("green.yml"));
    PlanInput input;
    input.desired = m_folder.desired();
    input.desired.isComplete = false;
    input.live = m_plane.state();
    input.lastApplied = m_applied;
    input.options.prune = true;
    QVERIFY(plan(input).isEmpty());
    m_folder.clear();
    input.desired = m_folder.desired();
    input.desired.isComplete = false;
    QVERIFY(plan(input).isEmpty());
    input.desired.isComplete = true;
    QCOMPARE(idsOf(plan(input)), words("delete:churn"));
    QVERIFY(plan(input).operations.front().consent == PlanConsent::Given);
}

void TestPlannerRemovals::offersToDeleteWhatNeverSucceeded()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    m_applied.clear();
    m_folder.clear();
    QVERIFY(planned().isEmpty());
    m_leftOver[QStringLiteral("churn")] = {{QString(), QStringLiteral("endpoint.yml")},
                                           {QStringLiteral("blue"), QStringLiteral("blue.yml")}};
    QCOMPARE(idsOf(planned()), words("delete:churn?"));
    QCOMPARE(
        planned().operations.front().reason,
        QStringLiteral("churn was last applied from endpoint.yml and is in no manifest any more"));
    PlanOptions options;
    options.prune = true;
    QCOMPARE(idsOf(planned(options)), words("delete:churn"));
    m_folder.write(QStringLiteral("endpoint.yml"), "<<<<<<< HEAD\nname: churn\n=======\n");
    QVERIFY(planned(options).operations.empty());
}

void TestPlannerRemovals::deletesOfAnEndpointThatNoManifestHadDeploymentsOnly()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    m_folder.clear();
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    m_applied.clear();
    applyAll();
    m_folder.clear();
    PlanOptions options;
    options.prune = true;
    QCOMPARE(idsOf(planned(options)), words("delete:churn/green"));
    m_applied.clear();
    QVERIFY(planned(options).isEmpty());
    m_leftOver[QStringLiteral("churn")] = {{QStringLiteral("green"), QStringLiteral("green.yml")}};
    QCOMPARE(idsOf(planned()), words("delete:churn/green?"));
}

void TestPlannerRemovals::takesConsentForSingleOperations()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    for (const char *name : {"blue", "green", "teal"}) {
        m_folder.write(QStringLiteral("%1.yml").arg(QLatin1String(name)), plannedDeployment(name));
    }
    applyAll();
    m_folder.remove(QStringLiteral("green.yml"));
    m_folder.remove(QStringLiteral("teal.yml"));
    QCOMPARE(idsOf(planned()), words("delete:churn/green? delete:churn/teal?"));
    PlanOptions options;
    options.consented = {QStringLiteral("delete:churn/teal")};
    QCOMPARE(idsOf(planned(options)), words("delete:churn/teal delete:churn/green?"));
}

void TestPlannerRemovals::replacesOnlyWithConsent()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    m_folder.write(QStringLiteral("endpoint.yml"),
                   "name: churn\nauth_mode: aml_token\ntags: {a: b}\n");
    Plan made = planned();
    QCOMPARE(idsOf(made), words("update:churn replace:churn?"));
    QVERIFY(made.operations.back().reason.contains(
        QStringLiteral("auth_mode is aml_token in the manifest and key live, which the service "
                       "cannot change")));
    QCOMPARE(m_plane.apply(made), QString());
    PlanOptions options;
    options.allowReplace = true;
    made = planned(options);
    // The split that the manifest does not name comes back.
    QCOMPARE(idsOf(made), words("replace:churn create:churn/blue traffic:churn"));
    QCOMPARE(m_plane.apply(made), QString());
    QVERIFY(planned(options).isEmpty());
    QCOMPARE(
        m_plane.endpoints.at(QStringLiteral("churn")).live.traffic.value(QStringLiteral("blue")),
        100);
    // What is in no manifest would be lost.
    auto &all = m_plane.endpoints.at(QStringLiteral("churn")).deployments;
    LiveDeployment grey = all.at(QStringLiteral("blue"));
    grey.spec.name = *DeploymentName::fromString(QStringLiteral("grey"));
    all.insert({QStringLiteral("grey"), grey});
    m_folder.write(QStringLiteral("endpoint.yml"), "name: churn\nauth_mode: key\n");
    made = planned(options);
    QCOMPARE(made.refusals.size(), std::size_t(1));
    QVERIFY(made.refusals.front().error.detail.contains(QStringLiteral("would lose grey")));
}

QTEST_GUILESS_MAIN(TestPlannerRemovals)
#include "tst_planner_removals.moc"
