// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoke/requesthistory.h"
#include "models/metrics/metrichistory.h"
#include "models/project/projectfacts.h"
#include "models/review/reviewchecks.h"
#include "models/review/reviewmeasures.h"
#include "models/review/reviewplan.h"
#include "models/review/reviewtests.h"
#include "services/domain/assetsource.h"

#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <utility>
#include <vector>

using namespace serin;

namespace {

using State = ReviewCheck::State;
using Act = ReviewCheck::Act;

const QDateTime noon(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);

PlanPreview preview(ProvisioningState green = ProvisioningState::Succeeded, int blueShare = 100)
{
    PlanPreview made;
    PlanOperation traffic;
    traffic.action = PlanAction::Traffic;
    traffic.endpoint = QStringLiteral("eee");
    traffic.before = QJsonObject{{QStringLiteral("blue"), blueShare}};
    traffic.after = QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    made.plan.operations.push_back(traffic);
    const EndpointSpec endpoint(*EndpointName::fromString(QStringLiteral("eee")));
    std::vector<LiveDeployment> deployments;
    for (const char *name : {"blue", "green"}) {
        LiveDeployment live{DeploymentSpec{*DeploymentName::fromString(QLatin1String(name))}};
        live.state = ProvisioningState::Succeeded;
        live.createdAt = noon.addSecs(-3600);
        live.modifiedAt = noon.addSecs(-60);
        deployments.push_back(live);
    }
    deployments[1].state = green;
    deployments[1].stateText = QStringLiteral("Failed");
    made.request.input.live.insert(
        std::make_shared<LiveEndpointState>(LiveEndpoint(endpoint), deployments));
    return made;
}

HistoryEntry requestOf(const char *answeredBy, int status, int secondsFromNoon)
{
    HistoryEntry entry;
    entry.workspace = QStringLiteral("here");
    entry.endpoint = QStringLiteral("eee");
    entry.answeredBy = QLatin1String(answeredBy);
    entry.status = status;
    entry.sentAt = noon.addSecs(secondsFromNoon);
    return entry;
}

ReviewCheck checkOf(const PlanPreview &plan, const QList<HistoryEntry> &calls)
{
    std::vector<ReviewTested> growing = growingDeployments(plan);
    if (growing.size() != 1) {
        return {};
    }
    countCalls(growing.front(), calls, QStringLiteral("here"));
    return testCheck(growing.front());
}

/// Green has a tenth and is to get the half.
PlanPreview nextStep()
{
    PlanPreview step = preview();
    PlanOperation traffic = step.plan.operations.front();
    traffic.before = QJsonObject{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    traffic.after = QJsonObject{{QStringLiteral("blue"), 50}, {QStringLiteral("green"), 50}};
    step.plan.operations = {};
    step.plan.operations.push_back(traffic);
    return step;
}

/// Of each of the five minutes before five past noon.
struct Answered
{
    const char *deployment;
    double good; ///< a minute
    double bad;
    double p95;
};

MetricHistory historyOf(const std::vector<Answered> &all)
{
    QList<MetricSeries> requests;
    QList<MetricSeries> latencies;
    const auto series = [](const char *name, const char *deployment, double value) {
        MetricSeries made;
        made.name = QLatin1String(name);
        made.dimensions.insert(QStringLiteral("deployment"), QLatin1String(deployment));
        for (int minute = 0; minute < 5; ++minute) {
            SeriesPoint point;
            point.time = noon.addSecs(60 * minute);
            point.average = value;
            made.points.push_back(point);
        }
        return made;
    };
    for (const Answered &each : all) {
        for (const auto &[status, count] : {std::pair("2xx", each.good), {"4xx", each.bad}}) {
            requests.append(series("RequestsPerMinute", each.deployment, count));
            requests.back().dimensions.insert(QStringLiteral("statuscodeclass"),
                                              QLatin1String(status));
        }
        latencies.append(series("RequestLatency_P95", each.deployment, each.p95));
    }
    MetricHistory history;
    history.addRequests(requests, std::chrono::seconds(60));
    history.addLatencies(latencies);
    return history;
}

bool says(const std::vector<ReviewCheck> &checks, State state, const char *words)
{
    return std::any_of(checks.begin(), checks.end(), [&](const ReviewCheck &check) {
        return check.state == state && check.text.contains(QLatin1String(words));
    });
}

} // namespace

class TestReviewChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void warnsOfADeploymentThatNobodyTested();
    void countsCallsToTheDeploymentThatIsThere();
    void looksAtTheLastCall();
    void warnsOfAChangeAfterTheLastCall();
    void saysThatWhatIsMadeNowCannotBeTested();
    void asksNothingOfAnEndpointsFirstDeployment();
    void measuresWhatIsServedAlready();
    void saysWhatWasMeasured_data();
    void saysWhatWasMeasured();
    void saysThatTheMetricsAreUnread();
    void saysWhetherDeploymentsAreSucceeded();
    void namesTheEndpointWhereThereAreSeveral();
    void saysThatTheCommitLacksAModel();
    void saysTheSum();
    void findingsLeadToTheirPlace();
    void saysWhatTheCommitWouldLack();
    void everyCheckThatDidNotPassSaysWhatToDo();
    void whatIsTickedIsListedOnce();
    void saysThatTheFollowedBranchIsGone();
    void namesWhatIsRegistered();
};

void TestReviewChecks::warnsOfADeploymentThatNobodyTested()
{
    const ReviewCheck check = checkOf(preview(), {});
    QCOMPARE(check.state, State::Warning);
    QCOMPARE(check.text, QStringLiteral("No test call was made to green."));
    QCOMPARE(check.act, Act::Test);
    QCOMPARE(check.deployment, QStringLiteral("green"));
    QCOMPARE(check.endpoint, QStringLiteral("eee"));
}

void TestReviewChecks::countsCallsToTheDeploymentThatIsThere()
{
    QList<HistoryEntry> calls{requestOf("green", 200, -10), requestOf("blue", 200, -20),
                              requestOf("green", 200, -30), requestOf("green", 200, -7200)};
    calls[0].answeredBy.clear(); // an older service does not say who answered
    calls[0].target = QStringLiteral("green");
    HistoryEntry elsewhere = requestOf("green", 500, -5);
    elsewhere.workspace = QStringLiteral("there");
    calls.prepend(elsewhere);
    const ReviewCheck check = checkOf(preview(), calls);
    QCOMPARE(check.state, State::Passed);
    QVERIFY2(check.text.contains(QStringLiteral("2 test calls")), qPrintable(check.text));
}

void TestReviewChecks::looksAtTheLastCall()
{
    ReviewCheck check =
        checkOf(preview(), {requestOf("green", 424, -5), requestOf("green", 200, -9)});
    QCOMPARE(check.state, State::Warning);
    QVERIFY(check.text.contains(QStringLiteral("HTTP 424")));
    HistoryEntry lost = requestOf("", 0, -1);
    lost.target = QStringLiteral("green");
    check = checkOf(preview(), {lost, requestOf("green", 200, -9)});
    QCOMPARE(check.state, State::Warning);
    QVERIFY(check.text.contains(QStringLiteral("no answer")));
}

void TestReviewChecks::warnsOfAChangeAfterTheLastCall()
{
    const ReviewCheck check = checkOf(preview(), {requestOf("green", 200, -61)});
    QCOMPARE(check.state, State::Warning);
    QVERIFY(check.text.contains(QStringLiteral("changed or scaled")));
}

void TestReviewChecks::saysThatWhatIsMadeNowCannotBeTested()
{
    PlanPreview plan = preview();
    PlanOperation update;
    update.action = PlanAction::Update;
    update.kind = PlanKind::Deployment;
    update.endpoint = QStringLiteral("eee");
    update.deployment = QStringLiteral("green");
    plan.plan.operations.push_back(update);
    const ReviewCheck check = checkOf(plan, {requestOf("green", 200, -5)});
    QCOMPARE(check.state, State::Warning);
    QVERIFY(check.text.contains(QStringLiteral("same step")));
    PlanPreview scaled = preview();
    update.action = PlanAction::Scale;
    scaled.plan.operations.push_back(update);
    QCOMPARE(checkOf(scaled, {requestOf("green", 200, -5)}).state, State::Passed);
}

void TestReviewChecks::asksNothingOfAnEndpointsFirstDeployment()
{
    QVERIFY(growingDeployments(preview(ProvisioningState::Succeeded, 0)).empty());
}

/// Before its first share a deployment has no requests but test calls.
void TestReviewChecks::measuresWhatIsServedAlready()
{
    QVERIFY(measuredDeployments(preview(), noon).empty());
    const std::vector<ReviewMeasured> measured = measuredDeployments(nextStep(), noon);
    QCOMPARE(measured.size(), std::size_t(1));
    QCOMPARE(measured.front().deployment, QStringLiteral("green"));
    QCOMPARE(measured.front().beside, QStringLiteral("blue"));
    QCOMPARE(measured.front().from, noon.addSecs(-60)); // when it was changed
    QCOMPARE(measured.front().minutes, 1);
    QCOMPARE(endpointsOf(measured), QStringList(QStringLiteral("eee")));
    PlanPreview changed = nextStep();
    PlanOperation update;
    update.action = PlanAction::Update;
    update.kind = PlanKind::Deployment;
    update.endpoint = QStringLiteral("eee");
    update.deployment = QStringLiteral("green");
    changed.plan.operations.push_back(update);
    QVERIFY(measuredDeployments(changed, noon).empty());
}

void TestReviewChecks::saysWhatWasMeasured_data()
{
    using All = std::vector<Answered>;
    QTest::addColumn<All>("answered");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, State state, const char *text, const All &all) {
        QTest::newRow(name) << all << state << QString::fromUtf8(text);
    };
    row("as good", State::Passed,
        "green answered 240 requests in the last 5 minutes: errors 0 % (blue 0 %), p95 12 ms "
        "(blue 11 ms).",
        {{"green", 48, 0, 12}, {"blue", 400, 0, 11}});
    row("both fail", State::Passed,
        "green answered 240 requests in the last 5 minutes: errors 8.3 % (blue 8.3 %), p95 9.5 ms "
        "(blue 11 ms).",
        {{"green", 44, 4, 9.5}, {"blue", 440, 40, 11}});
    row("worse", State::Warning,
        "green answered 60 requests in the last 5 minutes: errors 33 % (blue 0 %), p95 12 ms "
        "(blue 11 ms). It fails more often than blue.",
        {{"green", 8, 4, 12}, {"blue", 100, 0, 11}});
    row("few", State::Warning,
        "green answered 15 requests in the last 5 minutes: too few to tell how it does.",
        {{"green", 3, 0, 12}, {"blue", 100, 0, 11}});
    row("none", State::Warning,
        "green answered no request in the last 5 minutes: too few to tell how it does.",
        {{"blue", 100, 0, 11}});
    row("perhaps worse", State::Warning,
        "green answered 30 requests in the last 5 minutes: errors 17 % (blue 10 %), p95 12 ms "
        "(blue 11 ms). That is too few to tell whether it fails more often than blue.",
        {{"green", 5, 1, 12}, {"blue", 9, 1, 11}});
    row("nobody beside", State::Warning,
        "green answered 30 requests in the last 5 minutes: errors 17 %, p95 12 ms, and no other "
        "deployment answered requests to compare it with.",
        {{"green", 5, 1, 12}});
}

void TestReviewChecks::saysWhatWasMeasured()
{
    QFETCH(std::vector<Answered>, answered);
    QFETCH(State, state);
    std::vector<ReviewMeasured> measured = measuredDeployments(nextStep(), noon.addSecs(240));
    QCOMPARE(measured.size(), std::size_t(1));
    measured.front().from = noon;
    measure(measured.front(), historyOf(answered));
    const ReviewCheck check = measureCheck(measured.front());
    QTEST(check.text, "text");
    QCOMPARE(check.state, state);
    QCOMPARE(check.fix.isEmpty(), state == State::Passed);
}

void TestReviewChecks::saysThatTheMetricsAreUnread()
{
    ReviewMeasured measured = measuredDeployments(nextStep(), noon).front();
    measured.problem = Error{ErrorKind::Unauthorized,
                             QStringLiteral("the role lacks it"),
                             {},
                             QStringLiteral("ask for the role")};
    const ReviewCheck check = measureCheck(measured);
    QCOMPARE(check.state, State::Warning);
    QVERIFY2(check.text.startsWith(QStringLiteral("What the metrics tell of green is not known: ")),
             qPrintable(check.text));
    QVERIFY(!check.fix.isEmpty());
}

void TestReviewChecks::namesTheEndpointWhereThereAreSeveral()
{
    ReviewContent content;
    content.plan = nextStep();
    content.tested = growingDeployments(*content.plan);
    content.measured = measuredDeployments(*content.plan, noon);
    QVERIFY(says(checksOf(content, {}), State::Passed, "blue is Succeeded."));
    QVERIFY(!says(checksOf(content, {}), State::Passed, "eee: blue"));
    PlanOperation other;
    other.action = PlanAction::Update;
    other.endpoint = QStringLiteral("fff");
    content.plan->plan.operations.push_back(other);
    const std::vector<ReviewCheck> checks = checksOf(content, {});
    QVERIFY(says(checks, State::Passed, "eee: blue is Succeeded."));
    QVERIFY(says(checks, State::Warning, "eee: No test call was made to green."));
    QVERIFY(says(checks, State::Warning, "eee: green answered no request"));
}

/// Who only moves traffic needs no model.
void TestReviewChecks::saysThatTheCommitLacksAModel()
{
    ReviewContent content;
    content.plan = preview();
    PlanRefusal problem;
    problem.endpoint = QStringLiteral("eee");
    problem.deployment = QStringLiteral("green");
    problem.error = {ErrorKind::NotFound,
                     QStringLiteral("model of green: the commit has no such file or folder (1:m)"),
                     {},
                     {}};
    content.plan->request.assetProblems.push_back(problem);
    QVERIFY(says(checksOf(content, {}), State::Warning, "the commit has no such file"));
    PlanOperation create;
    create.action = PlanAction::Create;
    create.kind = PlanKind::Deployment;
    create.endpoint = problem.endpoint;
    create.deployment = problem.deployment;
    content.plan->plan.operations.push_back(create);
    const std::vector<ReviewCheck> checks = checksOf(content, {});
    QVERIFY(says(checks, State::Failed, "the commit has no such file"));
    QVERIFY(std::any_of(checks.begin(), checks.end(),
                        [](const ReviewCheck &check) { return check.lacksFiles; }));
}

void TestReviewChecks::saysWhetherDeploymentsAreSucceeded()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("Argument missing")));
    ReviewContent content;
    content.plan = preview();
    std::vector<ReviewCheck> checks = checksOf(content, {});
    QVERIFY(says(checks, State::Passed, "green is Succeeded."));
    QVERIFY(says(checks, State::Passed, "blue is Succeeded."));
    PlanOperation update;
    update.action = PlanAction::Update;
    update.kind = PlanKind::Deployment;
    update.endpoint = QStringLiteral("eee");
    update.deployment = QStringLiteral("green");
    content.plan->plan.operations.push_back(update);
    checks = checksOf(content, {});
    QVERIFY(says(checks, State::Awaited, "green is changed first"));
    QVERIFY(!says(checks, State::Passed, "green"));
    content.plan = preview(ProvisioningState::Failed);
    checks = checksOf(content, {});
    QVERIFY(says(checks, State::Warning, "green shall get traffic and is Failed."));
}

void TestReviewChecks::saysTheSum()
{
    ReviewContent content;
    ReviewFile file;
    file.isManifest = true;
    content.files.push_back(file);
    content.words = {{QStringLiteral("eee"),
                      {QStringLiteral("…")},
                      {QStringLiteral("blue=90"), QStringLiteral("green=10")}}};
    QVERIFY(says(checksOf(content, {}), State::Passed, "eee: the shares sum to 100 %."));
    content.words.front().shares = {QStringLiteral("blue=0"), QStringLiteral("green=0")};
    QVERIFY(says(checksOf(content, {}), State::Warning, "no deployment gets traffic"));
    content.files.front().isTicked = false;
    QVERIFY(!says(checksOf(content, {}), State::Warning, "no deployment gets traffic"));
}

void TestReviewChecks::findingsLeadToTheirPlace()
{
    ReviewContent content;
    for (int i = 1; i <= 7; ++i) {
        content.findings.push_back(
            {QStringLiteral("Wrong %1.").arg(i), QStringLiteral("/r/e.yml"), i});
    }
    const std::vector<ReviewCheck> checks = checksOf(content, {});
    QCOMPARE(checks[0].state, State::Failed);
    QCOMPARE(checks[0].act, Act::Edit);
    QCOMPARE(checks[1].file, QStringLiteral("/r/e.yml"));
    QCOMPARE(checks[1].line, 2);
    QVERIFY(says(checks, State::Failed, "2 more errors"));
    QVERIFY(!says(checks, State::Passed, "schema"));
}

void TestReviewChecks::saysWhatTheCommitWouldLack()
{
    ReviewContent content;
    ReviewFile manifest;
    manifest.absolutePath = QStringLiteral("/r/green.yml");
    manifest.isManifest = true;
    manifest.uses = {QStringLiteral("/r/model"), QStringLiteral("/r/env/conda.yaml")};
    ReviewFile conda;
    conda.absolutePath = QStringLiteral("/r/env/conda.yaml");
    conda.kind = ReviewFile::Kind::New;
    content.files = {manifest, conda};
    QVERIFY(!says(checksOf(content, {}), State::Failed, "the commit would go without it"));
    content.files[1].isTicked = false;
    QVERIFY(says(checksOf(content, {}), State::Failed,
                 "green.yml uses env/conda.yaml, which is not ticked"));
    content.files[1].kind = ReviewFile::Kind::Changed; // an older one is there
    QVERIFY(!says(checksOf(content, {}), State::Failed, "the commit would go without it"));
    for (const char *ignored : {"/r/model", "/r/model/weights.bin"}) {
        content.ignoredUses = {QString::fromLatin1(ignored)};
        QVERIFY(says(checksOf(content, {}), State::Failed, "green.yml uses model"));
        QVERIFY(says(checksOf(content, {}), State::Failed, "which Git ignores"));
    }
    content.ignoredUses = {QStringLiteral("/r/models")};
    QVERIFY(!says(checksOf(content, {}), State::Failed, "the commit would go without it"));
}

void TestReviewChecks::everyCheckThatDidNotPassSaysWhatToDo()
{
    ReviewContent content;
    content.plan = preview(ProvisioningState::Failed);
    content.tested = growingDeployments(*content.plan);
    content.findings.push_back({QStringLiteral("Wrong."), QStringLiteral("/r/e.yml"), 1});
    content.commits.operation = GitState::Operation::Rebase;
    content.fetchProblem = Error{ErrorKind::Unavailable, QStringLiteral("it is away"), {}, {}};
    PlanRefusal refusal;
    refusal.endpoint = QStringLiteral("x");
    refusal.error = {ErrorKind::Invalid, QStringLiteral("no"), {}, QStringLiteral("do so")};
    content.plan->plan.refusals.push_back(refusal);
    int open = 0;
    for (const ReviewCheck &check : checksOf(content, {})) {
        if (check.state != State::Passed) {
            ++open;
            QVERIFY2(!check.fix.isEmpty(), qPrintable(check.text));
        }
    }
    QCOMPARE(open, 6);
}

/// What a person is asked is a line to tick, and no other: a tick moves nothing.
void TestReviewChecks::whatIsTickedIsListedOnce()
{
    PlanOperation deletion;
    deletion.action = PlanAction::Delete;
    deletion.endpoint = QStringLiteral("old");
    for (const PlanConsent consent : {PlanConsent::Missing, PlanConsent::Given}) {
        deletion.consent = consent;
        Plan plan = preview().plan;
        plan.operations.push_back(deletion);
        QCOMPARE(operationsOf(plan).size(), std::size_t(1));
        QCOMPARE(consentsOf(plan).size(), std::size_t(1));
        QCOMPARE(consentsOf(plan)[0].isGiven, consent == PlanConsent::Given);
    }
}

void TestReviewChecks::saysThatTheFollowedBranchIsGone()
{
    ReviewContent content;
    content.isComplete = true;
    content.commits.branch = "change/eee";
    content.commits.head = CommitId::fromHex(QByteArray(40, 'a'));
    content.commits.upstreamName = content.commits.pushName = "origin/change/eee";
    const std::vector<ReviewCheck> checks = checksOf(content, {});
    QVERIFY(says(checks, State::Warning, "origin/change/eee is not on the remote"));
    QVERIFY(!says(checks, State::Passed, "Nothing new"));
}

void TestReviewChecks::namesWhatIsRegistered()
{
    PlanOperation asset;
    asset.action = PlanAction::Register;
    asset.endpoint = QStringLiteral("eee");
    asset.deployment = QStringLiteral("green");
    asset.asset = std::make_shared<AssetSource>();
    Plan plan;
    plan.operations.push_back(asset);
    QCOMPARE(operationsOf(plan).front().text, QStringLiteral("eee: register model of green"));
    PlanOperation traffic;
    traffic.action = PlanAction::Traffic;
    traffic.endpoint = QStringLiteral("eee");
    traffic.moved = MovedShare{10, 1'649.4};
    plan.operations.push_back(traffic);
    asset.deployment = QStringLiteral("blue");
    plan.operations.push_back(asset);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const std::vector<ReviewOperation> operations = operationsOf(plan);
    QLocale::setDefault(before);
    QCOMPARE(operations.size(), std::size_t(3));
    QCOMPARE(operations[0].text, QStringLiteral("eee: register model of green"));
    QCOMPARE(operations[1].text, QStringLiteral("eee: register model of blue"));
    QVERIFY2(operations[2].reason.contains(QStringLiteral("10 % of the 27 requests/s")),
             qPrintable(operations[2].reason));
    traffic.moved = MovedShare{10, 1.2};
    Plan quiet;
    quiet.operations.push_back(traffic);
    QVERIFY(operationsOf(quiet)[0].reason.contains(QStringLiteral("10 % of the 0.02 requests/s")));
}

QTEST_GUILESS_MAIN(TestReviewChecks)
#include "tst_reviewchecks.moc"
