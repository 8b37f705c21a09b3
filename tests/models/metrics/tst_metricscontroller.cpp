// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/metricscontroller.h"
#include "models/metrics/steadytraffic.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"

#include <QSignalSpy>
#include <QTest>

using namespace serin;

namespace {

const QString canary = QStringLiteral("canary");
const QString requests = QStringLiteral("metrics RequestsPerMinute");

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
        point.time = QDateTime::currentDateTimeUtc();
        point.average = 60;
        m_plane->series = {{QStringLiteral("RequestsPerMinute"),
                            {},
                            {{QStringLiteral("deployment"), QStringLiteral("blue")},
                             {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                            {point}}};
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_live = std::make_unique<LiveController>(m_access);
        m_metrics = std::make_unique<MetricsController>(*m_live);
        m_metrics->setEndpoint(canary);
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
        QVERIFY(!m_plane->calls.contains(requests));
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(!m_metrics->history().isEmpty());
        m_metrics->setInterest(MetricsController::Interest::Nobody);
        const auto calls = m_plane->calls.count(requests);
        QTest::qWait(1'500); // longer than between two readings
        QCOMPARE(m_plane->calls.count(requests), calls);
    }

    void readsAgainAndAgain()
    {
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY_WITH_TIMEOUT(m_plane->calls.count(requests) >= 3, 30'000);
        m_metrics->setPaused(true);
        const auto calls = m_plane->calls.count(requests);
        QTest::qWait(1'500);
        QCOMPARE(m_plane->calls.count(requests), calls);
        m_metrics->setPaused(false);
        QTRY_VERIFY(m_plane->calls.count(requests) > calls);
        m_metrics->setShown(false);
        const auto shown = m_plane->calls.count(requests);
        QTest::qWait(1'500);
        QCOMPARE(m_plane->calls.count(requests), shown);
    }

    void sameIsNoNews()
    {
        m_metrics->setInterest(MetricsController::Interest::Charts);
        QTRY_VERIFY(!m_metrics->history().isEmpty());
        const QSignalSpy changes(m_metrics.get(), &MetricsController::changed);
        const auto calls = m_plane->calls.count(requests);
        QTRY_VERIFY_WITH_TIMEOUT(m_plane->calls.count(requests) >= calls + 2, 30'000);
        QCOMPARE(changes.size(), 0);
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

    void ownCalls()
    {
        m_metrics->addCall(canary, {1, QStringLiteral("blue"), 2, 200});
        m_metrics->addCall(QStringLiteral("other"), {1, QStringLiteral("blue"), 2, 200});
        QCOMPARE(m_metrics->calls().size(), std::size_t(1));
        m_metrics->setEndpoint(QStringLiteral("other"));
        QVERIFY(m_metrics->calls().empty());
    }

    void failures()
    {
        const Error error{ErrorKind::Protocol, QStringLiteral("no JSON"), {}, {}};
        m_plane->fail(requests, error);
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
        QCOMPARE(steady.sent(), 0);
    }

private:
    std::unique_ptr<FakeControlPlane> m_plane;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;
    std::unique_ptr<MetricsController> m_metrics;
};

QTEST_GUILESS_MAIN(TestMetricsController)
#include "tst_metricscontroller.moc"
