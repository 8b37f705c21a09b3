// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/steadytraffic.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/patience.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace serin;

namespace {

const QString steadyEndpoint = QStringLiteral("canary");

} // namespace

/// Requests again and again, over real connections.
class TestSteadyTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->otherwise = ScriptedServer::respond(200, "[2]");
        m_plane = std::make_unique<FakeControlPlane>();
        LiveEndpoint live{EndpointSpec(*EndpointName::fromString(steadyEndpoint))};
        live.scoringUri = m_server->base() + QStringLiteral("/score");
        m_plane->endpointList = {live};
        m_http = std::make_unique<HttpClient>();
        m_client = std::make_unique<ScoringClient>(*m_http, *m_plane, ScoringClient::Settings());
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = m_plane.get();
        m_access.client = m_client.get();
        m_steady = std::make_unique<SteadyTraffic>(m_access);
    }
    void cleanup()
    {
        m_steady.reset();
        m_client.reset();
        m_http.reset();
        m_plane.reset();
        m_server.reset();
    }

    void sendsUntilItIsStopped()
    {
        const QSignalSpy changes(m_steady.get(), &SteadyTraffic::runningChanged);
        m_steady->start(steadyEndpoint, "{\"data\":[1]}", 1'000);
        QVERIFY(m_steady->isRunning());
        QCOMPARE(m_steady->rate(), SteadyTraffic::most);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->requests.size() >= 5, patience);
        QCOMPARE(m_server->requests.front().body, QByteArray("{\"data\":[1]}"));
        QCOMPARE(figures().failed, 0);
        m_steady->stop(steadyEndpoint);
        QVERIFY(!m_steady->isRunning());
        QCOMPARE(changes.size(), 2);
        m_steady->stop(steadyEndpoint);
        QCOMPARE(changes.size(), 2);
    }

    void theFirstGoesAhead()
    {
        m_plane->held = true; // and with it the endpoint's key
        QElapsedTimer clock;
        clock.start();
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::most);
        QTRY_COMPARE_WITH_TIMEOUT(sent(), 1, patience);
        QTimer later;
        later.setSingleShot(true);
        const QSignalSpy turns(&later, &QTimer::timeout);
        later.start(std::chrono::milliseconds(100));
        QTRY_VERIFY_WITH_TIMEOUT(!turns.isEmpty(), patience);
        QVERIFY(sent() == 1 || clock.elapsed() >= 1'000);
        m_plane->held = false;
        m_plane->releaseAll();
        QTRY_VERIFY_WITH_TIMEOUT(sent() >= 5, patience);
        QCOMPARE(figures().failed, 0);
        QCOMPARE(figures().skipped, 0); // what waited for it is not sent in a bunch
    }

    void countsWhatFails()
    {
        m_server->otherwise = ScriptedServer::respond(500, "no");
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::most);
        QTRY_VERIFY_WITH_TIMEOUT(figures().failed >= 3, patience);
        QVERIFY(sent() >= figures().failed);
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::least);
        QCOMPARE(figures().failed, 0);
        QCOMPARE(sent(), 0);
    }

    void leavesOutWhatWouldPileUp()
    {
        m_server->otherwise = ScriptedServer::silence();
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::most);
        QTRY_VERIFY_WITH_TIMEOUT(figures().skipped >= 2, patience);
        QCOMPARE(sent(), SteadyFlow::mostWaiting);
    }

    void endsWithTheWorkspace()
    {
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::most);
        QTRY_VERIFY_WITH_TIMEOUT(sent() > 0, patience);
        m_access.set(WorkspaceAccess::State::Stopped);
        QVERIFY(!m_steady->isRunning());
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::most);
        QVERIFY2(!m_steady->isRunning(), "there is nothing to score with");
    }

    void severalAtOnce()
    {
        m_plane->endpointList.append(
            LiveEndpoint{EndpointSpec(*EndpointName::fromString(QStringLiteral("other")))});
        m_plane->endpointList.back().scoringUri = m_server->base() + QStringLiteral("/other");
        m_steady->start(steadyEndpoint, "{}", SteadyTraffic::least);
        m_steady->start(QStringLiteral("other"), "[1]", SteadyTraffic::most);
        QCOMPARE(figures().rate, SteadyTraffic::least);
        QCOMPARE(m_steady->endpoints(), QStringList({steadyEndpoint, QStringLiteral("other")}));
        const auto other = [this] { return m_steady->figures(QStringLiteral("other")).sent; };
        QTRY_VERIFY_WITH_TIMEOUT(sent() >= 3 && other() >= 3, patience);
        m_steady->stop(steadyEndpoint);
        QVERIFY(!m_steady->isSendingTo(steadyEndpoint));
        const qint64 before = other();
        QTRY_VERIFY_WITH_TIMEOUT(other() > before + 3, patience);
        for (std::size_t i = 0; i <= SteadyTraffic::mostEndpoints; ++i) {
            m_steady->start(QStringLiteral("more-%1").arg(i), "{}", SteadyTraffic::least);
        }
        QVERIFY(m_steady->isFull());
        QCOMPARE(static_cast<std::size_t>(m_steady->endpoints().size()),
                 SteadyTraffic::mostEndpoints);
        m_steady->stopAll();
        QVERIFY(!m_steady->isRunning());
    }

private:
    [[nodiscard]] SteadyFigures figures() const { return m_steady->figures(steadyEndpoint); }
    [[nodiscard]] qint64 sent() const { return figures().sent; }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScoringClient> m_client;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<SteadyTraffic> m_steady;
};

QTEST_GUILESS_MAIN(TestSteadyTraffic)
#include "tst_steadytraffic.moc"
