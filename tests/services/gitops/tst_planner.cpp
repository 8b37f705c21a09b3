// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/gitops/plannerplace.h"

#include <functional>

using namespace serin;

namespace {

/// A preview file with @p deployments, each with its count.
QByteArray previewText(const QByteArray &traffic,
                       std::initializer_list<std::pair<const char *, int>> all)
{
    QByteArray text = "name: churn\nauth_mode: key\ntraffic: {" + traffic + "}\ndeployments:\n";
    for (const auto &[name, count] : all) {
        text += QByteArray("  ") + name + ":\n    model: azureml:m:1\n    sku: S\n" +
                "    scale_settings: {scale_type: manual, instance_count: " +
                QByteArray::number(count) + "}\n";
    }
    return text;
}

} // namespace

class TestPlanner : public QObject, private PlannerPlace
{
    Q_OBJECT
private Q_SLOTS:
    void init() { clear(); }
    void followsTheRules_data();
    void followsTheRules();
    void refuses_data();
    void refuses();
    void notes_data();
    void notes();
    void saysWhyWhereAndWhatMoves();
    void mendsWhatFailed();
    void leavesATrafficShareOfABrokenDeployment();
    void turnsTheMirrorOffInTime();
    void knowsAStalePlan();
    void refusesTwoSpellingsOfOneName();
    void looksAtTheNamedEndpointsOnly();
    void plansAgainOnlyWhatChanged();
};

using Step = std::function<void(ManifestFolder &, ModelPlane &)>;
Q_DECLARE_METATYPE(Step)

void TestPlanner::followsTheRules_data()
{
    QTest::addColumn<Step>("before"); ///< is applied
    QTest::addColumn<Step>("change"); ///< is planned
    QTest::addColumn<QStringList>("ids");
    const Step nothing = [](ManifestFolder &, ModelPlane &) {};
    const auto file = [](const char *name, const QByteArray &text) -> Step {
        return [=](ManifestFolder &folder, ModelPlane &) {
            folder.write(QString::fromLatin1(name), text);
        };
    };
    const auto both = [](Step one, Step other) -> Step {
        return [=](ManifestFolder &folder, ModelPlane &plane) {
            one(folder, plane);
            other(folder, plane);
        };
    };
    const auto gone = [](const char *name) -> Step {
        return
            [=](ManifestFolder &folder, ModelPlane &) { folder.remove(QString::fromLatin1(name)); };
    };
    const auto row = [](const char *name, Step before, Step change, const char *ids) {
        QTest::newRow(name) << before << change << words(ids);
    };
    const Step oneBlue =
        both(file("endpoint.yml", plannedEndpoint()), file("blue.yml", plannedDeployment("blue")));
    const Step twoColours = both(oneBlue, file("green.yml", plannedDeployment("green")));
    row("creates in order", nothing, oneBlue, "create:churn create:churn/blue traffic:churn");
    row("creates without traffic when none is said", nothing,
        both(file("endpoint.yml", plannedEndpoint("")),
             file("blue.yml", plannedDeployment("blue"))),
        "create:churn create:churn/blue");
    row("nothing to do", oneBlue, nothing, "");
    row("another order of keys and quoting", oneBlue,
        file("endpoint.yml", "traffic:\n  blue: '100'\nauth_mode: Key\nname: churn\n"), "");
    row("a share of 0 that live lacks", twoColours,
        file("endpoint.yml", plannedEndpoint("traffic: {blue: 100, green: 0}\n")), "");
    row("traffic that is not said any more", oneBlue, file("endpoint.yml", plannedEndpoint("")),
        "");
    row("traffic moves", twoColours,
        file("endpoint.yml", plannedEndpoint("traffic: {blue: 90, green: 10}\n")), "traffic:churn");
    row("scales up before traffic moves", twoColours,
        both(file("endpoint.yml", plannedEndpoint("traffic: {blue: 50, green: 50}\n")),
             file("green.yml", plannedDeployment("green", "instance_count: 3\n"))),
        "scale:churn/green traffic:churn");
    row("scales down after traffic moved",
        both(twoColours, file("blue.yml", plannedDeployment("blue", "instance_count: 3\n"))),
        both(file("endpoint.yml", plannedEndpoint("traffic: {green: 100}\n")),
             file("blue.yml", plannedDeployment("blue"))),
        "traffic:churn scale:churn/blue");
    row("updates what differs, the count with it", oneBlue,
        file("blue.yml",
             plannedDeployment("blue", "instance_count: 2\nenvironment_variables: {A: 1}\n")),
        "update:churn/blue");
    row("updates, then scales down after traffic",
        both(twoColours, file("blue.yml", plannedDeployment("blue", "instance_count: 3\n"))),
        both(file("endpoint.yml", plannedEndpoint("traffic: {green: 100}\n")),
             file("blue.yml", plannedDeployment("blue", "instance_count: 1\ndescription: d\n"))),
        "update:churn/blue traffic:churn scale:churn/blue");
    row("updates the endpoint", oneBlue,
        file("endpoint.yml", plannedEndpoint("traffic: {blue: 100}\ntags: {team: a}\n")),
        "update:churn");
    row("a new deployment gets traffic at once", oneBlue,
        both(file("endpoint.yml", plannedEndpoint("traffic: {blue: 90, green: 10}\n")),
             file("green.yml", plannedDeployment("green"))),
        "create:churn/green traffic:churn");
    row("mirrors to a new deployment", oneBlue,
        both(file("endpoint.yml",
                  plannedEndpoint("traffic: {blue: 100}\nmirror_traffic: {green: 10}\n")),
             file("green.yml", plannedDeployment("green"))),
        "create:churn/green mirror:churn");
    row("v2 asks before it deletes", twoColours, gone("green.yml"), "delete:churn/green?");
    row("v2 asks before it deletes one that still has traffic", twoColours,
        both(gone("blue.yml"), file("endpoint.yml", plannedEndpoint(""))), "delete:churn/blue?");
    row("an endpoint whose files are gone", oneBlue, both(gone("blue.yml"), gone("endpoint.yml")),
        "delete:churn?");
    row("an endpoint whose file alone is gone", oneBlue, gone("endpoint.yml"), "");
    row(
        "a live deployment in no manifest", oneBlue,
        [](ManifestFolder &, ModelPlane &plane) {
            auto &all = plane.endpoints.at(QStringLiteral("churn")).deployments;
            LiveDeployment grey = all.at(QStringLiteral("blue"));
            grey.spec.name = *DeploymentName::fromString(QStringLiteral("grey"));
            all.insert({QStringLiteral("grey"), grey});
        },
        "");
    row("the preview's file is the whole endpoint",
        file("e.yml", previewText("blue: 90, green: 10", {{"blue", 1}, {"green", 1}})),
        file("e.yml", previewText("green: 100", {{"green", 1}})),
        "traffic:churn delete:churn/blue");
    row("the preview's file at the end",
        file("e.yml", previewText("green: 100", {{"blue", 1}, {"green", 1}})),
        file("e.yml", previewText("green: 100", {{"green", 1}})), "delete:churn/blue");
    row(
        "what the service fills in", oneBlue,
        [](ManifestFolder &, ModelPlane &plane) {
            LiveDeployment &blue =
                plane.endpoints.at(QStringLiteral("churn")).deployments.at(QStringLiteral("blue"));
            using std::chrono::seconds;
            blue.spec.livenessProbe =
                DeploymentSpec::Probe{seconds(10), seconds(10), seconds(2), 1, 30};
            blue.spec.egressPublicNetworkAccess = true;
            blue.spec.environmentVariables->insert(QStringLiteral("AML_APP_ROOT"),
                                                   QStringLiteral("/var"));
            blue.spec.properties = {{{QStringLiteral("AzureAsyncOperationUri"), QString()}}};
            blue.spec.model->text = QStringLiteral(
                "/subscriptions/s/resourceGroups/g/providers/"
                "Microsoft.MachineLearningServices/workspaces/w/models/m/versions/1");
        },
        "");
    row(
        "a change behind Git's back", twoColours,
        [](ManifestFolder &, ModelPlane &plane) {
            plane.endpoints.at(QStringLiteral("churn")).live.traffic = {
                {QStringLiteral("blue"), 30}, {QStringLiteral("green"), 70}};
        },
        "traffic:churn");
    row(
        "a live split that makes no sense", twoColours,
        [](ManifestFolder &, ModelPlane &plane) {
            plane.endpoints.at(QStringLiteral("churn")).live.traffic = {
                {QStringLiteral("blue"), 30}};
        },
        "traffic:churn");
}

void TestPlanner::followsTheRules()
{
    QFETCH(Step, before);
    QFETCH(Step, change);
    QFETCH(QStringList, ids);
    before(m_folder, m_plane);
    applyAll();
    change(m_folder, m_plane);
    const Plan made = planned();
    QVERIFY2(made.refusals.empty(), qPrintable(saidBy(made)));
    QCOMPARE(idsOf(made), ids);
    QCOMPARE(m_plane.apply(made), QString());
    // The same input gives the same plan, and the outcome needs none but what waits for consent.
    const Plan again = planned();
    QVERIFY2(!again.hasRunnable(), qPrintable(idsOf(again).join(u' ')));
    const auto read = Plan::fromJson(made.toJson());
    QVERIFY(read && read->sameAs(made));
}

void TestPlanner::refuses_data()
{
    QTest::addColumn<QByteArray>("endpointText");
    QTest::addColumn<QByteArray>("greenText");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &endpointText,
                        const QByteArray &greenText, const char *line) {
        QTest::newRow(name) << endpointText << greenText << QString::fromLatin1(line);
    };
    const QByteArray green = plannedDeployment("green");
    row("traffic to what will not exist", plannedEndpoint("traffic: {blue: 90, grey: 10}\n"), green,
        "endpoint.yml:3: traffic gives 10 % to grey, but there is no deployment grey, live or in a "
        "manifest; give the share to a deployment that is there and Succeeded");
    row("traffic to what is not Succeeded", plannedEndpoint("traffic: {blue: 90, busy: 10}\n"),
        green,
        "endpoint.yml:3: traffic gives 10 % to busy, but busy is Updating, not Succeeded; give the "
        "share to a deployment that is there and Succeeded");
    row("a sum", plannedEndpoint("traffic:\n  blue: 90\n"), green,
        "endpoint.yml:4:3: traffic sums to 90, not to 100 or to 0; make the shares sum to 100");
    row("a mirror with live traffic",
        plannedEndpoint("traffic: {blue: 90, green: 10}\nmirror_traffic: {green: 10}\n"), green,
        "endpoint.yml:4: ");
    row("a mirror to nowhere",
        plannedEndpoint("traffic: {blue: 100}\nmirror_traffic: {grey: 10}\n"), green,
        "endpoint.yml:4: mirror_traffic names grey, but there is no deployment grey");
    row("the preview deletes one with traffic",
        "name: churn\nauth_mode: key\ndeployments:\n  green: {sku: S, model: azureml:m:1}\n", "",
        "endpoint.yml:1: blue is in no manifest any more and would keep 100 % of the traffic; give "
        "its share to another deployment under traffic");
    row("another spelling of one that is live", plannedEndpoint(), plannedDeployment("Blue"),
        "green.yml:1: Blue and blue differ by the case of letters only, and so are one deployment "
        "to the service; write blue, or choose another name");
    row("an unreadable value", plannedEndpoint(),
        plannedDeployment("green", "instance_count: none\n"),
        "green.yml:6:17: instance_count is a whole number, not none; write a number without a "
        "fraction");
}

void TestPlanner::refuses()
{
    QFETCH(QByteArray, endpointText);
    QFETCH(QByteArray, greenText);
    QFETCH(QString, line);
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    auto &all = m_plane.endpoints.at(QStringLiteral("churn")).deployments;
    LiveDeployment busy = all.at(QStringLiteral("blue"));
    busy.spec.name = *DeploymentName::fromString(QStringLiteral("busy"));
    busy.state = ProvisioningState::Updating;
    busy.stateText = QStringLiteral("Updating");
    all.insert({QStringLiteral("busy"), busy});
    m_folder.write(QStringLiteral("endpoint.yml"), endpointText);
    if (greenText.isEmpty()) {
        m_folder.remove(QStringLiteral("blue.yml"));
    } else {
        m_folder.write(QStringLiteral("green.yml"), greenText);
    }
    const Plan made = planned();
    QVERIFY2(made.refusals.size() == 1, qPrintable(saidBy(made)));
    QVERIFY2(made.refusals.front().error.toLine().startsWith(line),
             qPrintable(made.refusals.front().error.toLine()));
    QVERIFY(made.operations.empty());
    QVERIFY(!made.isEmpty());
    const auto read = Plan::fromJson(made.toJson());
    QVERIFY(read && read->sameAs(made));
}

void TestPlanner::notes_data()
{
    QTest::addColumn<Step>("change");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, Step change, const char *note) {
        QTest::newRow(name) << change << QString::fromLatin1(note);
    };
    row(
        "variants",
        [](ManifestFolder &folder, ModelPlane &) {
            folder.write(QStringLiteral("endpoint-2.yml"), plannedEndpoint(""));
        },
        "undecided: churn is described 2 times, in endpoint-2.yml, endpoint.yml: pick one");
    row(
        "a template",
        [](ManifestFolder &folder, ModelPlane &) {
            folder.write(QStringLiteral("blue.yml"),
                         plannedDeployment("blue", "description: '{{ d }}'\n"));
        },
        "undecided: blue: description is filled in later: {{ d }}");
    row(
        "unassigned",
        [](ManifestFolder &folder, ModelPlane &) {
            QByteArray text = plannedDeployment("grey");
            folder.write(QStringLiteral("x/grey.yml"), text.replace("endpoint_name: churn\n", ""));
        },
        "unassigned: grey names no endpoint and lies beside none: say which one it belongs to");
    row(
        "no traffic",
        [](ManifestFolder &folder, ModelPlane &) {
            folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint(""));
        },
        "unmanaged: endpoint.yml says nothing about traffic: the live split stays (blue 100)");
    row(
        "a live endpoint in no manifest",
        [](ManifestFolder &, ModelPlane &plane) {
            ModelPlane::Endpoint other = plane.endpoints.at(QStringLiteral("churn"));
            other.live.spec.name = *EndpointName::fromString(QStringLiteral("other"));
            plane.endpoints.insert({QStringLiteral("other"), other});
        },
        "not-in-git: other is live and in no manifest, and is left alone");
    row(
        "a file that is no YAML",
        [](ManifestFolder &folder, ModelPlane &) {
            folder.write(QStringLiteral("broken.yml"), "name: x\n<<<<<<< a\nauth_mode: key\n");
        },
        "unreadable: broken.yml:2");
}

void TestPlanner::notes()
{
    QFETCH(Step, change);
    QFETCH(QString, note);
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    applyAll();
    change(m_folder, m_plane);
    const Plan made = planned();
    QVERIFY2(saidBy(made).contains(note), qPrintable(saidBy(made)));
    QVERIFY(made.isEmpty());
    const auto read = Plan::fromJson(made.toJson());
    QVERIFY(read && read->sameAs(made));
}

void TestPlanner::saysWhyWhereAndWhatMoves()
{
    m_folder.write(QStringLiteral("e.yml"), previewText("blue: 100", {{"blue", 1}, {"green", 1}}));
    applyAll();
    m_folder.write(QStringLiteral("e.yml"),
                   previewText("blue: 90, green: 10", {{"blue", 2}, {"green", 1}}));
    m_rates.insert(QStringLiteral("churn"), 600);
    const Plan made = planned();
    QCOMPARE(idsOf(made), words("scale:churn/blue traffic:churn"));
    const PlanOperation &scale = made.operations.front();
    QCOMPARE(scale.reason, QStringLiteral("instance_count is 2 in the manifest and 1 live"));
    QCOMPARE(scale.file, QStringLiteral("e.yml"));
    QCOMPARE(scale.line, 8);
    QCOMPARE(scale.before.toObject(), (QJsonObject{{QStringLiteral("instance_count"), 1}}));
    QCOMPARE(scale.after.toObject(), (QJsonObject{{QStringLiteral("instance_count"), 2}}));
    const PlanOperation &traffic = made.operations.back();
    QCOMPARE(traffic.reason,
             QStringLiteral("traffic is blue 90, green 10 in the manifest and blue 100 live"));
    QCOMPARE(traffic.line, 3);
    QVERIFY(traffic.moved == (MovedShare{10, 600}));
    QCOMPARE(traffic.after.toObject(),
             (QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}}));
}

void TestPlanner::mendsWhatFailed()
{
    m_folder.write(QStringLiteral("endpoint.yml"),
                   plannedEndpoint("traffic: {blue: 90, green: 10}\n"));
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    applyAll();
    ModelPlane::Endpoint &churn = m_plane.endpoints.at(QStringLiteral("churn"));
    churn.live.traffic = {{QStringLiteral("blue"), 100}};
    LiveDeployment &green = churn.deployments.at(QStringLiteral("green"));
    green.state = ProvisioningState::Failed;
    green.stateText = QStringLiteral("Failed");
    const Plan made = planned();
    QCOMPARE(idsOf(made), words("update:churn/green traffic:churn"));
    QCOMPARE(made.operations.front().reason,
             QStringLiteral("green is Failed and is applied again"));
    QCOMPARE(m_plane.apply(made), QString());
    QVERIFY(planned().isEmpty());
}

void TestPlanner::leavesATrafficShareOfABrokenDeployment()
{
    m_folder.write(QStringLiteral("endpoint.yml"),
                   plannedEndpoint("traffic: {blue: 50, green: 50}\n"));
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    applyAll();
    LiveDeployment &green =
        m_plane.endpoints.at(QStringLiteral("churn")).deployments.at(QStringLiteral("green"));
    green.state = ProvisioningState::Updating;
    green.stateText = QStringLiteral("Updating");
    m_folder.write(QStringLiteral("endpoint.yml"),
                   plannedEndpoint("traffic: {blue: 90, green: 10}\n"));
    QCOMPARE(idsOf(planned()), words("traffic:churn"));
    m_folder.write(QStringLiteral("endpoint.yml"),
                   plannedEndpoint("traffic: {blue: 40, green: 60}\n"));
    QCOMPARE(planned().refusals.size(), std::size_t(1));
}

void TestPlanner::turnsTheMirrorOffInTime()
{
    const auto write = [&](const char *fields) {
        m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint(fields));
    };
    write("traffic: {blue: 100}\nmirror_traffic: {green: 10}\n");
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("green.yml"), plannedDeployment("green"));
    applyAll();
    // Both exchanged: neither order of two calls is possible.
    write("traffic: {green: 100}\nmirror_traffic: {blue: 10}\n");
    QCOMPARE(idsOf(planned()), words("mirror-off:churn traffic:churn mirror:churn"));
    applyAll();
    // The target gets live traffic and the mirror is not said.
    write("traffic: {blue: 50, green: 50}\n");
    QCOMPARE(idsOf(planned()), words("mirror-off:churn traffic:churn"));
    applyAll();
    write("traffic: {blue: 100}\nmirror_traffic: {green: 20}\n");
    QCOMPARE(idsOf(planned()), words("traffic:churn mirror:churn"));
    applyAll();
    // The target is deleted.
    write("traffic: {blue: 100}\n");
    m_folder.remove(QStringLiteral("green.yml"));
    PlanOptions options;
    options.prune = true;
    const Plan made = planned(options);
    QCOMPARE(idsOf(made), words("mirror-off:churn delete:churn/green"));
    QCOMPARE(m_plane.apply(made), QString());
}

void TestPlanner::knowsAStalePlan()
{
    m_folder.write(QStringLiteral("endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue"));
    const Plan empty = planned();
    QVERIFY(!isStale(empty, m_plane.state()));
    applyAll();
    QVERIFY(isStale(empty, m_plane.state()));
    m_folder.write(QStringLiteral("blue.yml"), plannedDeployment("blue", "instance_count: 4\n"));
    const Plan made = planned();
    const auto read = Plan::fromJson(made.toJson());
    QVERIFY(read);
    QVERIFY(!isStale(*read, m_plane.state()));
    LiveDeployment &blue =
        m_plane.endpoints.at(QStringLiteral("churn")).deployments.at(QStringLiteral("blue"));
    blue.modifiedAt = QDateTime::currentDateTimeUtc(); // no reason by itself
    QVERIFY(!isStale(*read, m_plane.state()));
    blue.spec.instanceCount = *InstanceCount::fromInt(2); // a second writer
    QCOMPARE(staleEndpoints(*read, m_plane.state()), QStringList{QStringLiteral("churn")});
}

void TestPlanner::refusesTwoSpellingsOfOneName()
{
    m_folder.write(QStringLiteral("a/endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("a/blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("a/Blue.yml"), plannedDeployment("Blue"));
    const Plan deployments = planned();
    QVERIFY2(deployments.refusals.size() == 1, qPrintable(saidBy(deployments)));
    QVERIFY(deployments.operations.empty());
    m_folder.remove(QStringLiteral("a/Blue.yml"));
    m_folder.write(QStringLiteral("b/endpoint.yml"),
                   plannedEndpoint().replace("name: churn", "name: CHURN"));
    const Plan endpoints = planned();
    QVERIFY2(endpoints.refusals.size() == 2, qPrintable(saidBy(endpoints)));
    QVERIFY(endpoints.operations.empty());
    m_folder.remove(QStringLiteral("b/endpoint.yml"));
    applyAll();
    m_folder.remove(QStringLiteral("a/endpoint.yml"));
    m_folder.remove(QStringLiteral("a/blue.yml"));
    m_folder.write(QStringLiteral("b/endpoint.yml"),
                   plannedEndpoint().replace("name: churn", "name: CHURN"));
    PlanOptions prune;
    prune.prune = true;
    const Plan renamed = planned(prune); // what is live has no manifest any more, and yet has
    QVERIFY2(renamed.refusals.size() == 1, qPrintable(saidBy(renamed)));
    QVERIFY(renamed.operations.empty());
    QVERIFY(saidBy(renamed).contains(QStringLiteral(
        "CHURN and churn differ by the case of letters only, and so are one endpoint "
        "to the service; write churn, or choose another name")));
    QVERIFY(saidBy(renamed).contains(QStringLiteral("churn is live and is CHURN in a manifest")));
}

void TestPlanner::looksAtTheNamedEndpointsOnly()
{
    m_folder.write(QStringLiteral("a.yml"), "name: churn\nauth_mode: key\n");
    m_folder.write(QStringLiteral("b.yml"), "name: other\nauth_mode: key\n");
    PlanOptions options;
    options.endpoints = {QStringLiteral("other")};
    const Plan made = planned(options);
    QCOMPARE(idsOf(made), words("create:other"));
    QCOMPARE(made.base.endpoints.size(), std::size_t(1));
    // The same part of the whole plan.
    QVERIFY(withoutEndpoints(planned(), {QStringLiteral("churn")}).sameAs(made));
}

void TestPlanner::plansAgainOnlyWhatChanged()
{
    m_folder.write(QStringLiteral("a/endpoint.yml"), plannedEndpoint());
    m_folder.write(QStringLiteral("a/blue.yml"), plannedDeployment("blue"));
    m_folder.write(QStringLiteral("b/endpoint.yml"), "name: other\nauth_mode: key\n");
    DesiredStateReader reader;
    Planner planner;
    PlanInput input;
    input.live = m_plane.state();
    for (int count = 1; count < 4; ++count) {
        m_folder.write(
            QStringLiteral("a/blue.yml"),
            plannedDeployment("blue", "instance_count: " + QByteArray::number(count) + '\n'));
        input.desired = reader.read(m_folder.catalog(), m_folder.texts());
        const Plan kept = planner.plan(input);
        QVERIFY(kept.sameAs(plan(input)));
        QCOMPARE(kept.operations.at(1).deploymentSpec->instanceCount->value(), count);
        // The very operations of the one that did not change.
        const Plan again = planner.plan(input);
        QVERIFY(kept.operations.back().endpointSpec == again.operations.back().endpointSpec);
    }
    input.options.endpoints = {QStringLiteral("other")};
    QVERIFY(planner.plan(input).sameAs(plan(input)));
}

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
