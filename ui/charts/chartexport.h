// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>
#include <QString>

#include <vector>

namespace serin {

class MetricChart;

enum class PictureFormat { Png, Svg, Pdf };

/// Saves @p charts below each other, as they look now, in the file at @p path. Drawn before it
/// returns; packed and written on another thread. At least one chart. GUI thread only.
/// @error as writeFileAtomically().
[[nodiscard]] QFuture<Result<void>> savePicture(const std::vector<MetricChart *> &charts,
                                                PictureFormat format, const QString &path);

} // namespace serin
