// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armcontrolplane.h"
#include "services/azure/plaintokenprovider.h"
#include "services/gitops/apply.h"
#include "services/gitops/assetlookup.h"
#include "tests/support/answered.h"
#include "tests/support/armproxy.h"
#include "tests/support/fakedelays.h"
#include "tests/support/faketokens.h"
#include "tests/support/localserverprocess.h"
#include "tests/support/manifestfolder.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace serin {

/// A real local workspace, reached through a proxy, with manifests and files to apply to it. Pauses
/// take no time.
class ApplyWorkspace
{
public:
    explicit ApplyWorkspace(const QString &serinctl)
        : server(serinctl, folder.filePath(QStringLiteral("state"))), proxy(server)
    {}

    bool start()
    {
        if (!server.start()) {
            return false;
        }
        scope = {QStringLiteral("dev"), server.connection().workspace.toString()};
        restart();
        return true;
    }
    /// As after the end of the program that applies.
    void restart(const QString &database = QStringLiteral("applies.db"))
    {
        plane.reset();
        http.reset();
        records.reset();
        HttpClient::Settings settings;
        settings.delays = &delays;
        http = std::make_unique<HttpClient>(settings);
        ArmSession::Settings session;
        session.baseUrl = proxy.base();
        plane = std::make_unique<ArmControlPlane>(*http, tokens, session,
                                                  server.connection().workspace);
        records = std::make_unique<ApplyRecords>(folder.filePath(database));
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        const QString name = folder.filePath(QStringLiteral("tree/") + path);
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write a file");
        }
    }
    /// A scoring script that multiplies by @p factor.
    void writeScript(const QString &path, int factor) const
    {
        write(path, "import json\ndef init():\n    pass\ndef run(data):\n    return [" +
                        QByteArray::number(factor) + " * x for x in json.loads(data)['data']]\n");
    }
    /// An endpoint with @p traffic and its deployments, each with its script's folder.
    void writeEndpoint(const QByteArray &name, const QByteArray &traffic,
                       const QMap<QByteArray, int> &counts)
    {
        manifests.write(QString::fromUtf8(name) + QStringLiteral("/endpoint.yml"),
                        "name: " + name + "\nauth_mode: key\ntraffic: {" + traffic + "}\n");
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            manifests.write(
                QString::fromUtf8(name + '/' + it.key() + ".yml"),
                "name: " + it.key() + "\nendpoint_name: " + name +
                    "\nenvironment: {image: example.org/base}\ninstance_type: Standard_F2s_v2\n"
                    "code_configuration: {code: ../" +
                    it.key() +
                    ", scoring_script: score.py}\n"
                    "request_settings: {max_concurrent_requests_per_instance: 4}\n"
                    "readiness_probe: {initial_delay: 1, period: 1, timeout: 2}\n"
                    "instance_count: " +
                    QByteArray::number(it.value()) + '\n');
        }
    }

    [[nodiscard]] ApplyRequest request()
    {
        ApplyRequest request;
        request.input.desired = manifests.desired();
        request.input.desired.commit = QStringLiteral("c1");
        request.input.lastApplied = lastApplied;
        request.input.options = options;
        request.scope = scope;
        request.assets.root = folder.filePath(QStringLiteral("tree"));
        request.assets.boundary = request.assets.root;
        AssetLookup lookup(*plane, store);
        const auto known = answered(lookup.look(request.input.desired, request.assets), limit);
        if (known) {
            request.input.assets = known->assets;
        }
        return request;
    }
    [[nodiscard]] std::unique_ptr<Apply> make(ApplyRequest what)
    {
        return std::make_unique<Apply>(Apply::Services{*plane, *records, store}, std::move(what));
    }
    static ApplyReport finish(Apply &apply)
    {
        QSignalSpy finished(&apply, &Apply::finished);
        if (apply.state() == Apply::State::Idle) {
            apply.start();
        }
        if (apply.state() != Apply::State::Finished && !finished.wait(120'000)) {
            qFatal("the apply does not end");
        }
        return apply.report();
    }
    /// The outcome, and what went wrong.
    static QString words(const ApplyReport &report)
    {
        return outcomeWord(report.outcome) +
               (report.error ? QStringLiteral(": ") + report.error->toLine() : QString());
    }
    QString apply()
    {
        const auto run = make(request());
        const QString said = words(finish(*run));
        for (const DesiredEndpointPointer &each : manifests.desired().endpoints) {
            lastApplied.insert(each->name, each);
        }
        return said;
    }
    /// A connection to score @p endpoint with, and its path.
    std::pair<std::unique_ptr<HttpConnection>, QByteArray> scorer(const QString &endpoint)
    {
        const auto name = *EndpointName::fromString(endpoint);
        const auto keys = answered(plane->keys(name), limit);
        const auto live = answered(plane->endpoint(name), limit);
        auto connection = std::make_unique<HttpConnection>(server.port());
        if (keys && live) {
            connection->setHeader("Authorization",
                                  "Bearer " + keys->primary.reveal().toByteArray());
            connection->setHeader("Content-Type", "application/json");
        }
        return {std::move(connection),
                live ? QUrl(live->scoringUri).path().toUtf8() : QByteArray()};
    }

    static constexpr std::chrono::seconds limit{60};
    QTemporaryDir folder;
    LocalServerProcess server;
    ArmProxy proxy;
    FakeDelays delays;
    FakeTokens tokens;
    ManifestFolder manifests;
    AssetStore store{folder.filePath(QStringLiteral("assets"))};
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<ArmControlPlane> plane;
    std::unique_ptr<ApplyRecords> records;
    QHash<QString, DesiredEndpointPointer> lastApplied;
    PlanOptions options;
    ApplyScope scope;
};

} // namespace serin
