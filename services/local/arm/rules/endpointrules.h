// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/wire/armerror.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace serin {

/// The body of `PUT …/onlineEndpoints/NAME` as it is kept: checked, with the defaults filled in,
/// unknown properties as they came, and without the keys that it may bring.
/// @param deployments the endpoint's that can get traffic.
/// @error 400 with everything that is wrong.
[[nodiscard]] ArmResult<QJsonObject> endpointBody(const QString &name, const QJsonObject &asked,
                                                  const QStringList &deployments);

/// @p body with what `PATCH …/onlineEndpoints/NAME` asks for: tags, identity and sku, each whole.
/// @error 400: it asks for anything else, or breaks a rule.
[[nodiscard]] ArmResult<QJsonObject> patchedEndpoint(QJsonObject body, const QJsonObject &asked);

/// A key that a caller may choose: 8 to 256 visible ASCII characters.
[[nodiscard]] bool isUsableKey(const QString &key);

} // namespace serin
