// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/names.h"
#include "tests/support/steppeddelays.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QString requestMetric = QStringLiteral("metrics RequestsPerMinute");

} // namespace

class TestMetricsController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_plane = std::make_unique<FakeControlPlane>();
        LiveEndpoint live{EndpointSpec(*EndpointName::fromString(canary))};
        live.id = QStringLiteral("/endpoints/canary");
        live.traffic = {{QStringLiteral("blue"), 100}};
        m_plane->endpointList = {live};
        SeriesPoint point;
        point.time = m_clock.now();
        point.average = 60;
        m_plane->series = {{QStringLiteral("RequestsPerMinute"),
                            {},
                            {{QStringLiteral("deployment"), QStringLiteral("blue")},
                             {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                            {point}}};
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_access.local = true;
        m_live = std::make_unique<LiveController>(m_access, LiveController::Intervals{1h, 1h, 1h},
                                                  LiveController::Time{&m_clock, &m_delays});
        m_metrics = std::make_unique<MetricsController>(*m_live);
        m_metrics->setEndpoint(canary);
        m_metrics->setShown(true);
        m_live->setShown(true);
        QTRY_VERIFY(m_live->snapshot()->endpoint(canary));
    }
    void cleanup()
    {
        m_metrics.reset();
        m_live.reset();
        m_plane.reset();
    }

    void nobodyLooks()
    {
        QCoreApplication::processEvents();
        QVERIFY(!m_plane->calls.contains(requestMetric));
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        m_metrics->setInterest(MetricsController::Interest::Nobody);
        nothingIsRead();
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        m_metrics->setPaused(true);
        nothingIsRead();
        m_metrics->setInterest(MetricsController::Interest::Summary); // of another page
        QTRY_VERIFY(isWaiting(5s));
        m_metrics->setInterest(MetricsController::Interest::Charts);
        nothingIsRead();
        m_metrics->setPaused(false);
        QTRY_VERIFY(isWaiting(1s));
        m_metrics->setShown(false);
        nothingIsRead();
        m_metrics->setShown(true);
        QTRY_VERIFY(isWaiting(1s));
    }

    void readsAgainAndAgain_data()
    {
        QTest::addColumn<bool>("isLocal");
        QTest::addColumn<bool>("isClose");
        QTest::addColumn<int>("reads"); // left this hour
        QTest::addColumn<int>("seconds");
        QTest::newRow("charts, local") << true << true << 12'000 << 1;
        QTest::newRow("summary, local") << true << false << 12'000 << 5;
        QTest::newRow("charts, Azure") << false << true << 12'000 << 60;
        QTest::newRow("few calls left") << false << true << 999 << 240;
    }

    void readsAgainAndAgain()
    {
        QFETCH(bool, isLocal);
        QFETCH(bool, isClose);
        QFETCH(int, reads);
        QFETCH(int, seconds);
        m_access.local = isLocal;
        m_plane->limits.reads = reads;
        m_live->refresh();
        QTRY_COMPARE(m_live->status().isSlowed, reads < 1'000);
        m_metrics->setInterest(isClose ? MetricsController::Interest::Charts
                                       : MetricsController::Interest::Summary);
        QTRY_VERIFY(isWaiting(std::chrono::seconds(seconds)));
        for (int round = 0; round < 3; ++round) {
            const auto calls = m_plane->calls.count(requestMetric);
            m_delays.pass(std::chrono::seconds(seconds));
            QTRY_VERIFY(isWaiting(std::chrono::seconds(seconds)));
            QCOMPARE(m_plane->calls.count(requestMetric), calls + 1);
        }
    }

    /// They go on changing when the requests stop.
    void figuresOfTheLastMinuteGrowOld()
    {
        m_metrics->setInterest(MetricsController::Interest::Summary);
        QTRY_VERIFY(isWaiting(5s));
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        for (int rounds = 1; rounds <= 12; ++rounds) {
            m_delays.pass(5s);
            QTRY_COMPARE(changes.size(), rounds);
            QTRY_VERIFY(isWaiting(5s));
        }
    }

    void sameIsNoNews()
    {
        m_clock.advance(80s); // figures of the last minute have nothing left
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        const auto calls = m_plane->calls.count(requestMetric);
        m_delays.pass(1s);
        QTRY_VERIFY(isWaiting(1s));
        QCOMPARE(m_plane->calls.count(requestMetric), calls + 1);
        QCOMPARE(changes.size(), 0);
    }

    void oneOfTwoFails()
    {
        const Error error{ErrorKind::Protocol, QStringLiteral("no JSON"), {}, {}};
        m_plane->fail(requestMetric, error);
        const QSignalSpy errors(m_metrics.get(), &MetricsController::errorChanged);
        m_metrics->setInterest(MetricsController::Interest::Summary);
        QTRY_COMPARE(m_metrics->error(), error);
        QVERIFY(isWaiting(10s));
        m_delays.pass(10s);
        QTRY_VERIFY(!m_metrics->error());
        QCOMPARE(errors.size(), 2);
    }

    void marksWhereSharesChanged()
    {
        QCOMPARE(m_metrics->marks().size(), std::size_t(1));
        m_plane->endpointList[0].traffic = {{QStringLiteral("blue"), 90},
                                            {QStringLiteral("green"), 10}};
        m_live->refresh();
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(2));
        QCOMPARE(m_metrics->marks().back().shares.value(QStringLiteral("green")), 10);
        m_live->refresh();
        QCoreApplication::processEvents();
        QCOMPARE(m_metrics->marks().size(), std::size_t(2));
    }

    void nobodyWatchesTheShares()
    {
        m_live->setIntervals({5s, 15s, 60s});
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(!m_plane->calls.isEmpty());
        // The window is hidden for no longer than it is between two looks, for a moment, and for
        // long.
        const double begun = m_metrics->now();
        const auto hide = [this](std::chrono::seconds time) {
            m_metrics->setShown(false);
            m_live->setShown(false);
            m_delays.pass(time);
            m_metrics->setShown(true);
            m_live->setShown(true);
        };
        const QSignalSpy answers(m_live.get(), &LiveController::answered);
        hide(8s);
        QTRY_VERIFY(!answers.isEmpty());
        QCOMPARE(m_metrics->marks().size(), std::size_t(1));
        hide(30s);
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(3));
        hide(10min);
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(5));
        const std::deque<TrafficMark> &marks = m_metrics->marks();
        for (std::size_t i = 0; i < marks.size(); ++i) {
            QCOMPARE(marks[i].isKnown, i % 2 == 0);
            QCOMPARE(marks[i].isStop, i % 2 == 1);
        }
        QVERIFY(marks[1].time >= begun + 8 && marks[1].time < begun + 8.1);
        QCOMPARE(marks[2].time, begun + 38);
        QVERIFY(marks[3].time >= begun + 38 && marks[3].time < begun + 38.1);
        QCOMPARE(marks[4].time, begun + 638);
        QCOMPARE(marks[4].shares, marks[0].shares);
    }

    /// A service that takes its time is no gap, where nobody looked is one.
    void slowLooksAreNoStop()
    {
        m_live->setIntervals({5s, 15s, 60s});
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        const Error away{ErrorKind::Unavailable, QStringLiteral("refused"), {}, {}};
        const double begun = m_metrics->now();
        while (m_metrics->now() - begun < 40) {
            for (const char *call : {"endpoints", "endpoint canary"}) {
                m_plane->fail(QString::fromLatin1(call), away);
            }
            m_delays.pass(1s);
            QCoreApplication::processEvents();
        }
        m_plane->problems.clear();
        const QSignalSpy answers(m_live.get(), &LiveController::answered);
        m_live->refresh();
        QTRY_VERIFY(!answers.isEmpty());
        QCOMPARE(m_metrics->marks().size(), std::size_t(1));
    }

    void whatDoesNotAnswerIsNotWatched()
    {
        m_live->setIntervals({5s, 15s, 60s});
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        const Error away{ErrorKind::Unavailable, QStringLiteral("refused"), {}, {}};
        for (int i = 0; i < 200 && m_metrics->marks().size() < 2; ++i) {
            for (const char *call : {"endpoints", "endpoint canary"}) {
                m_plane->fail(QString::fromLatin1(call), away);
            }
            m_delays.pass(1s);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(2));
        QVERIFY(!m_metrics->marks().back().isKnown);
    }

    /// What was missed by the second is read in larger steps.
    void readsWhatWasMissed()
    {
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        m_metrics->setInterest(MetricsController::Interest::Nobody);
        m_delays.pass(10min);
        const auto calls = m_plane->calls.count(requestMetric);
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        QCOMPARE(m_plane->calls.count(requestMetric), calls + 1);
        m_delays.pass(1s);
        QTRY_VERIFY(isWaiting(1s));
        QCOMPARE(m_plane->calls.count(requestMetric), calls + 3);
        m_delays.pass(1s);
        QTRY_VERIFY(isWaiting(1s));
        QCOMPARE(m_plane->calls.count(requestMetric), calls + 4);
    }

    /// Somebody sets the computer's clock back while the charts are open.
    void clockIsSetBack()
    {
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        m_metrics->addCall(canary, {m_metrics->now(), QStringLiteral("blue"), 2, 200});
        QVERIFY(!m_metrics->history().isEmpty());
        QCOMPARE(m_metrics->history().newest(), m_metrics->now());
        for (const auto back : {3h, 1h}) { // more, and less, than a history holds
            m_clock.setNow(m_clock.now().addSecs(-std::chrono::seconds(back).count()));
            m_plane->series[0].points[0].time = m_clock.now();
            const auto calls = m_plane->calls.count(requestMetric);
            m_delays.pass(1s);
            QTRY_VERIFY(m_plane->calls.count(requestMetric) > calls);
            QTRY_VERIFY(isWaiting(1s));
            QVERIFY(m_plane->lastMetricQuery.from < m_plane->lastMetricQuery.to);
            QCOMPARE(m_metrics->history().newest(), m_metrics->now() - 1);
            QCOMPARE(m_metrics->history().oldest(), m_metrics->now() - 1);
            QVERIFY(m_metrics->calls().empty());
            for (const TrafficMark &mark : m_metrics->marks()) {
                QVERIFY(mark.time <= m_metrics->now());
            }
        }
        // The shares are watched on.
        m_plane->endpointList[0].traffic = {{QStringLiteral("green"), 100}};
        m_live->refresh();
        QTRY_VERIFY(!m_metrics->marks().empty());
        QTRY_COMPARE(m_metrics->marks().back().shares, m_plane->endpointList[0].traffic);
        QCOMPARE(m_metrics->marks().back().time, m_metrics->now());
    }

    void clockIsSetForward()
    {
        m_live->setIntervals({5s, 15s, 60s});
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(isWaiting(1s));
        const double before = m_metrics->now();
        m_clock.setNow(m_clock.now().addSecs(1'800));
        m_plane->series[0].points[0].time = m_clock.now();
        m_delays.pass(1s);
        QTRY_COMPARE(m_metrics->history().newest(), before + 1'800);
        QCOMPARE(m_metrics->history().oldest(), before);
        QVERIFY(m_plane->lastMetricQuery.from < m_plane->lastMetricQuery.to);
        m_live->refresh();
        QTRY_COMPARE(m_metrics->marks().size(), std::size_t(3)); // unknown in between
        QVERIFY(!m_metrics->marks()[1].isKnown);
    }

    void marksKnowTheirCommit()
    {
        const double now = m_metrics->now();
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        const std::vector<AppliedTraffic> applied{
            {now - 500, now - 490, {{QStringLiteral("green"), 100}}, QStringLiteral("aaa")},
            {now - 10, now + 5, {{QStringLiteral("blue"), 100}}, QStringLiteral("bbb")}};
        m_metrics->setApplied(applied);
        QCOMPARE(m_metrics->marks().size(), std::size_t(2));
        QCOMPARE(m_metrics->marks().front().commit, QStringLiteral("aaa"));
        QCOMPARE(m_metrics->marks().back(),
                 (TrafficMark{now, {{QStringLiteral("blue"), 100}}, QStringLiteral("bbb")}));
        m_metrics->setApplied(applied);
        QCOMPARE(changes.size(), 1);
        m_metrics->setEndpoint(QStringLiteral("other"));
        QVERIFY(m_metrics->marks().empty());
    }

    void ownCalls()
    {
        const QString other = QStringLiteral("other");
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        m_metrics->addCall(canary, {1, QStringLiteral("blue"), 2, 200});
        QCOMPARE(changes.size(), 1);
        m_metrics->addCall(other, {2, QStringLiteral("green"), 2, 200});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(m_metrics->calls().size(), std::size_t(1));
        m_metrics->setEndpoint(other);
        QCOMPARE(m_metrics->calls().size(), std::size_t(1));
        QCOMPARE(m_metrics->calls().front().deployment, QStringLiteral("green"));
        m_metrics->setEndpoint(canary);
        QCOMPARE(m_metrics->calls().front().deployment, QStringLiteral("blue"));
        // The workspace stops and starts: what was sent was sent.
        m_access.set(WorkspaceAccess::State::Stopped);
        m_access.set(WorkspaceAccess::State::Ready);
        QCOMPARE(m_metrics->calls().size(), std::size_t(1));
        // No longer than the history, and no more than there is room for.
        m_metrics->addCall(other, {2 + MetricHistory::longest, QStringLiteral("green"), 2, 200});
        QVERIFY(m_metrics->calls().empty());
        m_metrics->setEndpoint(other);
        QCOMPARE(m_metrics->calls().size(), std::size_t(2));
        for (std::size_t i = 0; i < MetricsController::mostCalls; ++i) {
            m_metrics->addCall(other, {3 + MetricHistory::longest, QString(), 2, 500});
        }
        QCOMPARE(m_metrics->calls().size(), MetricsController::mostCalls);
        QCOMPARE(m_metrics->calls().front().status, 500);
    }

    void ownCallsFromBefore()
    {
        const double now = m_metrics->now();
        const auto call = [now](double second) {
            return OwnCall{now + second, QStringLiteral("blue"), 2, 200};
        };
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        m_metrics->addCall(canary, call(-10));
        m_metrics->addOldCalls(canary, {call(-4'000), call(-50), call(-10), call(-5)});
        QCOMPARE(changes.size(), 2);
        QCOMPARE(m_metrics->calls().size(), std::size_t(2));
        QCOMPARE(m_metrics->calls().front().time, now - 50);
        m_metrics->addOldCalls(canary, {call(-50), call(-10)}); // known
        QCOMPARE(changes.size(), 2);
        m_metrics->addOldCalls(QStringLiteral("other"), {});
        QCOMPARE(m_metrics->calls().size(), std::size_t(2));
    }

    void failures()
    {
        const Error error{ErrorKind::Protocol, QStringLiteral("no JSON"), {}, {}};
        m_plane->fail(requestMetric, error);
        const QSignalSpy errors(m_metrics.get(), &MetricsController::errorChanged);
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(!errors.isEmpty());
        QVERIFY(m_metrics->reason().isEmpty());
        m_access.set(WorkspaceAccess::State::Stopped);
        QVERIFY(!m_metrics->error());
        QVERIFY(!m_metrics->reason().isEmpty());
    }

    void steadyTrafficNeedsAWorkspace()
    {
        SteadyTraffic steady(m_access);
        steady.start(canary, "{}", 10);
        QVERIFY2(!steady.isRunning(), "there is nothing to score with");
        QCOMPARE(steady.figures(canary).sent, 0);
    }

private:
    /// All answers are there, and the next reading is @p interval away.
    [[nodiscard]] bool isWaiting(std::chrono::milliseconds interval) const
    {
        const auto left = m_delays.left();
        return !left.empty() && left.front() == interval;
    }
    void nothingIsRead()
    {
        const auto calls = m_plane->calls.count(requestMetric);
        m_delays.pass(30min);
        QCoreApplication::processEvents();
        QCOMPARE(m_plane->calls.count(requestMetric), calls);
    }

    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<MetricsController> m_metrics;
};

QTEST_GUILESS_MAIN(TestMetricsController)
#include "tst_metricscontroller.moc"
