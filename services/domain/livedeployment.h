// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/deploymentspec.h"
#include "services/domain/provisioningstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <utility>

namespace serin {

/// A deployment as the service describes it now; see LiveEndpoint.
struct LiveDeployment
{
    explicit LiveDeployment(DeploymentSpec deploymentSpec) : spec(std::move(deploymentSpec)) {}

    /// With the service's defaults filled in and its own environment variables among the others
    /// (isInjectedVariable()).
    DeploymentSpec spec;
    QString id;
    QString location;
    ProvisioningState state = ProvisioningState::Unknown;
    QString stateText;
    QDateTime createdAt;
    QDateTime modifiedAt;
    QJsonObject raw;
    QStringList unreadable;
};

/// Whether the service itself sets the environment variable @p name, so that it is no difference:
/// AZUREML_MODEL_DIR, AZUREML_ENTRY_SCRIPT and AML_APP_ROOT.
[[nodiscard]] inline bool isInjectedVariable(const QString &name)
{
    return name == QLatin1String("AZUREML_MODEL_DIR") ||
           name == QLatin1String("AZUREML_ENTRY_SCRIPT") || name == QLatin1String("AML_APP_ROOT");
}

} // namespace serin
