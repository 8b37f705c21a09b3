// SPDX-License-Identifier: GPL-3.0-or-later
// Applies against the real local workspace: a canary from nothing to nothing under load, edits that
// change nothing, and a restart of everything in the middle.
#include "tests/integration/applyworkspace.h"
#include "tests/integration/scoringload.h"

#include <QTest>

using namespace serin;

namespace {

/// Three callers of @p endpoint.
std::unique_ptr<ScoringLoad> loadOn(ApplyWorkspace &workspace, const QString &endpoint)
{
    ScoringLoad::Connections connections;
    QByteArray path;
    for (int i = 0; i < 3; ++i) {
        auto [connection, found] = workspace.scorer(endpoint);
        connections.push_back(std::move(connection));
        path = found;
    }
    return std::make_unique<ScoringLoad>(std::move(connections), path, twoNumbers);
}

} // namespace

class TestApplyLocal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void createsAndServes();
    void doesNothingTheSecondTime();
    void editsChangeNothingThatRuns();
    void movesACanaryWithoutAFailure();
    void refusesWhatSomebodyElseChanged();
    void letsOneProgramApplyAtATime();
    void saysWhyAScriptDoesNotStart();
    void goesOnWhenEverythingDied();
    void removesWithConsent();

private:
    QByteArray score();

    std::unique_ptr<ApplyWorkspace> m;
};

void TestApplyLocal::initTestCase()
{
    m = std::make_unique<ApplyWorkspace>(QStringLiteral(SERINCTL));
    QVERIFY(m->start());
    m->writeScript(QStringLiteral("blue/score.py"), 1);
    m->writeScript(QStringLiteral("green/score.py"), 2);
}

void TestApplyLocal::cleanupTestCase()
{
    QCOMPARE(m->server.terminate(), 0);
}

QByteArray TestApplyLocal::score()
{
    const auto [connection, path] = m->scorer(QStringLiteral("canary"));
    const auto answer = connection->request("POST", path, twoNumbers);
    return answer
               ? answer->headers.value("azureml-model-deployment") + ' ' + answer->body.simplified()
               : QByteArray("no answer");
}

void TestApplyLocal::createsAndServes()
{
    m->writeEndpoint("canary", "blue: 100", {{"blue", 1}});
    QCOMPARE(m->apply(), QStringLiteral("done"));
    QCOMPARE(score(), QByteArray("blue [1, 2]"));
    const auto record =
        answered(m->records->lastHealthy(m->scope, QStringLiteral("canary")), m->limit);
    QVERIFY(record && *record);
    QCOMPARE((*record)->traffic.value(QStringLiteral("blue")), 100);
}

void TestApplyLocal::doesNothingTheSecondTime()
{
    m->proxy.passed.clear();
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
    for (const QByteArray &line : m->proxy.passed) {
        QVERIFY2(line.startsWith("GET "), line.constData());
    }
    // Nor does another program's record book make a difference to what is live.
    ApplyRecords others(m->folder.filePath(QStringLiteral("others.db")));
    Apply other({*m->plane, others, m->store}, m->request());
    QCOMPARE(m->words(m->finish(other)), QStringLiteral("nothing"));
}

void TestApplyLocal::editsChangeNothingThatRuns()
{
    m->writeScript(QStringLiteral("blue/score.py"), 5);
    m->server.kill();
    QVERIFY(m->server.start()); // its processes are started anew, from the kept files
    QTRY_COMPARE_WITH_TIMEOUT(score(), QByteArray("blue [1, 2]"), 60'000);
    QCOMPARE(m->apply(), QStringLiteral("done"));
    QTRY_COMPARE_WITH_TIMEOUT(score(), QByteArray("blue [5, 10]"), 60'000);
    m->writeScript(QStringLiteral("blue/score.py"), 1);
    const auto before =
        answered(m->plane->assetVersions(AssetId::Kind::Code, QStringLiteral("blue")), m->limit);
    QCOMPARE(before->size(), 2);
    QCOMPARE(m->apply(), QStringLiteral("done"));
    const auto after =
        answered(m->plane->assetVersions(AssetId::Kind::Code, QStringLiteral("blue")), m->limit);
    QCOMPARE(after->size(), 2); // the old content is the old version
}

void TestApplyLocal::movesACanaryWithoutAFailure()
{
    const auto load = loadOn(*m, QStringLiteral("canary"));
    QTRY_VERIFY_WITH_TIMEOUT(load->asked() > 0, 60'000);
    const std::vector<std::pair<QByteArray, QMap<QByteArray, int>>> steps = {
        {"blue: 100", {{"blue", 2}}}, {"blue: 100, green: 0", {{"blue", 2}, {"green", 2}}},
        {"blue: 90, green: 10", {}},  {"blue: 50, green: 50", {{"blue", 1}}},
        {"blue: 0, green: 100", {}},
    };
    for (const auto &[traffic, counts] : steps) {
        m->writeEndpoint("canary", traffic, counts);
        QCOMPARE(m->apply(), QStringLiteral("done"));
        QCOMPARE(m->apply(), QStringLiteral("nothing"));
    }
    m->manifests.remove(QStringLiteral("canary/blue.yml"));
    m->writeEndpoint("canary", "green: 100", {});
    m->options.prune = true;
    QCOMPARE(m->apply(), QStringLiteral("done"));
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
    m->options.prune = false;
    const int before = load->asked();
    QTRY_VERIFY_WITH_TIMEOUT(load->asked() > before + 10, 60'000);
    load->stop();
    qInfo("%d requests meanwhile", load->asked());
    QCOMPARE(load->lastStatus(), 200);
    QCOMPARE(load->failed(), 0);
    QCOMPARE(score(), QByteArray("green [2, 4]"));
}

void TestApplyLocal::refusesWhatSomebodyElseChanged()
{
    m->writeEndpoint("canary", "green: 100", {{"green", 3}});
    ApplyRequest request = m->request();
    PlanInput input = request.input;
    LiveStateReader reader(*m->plane);
    input.live = *answered(reader.readAll(), m->limit);
    request.agreed = plan(input);
    QCOMPARE(request.agreed->operations.size(), std::size_t(1));
    const QString state = m->server.finish(
        m->server.arm("PATCH", QStringLiteral("/onlineEndpoints/canary/deployments/green"),
                      {{QStringLiteral("sku"), QJsonObject{{QStringLiteral("capacity"), 1}}}}));
    QCOMPARE(state, QStringLiteral("Succeeded"));
    const auto run = m->make(request);
    const ApplyReport report = m->finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Refused);
    QVERIFY(report.error->detail.contains(QStringLiteral("the plan is stale: canary changed")));
    QCOMPARE(m->apply(), QStringLiteral("done"));
}

void TestApplyLocal::letsOneProgramApplyAtATime()
{
    m->writeEndpoint("canary", "green: 100", {{"green", 1}});
    ApplyRecords others(m->folder.filePath(QStringLiteral("applies.db")));
    const auto first = m->make(m->request());
    Apply second({*m->plane, others, m->store}, m->request());
    QSignalSpy ended(&second, &Apply::finished);
    first->start();
    second.start();
    const QString one = m->words(m->finish(*first));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 120'000);
    const QString two = m->words(second.report());
    const bool firstWon = one == QLatin1String("done");
    QVERIFY2(firstWon || two == QLatin1String("done"), qPrintable(one + u' ' + two));
    const QString lost = firstWon ? two : one;
    QVERIFY2(lost.contains(QStringLiteral("not ready yet")) ||
                 lost.contains(QStringLiteral("somebody else")) || lost == QLatin1String("nothing"),
             qPrintable(lost));
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
}

void TestApplyLocal::saysWhyAScriptDoesNotStart()
{
    m->write(QStringLiteral("red/score.py"), "raise RuntimeError('no luck')\n");
    m->writeEndpoint("canary", "green: 90, red: 10", {{"red", 1}});
    const auto run = m->make(m->request());
    const ApplyReport report = m->finish(*run);
    QVERIFY(report.outcome == ApplyReport::Outcome::Failed);
    QVERIFY(!report.error->detail.isEmpty());
    QCOMPARE(report.steps.back().operation.id, QStringLiteral("traffic:canary"));
    QVERIFY(report.steps.back().state == ApplyStep::State::Skipped);
    QCOMPARE(score(), QByteArray("green [2, 4]"));
    m->writeScript(QStringLiteral("red/score.py"), 3);
    QCOMPARE(m->apply(), QStringLiteral("done"));
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
}

void TestApplyLocal::goesOnWhenEverythingDied()
{
    m->writeScript(QStringLiteral("amber/score.py"), 4);
    m->writeEndpoint("canary", "green: 80, red: 10, amber: 10", {{"amber", 1}});
    m->proxy.passed.clear();
    const QByteArray put = "PUT /onlineEndpoints/canary/deployments/amber";
    auto run = m->make(m->request());
    run->start();
    const auto isNoted = [&] {
        const auto left = answered(m->records->history(m->scope, QStringLiteral("canary"), 1));
        return left && !left->isEmpty() && left->front().pending &&
               !left->front().pending->statusUrl.isEmpty() &&
               left->front().runningOperation == QLatin1String("create:canary/amber");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNoted(), 60'000);
    m->server.kill();
    for (const char *suffix : {"", "-wal"}) {
        QVERIFY(
            QFile::copy(m->folder.filePath(QStringLiteral("applies.db") + QLatin1String(suffix)),
                        m->folder.filePath(QStringLiteral("dead.db") + QLatin1String(suffix))));
    }
    run.reset();
    m->restart(QStringLiteral("dead.db"));
    QVERIFY(m->server.start());
    const auto next = m->make(m->request());
    const ApplyReport report = m->finish(*next);
    QCOMPARE(m->words(report), QStringLiteral("done"));
    QCOMPARE(report.resumed.size(), 1);
    QCOMPARE(m->proxy.count(put), 1);
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
}

void TestApplyLocal::removesWithConsent()
{
    m->manifests.clear();
    QCOMPARE(m->apply(), QStringLiteral("nothing"));
    m->options.prune = true;
    QCOMPARE(m->apply(), QStringLiteral("done"));
    QVERIFY(answered(m->plane->endpoints(), m->limit)->isEmpty());
}

QTEST_GUILESS_MAIN(TestApplyLocal)
#include "tst_applylocal.moc"
