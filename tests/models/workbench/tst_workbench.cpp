// SPDX-License-Identifier: GPL-3.0-or-later
// What the models of a window do for each other: real files, requests over real connections.
#include "models/workbench/workbench.h"

#include "models/common/preferences.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/filebytes.h"
#include "tests/support/names.h"
#include "tests/support/patience.h"
#include "tests/support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestWorkbench : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void steadyTrafficOutlastsConflictMarkers();
    void steadyTrafficEndsWithItsEndpoint();

private:
    [[nodiscard]] QString manifest(const QString &endpoint) const
    {
        return m_folder->filePath(endpoint + QStringLiteral("/endpoint.yml"));
    }
    static QByteArray textOf(const QString &endpoint)
    {
        return "$schema: https://azuremlschemas.azureedge.net/latest/"
               "managedOnlineEndpoint.schema.json\nname: " +
               endpoint.toUtf8() + "\nauth_mode: key\n";
    }
    [[nodiscard]] bool shows(const QString &endpoint) const
    {
        return m_bench->endpoint().state().name == endpoint;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeControlPlane> m_plane;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ScoringClient> m_client;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Workbench> m_bench;
};

/// Canary is looked at and gets steady traffic; there is another endpoint.
void TestWorkbench::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<QTemporaryDir>();
    for (const QString &endpoint : {canary, QStringLiteral("other")}) {
        QVERIFY(setFileBytes(manifest(endpoint), textOf(endpoint)));
    }
    m_server = std::make_unique<ScriptedServer>();
    m_server->otherwise = ScriptedServer::respond(200, "[2]");
    m_plane = std::make_unique<FakeControlPlane>();
    LiveEndpoint live{EndpointSpec(*EndpointName::fromString(canary))};
    live.scoringUri = m_server->base() + QStringLiteral("/score");
    m_plane->endpointList = {live};
    m_http = std::make_unique<HttpClient>();
    m_client = std::make_unique<ScoringClient>(*m_http, *m_plane, ScoringClient::Settings());
    m_access.now = WorkspaceAccess::State::Ready;
    m_access.controlPlane = m_plane.get();
    m_access.client = m_client.get();
    m_preferences = std::make_unique<Preferences>(m_data->filePath(QStringLiteral("serin.conf")));
    m_bench = std::make_unique<Workbench>(*m_preferences, m_access,
                                          m_data->filePath(QStringLiteral("history.db")));
    m_bench->open(m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->folder().catalog().endpoints().size() == 2, patience);
    m_bench->endpoint().selectEndpoint(canary);
    QTRY_VERIFY_WITH_TIMEOUT(shows(canary), patience);
    m_bench->steady().start(canary, "{}", SteadyTraffic::most);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->steady().figures(canary).sent > 0, patience);
}

void TestWorkbench::cleanup()
{
    m_bench.reset();
    m_preferences.reset();
    m_client.reset();
    m_http.reset();
    m_plane.reset();
    m_server.reset();
}

/// As a rebase does that stops at a conflict which git solves by itself a moment later.
void TestWorkbench::steadyTrafficOutlastsConflictMarkers()
{
    const QByteArray text = textOf(canary);
    QVERIFY(setFileBytes(manifest(canary), "<<<<<<< HEAD\n" + text + "=======\n" + text +
                                               "description: theirs\n>>>>>>> theirs\n"));
    m_bench->lookAtDisk();
    QTRY_VERIFY_WITH_TIMEOUT(!shows(canary), patience);
    QVERIFY(m_bench->steady().isRunning());
    QVERIFY(setFileBytes(manifest(canary), text));
    m_bench->lookAtDisk();
    QTRY_VERIFY_WITH_TIMEOUT(shows(canary), patience);
    QVERIFY(m_bench->steady().isRunning());
    // So many take longer than the traffic of an endpoint that is not looked at is let go on.
    const qint64 later = m_bench->steady().figures(canary).sent + SteadyTraffic::most * 4;
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->steady().figures(canary).sent >= later ||
                                 !m_bench->steady().isRunning(),
                             patience);
    QVERIFY(m_bench->steady().isRunning());
}

void TestWorkbench::steadyTrafficEndsWithItsEndpoint()
{
    LiveEndpoint other{EndpointSpec(*EndpointName::fromString(QStringLiteral("other")))};
    other.scoringUri = m_server->base() + QStringLiteral("/score");
    m_plane->endpointList.append(other);
    m_bench->live().setShown(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->live().snapshot()->endpoint(QStringLiteral("other")),
                             patience);
    m_bench->endpoint().selectEndpoint(QStringLiteral("other"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("other")), patience);
    QVERIFY2(m_bench->steady().isSendingTo(canary), "it goes on while another is looked at");
    m_bench->steady().start(QStringLiteral("other"), "{}", SteadyTraffic::least);
    m_plane->endpointList.removeFirst();
    m_bench->live().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->steady().endpoints(), QStringList(QStringLiteral("other")),
                              patience);
    m_bench->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->steady().isRunning(), patience);
}

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
