// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace serin {

/// One endpoint that a file says something about.
struct EndpointMention
{
    QString endpoint;
    bool saysTraffic = false;
    TrafficEntries traffic; ///< as written

    bool operator==(const EndpointMention &) const = default;
};

/// The endpoints that @p text, a file at the absolute @p path, describes or has deployments of, in
/// its order, each once. A deployment that names none belongs to the only endpoint of its folder as
/// that lies on the disk. Empty when the text is no manifest. Reads the folder's manifests only
/// when it has to.
[[nodiscard]] std::vector<EndpointMention> endpointsIn(const QByteArray &text, const QString &path);

/// Whether a file of that name may be a manifest: `*.yml` or `*.yaml`, in any case.
[[nodiscard]] bool hasManifestName(const QByteArray &path);

} // namespace serin
