// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoke/invokecontroller.h"
#include "services/http/httpclient.h"
#include "services/scoring/scoringclient.h"
#include "tests/support/fakecontrolplane.h"
#include "tests/support/fakeworkspaceaccess.h"
#include "tests/support/livethings.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// The endpoint `canary` with 90 % for blue and 10 % for green, a server that answers as a test
/// says, and a request beside the manifest.
class ScoringPlace
{
public:
    ScoringPlace()
    {
        write(QStringLiteral("sample-request.json"), sample);
        server.otherwise = ScriptedServer::respond(200, "[2]", {"azureml-model-deployment: blue"});
        const QString canary = QStringLiteral("canary");
        LiveEndpoint live =
            liveEndpoint(canary, {{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
        live.scoringUri = server.base() + QStringLiteral("/score");
        m_plane.endpointList = {live};
        for (const char *name : {"blue", "green"}) {
            m_plane.deploymentList.push_back(liveDeployment(canary, QLatin1String(name)));
        }
        m_client = std::make_unique<ScoringClient>(m_http, m_plane, ScoringClient::Settings());
        m_access.now = WorkspaceAccess::State::Ready;
        m_access.controlPlane = &m_plane;
        m_access.client = m_client.get();
        history = std::make_unique<RequestHistory>(m_folder.filePath(QStringLiteral("history.db")));
        m_live = std::make_unique<LiveController>(m_access);
        invoke = std::make_unique<InvokeController>(*m_live, *history);
    }
    ~ScoringPlace()
    {
        invoke.reset();
        m_live.reset();
        history.reset();
    }

    /// Whether the sample request can be sent.
    bool isReady()
    {
        m_live->select(QStringLiteral("canary"));
        m_live->setShown(true);
        EndpointState state;
        state.phase = EndpointState::Phase::Ready;
        state.name = QStringLiteral("canary");
        state.files = {{path(QStringLiteral("endpoint.yml")), {}, {}, 0}};
        invoke->setEndpoint(state);
        return QTest::qWaitFor(
            [this] {
                return invoke->sendReason().isEmpty() && invoke->targets().size() == 3 &&
                       invoke->body().bytes == sample;
            },
            60'000);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    }
    [[nodiscard]] LiveController &live() { return *m_live; }

    const QByteArray sample = "{\"data\":[1]}";
    ScriptedServer server;

private:
    QTemporaryDir m_folder;
    FakeControlPlane m_plane;
    HttpClient m_http;
    std::unique_ptr<ScoringClient> m_client;
    FakeWorkspaceAccess m_access;
    std::unique_ptr<LiveController> m_live;

public:
    std::unique_ptr<RequestHistory> history;
    std::unique_ptr<InvokeController> invoke;
};

} // namespace serin
