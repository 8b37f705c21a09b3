// SPDX-License-Identifier: GPL-3.0-or-later
// What an apply does when something fails or somebody interferes: nothing is lost, nothing is sent
// twice, and the next apply goes on.
#include "tests/services/gitops/applybench.h"
#include "tests/support/filesizelimit.h"

using namespace serin;

namespace {

const Error refusedByService{
    ErrorKind::Invalid, QStringLiteral("BadArgument: no such image"), {}, {}};
const Error away{ErrorKind::Unavailable, QStringLiteral("no connection"), {}, {}};

} // namespace

class TestApplyFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ApplyBench>();
        m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 1}, {"green", 1}});
    }
    void cleanup() { m.reset(); }
    void stopsTheEndpointThatFails();
    void goesOnWhereItFailed_data();
    void goesOnWhereItFailed();
    void goesOnWithWhatFailedOnTheService();
    void seesASecondWriterBeforeItBegins();
    void seesASecondWriterInTheMiddle_data();
    void seesASecondWriterInTheMiddle();
    void waitsAgainForWhatItLostSightOf();
    void blocksWhatIsStillUnknown();
    void beginsNothingBesideSomebodyElse();
    void doesNotWaitForAnEarlierApplyWhenToldSo();
    void sendsAgainWhatNeverArrived();
    void letsOneProgramApplyAtATime();
    void touchesNothingWithoutRecords();
    void stopsWhenTheRecordCannotBeKept();
    void doneIsDoneWhenLiveCannotBeRead();

private:
    std::unique_ptr<ApplyBench> m;
};

void TestApplyFaults::stopsTheEndpointThatFails()
{
    m->writeEndpoint("other", "green: 100", {{"green", 1}});
    m->plane.fail(QStringLiteral("put-deployment churn/blue"), refusedByService);
    const ApplyReport report = m->apply();
    QCOMPARE(ApplyBench::words(report),
             QStringLiteral("failed: create:churn done, create:churn/blue failed, "
                            "create:churn/green skipped, traffic:churn skipped, create:other "
                            "done, create:other/green done, traffic:other done"));
    QCOMPARE(report.error, std::optional(refusedByService));
    QVERIFY(report.howToGoOn().contains(QStringLiteral("goes on from here")));
    const auto history = m->history();
    QCOMPARE(history.size(), 1);
    QVERIFY(history.front().outcome == ApplyOutcome::Failed);
    QVERIFY(history.front().message.contains(QStringLiteral("no such image")));
    QVERIFY(!history.front().liveDigest.isEmpty()); // as it was left
    QVERIFY(m->history(QStringLiteral("other")).front().outcome == ApplyOutcome::Succeeded);
    // What it made is to go when the manifests give it up before an apply succeeds.
    const auto last = answered(m->records->lastApplied(m->scope));
    QCOMPARE(last->value(QStringLiteral("churn")).leftOver.keys(),
             (QStringList{QString(), QStringLiteral("blue")}));
    QVERIFY(last->value(QStringLiteral("churn")).outcome == ApplyOutcome::Failed);
    QVERIFY(last->value(QStringLiteral("other")).outcome == ApplyOutcome::Succeeded);
}

void TestApplyFaults::goesOnWhereItFailed_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QStringList>("rest");
    QTest::newRow("endpoint") << "put-endpoint churn"
                              << lines("put-endpoint churn\nput-deployment churn/blue\n"
                                       "put-deployment churn/green\nput-endpoint churn");
    QTest::newRow("blue") << "put-deployment churn/blue"
                          << lines("put-deployment churn/blue\nput-deployment churn/green\n"
                                   "put-endpoint churn");
    QTest::newRow("green") << "put-deployment churn/green"
                           << lines("put-deployment churn/green\nput-endpoint churn");
    QTest::newRow("a read between") << "deployments churn"
                                    << lines("put-deployment churn/blue\n"
                                             "put-deployment churn/green\nput-endpoint churn");
}

void TestApplyFaults::goesOnWhereItFailed()
{
    QFETCH(QString, call);
    QFETCH(QStringList, rest);
    m->plane.fail(call, refusedByService);
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Failed);
    m->plane.calls.clear();
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes(), rest);
    m->verifySettled();
}

void TestApplyFaults::goesOnWithWhatFailedOnTheService()
{
    m->plane.fail(QStringLiteral("wait churn/green"), refusedByService);
    const auto run = m->runUntil(QStringLiteral("wait churn/green"));
    m->plane.deploymentAt("churn", "green").state = ProvisioningState::Failed;
    m->plane.deploymentAt("churn", "green").stateText = QStringLiteral("Failed");
    m->plane.publish();
    m->plane.held = false;
    m->plane.releaseAll();
    QCOMPARE(ApplyBench::words(ApplyBench::finish(*run)),
             QStringLiteral("failed: create:churn done, create:churn/blue done, "
                            "create:churn/green failed, traffic:churn skipped"));
    QVERIFY(answered(m->records->unfinished(m->scope.workspace))->isEmpty());
    m->plane.calls.clear();
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes(), lines("put-deployment churn/green\nput-endpoint churn"));
    m->verifySettled();
}

void TestApplyFaults::seesASecondWriterBeforeItBegins()
{
    m->settle();
    m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 3}});
    const auto run = m->make(m->request());
    connect(run.get(), &Apply::planned, run.get(), [this] {
        m->plane.deploymentAt("churn", "green").spec.instanceCount = *InstanceCount::fromInt(7);
        m->plane.publish();
    });
    const ApplyReport report = ApplyBench::finish(*run);
    QCOMPARE(ApplyBench::words(report), QStringLiteral("failed: scale:churn/blue skipped"));
    QCOMPARE(report.error->kind, ErrorKind::Conflict);
    QVERIFY(report.error->detail.contains(QStringLiteral("changed by somebody else")));
    QCOMPARE(m->plane.changes(), QStringList());
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done); // plans anew
}

void TestApplyFaults::seesASecondWriterInTheMiddle_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("says");
    QTest::newRow("traffic") << "traffic"
                             << "scale:churn/blue done, traffic:churn skipped, "
                                "scale:churn/green skipped"
                             << "the traffic of churn was changed";
    QTest::newRow("the target fails") << "fails"
                                      << "scale:churn/blue done, traffic:churn skipped, "
                                         "scale:churn/green skipped"
                                      << "blue, which shall get requests, is Failed";
    QTest::newRow("the target goes") << "goes"
                                     << "scale:churn/blue done, traffic:churn skipped, "
                                        "scale:churn/green skipped"
                                     << "blue, which shall get requests, is not there any more";
    QTest::newRow("the endpoint goes") << "endpoint"
                                       << "scale:churn/blue done, traffic:churn skipped, "
                                          "scale:churn/green skipped"
                                       << "churn was deleted";
    QTest::newRow("the same change") << "same"
                                     << "scale:churn/blue done, traffic:churn done, "
                                        "scale:churn/green done"
                                     << "";
}

void TestApplyFaults::seesASecondWriterInTheMiddle()
{
    QFETCH(QString, what);
    QFETCH(QString, steps);
    QFETCH(QString, says);
    m->writeEndpoint("churn", "blue: 50, green: 50", {{"blue", 1}, {"green", 2}});
    m->settle();
    m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 2}, {"green", 1}});
    const auto run = m->runUntil(QStringLiteral("wait churn/blue"));
    auto &churn = m->plane.model.endpoints.at(QStringLiteral("churn"));
    if (what == QLatin1String("traffic")) {
        churn.live.traffic = {{QStringLiteral("blue"), 0}, {QStringLiteral("green"), 100}};
    } else if (what == QLatin1String("fails")) {
        churn.deployments.at(QStringLiteral("blue")).state = ProvisioningState::Failed;
        churn.deployments.at(QStringLiteral("blue")).stateText = QStringLiteral("Failed");
    } else if (what == QLatin1String("goes")) {
        churn.deployments.erase(QStringLiteral("blue"));
    } else if (what == QLatin1String("endpoint")) {
        m->plane.model.endpoints.clear();
    } else {
        churn.live.traffic = {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    }
    m->plane.publish();
    m->plane.held = false;
    m->plane.releaseAll();
    const ApplyReport report = ApplyBench::finish(*run);
    QCOMPARE(ApplyBench::words(report).section(QStringLiteral(": "), 1), steps);
    if (!says.isEmpty()) {
        QVERIFY2(report.error->detail.contains(says), qPrintable(report.error->detail));
        QCOMPARE(report.error->kind, ErrorKind::Conflict);
        QCOMPARE(m->plane.changes(), lines("scale churn/blue 2"));
    }
}

void TestApplyFaults::waitsAgainForWhatItLostSightOf()
{
    m->plane.fail(QStringLiteral("wait churn/blue"), away);
    const ApplyReport report = m->apply();
    QCOMPARE(ApplyBench::words(report),
             QStringLiteral("failed: create:churn done, create:churn/blue failed (may run), "
                            "create:churn/green skipped, traffic:churn skipped"));
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 1);
    m->plane.calls.clear();
    const ApplyReport next = m->apply();
    QVERIFY(next.outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes(), lines("put-deployment churn/green\nput-endpoint churn"));
    m->verifySettled();
}

void TestApplyFaults::blocksWhatIsStillUnknown()
{
    m->writeEndpoint("other", "", {});
    m->plane.fail(QStringLiteral("wait churn/blue"), away);
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Failed);
    // Blue is busy; the service answers reads, but not this.
    m->plane.deploymentAt("churn", "blue").state = ProvisioningState::Updating;
    m->plane.deploymentAt("churn", "blue").stateText = QStringLiteral("Updating");
    m->plane.publish();
    m->plane.fail(QStringLiteral("wait churn/blue"), away);
    m->plane.calls.clear();
    m->write("other/endpoint.yml", "name: other\nauth_mode: key\ndescription: birds\n");
    const ApplyReport report = m->apply();
    QCOMPARE(m->plane.changes(), lines("put-endpoint other"));
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QVERIFY2(report.error->detail.contains(
                 QStringLiteral("it is not known yet what became of create:churn/blue")),
             qPrintable(report.error->detail));
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 1);
}

void TestApplyFaults::beginsNothingBesideSomebodyElse()
{
    m->settle();
    m->plane.deploymentAt("churn", "blue").state = ProvisioningState::Updating;
    m->plane.deploymentAt("churn", "blue").stateText = QStringLiteral("Updating");
    m->plane.publish();
    m->plane.calls.clear();
    const ApplyReport report = m->apply(); // nothing would be to be done
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QCOMPARE(report.error->detail,
             QStringLiteral("blue of churn is in the middle of an operation (Updating)"));
    QVERIFY(m->plane.changes().isEmpty());
}

void TestApplyFaults::doesNotWaitForAnEarlierApplyWhenToldSo()
{
    m->plane.fail(QStringLiteral("wait churn/blue"), away);
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Failed);
    m->plane.deploymentAt("churn", "blue").state = ProvisioningState::Updating;
    m->plane.deploymentAt("churn", "blue").stateText = QStringLiteral("Updating");
    m->plane.publish();
    m->plane.calls.clear();
    ApplyRequest request = m->request();
    request.waitsForEnd = false;
    const ApplyReport report = m->apply(std::move(request));
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QVERIFY2(report.error->detail.endsWith(QStringLiteral(
                 "what became of create:churn/blue: it is still under way (Updating)")),
             qPrintable(report.error->detail));
    QVERIFY(m->plane.calls.filter(QStringLiteral("wait")).isEmpty());
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 1);
}

void TestApplyFaults::sendsAgainWhatNeverArrived()
{
    m->plane.fail(QStringLiteral("put-deployment churn/blue"), away);
    const ApplyReport report = m->apply();
    QVERIFY(report.steps.at(1).mayStillRun);
    const ApplyReport next = m->apply();
    QVERIFY(next.outcome == ApplyReport::Outcome::Done);
    QVERIFY(next.resumed.front().contains(QStringLiteral("not under way any more")));
    m->verifySettled();
}

void TestApplyFaults::letsOneProgramApplyAtATime()
{
    const auto first = m->runUntil(QStringLiteral("put-deployment churn/blue"));
    m->plane.held = false;
    ApplyRecords others(m->folder.filePath(QStringLiteral("data/applies.db")), &m->clock);
    Apply second({m->plane, others, m->store, &m->clock}, m->request());
    const ApplyReport refused = ApplyBench::finish(second);
    QVERIFY(refused.outcome == ApplyReport::Outcome::Failed);
    QCOMPARE(refused.error->kind, ErrorKind::Conflict);
    QVERIFY(refused.error->detail.contains(QStringLiteral("is not ready yet")));
    QVERIFY(refused.howToGoOn().contains(QStringLiteral("wait until that has ended")));
    m->plane.releaseAll();
    QVERIFY(ApplyBench::finish(*first).outcome == ApplyReport::Outcome::Done);
    QCOMPARE(m->plane.changes().size(), 4);
    m->verifySettled();
}

void TestApplyFaults::touchesNothingWithoutRecords()
{
    m->writeFile(QStringLiteral("file"), "x");
    m->records = std::make_unique<ApplyRecords>(
        m->folder.filePath(QStringLiteral("tree/file/applies.db")), &m->clock);
    const ApplyReport report = m->apply();
    QVERIFY(report.outcome == ApplyReport::Outcome::Refused);
    QCOMPARE(report.error->kind, ErrorKind::Io);
    QVERIFY(!report.howToGoOn().isEmpty());
    QCOMPARE(m->plane.calls, QStringList());
}

void TestApplyFaults::stopsWhenTheRecordCannotBeKept()
{
    auto run = m->runUntil(QStringLiteral("wait churn"));
    {
        const FileSizeLimit full(1);
        m->plane.held = false;
        m->plane.releaseAll();
        const ApplyReport report = ApplyBench::finish(*run);
        QCOMPARE(ApplyBench::words(report),
                 QStringLiteral("failed: create:churn done, create:churn/blue failed, "
                                "create:churn/green skipped, traffic:churn skipped"));
        QCOMPARE(report.error->kind, ErrorKind::Io);
        QCOMPARE(report.unrecorded.size(), 1);
        QCOMPARE(m->plane.changes(), lines("put-endpoint churn"));
    }
    run.reset();
    m->restart();
    const ApplyReport next = m->apply();
    QVERIFY2(next.outcome == ApplyReport::Outcome::Done, qPrintable(ApplyBench::words(next)));
    QCOMPARE(m->plane.changes().size(), 4);
    m->verifySettled();
}

void TestApplyFaults::doneIsDoneWhenLiveCannotBeRead()
{
    m->settle();
    m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 2}});
    const auto run = m->runUntil(QStringLiteral("wait churn/blue"));
    m->plane.fail(QStringLiteral("endpoint churn"), away);
    m->plane.held = false;
    m->plane.releaseAll();
    const ApplyReport report = ApplyBench::finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Done);
    QCOMPARE(report.unrecorded.size(), 1);
    QVERIFY(m->history().front().outcome == ApplyOutcome::Interrupted);
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Nothing);
    QVERIFY(m->history().front().outcome == ApplyOutcome::Succeeded);
}

QTEST_GUILESS_MAIN(TestApplyFaults)
#include "tst_apply_faults.moc"
