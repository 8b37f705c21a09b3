// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/armservice.h"
#include "services/local/store/workspacestore.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakescoringfleet.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

namespace serin {

/// A control plane over a store in a temporary folder and a fleet without processes.
class ArmFixture
{
public:
    struct Answer
    {
        int status = 0;
        HttpHeaders headers;
        QJsonObject json;
        QByteArray body;

        [[nodiscard]] QString errorCode() const { return error(u"code"); }
        [[nodiscard]] QString errorMessage() const { return error(u"message"); }
        [[nodiscard]] QString error(QStringView key) const
        {
            return json.value(QLatin1String("error")).toObject().value(key).toString();
        }
        /// "properties.traffic.blue" and the like.
        [[nodiscard]] QJsonValue at(const char *path) const
        {
            QJsonValue value = json;
            for (const QString &part : QString::fromLatin1(path).split(u'.')) {
                value = value.toObject().value(part);
            }
            return value;
        }
        [[nodiscard]] QString state() const
        {
            return at("properties.provisioningState").toString();
        }
    };

    static constexpr const char *token = "a-secret-of-this-workspace";
    inline static const QString workspacePath = QStringLiteral(
        "/subscriptions/0b1d0000-0000-4000-8000-000000000001/resourceGroups/local/providers/"
        "Microsoft.MachineLearningServices/workspaces/birds");

    ArmFixture()
    {
        settings.workspace = WorkspaceId::fromString(workspacePath).value();
        settings.tenantId = QStringLiteral("0b1d0000-0000-4000-8000-000000000002");
        settings.token = Secret(QByteArrayView(token));
        makeFiles();
        start();
    }

    /// The server ends, at any moment and without a word, and is started again.
    void restart()
    {
        end();
        start();
    }
    void end()
    {
        service.reset();
        fleet = std::make_unique<FakeScoringFleet>();
        store.reset();
    }
    void start()
    {
        // No test here cuts the power, and not to wait for the disk saves most of the time.
        store = WorkspaceStore::open(folder.filePath(QStringLiteral("workspace.db")),
                                     Durability::ProcessDeath)
                    .value();
        service = ArmService::create(settings, {*store, *fleet, clock, monitor}).value();
    }

    [[nodiscard]] static HttpRequest request(const QByteArray &method, const QString &target,
                                             const QByteArray &body = {})
    {
        HttpRequest made;
        made.method = method;
        made.target = target.toUtf8();
        made.headers.add("Host", "127.0.0.1:4711");
        made.headers.add("Authorization", QByteArray("Bearer ") + token);
        made.headers.add("Content-Type", "application/json");
        made.body = body;
        return made;
    }
    Answer ask(const HttpRequest &asked)
    {
        const HttpResponse response = service->handle(asked);
        return {response.status, response.headers, QJsonDocument::fromJson(response.body).object(),
                response.body};
    }
    /// @p path below the workspace, or absolute; the api-version is added.
    Answer ask(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        const QString full = path.startsWith(u'/') ? path : workspacePath + u'/' + path;
        const QChar mark = full.contains(u'?') ? u'&' : u'?';
        return ask(request(method, full + mark + QStringLiteral("api-version=2024-04-01"), body));
    }
    Answer ask(const QByteArray &method, const char *path, const QByteArray &body = {})
    {
        return ask(method, QString::fromLatin1(path), body);
    }
    Answer get(const QString &path) { return ask("GET", path); }
    Answer get(const char *path) { return ask("GET", path); }

    /// What the operation of @p accepted says now.
    Answer operation(const Answer &accepted)
    {
        const QUrl url(QString::fromUtf8(accepted.headers.value("Azure-AsyncOperation")));
        return ask(request("GET", url.path() + u'?' + url.query()));
    }
    /// Lets the operation of @p accepted come to its end.
    Answer finished(const Answer &accepted)
    {
        const auto isRunning = [&] {
            return operation(accepted).at("status").toString() == QLatin1String("Updating");
        };
        if (!QTest::qWaitFor([&] { return !isRunning(); })) {
            qWarning("the operation does not end");
        }
        return operation(accepted);
    }

    [[nodiscard]] static QByteArray endpointBody(const QByteArray &properties = {},
                                                 const QByteArray &authMode = "Key")
    {
        return R"({"location":"local","properties":{"authMode":")" + authMode + '"' +
               (properties.isEmpty() ? QByteArray() : ',' + properties) + "}}";
    }
    [[nodiscard]] static QByteArray deploymentBody(int capacity = 1,
                                                   const QByteArray &properties = {})
    {
        return R"({"location":"local","sku":{"name":"Default","capacity":)" +
               QByteArray::number(capacity) +
               R"(},"properties":{"endpointComputeType":"Managed","model":"azureml:m:1",)"
               R"("codeConfiguration":{"codeId":"azureml:c:1","scoringScript":"score.py"})" +
               (properties.isEmpty() ? QByteArray() : ',' + properties) + "}}";
    }
    static QString endpointPath(const QString &name = QStringLiteral("bird"))
    {
        return QStringLiteral("onlineEndpoints/") + name;
    }
    static QString deploymentPath(const QString &name,
                                  const QString &endpoint = QStringLiteral("bird"))
    {
        return endpointPath(endpoint) + QStringLiteral("/deployments/") + name;
    }

    /// The endpoint "bird", made.
    void makeEndpoint(const QByteArray &authMode = "Key")
    {
        const Answer made = finished(ask("PUT", endpointPath(), endpointBody({}, authMode)));
        QCOMPARE(made.at("status").toString(), QStringLiteral("Succeeded"));
    }
    /// The model m:1 and the code c:1, registered.
    void makeAssets()
    {
        const QByteArray model = fileUri(QStringLiteral("model/model.pkl"));
        const QByteArray code = fileUri(QStringLiteral("code"));
        QCOMPARE(
            ask("PUT", "models/m/versions/1", R"({"properties":{"modelUri":")" + model + "\"}}")
                .status,
            201);
        QCOMPARE(ask("PUT", "codes/c/versions/1", R"({"properties":{"codeUri":")" + code + "\"}}")
                     .status,
                 201);
    }
    /// The deployment @p name of "bird", made and running.
    void makeDeployment(const QString &name, int capacity = 1)
    {
        const Answer made = finished(ask("PUT", deploymentPath(name), deploymentBody(capacity)));
        QCOMPARE(made.at("status").toString(), QStringLiteral("Succeeded"));
    }
    /// The endpoint "bird" with the running deployments @p names.
    void makeBird(const QStringList &names = {QStringLiteral("blue"), QStringLiteral("green")})
    {
        makeAssets();
        makeEndpoint();
        for (const QString &name : names) {
            makeDeployment(name);
        }
    }
    Answer putTraffic(const QByteArray &traffic, const QByteArray &mirror = "{}")
    {
        return ask("PUT", endpointPath(),
                   endpointBody("\"traffic\":" + traffic + ",\"mirrorTraffic\":" + mirror));
    }

    [[nodiscard]] QString filePath(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] QByteArray fileUri(const QString &name) const
    {
        return QUrl::fromLocalFile(filePath(name)).toEncoded();
    }

    QTemporaryDir folder;
    FakeClock clock;
    ArmSettings settings;
    MonitorApi *monitor = nullptr;
    std::unique_ptr<FakeScoringFleet> fleet = std::make_unique<FakeScoringFleet>();
    std::unique_ptr<WorkspaceStore> store;
    std::unique_ptr<ArmService> service;

private:
    void makeFiles()
    {
        const QDir dir(folder.path());
        QVERIFY(dir.mkpath(QStringLiteral("model")) && dir.mkpath(QStringLiteral("code/bin")));
        for (const char *name : {"model/model.pkl", "code/score.py", "code/bin/server"}) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QFile::setPermissions(dir.filePath(QStringLiteral("code/bin/server")),
                              QFile::ReadOwner | QFile::ExeOwner);
    }
};

inline const DeploymentKey blueKey{QStringLiteral("bird"), QStringLiteral("blue")};
inline const QString bluePath = ArmFixture::deploymentPath(QStringLiteral("blue"));

} // namespace serin
