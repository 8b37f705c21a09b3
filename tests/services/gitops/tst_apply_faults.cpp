// SPDX-License-Identifier: GPL-3.0-or-later
// What an apply does when something fails, somebody interferes, or it is stopped: nothing is lost,
// nothing is sent twice, and the next apply goes on.
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
    void stopsAtEveryOperation_data();
    void stopsAtEveryOperation();
    void stopsWhileItRegisters();
    void stopsAtOnceTheSecondTime();
    void stopsWhileItPlans();
    void resumesAfterADeathAtEveryOperation_data();
    void resumesAfterADeathAtEveryOperation();
    void offersToDeleteWhatADeadFirstApplyMade_data();
    void offersToDeleteWhatADeadFirstApplyMade();
    void resumesWhatItGaveUp();
    void leavesNothingBehindWhenItDiesEarly();
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
    /// Applies with the calls held, until @p call waits, the @p nth of them.
    std::unique_ptr<Apply> runUntil(const QString &call, int nth = 1);
    void letGo();
    /// The program of @p run dies: the records are what the files are at this moment.
    /// @p arrives: what is on its way.
    void kill(std::unique_ptr<Apply> run, bool arrives);
    void verifySettled();

    std::unique_ptr<ApplyBench> m;
};

std::unique_ptr<Apply> TestApplyFaults::runUntil(const QString &call, int nth)
{
    m->plane.held = true;
    std::unique_ptr<Apply> run = m->make(m->request());
    run->start();
    const auto isThere = [&] {
        while (!m->plane.waiting.isEmpty()) {
            const QString next = m->plane.waiting.front();
            const bool matches = next == call || next.section(u' ', 0, 0) == call;
            if (matches && --nth == 0) {
                return true;
            }
            m->plane.release();
        }
        return false;
    };
    if (!QTest::qWaitFor(isThere, 60'000)) {
        qFatal("%s is never called", qPrintable(call));
    }
    return run;
}

/// Calls that were cancelled never arrive.
void TestApplyFaults::letGo()
{
    for (int turn = 0; turn < 3; ++turn) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    m->plane.held = false;
    m->plane.releaseAll();
}

void TestApplyFaults::kill(std::unique_ptr<Apply> run, bool arrives)
{
    QVERIFY(answered(m->records->marks(m->scope))); // what was noted before is written
    const QString data = m->folder.filePath(QStringLiteral("data/"));
    const QString dead = m->folder.filePath(QStringLiteral("dead/"));
    QVERIFY(QDir().mkpath(dead));
    for (const char *name : {"applies.db", "applies.db-wal"}) {
        QVERIFY(QFile::copy(data + QString::fromLatin1(name), dead + QString::fromLatin1(name)));
    }
    if (arrives) {
        m->plane.release();
    }
    run.reset();
    letGo();
    m->records.reset();
    m->records = std::make_unique<ApplyRecords>(dead + QStringLiteral("applies.db"), &m->clock);
}

/// Live is as desired, by changes that the service would have taken, each sent once.
void TestApplyFaults::verifySettled()
{
    m->plane.held = false;
    QCOMPARE(m->plane.refusals, QStringList());
    const Plan left = m->planned();
    QVERIFY2(left.isEmpty(),
             left.operations.empty() ? "refused" : qPrintable(left.operations.front().id));
    const QMap<QString, int> wanted{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    QCOMPARE(m->plane.trafficOf("churn"), wanted);
    QVERIFY(answered(m->records->unfinished(m->scope.workspace))->isEmpty());
    QVERIFY(m->history().front().outcome == ApplyOutcome::Succeeded);
}

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
    QCOMPARE(last->value(churn).leftOver.keys(), (QStringList{QString(), QStringLiteral("blue")}));
    QVERIFY(last->value(churn).outcome == ApplyOutcome::Failed);
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
    verifySettled();
}

void TestApplyFaults::goesOnWithWhatFailedOnTheService()
{
    m->plane.fail(QStringLiteral("wait churn/green"), refusedByService);
    const auto run = runUntil(QStringLiteral("wait churn/green"));
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
    verifySettled();
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
    const auto run = runUntil(QStringLiteral("wait churn/blue"));
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

void TestApplyFaults::stopsAtEveryOperation_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("nth");
    QTest::addColumn<QString>("steps");
    const auto row = [](const char *name, const char *call, int nth, const char *steps) {
        QTest::newRow(name) << QString::fromLatin1(call) << nth << QString::fromLatin1(steps);
    };
    const char *endpointMayRun = "create:churn cancelled (may run), create:churn/blue cancelled, "
                                 "create:churn/green cancelled, traffic:churn cancelled";
    const char *blueMayRun = "create:churn done, create:churn/blue cancelled (may run), "
                             "create:churn/green cancelled, traffic:churn cancelled";
    const char *trafficMayRun = "create:churn done, create:churn/blue done, create:churn/green "
                                "done, traffic:churn cancelled (may run)";
    row("before the endpoint", "endpoint", 2,
        "create:churn cancelled, create:churn/blue cancelled, create:churn/green cancelled, "
        "traffic:churn cancelled");
    row("the endpoint is sent", "put-endpoint", 1, endpointMayRun);
    row("the endpoint is made", "wait", 1, endpointMayRun);
    row("looking again", "endpoint", 3,
        "create:churn done, create:churn/blue cancelled, create:churn/green cancelled, "
        "traffic:churn cancelled");
    row("blue is sent", "put-deployment churn/blue", 1, blueMayRun);
    row("blue is made", "wait", 2, blueMayRun);
    row("traffic is sent", "put-endpoint", 2, trafficMayRun);
    row("traffic moves", "wait", 4, trafficMayRun);
}

void TestApplyFaults::stopsAtEveryOperation()
{
    QFETCH(QString, call);
    QFETCH(int, nth);
    QFETCH(QString, steps);
    const auto run = runUntil(call, nth);
    run->cancel();
    m->plane.held = false;
    m->plane.releaseAll();
    const ApplyReport report = ApplyBench::finish(*run);
    QCOMPARE(ApplyBench::words(report), QStringLiteral("cancelled: ") + steps);
    const bool mayRun = steps.contains(QStringLiteral("may run"));
    QCOMPARE(report.howToGoOn().contains(QStringLiteral("still doing")), mayRun);
    QVERIFY(m->history().front().outcome == ApplyOutcome::Cancelled);
    QCOMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), mayRun ? 1 : 0);
    const ApplyReport next = m->apply();
    QVERIFY(next.outcome == ApplyReport::Outcome::Done ||
            next.outcome == ApplyReport::Outcome::Nothing);
    QCOMPARE(next.resumed.size(), mayRun ? 1 : 0);
    QCOMPARE(m->plane.changes(), lines("put-endpoint churn\nput-deployment churn/blue\n"
                                       "put-deployment churn/green\nput-endpoint churn"));
    verifySettled();
}

void TestApplyFaults::stopsWhileItRegisters()
{
    m->writeFile(QStringLiteral("churn/src/score.py"), "one");
    m->write("churn/blue.yml",
             "name: blue\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:1\n"
             "instance_type: S\ninstance_count: 1\n"
             "code_configuration: {code: src, scoring_script: score.py}\n");
    for (const char *call : {"asset", "put-asset"}) {
        const auto run = runUntil(QString::fromLatin1(call));
        run->cancel();
        const ApplyReport report = ApplyBench::finish(*run);
        QCOMPARE(ApplyBench::words(report),
                 QStringLiteral("cancelled: register:churn/blue/code_configuration.code cancelled, "
                                "create:churn cancelled, create:churn/blue cancelled, "
                                "create:churn/green cancelled, traffic:churn cancelled"));
        letGo();
    }
    QVERIFY(answered(m->records->unfinished(m->scope.workspace))->isEmpty());
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done);
    verifySettled();
}

void TestApplyFaults::stopsAtOnceTheSecondTime()
{
    const auto run = runUntil(QStringLiteral("put-deployment churn/blue"));
    QSignalSpy finished(run.get(), &Apply::finished);
    run->cancel();
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty()); // the answer is on its way
    run->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(ApplyBench::words(run->report()),
             QStringLiteral("cancelled: create:churn done, create:churn/blue cancelled (may run), "
                            "create:churn/green cancelled, traffic:churn cancelled"));
    m->plane.held = false;
    m->plane.releaseAll(); // it never arrived
    const ApplyReport next = m->apply();
    QVERIFY(next.outcome == ApplyReport::Outcome::Done);
    QCOMPARE(next.resumed.size(), 1);
    verifySettled();
}

void TestApplyFaults::stopsWhileItPlans()
{
    const auto run = runUntil(QStringLiteral("endpoint"));
    run->cancel();
    const ApplyReport report = ApplyBench::finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Cancelled);
    QVERIFY(report.steps.empty());
    QVERIFY(m->history().isEmpty());
    const auto early = m->make(m->request());
    early->start();
    early->cancel();
    QVERIFY(ApplyBench::finish(*early).outcome == ApplyReport::Outcome::Cancelled);
    QCOMPARE(m->plane.changes(), QStringList());
}

void TestApplyFaults::resumesAfterADeathAtEveryOperation_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("nth");
    QTest::addColumn<bool>("arrives"); ///< what was on its way
    QTest::newRow("before anything") << "endpoint" << 2 << true;
    QTest::newRow("endpoint is lost") << "put-endpoint" << 1 << false;
    QTest::newRow("endpoint arrives") << "put-endpoint" << 1 << true;
    QTest::newRow("endpoint is made") << "wait" << 1 << true;
    QTest::newRow("blue is lost") << "put-deployment churn/blue" << 1 << false;
    QTest::newRow("blue arrives") << "put-deployment churn/blue" << 1 << true;
    QTest::newRow("blue is made") << "wait" << 2 << true;
    QTest::newRow("green is made") << "wait" << 3 << true;
    QTest::newRow("traffic arrives") << "put-endpoint" << 2 << true;
    QTest::newRow("traffic moves") << "wait" << 4 << true;
}

void TestApplyFaults::resumesAfterADeathAtEveryOperation()
{
    QFETCH(QString, call);
    QFETCH(int, nth);
    QFETCH(bool, arrives);
    auto run = runUntil(call, nth);
    kill(std::move(run), arrives);
    const int sent = static_cast<int>(m->plane.changes().size());
    const ApplyReport report = m->apply();
    QVERIFY2(report.outcome == ApplyReport::Outcome::Done ||
                 report.outcome == ApplyReport::Outcome::Nothing,
             qPrintable(ApplyBench::words(report)));
    QCOMPARE(report.resumed.size(), 1);
    QVERIFY(sent <= 4);
    QCOMPARE(m->plane.changes().size(), arrives ? 4 : 5); // what was lost is sent again
    QVERIFY(m->history().last().outcome == ApplyOutcome::Interrupted);
    if (report.outcome == ApplyReport::Outcome::Done) {
        verifySettled();
    }
}

void TestApplyFaults::offersToDeleteWhatADeadFirstApplyMade_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("end");
    for (const char *call : {"put-endpoint", "put-deployment churn/blue", "wait churn/blue"}) {
        for (const char *end : {"killed", "given up", "stopped"}) {
            QTest::addRow("%s, %s", call, end)
                << QString::fromLatin1(call) << QString::fromLatin1(end);
        }
    }
}

/// Whoever takes the manifests back before an apply has succeeded is asked for the endpoint.
void TestApplyFaults::offersToDeleteWhatADeadFirstApplyMade()
{
    QFETCH(const QString, call);
    QFETCH(const QString, end);
    auto run = runUntil(call);
    if (end == QLatin1String("killed")) {
        kill(std::move(run), true);
    } else if (end == QLatin1String("given up")) {
        m->plane.release();
        run.reset();
        letGo();
    } else {
        run->cancel();
        letGo();
        QVERIFY(ApplyBench::finish(*run).outcome == ApplyReport::Outcome::Cancelled);
    }
    const auto last = answered(m->records->lastApplied(m->scope));
    QCOMPARE(last->value(churn).leftOver.keys(),
             (QStringList{QString(), QStringLiteral("blue"), QStringLiteral("green")}));
    m->manifests.clear();
    ApplyRequest request = m->request("c2");
    request.input.leftOver.insert(churn, last->value(churn).leftOver);
    const ApplyReport asked = m->apply(request);
    QCOMPARE(asked.withoutConsent.size(), std::size_t(1));
    QCOMPARE(asked.withoutConsent.front().id, QStringLiteral("delete:churn"));
    request.input.options.prune = true;
    QCOMPARE(ApplyBench::words(m->apply(request)), QStringLiteral("done: delete:churn done"));
}

void TestApplyFaults::resumesWhatItGaveUp()
{
    auto run = runUntil(QStringLiteral("wait churn/blue"));
    run.reset(); // e.g. its window was closed; the program lives
    QTRY_COMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 1);
    letGo();
    const ApplyReport report = m->apply();
    QVERIFY2(report.outcome == ApplyReport::Outcome::Done,
             report.error ? qPrintable(report.error->toLine()) : "");
    QCOMPARE(report.resumed.size(), 1);
    QCOMPARE(m->plane.changes().size(), 4);
    verifySettled();
}

void TestApplyFaults::leavesNothingBehindWhenItDiesEarly()
{
    for (int turns = 0; turns < 40; ++turns) {
        auto run = m->make(m->request());
        run->start();
        for (int turn = 0; turn < turns; ++turn) {
            QCoreApplication::processEvents();
            QThread::yieldCurrentThread();
        }
        run.reset();
    }
    letGo();
    const ApplyReport report = m->apply();
    QVERIFY2(report.outcome == ApplyReport::Outcome::Done ||
                 report.outcome == ApplyReport::Outcome::Nothing,
             report.error ? qPrintable(report.error->toLine()) : "");
    QCOMPARE(m->plane.refusals, QStringList());
    QVERIFY(m->planned().isEmpty());
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
    verifySettled();
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
    verifySettled();
}

void TestApplyFaults::letsOneProgramApplyAtATime()
{
    const auto first = runUntil(QStringLiteral("put-deployment churn/blue"));
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
    verifySettled();
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
    auto run = runUntil(QStringLiteral("wait churn"));
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
    verifySettled();
}

void TestApplyFaults::doneIsDoneWhenLiveCannotBeRead()
{
    m->settle();
    m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 2}});
    const auto run = runUntil(QStringLiteral("wait churn/blue"));
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
