// SPDX-License-Identifier: GPL-3.0-or-later
// An apply that is stopped, given up or killed: what it may have made is known, nothing is sent
// twice, and the next apply goes on.
#include "tests/services/gitops/applybench.h"

using namespace serin;

class TestApplyStopped : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ApplyBench>();
        m->writeEndpoint("churn", "blue: 90, green: 10", {{"blue", 1}, {"green", 1}});
    }
    void cleanup() { m.reset(); }
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

private:
    std::unique_ptr<ApplyBench> m;
};

void TestApplyStopped::stopsAtEveryOperation_data()
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

void TestApplyStopped::stopsAtEveryOperation()
{
    QFETCH(QString, call);
    QFETCH(int, nth);
    QFETCH(QString, steps);
    const auto run = m->runUntil(call, nth);
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
    m->verifySettled();
}

void TestApplyStopped::stopsWhileItRegisters()
{
    m->writeFile(QStringLiteral("churn/src/score.py"), "one");
    m->write("churn/blue.yml",
             "name: blue\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:1\n"
             "instance_type: S\ninstance_count: 1\n"
             "code_configuration: {code: src, scoring_script: score.py}\n");
    for (const char *call : {"asset", "put-asset"}) {
        const auto run = m->runUntil(QString::fromLatin1(call));
        run->cancel();
        const ApplyReport report = ApplyBench::finish(*run);
        QCOMPARE(ApplyBench::words(report),
                 QStringLiteral("cancelled: register:churn/blue/code_configuration.code cancelled, "
                                "create:churn cancelled, create:churn/blue cancelled, "
                                "create:churn/green cancelled, traffic:churn cancelled"));
        m->letGo();
    }
    QVERIFY(answered(m->records->unfinished(m->scope.workspace))->isEmpty());
    QVERIFY(m->apply().outcome == ApplyReport::Outcome::Done);
    m->verifySettled();
}

void TestApplyStopped::stopsAtOnceTheSecondTime()
{
    const auto run = m->runUntil(QStringLiteral("put-deployment churn/blue"));
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
    m->verifySettled();
}

void TestApplyStopped::stopsWhileItPlans()
{
    const auto run = m->runUntil(QStringLiteral("endpoint"));
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

void TestApplyStopped::resumesAfterADeathAtEveryOperation_data()
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

void TestApplyStopped::resumesAfterADeathAtEveryOperation()
{
    QFETCH(QString, call);
    QFETCH(int, nth);
    QFETCH(bool, arrives);
    auto run = m->runUntil(call, nth);
    m->kill(std::move(run), arrives);
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
        m->verifySettled();
    }
}

void TestApplyStopped::offersToDeleteWhatADeadFirstApplyMade_data()
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
void TestApplyStopped::offersToDeleteWhatADeadFirstApplyMade()
{
    QFETCH(const QString, call);
    QFETCH(const QString, end);
    auto run = m->runUntil(call);
    if (end == QLatin1String("killed")) {
        m->kill(std::move(run), true);
    } else if (end == QLatin1String("given up")) {
        m->plane.release();
        run.reset();
        m->letGo();
    } else {
        run->cancel();
        m->letGo();
        QVERIFY(ApplyBench::finish(*run).outcome == ApplyReport::Outcome::Cancelled);
    }
    const auto last = answered(m->records->lastApplied(m->scope));
    QCOMPARE(last->value(QStringLiteral("churn")).leftOver.keys(),
             (QStringList{QString(), QStringLiteral("blue"), QStringLiteral("green")}));
    m->manifests.clear();
    ApplyRequest request = m->request("c2");
    request.input.leftOver.insert(QStringLiteral("churn"),
                                  last->value(QStringLiteral("churn")).leftOver);
    const ApplyReport asked = m->apply(request);
    QCOMPARE(asked.withoutConsent.size(), std::size_t(1));
    QCOMPARE(asked.withoutConsent.front().id, QStringLiteral("delete:churn"));
    request.input.options.prune = true;
    QCOMPARE(ApplyBench::words(m->apply(request)), QStringLiteral("done: delete:churn done"));
}

void TestApplyStopped::resumesWhatItGaveUp()
{
    auto run = m->runUntil(QStringLiteral("wait churn/blue"));
    run.reset(); // e.g. its window was closed; the program lives
    QTRY_COMPARE(answered(m->records->unfinished(m->scope.workspace))->size(), 1);
    m->letGo();
    const ApplyReport report = m->apply();
    QVERIFY2(report.outcome == ApplyReport::Outcome::Done,
             report.error ? qPrintable(report.error->toLine()) : "");
    QCOMPARE(report.resumed.size(), 1);
    QCOMPARE(m->plane.changes().size(), 4);
    m->verifySettled();
}

void TestApplyStopped::leavesNothingBehindWhenItDiesEarly()
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
    m->letGo();
    const ApplyReport report = m->apply();
    QVERIFY2(report.outcome == ApplyReport::Outcome::Done ||
                 report.outcome == ApplyReport::Outcome::Nothing,
             report.error ? qPrintable(report.error->toLine()) : "");
    QCOMPARE(m->plane.refusals, QStringList());
    QVERIFY(m->planned().isEmpty());
}

QTEST_GUILESS_MAIN(TestApplyStopped)
#include "tst_apply_stopped.moc"
