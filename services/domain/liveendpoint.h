// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/endpointspec.h"
#include "services/domain/provisioningstate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <utility>

namespace serin {

/// An endpoint as the service describes it now. Every field may be missing: while it is being
/// created there are no addresses, and an older service leaves out what it does not know.
struct LiveEndpoint
{
    explicit LiveEndpoint(EndpointSpec endpointSpec) : spec(std::move(endpointSpec)) {}

    /// `traffic` is there only when the service's shares are a valid split; see below.
    EndpointSpec spec;
    QString id; ///< the ARM id, as the service spells it
    QString location;
    ProvisioningState state = ProvisioningState::Unknown;
    QString stateText;  ///< as sent; a word that is not known means that something runs
    QString scoringUri; ///< empty until there is one
    QString openApiUri;
    /// The shares as sent, whatever they sum to. While an operation runs these are the old ones.
    QMap<QString, int> traffic;
    QMap<QString, int> mirrorTraffic;
    QDateTime createdAt;  ///< UTC; null when not said
    QDateTime modifiedAt; ///< UTC; null when not said; does not always move
    /// What was sent, so that nothing that this program does not know is lost in a merge.
    QJsonObject raw;
    /// JSON fields with a value that makes no sense, e.g. "properties.traffic.blue". They are
    /// missing above.
    QStringList unreadable;
};

} // namespace serin
