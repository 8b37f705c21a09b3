// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/local/store/provisioningstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace serin {

/// What is kept of an endpoint.
struct EndpointRecord
{
    QString name; ///< unique without regard to case
    /// The resource as it was asked for and applied, with the defaults filled in and without what
    /// is computed for an answer. While an operation runs: still the one from before.
    QJsonObject body;
    ProvisioningState state = ProvisioningState::Creating;
    QString failure;          ///< why it is Failed
    bool provisioned = false; ///< whether `body` was ever applied
    QString uid;              ///< a GUID; a new one when the endpoint is made anew
    QString operation;        ///< id of the latest one
    Secret primaryKey;
    Secret secondaryKey;
    QDateTime createdAt;
    QDateTime modifiedAt;
    qint64 generation = 0; ///< counts the writes
    qint64 sequence = 0;   ///< in the order of creation
};

} // namespace serin
