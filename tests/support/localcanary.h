// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/localserverprocess.h"

#include <QDir>

#include <memory>

namespace serin {

/// A local workspace with the endpoint `canary` and deployments of it that multiply by a factor,
/// and a folder of manifests beside it.
class LocalCanary
{
public:
    LocalCanary(const QString &program, const QString &folder)
        : m_program(program), m_folder(folder)
    {
        QDir().mkpath(manifests());
        write(QStringLiteral("manifests/endpoint.yml"),
              "$schema: https://azuremlschemas.azureedge.net/latest/"
              "managedOnlineEndpoint.schema.json\nname: canary\nauth_mode: key\n"
              "traffic:\n  blue: 90\n  green: 10\n");
        for (const char *name : {"blue", "green"}) {
            write(QStringLiteral("manifests/%1.yml").arg(QLatin1String(name)),
                  "$schema: https://azuremlschemas.azureedge.net/latest/"
                  "managedOnlineDeployment.schema.json\nname: " +
                      QByteArray(name) +
                      "\nendpoint_name: canary\nmodel: azureml:model-1:1\n"
                      "instance_type: Standard_F2s_v2\ninstance_count: 1\n");
        }
        write(QStringLiteral("manifests/sample-request.json"), "{\"data\": [1, 2]}");
    }

    [[nodiscard]] QString manifests() const { return m_folder + QStringLiteral("/manifests"); }
    [[nodiscard]] QString state() const { return m_folder + QStringLiteral("/state"); }
    [[nodiscard]] LocalServerProcess &server() { return *m_server; }

    bool start()
    {
        m_server = std::make_unique<LocalServerProcess>(m_program, state());
        return m_server->start();
    }
    void stop() { m_server.reset(); }

    /// "Succeeded", or what went wrong.
    QString putEndpoint(const QJsonObject &traffic = {},
                        const QString &name = QStringLiteral("canary"))
    {
        QJsonObject properties{{QStringLiteral("authMode"), QStringLiteral("Key")}};
        if (!traffic.isEmpty()) {
            properties.insert(QStringLiteral("traffic"), traffic);
        }
        return m_server->finish(
            m_server->arm("PUT", QStringLiteral("/onlineEndpoints/") + name,
                          {{QStringLiteral("location"), QStringLiteral("local")},
                           {QStringLiteral("properties"), properties}}));
    }

    QString putDeployment(const QString &name, int factor)
    {
        return putScript(
            name, QStringLiteral("code-%1").arg(factor),
            "import json\ndef init():\n    print('factor " + QByteArray::number(factor) +
                " is ready')\ndef run(data):\n    return [" + QByteArray::number(factor) +
                " * x for x in json.loads(data)['data']]\n");
    }
    /// A deployment of the scoring script @p script; @p code is the name that it is registered by.
    QString putScript(const QString &name, const QString &code, const QByteArray &script)
    {
        write(code + QStringLiteral("/score.py"), script);
        const HttpResponse registered = m_server->arm(
            "PUT", QStringLiteral("/codes/%1/versions/1").arg(code),
            {{QStringLiteral("properties"),
              QJsonObject{{QStringLiteral("codeUri"),
                           QUrl::fromLocalFile(m_folder + QLatin1Char('/') + code).toString()}}}});
        const QJsonObject properties{
            {QStringLiteral("endpointComputeType"), QStringLiteral("Managed")},
            {QStringLiteral("codeConfiguration"),
             QJsonObject{
                 {QStringLiteral("codeId"),
                  QJsonDocument::fromJson(registered.body).object().value(QLatin1String("id"))},
                 {QStringLiteral("scoringScript"), QStringLiteral("score.py")}}},
            {QStringLiteral("instanceType"), QStringLiteral("Standard_F2s_v2")},
            {QStringLiteral("requestSettings"),
             QJsonObject{{QStringLiteral("maxConcurrentRequestsPerInstance"), 8}}}};
        return m_server->finish(
            m_server->arm("PUT", QStringLiteral("/onlineEndpoints/canary/deployments/") + name,
                          {{QStringLiteral("location"), QStringLiteral("local")},
                           {QStringLiteral("sku"),
                            QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")},
                                        {QStringLiteral("capacity"), 1}}},
                           {QStringLiteral("properties"), properties}}));
    }

    /// Blue and green with @p bluePercent for blue.
    QString setUp(int bluePercent = 100)
    {
        for (const QString &step : {putEndpoint(), putDeployment(QStringLiteral("blue"), 2),
                                    putDeployment(QStringLiteral("green"), 3),
                                    putEndpoint({{QStringLiteral("blue"), bluePercent},
                                                 {QStringLiteral("green"), 100 - bluePercent}})}) {
            if (step != QLatin1String("Succeeded")) {
                return step;
            }
        }
        return {};
    }

    void write(const QString &path, const QByteArray &bytes)
    {
        const QString whole = m_folder + QLatin1Char('/') + path;
        QDir().mkpath(QFileInfo(whole).absolutePath());
        QFile file(whole);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    }

private:
    const QString m_program;
    const QString m_folder;
    std::unique_ptr<LocalServerProcess> m_server;
};

} // namespace serin
