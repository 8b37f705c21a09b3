// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/arm/wire/armerror.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace serin {

class ScoringResolver;

/// The most deployments that an endpoint may have (Microsoft's how-to-manage-quotas).
inline constexpr int mostDeployments = 20;

/// The body of `PUT …/deployments/NAME` as it is kept: checked, with the service's defaults filled
/// in, assets named by their full ARM ids, and unknown properties as they came.
/// @param shownBefore the variables that the workspace added to the deployment's own in its last
/// answer; a client that puts back what it got puts them back, too, and they are not kept.
/// @error 400 with everything that is wrong.
[[nodiscard]] ArmResult<QJsonObject> deploymentBody(const QString &name, const QJsonObject &asked,
                                                    const ScoringResolver &resolver,
                                                    const QMap<QString, QString> &shownBefore);

/// @p body with what `PATCH …/deployments/NAME` asks for: tags, identity and sku; of the sku, what
/// is not named stays.
/// @error 400: it asks for anything else, or breaks a rule.
[[nodiscard]] ArmResult<QJsonObject> patchedDeployment(QJsonObject body, const QJsonObject &asked);

} // namespace serin
