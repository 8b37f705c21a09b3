// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/live/livecontroller.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/livethings.h"
#include "tests/support/names.h"
#include "tests/support/steppeddelays.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QString other = QStringLiteral("other");

LiveDeployment deploymentIn(const QString &name, int instances,
                            ProvisioningState state = ProvisioningState::Succeeded)
{
    LiveDeployment live = liveDeployment(canary, name, instances);
    live.id = QStringLiteral("/deployments/") + name;
    live.state = state;
    return live;
}

MetricSeries capacity(const QString &state, double value, int second = 0)
{
    SeriesPoint point;
    point.time = QDateTime::fromSecsSinceEpoch(1'700'000'000 + second, Qt::UTC);
    point.maximum = value;
    return {QStringLiteral("DeploymentCapacity"), {}, {{QStringLiteral("State"), state}}, {point}};
}

} // namespace

/// What is read when, and what late, failed and foreign answers do.
class TestLiveController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void offAndStart();
    void failedStart();
    void readsWhatIsShown();
    void nothingWhileHidden();
    void selectedIsReadAgain();
    void lateListDoesNotOverwrite();
    void aListUnderWayIsNotEnough();
    void answersOfAnotherWorkspace();
    void sameAnswerIsNoNews();
    void deletedEndpoint();
    void awayAndBack();
    void expandedEndpoints();
    void looksCloselyUntilAllAreReady();
    void howOften_data();
    void howOften();
    void fewCallsLeft();
    void diesWhileWaiting();
    void ready_data();
    void ready();

private:
    void start(const LiveController::Intervals &intervals = {1h, 1h, 1h})
    {
        m_live = std::make_unique<LiveController>(m_access, intervals,
                                                  LiveController::Time{&m_clock, &m_delays});
        m_access.now = WorkspaceAccess::State::Ready;
    }
    [[nodiscard]] int count(const QString &call) const
    {
        return static_cast<int>(m_plane->calls.count(call));
    }
    [[nodiscard]] LiveViewPointer view(const QString &name) const
    {
        return m_live->snapshot()->endpoint(name);
    }

    FakeWorkspaceAccess m_access;
    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<LiveController> m_live;
};

void TestLiveController::init()
{
    m_plane = std::make_unique<FakeControlPlane>();
    m_plane->endpointList = {liveEndpoint(canary, {{QStringLiteral("blue"), 100}}),
                             liveEndpoint(other)};
    m_plane->deploymentList = {deploymentIn(QStringLiteral("blue"), 2)};
    m_access.now = WorkspaceAccess::State::Stopped;
    m_access.error.reset();
    m_access.controlPlane = m_plane.get();
    m_access.local = true;
}

void TestLiveController::cleanup()
{
    m_live.reset();
    m_plane.reset();
}

void TestLiveController::offAndStart()
{
    m_live = std::make_unique<LiveController>(m_access);
    m_live->setShown(true);
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Off);
    QVERIFY(!m_live->snapshot()->isKnown);
    QVERIFY(m_plane->calls.isEmpty());
    m_live->startWorkspace();
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Starting);
    m_access.set(WorkspaceAccess::State::Ready);
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Connecting);
    QTRY_COMPARE(m_live->status().phase, LiveStatus::Phase::On);
    QVERIFY(m_live->snapshot()->isKnown);
    QCOMPARE(m_live->snapshot()->endpoints.size(), std::size_t(2));
}

void TestLiveController::failedStart()
{
    m_live = std::make_unique<LiveController>(m_access);
    m_live->startWorkspace();
    m_access.error = Error{ErrorKind::NotFound, QStringLiteral("no program"), {}, {}};
    m_access.set(WorkspaceAccess::State::Stopped);
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Off);
    QCOMPARE(m_live->status().error->detail, QStringLiteral("no program"));
}

void TestLiveController::readsWhatIsShown()
{
    m_plane->series = {capacity(QStringLiteral("Ready"), 1),
                       capacity(QStringLiteral("Starting"), 1)};
    start();
    m_live->select(canary);
    m_live->setShown(true);
    QTRY_VERIFY(view(canary) && view(canary)->deployments);
    const LiveDeploymentView *const blue = view(canary)->deployment(QStringLiteral("blue"));
    QVERIFY(blue);
    QCOMPARE(blue->instances, 2);
    QCOMPARE(blue->ready, 1);
    QVERIFY2(!view(other)->deployments, "nobody looks at it");
    QCOMPARE(count(QStringLiteral("deployments other")), 0);
}

void TestLiveController::nothingWhileHidden()
{
    start(LiveController::Intervals());
    m_live->select(canary);
    m_access.set(WorkspaceAccess::State::Ready);
    QCoreApplication::processEvents();
    QVERIFY(m_plane->calls.isEmpty());
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Unwatched);
    m_live->setShown(true);
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Connecting);
    QTRY_COMPARE(m_delays.left(), (std::vector<std::chrono::milliseconds>{5s, 60s}));
    m_live->setShown(false);
    QVERIFY2(m_delays.left().empty(), "nothing is waited for");
    const auto calls = m_plane->calls;
    m_delays.pass(24h);
    QCoreApplication::processEvents();
    QCOMPARE(m_plane->calls, calls);
    m_live->setShown(true);
    QTRY_COMPARE(count(QStringLiteral("endpoints")), 2); // at once
}

void TestLiveController::selectedIsReadAgain()
{
    start({5s, 1h, 1h});
    m_live->setShown(true);
    m_live->select(canary);
    for (int reads = 1; reads < 4; ++reads) {
        QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
        QCOMPARE(count(QStringLiteral("endpoint canary")), reads);
        m_delays.pass(5s);
    }
    QCOMPARE(count(QStringLiteral("endpoints")), 1);
    QCOMPARE(count(QStringLiteral("endpoint other")), 0);
    m_live->select(other);
    QTRY_COMPARE(count(QStringLiteral("endpoint other")), 1);
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    m_delays.pass(5s);
    QTRY_COMPARE(count(QStringLiteral("endpoint other")), 2);
}

/// An apply is done before its instances are counted.
void TestLiveController::looksCloselyUntilAllAreReady()
{
    start({1h, 1h, 1h});
    m_live->setShown(true);
    m_live->select(canary);
    m_plane->series = {capacity(QStringLiteral("Ready"), 1)};
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    m_live->lookClosely();
    for (int reads = 2; reads < 6; ++reads) {
        QTRY_COMPARE(count(QStringLiteral("endpoint canary")), reads);
        QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
        m_delays.pass(1s);
    }
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    m_plane->series = {capacity(QStringLiteral("Ready"), 2)};
    m_delays.pass(1s);
    QTRY_COMPARE(view(canary)->deployment(QStringLiteral("blue"))->ready, std::optional(2));
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    const int reads = count(QStringLiteral("endpoint canary"));
    m_delays.pass(10s);
    QCoreApplication::processEvents();
    QCOMPARE(count(QStringLiteral("endpoint canary")), reads);
}

void TestLiveController::howOften_data()
{
    QTest::addColumn<bool>("isLocal");
    QTest::addColumn<int>("reads"); // left this hour; -1: not told
    QTest::addColumn<int>("selected");
    QTest::addColumn<int>("list"); // seconds
    QTest::newRow("local") << true << -1 << 5 << 60;
    QTest::newRow("Azure") << false << 11'999 << 15 << 60;
    QTest::newRow("the last that is enough") << false << 1'000 << 15 << 60;
    QTest::newRow("few") << false << 999 << 60 << 240;
    QTest::newRow("none") << false << 0 << 60 << 240;
}

void TestLiveController::howOften()
{
    QFETCH(bool, isLocal);
    QFETCH(int, reads);
    QFETCH(int, selected);
    QFETCH(int, list);
    m_access.local = isLocal;
    m_plane->limits.reads = reads < 0 ? std::nullopt : std::optional(reads);
    start(LiveController::Intervals());
    m_live->select(canary);
    m_live->setShown(true);
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    QVERIFY(view(canary) && view(canary)->deployments);
    m_delays.pass(std::chrono::seconds(selected) - 1ms);
    QCoreApplication::processEvents();
    QCOMPARE(count(QStringLiteral("endpoint canary")), 1);
    m_delays.pass(1ms);
    QTRY_COMPARE(count(QStringLiteral("endpoint canary")), 2);
    QTRY_COMPARE(m_delays.left().size(), std::size_t(2));
    QCOMPARE(count(QStringLiteral("endpoints")), 1);
    m_delays.pass(std::chrono::seconds(list - selected));
    QTRY_COMPARE(count(QStringLiteral("endpoints")), 2);
}

void TestLiveController::lateListDoesNotOverwrite()
{
    start();
    m_plane->held = true;
    m_live->setShown(true); // the list is asked for
    m_live->select(canary);
    QCOMPARE(m_plane->waiting.front(), QStringLiteral("endpoints"));
    QTRY_COMPARE(m_plane->waiting.size(), 3);
    m_plane->release(1);
    m_plane->release(1); // endpoint and deployments
    QTRY_VERIFY(m_plane->waiting.size() >= 2);
    m_plane->release(1); // the capacity
    QTRY_VERIFY(view(canary));
    // The list was made before, with other shares.
    m_plane->endpointList = {liveEndpoint(canary, {{QStringLiteral("blue"), 7}})};
    m_plane->releaseAll();
    QTRY_VERIFY(m_live->snapshot()->isKnown);
    QCOMPARE(view(canary)->traffic.value(QStringLiteral("blue")), 100);
    QVERIFY(view(canary)->deployments);
}

void TestLiveController::aListUnderWayIsNotEnough()
{
    start();
    m_plane->held = true;
    m_live->setShown(true);
    m_live->refresh(); // something came to be after the list was made
    m_live->refresh();
    QCOMPARE(count(QStringLiteral("endpoints")), 1);
    m_plane->releaseAll();
    QTRY_COMPARE(count(QStringLiteral("endpoints")), 2);
    m_plane->endpointList.append(liveEndpoint(QStringLiteral("later"), {}));
    m_plane->releaseAll();
    QTRY_VERIFY(view(QStringLiteral("later")));
    QCOMPARE(count(QStringLiteral("endpoints")), 2);
}

void TestLiveController::answersOfAnotherWorkspace()
{
    start();
    m_plane->held = true;
    m_live->setShown(true);
    m_access.set(WorkspaceAccess::State::Stopped);
    m_plane->releaseAll();
    QCoreApplication::processEvents();
    QVERIFY(!m_live->snapshot()->isKnown);
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::Off);
}

void TestLiveController::sameAnswerIsNoNews()
{
    start();
    m_live->select(canary);
    m_live->setShown(true);
    QTRY_VERIFY(view(canary) && view(canary)->deployments);
    const QSignalSpy snapshots(m_live.get(), &LiveController::snapshotChanged);
    const QSignalSpy statuses(m_live.get(), &LiveController::statusChanged);
    const int before = count(QStringLiteral("deployments canary"));
    m_live->refresh();
    QTRY_VERIFY(count(QStringLiteral("deployments canary")) > before);
    m_live->refresh();
    QTRY_COMPARE(count(QStringLiteral("endpoints")), 2);
    QCoreApplication::processEvents();
    QCOMPARE(snapshots.size(), 0);
    QCOMPARE(statuses.size(), 0);
}

void TestLiveController::deletedEndpoint()
{
    start();
    m_live->select(canary);
    m_live->setShown(true);
    QTRY_VERIFY(view(canary) && view(canary)->deployments);
    m_plane->endpointList = {liveEndpoint(other)};
    m_live->refresh();
    QTRY_VERIFY(!view(canary));
    QVERIFY(view(other));
    QCOMPARE(m_live->status().phase, LiveStatus::Phase::On);
}

void TestLiveController::awayAndBack()
{
    start();
    m_live->setShown(true);
    QTRY_COMPARE(m_live->status().phase, LiveStatus::Phase::On);
    const Error away{ErrorKind::Unavailable, QStringLiteral("no connection"), {}, {}};
    m_plane->fail(QStringLiteral("endpoints"), away);
    const int looks = m_access.looks;
    m_live->refresh();
    QTRY_COMPARE(m_live->status().phase, LiveStatus::Phase::Away);
    QCOMPARE(*m_live->status().error, away);
    QVERIFY2(m_access.looks > looks + 1, "it may run somewhere else by now");
    QVERIFY2(view(canary), "what was known is still shown");
    m_live->refresh();
    QTRY_COMPARE(m_live->status().phase, LiveStatus::Phase::On);
}

void TestLiveController::expandedEndpoints()
{
    start();
    m_live->setShown(true);
    QTRY_VERIFY(m_live->snapshot()->isKnown);
    m_live->setExpanded({canary});
    QTRY_VERIFY(view(canary)->deployments);
    QVERIFY(!view(other)->deployments);
    m_live->setExpanded({canary, other});
    QTRY_VERIFY(view(other)->deployments);
    QCOMPARE(count(QStringLiteral("deployments canary")), 1);
}

void TestLiveController::fewCallsLeft()
{
    start();
    m_plane->limits.reads = 999;
    m_live->setShown(true);
    QTRY_COMPARE(m_live->status().phase, LiveStatus::Phase::On);
    QVERIFY(m_live->status().isSlowed);
    m_plane->limits.reads = 1'000;
    m_live->refresh();
    QTRY_VERIFY(!m_live->status().isSlowed);
}

void TestLiveController::diesWhileWaiting()
{
    start();
    m_plane->held = true;
    m_live->select(canary);
    m_live->setShown(true);
    m_live.reset();
    m_plane->releaseAll();
    QCoreApplication::processEvents();
    QVERIFY(m_plane->waiting.isEmpty());
}

void TestLiveController::ready_data()
{
    QTest::addColumn<QList<MetricSeries>>("series");
    QTest::addColumn<int>("ready"); // -1: not known
    QTest::newRow("nothing") << QList<MetricSeries>{} << -1;
    QTest::newRow("all") << QList<MetricSeries>{capacity(QStringLiteral("Ready"), 3)} << 3;
    QTest::newRow("some") << QList<MetricSeries>{capacity(QStringLiteral("Starting"), 1),
                                                 capacity(QStringLiteral("ready"), 2)}
                          << 2;
    QTest::newRow("none any more")
        << QList<MetricSeries>{capacity(QStringLiteral("Ready"), 2, 0),
                               capacity(QStringLiteral("Unhealthy"), 2, 5)}
        << 0;
    QTest::newRow("again") << QList<MetricSeries>{capacity(QStringLiteral("Starting"), 2, 0),
                                                  capacity(QStringLiteral("Ready"), 2, 5)}
                           << 2;
}

void TestLiveController::ready()
{
    QFETCH(QList<MetricSeries>, series);
    QFETCH(int, ready);
    m_plane->series = series;
    start();
    m_live->select(canary);
    m_live->setShown(true);
    QTRY_VERIFY(view(canary) && view(canary)->deployments);
    QCOMPARE(view(canary)->deployments->front().ready.value_or(-1), ready);
}

QTEST_GUILESS_MAIN(TestLiveController)
#include "tst_livecontroller.moc"
