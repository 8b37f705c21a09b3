// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace serin {

/// When a probe is asked and what its answers mean. Defaults: the service's.
struct ProbeSpec
{
    using Milliseconds = std::chrono::milliseconds;

    QString route; ///< asked with GET; 200 is good
    Milliseconds initialDelay{10'000};
    Milliseconds period{10'000};
    Milliseconds timeout{2'000};
    int successThreshold = 1;
    int failureThreshold = 30;

    bool operator==(const ProbeSpec &) const = default;
};

/// Names one deployment of the local workspace.
struct DeploymentKey
{
    QString endpoint;
    QString deployment;

    bool operator==(const DeploymentKey &) const = default;
    auto operator<=>(const DeploymentKey &other) const
    {
        if (const int order = endpoint.compare(other.endpoint)) {
            return order <=> 0;
        }
        return deployment.compare(other.deployment) <=> 0;
    }
};

/// How to run the instances of one deployment: everything resolved to this computer's files.
struct ScoringSpec
{
    DeploymentKey key;
    /// Program and arguments with `{port}` for the port to listen on; a relative program is looked
    /// for in `codeDir`. Empty: the scoring host runs `scoringScript`.
    QStringList command;
    QString codeDir;       ///< absolute; the working directory; may be empty with a command
    QString scoringScript; ///< relative to codeDir
    QString modelDir;      ///< absolute, becomes AZUREML_MODEL_DIR; may be empty
    QMap<QString, QString> environment; ///< the deployment's own variables
    int instanceCount = 1;              ///< 0 to 50
    std::chrono::milliseconds requestTimeout{5'000};
    int maxConcurrentRequests = 1; ///< per instance
    ProbeSpec liveness;
    ProbeSpec readiness;

    bool operator==(const ScoringSpec &) const = default;
};

} // namespace serin
