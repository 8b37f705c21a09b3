// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armcontrolplane.h"
#include "tests/services/azure/armsamples.h"
#include "tests/support/answered.h"
#include "tests/support/fakedelays.h"
#include "tests/support/faketokens.h"
#include "tests/support/scriptedserver.h"

#include <QMap>

#include <memory>

namespace serin {

/// An ArmControlPlane before a scripted server, with a clock and pauses that take no time.
struct ArmBench
{
    ArmBench()
    {
        HttpClient::Settings settings;
        settings.delays = &delays;
        settings.clock = &clock;
        settings.random = [] { return 1.0; };
        http = std::make_unique<HttpClient>(settings);
        plane = std::make_unique<ArmControlPlane>(
            *http, tokens,
            ArmSession::Settings{server.base(), {}, QStringLiteral("2024-04-01"), {}},
            WorkspaceId{QStringLiteral("s-1"), QStringLiteral("rg"), QStringLiteral("ws")});
        server.otherwise = [this](const HttpRequest &request, ScriptedConnection connection) {
            const QByteArray key = request.method + ' ' + request.path().mid(workspacePath.size());
            const auto step = routes.find(key);
            (step == routes.end()
                 ? ScriptedServer::respond(
                       404, R"({"error":{"code":"ResourceNotFound","message":"none"}})")
                 : *step)(request, connection);
        };
        on("GET ", ScriptedServer::respond(200, R"({"id":")" + workspacePath +
                                                    R"(","location":"westus2"})"));
    }

    /// Answers "METHOD /path-below-the-workspace".
    void on(const QByteArray &key, ScriptedServer::Step step) { routes.insert(key, step); }

    /// The address of an operation's state.
    [[nodiscard]] QByteArray operation(const QByteArray &name = "op-1") const
    {
        return server.base().toLatin1() + workspacePath + "/operations/" + name +
               "?api-version=2024-04-01&t=1&s=signature";
    }
    [[nodiscard]] QList<QByteArray> accepted(const QByteArray &name = "op-1") const
    {
        return {"Azure-AsyncOperation: " + operation(name), "x-ms-async-operation-timeout: PT30M",
                "x-ms-request-id: r-9"};
    }

    [[nodiscard]] static EndpointName endpoint()
    {
        return *EndpointName::fromString(QStringLiteral("my-endpoint"));
    }
    [[nodiscard]] static DeploymentName deployment()
    {
        return *DeploymentName::fromString(QStringLiteral("blue"));
    }

    FakeClock clock;
    FakeDelays delays{&clock};
    FakeTokens tokens;
    ScriptedServer server;
    QMap<QByteArray, ScriptedServer::Step> routes;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<ArmControlPlane> plane;
};

inline const QByteArray endpointPath = "/onlineEndpoints/my-endpoint";
inline const QByteArray statePath = "GET /operations/op-1";

/// An operation's state, as its URL tells it.
inline ScriptedServer::Step state(const QByteArray &word)
{
    return ScriptedServer::respond(200, quoted("{'status':'" + word + "'}"));
}

inline EndpointSpec newTraffic()
{
    EndpointSpec spec(ArmBench::endpoint());
    spec.traffic = *TrafficSplit::fromShares(
        {{ArmBench::deployment(), *Percent::fromInt(90)},
         {*DeploymentName::fromString(QStringLiteral("green")), *Percent::fromInt(10)}});
    return spec;
}

} // namespace serin
