// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace serin {

class AssetReferences;
class JsonFields;

/// The asset of @p kind that a deployment names in its property @p key must be registered; its full
/// ARM id stands in @p kept then, null without one.
void checkReference(const JsonFields &properties, const QString &key, AssetId::Kind kind,
                    const AssetReferences &references, QJsonObject &kept);

/// `codeConfiguration`: a registered code, and a scoring script inside it, which only a deployment
/// with serin.command can do without. Null when there is none.
[[nodiscard]] QJsonValue checkCode(const JsonFields &properties, const AssetReferences &references);

/// `properties["serin.command"]`: what serverCommandFrom() reads, and a program that exists.
/// @param codeDir the deployment's, which the program may be relative to.
void checkCommand(const JsonFields &properties, const std::optional<QString> &codeDir);

} // namespace serin
