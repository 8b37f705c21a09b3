// SPDX-License-Identifier: GPL-3.0-or-later
// How busy endpoints are, and where a plan says so.
#include "services/domain/localconnection.h"
#include "services/gitops/planagreement.h"
#include "services/gitops/ratereader.h"
#include "tests/services/gitops/rollbackbench.h"
#include "tests/support/answered.h"
#include "tests/support/fakeclock.h"

using namespace serin;

namespace {

SeriesPoint point(const QDateTime &time, std::optional<double> average)
{
    SeriesPoint made;
    made.time = time;
    made.average = average;
    return made;
}

MetricSeries series(std::vector<SeriesPoint> points)
{
    MetricSeries made;
    made.name = QStringLiteral("RequestsPerMinute");
    made.points = std::move(points);
    return made;
}

} // namespace

class TestRateReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheLastMinuteWithRequests();
    void isToTheSecondHere();
    void knowsNothingWithoutMeasurements_data();
    void knowsNothingWithoutMeasurements();
    void leavesOutWhatFails();
    void doesNotWaitForever();
    void plansTellIt();
    void plansThatMoveNothingDoNotAsk();
    void appliesTellIt();
    void busierIsNoOtherPlan();

private:
    /// About 600 a minute, by the clock of this machine.
    static QList<MetricSeries> busy(double rate = 600)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        std::vector<SeriesPoint> points;
        for (const int seconds : {300, 240, 180, 120, 60}) {
            points.push_back(point(now.addSecs(-seconds), rate));
        }
        return {series(std::move(points))};
    }
    /// A tenth to green, which is there already.
    static void moveTraffic(RollbackBench &bench)
    {
        bench.writeEndpoint("blue: 100, green: 0", {{"blue", 1}, {"green", 1}});
        bench.commit("Both");
        bench.apply();
        bench.writeEndpoint("blue: 90, green: 10", {{"blue", 1}, {"green", 1}});
        bench.commit("A tenth to green");
        bench.plane.calls.clear();
    }
    static ApplySubject subjectOf(RollbackBench &bench)
    {
        return {bench.repository, bench.git.head(bench.folder), {}, {}};
    }
    static const PlanOperation *trafficOf(const Plan &plan)
    {
        for (const PlanOperation &operation : plan.operations) {
            if (operation.action == PlanAction::Traffic) {
                return &operation;
            }
        }
        return nullptr;
    }
};

void TestRateReader::takesTheLastMinuteWithRequests()
{
    FakeControlPlane plane;
    const FakeClock clock;
    const QDateTime now = clock.now();
    plane.series = {series({point(now.addSecs(-240), 500), point(now.addSecs(-180), std::nullopt),
                            point(now.addSecs(-120), 700),
                            point(now.addSecs(-30), 9'000)})}; // that minute is not over
    RateReader reader(plane, &clock);
    const auto rates = answered(reader.read({QStringLiteral("churn"), QStringLiteral("other")}));
    QVERIFY(rates.has_value());
    QCOMPARE(*rates, (RateReader::Rates{{QStringLiteral("churn"), 700.0},
                                        {QStringLiteral("other"), 700.0}}));
    QCOMPARE(plane.calls.size(), 2);
}

void TestRateReader::isToTheSecondHere()
{
    FakeControlPlane plane;
    plane.id = localWorkspaceId();
    const FakeClock clock;
    std::vector<SeriesPoint> points;
    for (int second = 40; second > 0; --second) { // ten a second for half a minute, just now
        points.push_back(point(clock.now().addSecs(-second), second > 10 ? 600 : 0));
    }
    points.push_back(point(clock.now(), 6'000)); // that second is not over
    plane.series = {series(std::move(points))};
    RateReader reader(plane, &clock);
    const auto rates = answered(reader.read({QStringLiteral("churn")}));
    QVERIFY(rates.has_value());
    QCOMPARE(rates->value(QStringLiteral("churn")), 600.0);
    plane.series = {series({point(clock.now().addSecs(-20), 120)})}; // two: they make no rate
    QCOMPARE(
        answered(reader.read({QStringLiteral("churn")})).value().value(QStringLiteral("churn")),
        12.0);
}

void TestRateReader::knowsNothingWithoutMeasurements_data()
{
    QTest::addColumn<QList<MetricSeries>>("found");
    const QDateTime now = FakeClock().now();
    QTest::newRow("no series") << QList<MetricSeries>();
    QTest::newRow("no points") << QList<MetricSeries>{series({})};
    QTest::newRow("not measured") << QList<MetricSeries>{
        series({point(now.addSecs(-120), std::nullopt)})};
    QTest::newRow("long ago") << QList<MetricSeries>{
        series({point(now.addSecs(-480), 600), point(now.addSecs(-420), 600)})};
    QTest::newRow("not over") << QList<MetricSeries>{series({point(now.addSecs(-59), 5)})};
}

void TestRateReader::knowsNothingWithoutMeasurements()
{
    QFETCH(QList<MetricSeries>, found);
    FakeControlPlane plane;
    const FakeClock clock;
    plane.series = found;
    RateReader reader(plane, &clock);
    QCOMPARE(answered(reader.read({QStringLiteral("churn")})).value(), RateReader::Rates());
    QCOMPARE(answered(reader.read({})).value(), RateReader::Rates());
}

void TestRateReader::leavesOutWhatFails()
{
    FakeControlPlane plane;
    const FakeClock clock;
    plane.series = {series({point(clock.now().addSecs(-120), 0)})};
    plane.fail(QStringLiteral("metrics"), {ErrorKind::Unauthorized, {}, {}, {}});
    RateReader reader(plane, &clock);
    QCOMPARE(answered(reader.read({QStringLiteral("a"), QStringLiteral("b")})).value(),
             (RateReader::Rates{{QStringLiteral("b"), 0.0}})); // measured, and idle
}

void TestRateReader::doesNotWaitForever()
{
    FakeControlPlane plane;
    const FakeClock clock;
    plane.series = {series({point(clock.now().addSecs(-120), 7)})};
    plane.held = true;
    RateReader reader(plane, &clock);
    reader.setPatience(std::chrono::milliseconds(1));
    QCOMPARE(answered(reader.read({QStringLiteral("a")})).value(), RateReader::Rates());
    plane.releaseAll(); // too late, and no harm
    QCoreApplication::processEvents();
}

void TestRateReader::plansTellIt()
{
    RollbackBench bench;
    moveTraffic(bench);
    bench.plane.series = busy();
    const auto preview = GitFixture::await(bench.applies->preview(subjectOf(bench), {}));
    QVERIFY(preview.has_value());
    const PlanOperation *traffic = trafficOf(preview->plan);
    QVERIFY(traffic != nullptr);
    QCOMPARE(traffic->moved->percent, 10);
    QCOMPARE(traffic->moved->requestsPerMinute, std::optional(600.0));
    QCOMPARE(bench.plane.calls.filter(QStringLiteral("metrics")).size(), 1);

    // What was agreed to is carried out, however busy it is by then.
    bench.plane.series = busy(80);
    Apply apply(bench.services(), preview->request);
    QSignalSpy finished(&apply, &Apply::finished);
    apply.start();
    QVERIFY(finished.wait(60'000));
    QVERIFY(apply.report().outcome == ApplyReport::Outcome::Done);
    QCOMPARE(bench.plane.trafficOf("churn").value(QStringLiteral("green")), 10);
}

void TestRateReader::plansThatMoveNothingDoNotAsk()
{
    RollbackBench bench;
    bench.writeEndpoint("blue: 100", {{"blue", 1}});
    bench.commit("Blue");
    bench.plane.series = busy();
    // A new endpoint has no requests yet.
    QVERIFY(GitFixture::await(bench.applies->preview(subjectOf(bench), {})).has_value());
    bench.apply();
    bench.writeEndpoint("blue: 100", {{"blue", 3}});
    bench.commit("More of blue");
    QVERIFY(GitFixture::await(bench.applies->preview(subjectOf(bench), {})).has_value());
    QCOMPARE(bench.plane.calls.filter(QStringLiteral("metrics")), QStringList());
}

void TestRateReader::appliesTellIt()
{
    RollbackBench bench;
    moveTraffic(bench);
    bench.plane.series = busy();
    auto request = GitFixture::await(bench.applies->prepare(subjectOf(bench), {}));
    QVERIFY(request.has_value());
    request = GitFixture::await(bench.applies->withRates(*request));
    QVERIFY(request.has_value());
    Apply apply(bench.services(), *request);
    QSignalSpy finished(&apply, &Apply::finished);
    apply.start();
    QVERIFY(finished.wait(60'000));
    const PlanOperation *traffic = trafficOf(apply.plan());
    QVERIFY(traffic != nullptr);
    QCOMPARE(traffic->moved->requestsPerMinute, std::optional(600.0));
}

void TestRateReader::busierIsNoOtherPlan()
{
    RollbackBench bench;
    moveTraffic(bench);
    const auto plan = [&bench] {
        return GitFixture::await(bench.applies->preview(subjectOf(bench), {}))->plan;
    };
    const Plan unknown = plan();
    bench.plane.series = busy();
    const Plan busyOne = plan();
    bench.plane.series = busy(612);
    QVERIFY(!busyOne.sameAs(plan()));
    QVERIFY(doTheSame(busyOne, plan()));
    QVERIFY(doTheSame(busyOne, unknown));
    bench.writeEndpoint("blue: 80, green: 20", {{"blue", 1}, {"green", 1}});
    bench.commit("A fifth");
    QVERIFY(!doTheSame(busyOne, plan()));
}

QTEST_GUILESS_MAIN(TestRateReader)
#include "tst_ratereader.moc"
