// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/store/provisioningstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace serin {

/// What is kept of a deployment.
struct DeploymentRecord
{
    QString endpoint;
    QString name; ///< unique in its endpoint without regard to case
    /// The resource as it was asked for and is running, with the defaults filled in and without
    /// what is computed for an answer. While an operation runs, or after one that failed: still the
    /// one from before, which goes on serving. Before the first success: what was asked for.
    QJsonObject body;
    ProvisioningState state = ProvisioningState::Updating;
    QString failure;              ///< why it is Failed
    bool failedToRestart = false; ///< Failed because it did not start again with the server
    bool provisioned = false;     ///< whether `body` ever ran
    QString operation;            ///< id of the latest one
    QDateTime createdAt;
    QDateTime modifiedAt;
    qint64 generation = 0; ///< counts the writes
    qint64 sequence = 0;   ///< in the order of creation
};

} // namespace serin
