// SPDX-License-Identifier: GPL-3.0-or-later
// What an apply sends, in which order, what it tells and what it keeps, when nothing goes wrong.
#include "tests/services/gitops/applybench.h"

using namespace serin;

using BenchChange = std::function<void(ApplyBench &)>;
Q_DECLARE_METATYPE(BenchChange)

class TestApply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<ApplyBench>(); }
    void cleanup() { m.reset(); }
    void sendsInOrder_data();
    void sendsInOrder();
    void keepsARecord();
    void recordsUnhealthyOnes();
    void doesNothingTheSecondTime();
    void recordsWhatWasLiveAlready();
    void registersAndNamesAssets();
    void refusesFilesThatChangedSinceThePlan();
    void runsOnlyWhatWasAgreedTo();
    void asksForConsent();
    void remembersWhatWasLeftForWantOfConsent();
    void runsEndpointsSideBySide();
    void tellsHowFarItIs();
    void leavesTheLastOperationToTheService();
    void waitsForTheFirstHalfOfAReplacement();
    void leavesRefusedEndpointsAlone();
    void appliesOnlyTheNamed();

private:
    std::unique_ptr<ApplyBench> m;
};

void TestApply::sendsInOrder_data()
{
    QTest::addColumn<BenchChange>("change");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, BenchChange change, const char *changes) {
        QTest::newRow(name) << change << lines(changes);
    };
    // Before each: churn with blue at one instance and all of the traffic.
    row(
        "another endpoint",
        [](ApplyBench &b) {
            b.writeEndpoint("other", "green: 100", {{"green", 2}});
        },
        "put-endpoint other\nput-deployment other/green\nput-endpoint other");
    row(
        "scale up and traffic",
        [](ApplyBench &b) {
            b.writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 2}, {"green", 1}});
        },
        "scale churn/blue 2\nput-deployment churn/green\nput-endpoint churn");
    row(
        "a description",
        [](ApplyBench &b) {
            b.write("churn/endpoint.yml",
                    "name: churn\nauth_mode: key\ndescription: birds\ntraffic: {blue: 100}\n");
        },
        "put-endpoint churn");
    row(
        "all to green, blue smaller",
        [](ApplyBench &b) {
            b.writeEndpoint("churn", "blue: 50, green: 50", {{"blue", 4}, {"green", 2}});
            b.settle();
            b.writeEndpoint("churn", "blue: 0, green: 100", {{"blue", 1}, {"green", 4}});
        },
        "scale churn/green 4\nput-endpoint churn\nscale churn/blue 1");
    row(
        "green mirrors, then is live",
        [](ApplyBench &b) {
            b.writeEndpoint("churn", "blue: 100}\nmirror_traffic: {green: 10",
                            {{"blue", 1}, {"green", 1}});
            b.settle();
            b.writeEndpoint("churn", "blue: 50, green: 50", {});
        },
        "put-endpoint churn\nput-endpoint churn");
    row(
        "blue is removed",
        [](ApplyBench &b) {
            b.writeEndpoint("churn", "blue: 0, green: 100", {{"green", 1}});
            b.settle();
            b.manifests.remove(QStringLiteral("churn/blue.yml"));
            b.writeEndpoint("churn", "green: 100", {});
            b.options.prune = true;
        },
        "delete-deployment churn/blue");
    row(
        "the endpoint is removed",
        [](ApplyBench &b) {
            b.manifests.clear();
            b.options.prune = true;
        },
        "delete-endpoint churn");
    row(
        "the endpoint is replaced",
        [](ApplyBench &b) {
            b.write("churn/endpoint.yml",
                    "name: churn\nauth_mode: aml_token\ntraffic: {blue: 100}\n");
            b.options.allowReplace = true;
        },
        "delete-endpoint churn\nput-endpoint churn\nput-deployment churn/blue\nput-endpoint churn");
    row(
        "a broken deployment is mended",
        [](ApplyBench &b) {
            b.plane.deploymentAt("churn", "blue").state = ProvisioningState::Failed;
            b.plane.deploymentAt("churn", "blue").stateText = QStringLiteral("Failed");
            b.plane.publish();
        },
        "put-deployment churn/blue");
}

void TestApply::sendsInOrder()
{
    QFETCH(BenchChange, change);
    QFETCH(QStringList, changes);
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->settle();
    change(*m);
    m->plane.calls.clear();
    const ApplyReport report = m->apply();
    QCOMPARE(ApplyBench::words(report).section(u':', 0, 0), QStringLiteral("done"));
    QCOMPARE(m->plane.changes(), changes);
    QCOMPARE(m->plane.refusals, QStringList());
    QVERIFY(report.howToGoOn().isEmpty());
    m->remember();
    m->plane.calls.clear();
    QCOMPARE(ApplyBench::words(m->apply()), QStringLiteral("nothing: "));
    QCOMPARE(m->plane.changes(), QStringList());
}

void TestApply::keepsARecord()
{
    m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 2}, {"green", 1}});
    const QDateTime begin = m->clock.now();
    const ApplyReport report = m->apply(m->request("c7"));
    QCOMPARE(report.commit, QStringLiteral("c7"));
    QCOMPARE(report.unrecorded, QStringList());
    const auto history = m->history();
    QCOMPARE(history.size(), 1);
    const ApplyRecord &record = history.front();
    QCOMPARE(record.commit, QStringLiteral("c7"));
    QVERIFY(record.outcome == ApplyOutcome::Succeeded);
    QVERIFY(record.isHealthy);
    QCOMPARE(record.begunAt, begin);
    QCOMPARE(record.traffic, m->plane.trafficOf("churn"));
    QCOMPARE(record.desiredDigest,
             m->manifests.desired().endpoint(QStringLiteral("churn"))->digest);
    QCOMPARE(record.liveDigest, m->plane.liveState().endpoint(QStringLiteral("churn"))->digest());
    QCOMPARE(record.operations.size(), qsizetype(4));
    QCOMPARE(record.operations.at(3).toObject().value(QLatin1String("id")).toString(),
             QStringLiteral("traffic:churn"));
    const QJsonObject blue = record.live.value(QLatin1String("deployments"))
                                 .toObject()
                                 .value(QLatin1String("blue"))
                                 .toObject();
    QCOMPARE(blue.value(QLatin1String("instance_count")).toInt(), 2);
    QVERIFY(record.runningOperation.isEmpty() && !record.pending);
}

void TestApply::recordsUnhealthyOnes()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->settle();
    // Grey is in no manifest, but gets requests.
    auto &all = m->plane.model.endpoints.at(QStringLiteral("churn"));
    LiveDeployment grey = all.deployments.at(QStringLiteral("blue"));
    grey.spec.name = *DeploymentName::fromString(QStringLiteral("grey"));
    grey.state = ProvisioningState::Failed;
    grey.stateText = QStringLiteral("Failed");
    all.deployments.insert({QStringLiteral("grey"), grey});
    all.live.traffic = {{QStringLiteral("blue"), 50}, {QStringLiteral("grey"), 50}};
    m->plane.publish();
    m->write("churn/endpoint.yml", "name: churn\nauth_mode: key\ndescription: birds\n");
    QVERIFY(m->apply(m->request("c2")).outcome == ApplyReport::Outcome::Done);
    QVERIFY(m->history().front().outcome == ApplyOutcome::Succeeded);
    QVERIFY(!m->history().front().isHealthy);
    QCOMPARE((*answered(m->records->lastHealthy(m->scope, QStringLiteral("churn"))))->commit,
             QStringLiteral("c1"));
}

void TestApply::doesNothingTheSecondTime()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->settle();
    const ApplyReport report = m->apply();
    QVERIFY(report.outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(m->plane.changes(), QStringList());
    QCOMPARE(m->history().size(), 1);
    // Another commit with the same manifests is no news either.
    QVERIFY(m->apply(m->request("c2")).outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(m->history().size(), 1);
}

void TestApply::recordsWhatWasLiveAlready()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->settle();
    m->write("churn/blue.yml", "# A comment.\nname: blue\nendpoint_name: churn\n"
                               "model: azureml:m:1\nenvironment: azureml:e:1\ninstance_type: S\n"
                               "instance_count: 1\n");
    QVERIFY(m->apply(m->request("c2")).outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(m->plane.changes(), QStringList());
    const auto history = m->history();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.front().commit, QStringLiteral("c2"));
    QVERIFY(history.front().outcome == ApplyOutcome::Succeeded);
    QVERIFY(history.front().isHealthy);
    QVERIFY(!history.front().liveDigest.isEmpty());
}

void TestApply::registersAndNamesAssets()
{
    m->writeFile(QStringLiteral("churn/src/score.py"), "one");
    m->write("churn/endpoint.yml", "name: churn\nauth_mode: key\ntraffic: {blue: 100}\n");
    m->write("churn/blue.yml",
             "name: blue\nendpoint_name: churn\nenvironment: azureml:e:1\ninstance_type: S\n"
             "instance_count: 1\ncode_configuration: {code: src, scoring_script: score.py}\n");
    const ApplyReport report = m->apply();
    QCOMPARE(ApplyBench::words(report),
             QStringLiteral("done: register:churn/blue/code_configuration.code done, create:churn "
                            "done, create:churn/blue done, traffic:churn done"));
    QCOMPARE(m->plane.assetPuts.size(), 1);
    const DeploymentSpec &sent = m->plane.deploymentPuts.front();
    QCOMPARE(sent.code->text, m->plane.assetList.front().armId);
    QVERIFY(sent.code->kind == AssetReference::Kind::Registered);
    QCOMPARE(m->plane.refusals, QStringList());
}

void TestApply::refusesFilesThatChangedSinceThePlan()
{
    m->writeFile(QStringLiteral("churn/src/score.py"), "one");
    m->writeEndpoint("churn", "blue: 100", {});
    m->write("churn/blue.yml",
             "name: blue\nendpoint_name: churn\nenvironment: azureml:e:1\ninstance_type: S\n"
             "instance_count: 1\ncode_configuration: {code: src, scoring_script: score.py}\n");
    ApplyRequest request = m->request();
    AssetRegistry registry(m->plane, m->store);
    const AssetSource source =
        request.input.desired.endpoints.front()->deployments.front()->assets.front();
    const auto identity = answered(registry.look(source, request.assets));
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().toLine()));
    EndpointAssets assets;
    assets.insert_or_assign({QStringLiteral("blue"), AssetId::Kind::Code},
                            RegisteredAs{identity->id.toShortString(), false});
    request.input.assets.insert(QStringLiteral("churn"), std::make_shared<EndpointAssets>(assets));
    m->writeFile(QStringLiteral("churn/src/score.py"), "edited");
    const ApplyReport report = m->apply(request);
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QVERIFY(report.error->detail.contains(QStringLiteral("files of blue changed")));
    QCOMPARE(m->plane.changes().size(), 1); // the asset
}

void TestApply::runsOnlyWhatWasAgreedTo()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->settle();
    m->writeEndpoint("churn", "blue: 100", {{"blue", 3}});
    ApplyRequest request = m->request();
    request.agreed = *Plan::fromJson(m->planned().toJson());
    // The manifests go on.
    m->writeEndpoint("churn", "blue: 100", {{"blue", 4}});
    ApplyRequest edited = m->request();
    edited.agreed = request.agreed;
    ApplyReport report = m->apply(edited);
    QVERIFY(report.outcome == ApplyReport::Outcome::Refused);
    QVERIFY(report.error->detail.contains(QStringLiteral("manifests changed")));
    QVERIFY(report.howToGoOn().contains(QStringLiteral("plan again")));
    // So does live.
    m->plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(2);
    m->plane.publish();
    report = m->apply(request);
    QVERIFY(report.outcome == ApplyReport::Outcome::Refused);
    QCOMPARE(report.error->kind, ErrorKind::Conflict);
    QVERIFY(report.error->detail.contains(QStringLiteral("churn changed")));
    // Other options make another plan.
    m->plane.deploymentAt("churn", "blue").spec.instanceCount = *InstanceCount::fromInt(1);
    m->plane.publish();
    QCOMPARE(m->plane.changes(), QStringList());
    QCOMPARE(m->history().size(), 1);
    report = m->apply(request);
    QVERIFY(report.outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes(), lines("scale churn/blue 3"));
    // What is done already is not done again.
    report = m->apply(request);
    QVERIFY(report.outcome == ApplyReport::Outcome::Refused);
    QCOMPARE(m->plane.changes().size(), 1);
}

void TestApply::asksForConsent()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}, {"green", 1}});
    m->settle();
    m->manifests.remove(QStringLiteral("churn/green.yml"));
    ApplyRequest request = m->request("c2");
    request.agreed = m->planned("c2");
    const ApplyReport report = m->apply(request);
    QVERIFY(report.outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(report.withoutConsent.size(), std::size_t(1));
    QCOMPARE(report.withoutConsent.front().id, QStringLiteral("delete:churn/green"));
    QCOMPARE(m->plane.changes(), QStringList());
    m->options.prune = true;
    ApplyRequest pruning = m->request("c2");
    pruning.agreed = request.agreed; // without the consent
    QVERIFY(m->apply(pruning).outcome == ApplyReport::Outcome::Refused);
    pruning.agreed = m->planned("c2");
    QVERIFY(m->apply(pruning).outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes(), lines("delete-deployment churn/green"));
}

void TestApply::remembersWhatWasLeftForWantOfConsent()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}, {"green", 1}});
    m->settle();
    m->manifests.remove(QStringLiteral("churn/green.yml"));
    m->writeEndpoint("churn", "blue: 100", {{"blue", 2}});
    QVERIFY(m->apply(m->request("c2")).outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->history().front().leftOver.value(QStringLiteral("green")),
             QStringLiteral("churn/green.yml"));
    m->remember(); // c2 does not have green any more
    m->writeEndpoint("churn", "blue: 100", {{"blue", 3}});
    QVERIFY(m->apply(m->request("c3")).outcome == ApplyReport::Outcome::Done);
    m->remember();
    m->plane.calls.clear();
    m->options.prune = true;
    QCOMPARE(ApplyBench::words(m->apply(m->request("c3"))),
             QStringLiteral("done: delete:churn/green done"));
    QVERIFY(m->history().front().leftOver.isEmpty());
    QVERIFY(m->apply(m->request("c3")).outcome == ApplyReport::Outcome::Nothing);
}

void TestApply::runsEndpointsSideBySide()
{
    for (int i = 1; i <= 6; ++i) {
        m->writeEndpoint("churn-" + QByteArray::number(i), "", {});
    }
    const auto run = m->make(m->request());
    QSignalSpy finished(run.get(), &Apply::finished);
    connect(run.get(), &Apply::planned, run.get(), [this] { m->plane.held = true; });
    run->start();
    const auto waitFor = [&](const char *verb) {
        return std::count_if(
            m->plane.waiting.begin(), m->plane.waiting.end(),
            [&](const QString &call) { return call.startsWith(QString::fromLatin1(verb)); });
    };
    // Reads first, then the changes of four.
    QTRY_COMPARE(waitFor("endpoint "), 4);
    m->plane.releaseAll();
    QTRY_COMPARE(waitFor("put-endpoint "), 4);
    QCOMPARE(run->report().count(ApplyStep::State::Running), std::size_t(4));
    QCOMPARE(run->report().count(ApplyStep::State::Waiting), std::size_t(2));
    m->plane.held = false;
    m->plane.releaseAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(run->report().count(ApplyStep::State::Done), std::size_t(6));
}

void TestApply::tellsHowFarItIs()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    const auto run = m->make(m->request());
    QStringList told;
    connect(run.get(), &Apply::stateChanged, run.get(),
            [&](Apply::State state) { told.append(QStringLiteral("state %1").arg(int(state))); });
    connect(run.get(), &Apply::stepChanged, run.get(), [&](int index) {
        const ApplyStep &step = run->steps().at(std::size_t(index));
        told.append(step.operation.id + u' ' + stepWord(step.state) + u' ' + step.progress);
        m->clock.advance(std::chrono::seconds(1));
    });
    const ApplyReport report = ApplyBench::finish(*run);
    QCOMPARE(
        told,
        lines("state 1\nstate 2\nstate 3\n"
              "create:churn running \ncreate:churn running sending\ncreate:churn running accepted\n"
              "create:churn running Updating\ncreate:churn done \n"
              "create:churn/blue running \ncreate:churn/blue running sending\ncreate:churn/blue "
              "running accepted\n"
              "create:churn/blue running Updating\ncreate:churn/blue done \n"
              "traffic:churn running \ntraffic:churn running sending\ntraffic:churn running "
              "accepted\n"
              "traffic:churn running Updating\ntraffic:churn done \n"
              "state 4"));
    QCOMPARE(report.steps.front().elapsed, std::chrono::milliseconds(4'000));
}

void TestApply::leavesTheLastOperationToTheService()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->writeEndpoint("other", "green: 100", {{"green", 1}});
    ApplyRequest request = m->request();
    request.waitsForEnd = false;
    const ApplyReport report = m->apply(request);
    QCOMPARE(ApplyBench::words(report),
             QStringLiteral("done: create:churn done, create:churn/blue done, "
                            "traffic:churn running (may run), create:other done, "
                            "create:other/green done, traffic:other running (may run)"));
    QVERIFY(report.isLeft());
    QVERIFY(!report.error);
    QCOMPARE(report.unrecorded, QStringList());
    const auto waits = m->plane.calls.filter(QStringLiteral("wait"));
    QCOMPARE(waits.size(), 4);
    QVERIFY(m->history().front().outcome == ApplyOutcome::Interrupted);
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 2);

    // In another program: it is waited for, and what was applied is on record.
    m->restart();
    m->plane.calls.clear();
    const ApplyReport next = m->apply();
    QVERIFY(next.outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(next.resumed.size(), 2);
    QVERIFY2(next.resumed.front().contains(QStringLiteral("did not see its end")),
             qPrintable(next.resumed.front()));
    QCOMPARE(m->plane.changes(), QStringList());
    QVERIFY(m->history().front().outcome == ApplyOutcome::Succeeded);
    QVERIFY(answered(m->records->unfinished(m->scope.workspace))->isEmpty());
}

void TestApply::waitsForTheFirstHalfOfAReplacement()
{
    m->writeEndpoint("churn", "green: 100", {{"green", 1}});
    m->settle();
    m->write("churn/endpoint.yml", "name: churn\nauth_mode: aml_token\ntraffic: {green: 100}\n");
    m->options.allowReplace = true;
    ApplyRequest request = m->request();
    request.waitsForEnd = false;
    const ApplyReport report = m->apply(request);
    QVERIFY(report.isLeft());
    QCOMPARE(m->plane.changes(), lines("delete-endpoint churn\nput-endpoint churn\n"
                                       "put-deployment churn/green\nput-endpoint churn"));
    QCOMPARE(m->plane.refusals, QStringList());
}

void TestApply::leavesRefusedEndpointsAlone()
{
    m->writeEndpoint("churn", "blue: 90", {{"blue", 1}});
    m->writeEndpoint("other", "green: 100", {{"green", 1}});
    const ApplyReport report = m->apply();
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QCOMPARE(report.refusals.size(), std::size_t(1));
    QCOMPARE(report.error, std::optional(report.refusals.front().error));
    QVERIFY(report.howToGoOn().contains(QStringLiteral("then apply again")));
    QCOMPARE(report.count(ApplyStep::State::Done), std::size_t(3));
    QVERIFY(!m->plane.changes().join(u' ').contains(QStringLiteral("churn")));
    QVERIFY(m->history().isEmpty());
    QCOMPARE(m->history(QStringLiteral("other")).size(), 1);
}

void TestApply::appliesOnlyTheNamed()
{
    m->writeEndpoint("churn", "blue: 100", {{"blue", 1}});
    m->writeEndpoint("other", "green: 100", {{"green", 1}});
    m->options.endpoints = {QStringLiteral("other")};
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done);
    QVERIFY(!m->plane.calls.join(u' ').contains(QStringLiteral("churn")));
    QVERIFY(m->history().isEmpty());
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
