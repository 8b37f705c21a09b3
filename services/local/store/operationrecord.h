// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace serin {

/// A change that goes on behind the answer to its request, and behind a restart.
struct OperationRecord
{
    enum class Kind {
        PutEndpoint,
        DeleteEndpoint,
        RegenerateKeys,
        PutDeployment,
        ScaleDeployment,
        DeleteDeployment,
    };
    enum class State { Running, Succeeded, Failed, Canceled };

    QString id; ///< e.g. "oe:WORKSPACE-GUID:GUID", "od:…" for deployments
    Kind kind = Kind::PutEndpoint;
    QString endpoint;
    QString deployment; ///< empty for an endpoint's
    /// What was asked for: the resource's new body, or the action's parameters.
    QJsonObject request;
    State state = State::Running;
    QString errorCode;
    QString errorMessage;
    QString apiVersion; ///< of the request
    QDateTime startedAt;
    QDateTime endedAt; ///< invalid while it runs
    int attempts = 0;  ///< how often it was begun: once, and once more per restart
};

} // namespace serin
