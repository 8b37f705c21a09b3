// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace serin {

class Findings;
class JsonFields;

// Rules that endpoints, deployments and assets share. Each notes what breaks it and returns the
// value as it is kept.

/// At most 50 text values; names to 512 and values to 256 characters (ARM's tag-resources).
[[nodiscard]] QJsonObject checkTags(const JsonFields &body);
/// `identity`, SystemAssigned when there is none.
[[nodiscard]] QJsonObject checkIdentity(const JsonFields &body);
/// `properties.properties`: text values, without those that the workspace itself writes there.
[[nodiscard]] QJsonObject checkProperties(const JsonFields &properties);
/// `location` must be there; the workspace's own stands in the answer.
void checkLocation(const JsonFields &body);
/// The name of an endpoint or a deployment.
void checkName(const QString &name, const QString &target, Findings &findings);

/// @p body without what only answers have: id, name, type, systemData.
[[nodiscard]] QJsonObject withoutReadOnly(QJsonObject body);

} // namespace serin
