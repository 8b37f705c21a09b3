// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace serin {

// Answers in the service's shapes, written by hand.

/// @p text with " for ' (moc stumbles over raw strings in macros).
inline QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

inline QJsonObject parsed(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(quoted(text), &error);
    Q_ASSERT_X(document.isObject(), "parsed", qPrintable(error.errorString()));
    return document.object();
}

inline const QByteArray workspacePath = "/subscriptions/s-1/resourceGroups/rg/providers/"
                                        "Microsoft.MachineLearningServices/workspaces/ws";

inline QByteArray endpointBody(const QByteArray &state = "Succeeded",
                               const QByteArray &traffic = R"({"blue":100})")
{
    return R"({"id":")" + workspacePath + R"(/onlineEndpoints/my-endpoint","name":"my-endpoint",
      "type":"Microsoft.MachineLearningServices/workspaces/onlineEndpoints","location":"westus2",
      "kind":"Managed","tags":{"team":"birds"},
      "identity":{"type":"SystemAssigned","principalId":"p-1","tenantId":"t-1"},
      "systemData":{"createdAt":"2026-11-01T08:30:15.1234567+00:00",
                    "lastModifiedAt":"2026-11-02T10:30:15.1234567+02:00"},
      "properties":{"authMode":"Key","description":"sings","keys":null,"compute":null,
        "properties":{"azureml.onlineendpointid":"/subscriptions/s-1/my-endpoint",
                      "AzureAsyncOperationUri":"https://management.azure.com/operation/1"},
        "publicNetworkAccess":"Enabled","traffic":)" +
           traffic + R"(,"mirrorTraffic":{},
        "scoringUri":"https://my-endpoint.westus2.inference.ml.azure.com/score",
        "swaggerUri":"https://my-endpoint.westus2.inference.ml.azure.com/swagger.json",
        "provisioningState":")" +
           state + R"(","newField":{"a":[1,2,{"b":null}]}}})";
}

inline QByteArray deploymentBody(const QByteArray &state = "Succeeded", int capacity = 2)
{
    return R"({"id":")" + workspacePath +
           R"(/onlineEndpoints/my-endpoint/deployments/blue","name":"blue","location":"westus2",
      "kind":"Managed","tags":{},"sku":{"name":"Default","tier":"Standard","capacity":)" +
           QByteArray::number(capacity) + R"(},
      "systemData":{"createdAt":"2026-11-01T08:30:15.1234567+00:00"},
      "properties":{"endpointComputeType":"Managed","description":null,
        "properties":{"AzureAsyncOperationUri":"https://management.azure.com/operation/2"},
        "codeConfiguration":{"codeId":")" +
           workspacePath + R"(/codes/c/versions/1","scoringScript":"score.py"},
        "environmentId":")" +
           workspacePath + R"(/environments/e/versions/3",
        "environmentVariables":{"AZUREML_MODEL_DIR":"/var/m","AML_APP_ROOT":"/var/a",
          "AZUREML_ENTRY_SCRIPT":"score.py","MODE":"fast"},
        "model":")" +
           workspacePath + R"(/models/m/versions/1","modelMountPath":null,
        "instanceType":"Standard_DS3_v2","appInsightsEnabled":false,
        "egressPublicNetworkAccess":"Enabled","scaleSettings":{"scaleType":"Default"},
        "requestSettings":{"requestTimeout":"PT5S","maxQueueWait":"PT0S",
          "maxConcurrentRequestsPerInstance":1},
        "livenessProbe":{"failureThreshold":30,"successThreshold":1,"timeout":"PT2S",
          "period":"PT10S","initialDelay":"PT10S"},
        "readinessProbe":null,"privateNetworkConnection":false,"provisioningState":")" +
           state + R"("}})";
}

inline const WorkspaceId sampleWorkspace{QStringLiteral("s-1"), QStringLiteral("rg"),
                                         QStringLiteral("ws")};

inline QJsonObject propertiesOf(const QJsonObject &json)
{
    return json.value(QLatin1String("properties")).toObject();
}

} // namespace serin
