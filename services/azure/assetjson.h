// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/registeredasset.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace serin {

/// Reads REST's form of a version of a model, code or environment.
/// @error Protocol when its id does not name a version of @p kind.
[[nodiscard]] Result<RegisteredAsset> assetFromJson(const QJsonObject &json, AssetId::Kind kind);

/// The body that registers @p spec.
[[nodiscard]] QJsonObject assetJson(const AssetSpec &spec);

/// The one that "latest" means: the newest by time, and among those of the same time, or without
/// any, the greatest number. Nothing in an empty list.
[[nodiscard]] std::optional<RegisteredAsset> latestOf(const QList<RegisteredAsset> &versions);

} // namespace serin
