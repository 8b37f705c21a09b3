// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts show, over restarts: a real file, a clock that is moved by hand.
#include "models/metrics/keptcharts.h"
#include "models/metrics/metricarchive.h"
#include "models/metrics/metricscontroller.h"
#include "tests/support/answered.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/livethings.h"
#include "tests/support/patience.h"
#include "tests/support/steppeddelays.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

const QString keptCanary = QStringLiteral("canary");
const QString keptBlue = QStringLiteral("blue");

/// Remembers what it was asked for.
struct AskedPlane : FakeControlPlane
{
    QList<MetricQuery> queries;

    QFuture<Result<QList<MetricSeries>>> metrics(const MetricQuery &query) override
    {
        queries.append(query);
        return FakeControlPlane::metrics(query);
    }
};

} // namespace

class TestMetricArchive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plane = std::make_unique<AskedPlane>();
        LiveEndpoint live = liveEndpoint(keptCanary, {{keptBlue, 100}});
        live.id = QStringLiteral("/endpoints/canary");
        m_plane->endpointList = {live};
        m_access.controlPlane = m_plane.get();
        m_access.now = WorkspaceAccess::State::Ready;
        start();
    }
    void cleanup()
    {
        stop();
        m_plane.reset();
    }

    void theHourIsThereAgain()
    {
        answer(-100, -50);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        stop();
        pass(10min);
        // The workspace does not run any more.
        m_access.now = WorkspaceAccess::State::Stopped;
        start();
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        QCOMPARE(m_metrics->history().newest(), now() - 600 - 50);
        QCOMPARE(m_metrics->history().step(keptBlue), 1);
        QVERIFY(!m_metrics->reason().isEmpty());
        QCOMPARE(m_metrics->marks().size(), std::size_t(2));
        QCOMPARE(m_metrics->marks().front().shares.value(keptBlue), 100);
        QVERIFY2(!m_metrics->marks().back().isKnown, "nobody watched since");
        // It runs again: what comes is added, and the time between stays a gap.
        answer(-20, 0);
        m_access.set(WorkspaceAccess::State::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(70), patience);
        const ChartLine line = answered();
        QCOMPARE(line[50].time - line[49].time, 600 + 51.0 - 20);
        QCOMPARE(m_metrics->marks().size(), std::size_t(3));
        QVERIFY(m_metrics->marks().back().isKnown);
        QCOMPARE(m_metrics->marks().back().time, now());
        QCOMPARE(m_metrics->marks()[1].time, now() - 600 + 0.001);
        // An hour later nothing of it is left.
        pass(2h);
        answer(-5, 0);
        restart();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(5), patience);
    }

    void readsOnlyWhatIsNotKnown()
    {
        answer(-200, 0);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(200), patience);
        stop();
        pass(30min);
        start();
        m_metrics->setEndpoint(keptCanary);
        QTRY_VERIFY_WITH_TIMEOUT(m_archive->isLoaded(), patience);
        m_plane->queries.clear();
        m_plane->series.clear();
        look();
        QTRY_COMPARE_WITH_TIMEOUT(m_plane->queries.size(), 4, patience); // two rounds
        QCOMPARE(points(), std::size_t(200));
        QCOMPARE(m_plane->queries[0].grain, 15s); // of the half hour between
        QCOMPARE(static_cast<double>(m_plane->queries[0].from.toSecsSinceEpoch()),
                 now() - 30 * 60 - 1);
        QCOMPARE(static_cast<double>(m_plane->queries[0].to.toSecsSinceEpoch()), now() - 120);
        QCOMPARE(m_plane->queries[2].grain, 1s);
    }

    void anotherEndpointIsAnother()
    {
        answer(-50, 0);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        m_plane->series.clear();
        m_metrics->setEndpoint(QStringLiteral("other"));
        QTRY_VERIFY_WITH_TIMEOUT(m_archive->isLoaded(), patience);
        QVERIFY(m_metrics->history().isEmpty());
        m_metrics->setEndpoint(keptCanary);
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        QVERIFY(!m_archive->problem());
    }

    void keepsLooks()
    {
        m_metrics->setEndpoint(keptCanary);
        QTRY_VERIFY_WITH_TIMEOUT(m_archive->isLoaded(), patience);
        QCOMPARE(m_archive->look(), ChartLook());
        ChartLook set;
        set.range = 900;
        set.isFollowing = false;
        set.from = now() - 100;
        set.to = now() - 40.5;
        set.hidden = {QStringLiteral("green")};
        set.percentiles = {QStringLiteral("p50"), QStringLiteral("p99")};
        m_archive->setLook(set);
        const QSignalSpy changes(m_archive.get(), &MetricArchive::lookChanged);
        m_metrics->setEndpoint(QStringLiteral("other"));
        QCOMPARE(m_archive->look(), ChartLook());
        m_metrics->setEndpoint(keptCanary);
        QCOMPARE(m_archive->look(), set); // at once: it was set since the start
        QVERIFY(changes.size() >= 2);
        stop();
        start();
        m_metrics->setEndpoint(keptCanary);
        QTRY_COMPARE_WITH_TIMEOUT(m_archive->look(), set, patience);
    }

    void goesOnInMemory()
    {
        stop();
        m_path = m_folder->filePath(QStringLiteral("no folder/metrics.db"));
        QFile file(m_folder->filePath(QStringLiteral("no folder")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        start();
        answer(-50, 0);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_archive->problem(), patience);
        const QSignalSpy problems(m_archive.get(), &MetricArchive::problemChanged);
        for (int round = 0; round < 30; ++round) { // it is not said again and again
            answer(-50, 0);
            QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), patience);
            m_delays.pass(1s);
        }
        QTRY_VERIFY_WITH_TIMEOUT(points() > 60, patience);
        QCOMPARE(problems.size(), 0);
        // Somebody mends it: all of it is kept, also what came meanwhile.
        QVERIFY(file.remove());
        QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), patience);
        answer(-50, 0);
        m_delays.pass(20s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_archive->problem(), patience);
        const std::size_t all = points();
        stop();
        m_plane->series.clear();
        start();
        m_metrics->setEndpoint(keptCanary);
        QTRY_COMPARE_WITH_TIMEOUT(points(), all, patience);
    }

    void tellsHowMuchIsKept()
    {
        KeptCharts kept(*m_records);
        QVERIFY(!kept.clearReason().isEmpty());
        kept.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(kept.clearReason(), QStringLiteral("Nothing is kept"), patience);
        answer(-50, 0);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(points(), std::size_t(50), patience);
        m_metrics->setEndpoint({});
        kept.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(kept.clearReason().isEmpty(), patience);
        QVERIFY2(kept.words().contains(QStringLiteral("of one endpoint")),
                 qPrintable(kept.words()));
        QVERIFY(!kept.isFailure());
        kept.clear();
        QVERIFY(!kept.clearReason().isEmpty());
        kept.clear(); // a second click does nothing
        QTRY_COMPARE_WITH_TIMEOUT(kept.words(), QStringLiteral("Nothing is kept."), patience);
    }

    void looksAreReadWithCare()
    {
        QCOMPARE(ChartLook::fromJson({}), ChartLook());
        QCOMPARE(ChartLook::fromJson("[1]"), ChartLook());
        QCOMPARE(ChartLook::fromJson("{\"range\": 7, \"from\": 9, \"to\": 3, \"paused\": 1}"),
                 ChartLook());
        QCOMPARE(ChartLook::fromJson("{\"hidden\": [1, \"\", \"blue\"]}").hidden,
                 QStringList(keptBlue));
        QVERIFY(ChartLook::fromJson("{\"percentiles\": []}").percentiles.isEmpty());
    }

private:
    void start()
    {
        m_records = std::make_unique<MetricRecords>(
            m_path.isEmpty() ? m_folder->filePath(QStringLiteral("metrics.db")) : m_path, &m_clock);
        m_archive = std::make_unique<MetricArchive>(*m_records);
        m_live = std::make_unique<LiveController>(m_access, LiveController::Intervals{1h, 1h, 1h},
                                                  LiveController::Time{&m_clock, &m_delays});
        m_metrics = std::make_unique<MetricsController>(*m_live, m_archive.get());
    }
    void stop()
    {
        m_metrics.reset();
        m_live.reset();
        m_archive.reset();
        m_records.reset();
    }
    void restart()
    {
        stop();
        start();
        look();
    }
    void look()
    {
        m_live->setShown(true);
        m_metrics->setInterest(MetricsController::Interest::Charts);
        m_metrics->setShown(true);
        m_metrics->setEndpoint(keptCanary);
    }
    /// All answers are there, and the next reading is a second away.
    [[nodiscard]] bool isWaiting() const
    {
        const auto left = m_delays.left();
        return !left.empty() && left.front() == 1s;
    }
    void pass(std::chrono::milliseconds time) { m_clock.advance(time); }
    [[nodiscard]] double now() const
    {
        return static_cast<double>(m_clock.now().toMSecsSinceEpoch()) / 1'000;
    }
    /// What the service has: a request a second, from and to in seconds after now.
    void answer(int from, int to)
    {
        MetricSeries series{QStringLiteral("RequestsPerMinute"),
                            {},
                            {{QStringLiteral("deployment"), keptBlue},
                             {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                            {}};
        for (int second = from; second < to; ++second) {
            SeriesPoint point;
            point.time = m_clock.now().addSecs(second);
            point.average = 60;
            series.points.push_back(point);
        }
        m_plane->series = {series};
    }
    /// The seconds in which there was a request; a silence's ends are left out.
    [[nodiscard]] ChartLine answered() const
    {
        ChartLine line = m_metrics->history().line(keptBlue, ChartKind::Requests);
        line.erase(std::remove_if(line.begin(), line.end(),
                                  [](const ChartPoint &point) { return point.value <= 0; }),
                   line.end());
        return line;
    }
    [[nodiscard]] std::size_t points() const { return answered().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<AskedPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<MetricRecords> m_records;
    std::unique_ptr<MetricArchive> m_archive;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<MetricsController> m_metrics;
};

QTEST_GUILESS_MAIN(TestMetricArchive)
#include "tst_metricarchive.moc"
