// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"
#include "services/local/arm/wire/armerror.h"

#include <QJsonObject>
#include <QString>

namespace serin {

/// The properties of `PUT …/models|codes|environments/NAME/versions/VERSION` as they are kept. A
/// model's or code's URI is a file:// one of a file or folder (a code: a folder) that exists and
/// can be read.
/// @error 400 with everything that is wrong.
[[nodiscard]] ArmResult<QJsonObject> assetProperties(AssetId::Kind kind, const QString &name,
                                                     const QString &version,
                                                     const QJsonObject &asked);

/// Whether @p one and @p other are the same version: descriptions, tags, properties and the archive
/// mark may differ, the rest never changes.
[[nodiscard]] bool isSameContent(AssetId::Kind kind, const QJsonObject &one,
                                 const QJsonObject &other);

} // namespace serin
