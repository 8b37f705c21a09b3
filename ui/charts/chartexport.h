// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

class MetricChart;

enum class PictureFormat { Png, Svg, Pdf };

/// What stands above the charts, so that a picture says by itself what it shows.
struct PictureHead
{
    QString title; ///< empty: there is no head
    QString range;
    QStringList deployments; ///< for the legend
};

/// Saves @p head and @p charts below each other, as they look now, in the file at @p path. Drawn
/// before it returns; packed and written on another thread. At least one chart. GUI thread only.
/// @error as writeFileAtomically().
[[nodiscard]] QFuture<Result<void>> savePicture(const std::vector<MetricChart *> &charts,
                                                const PictureHead &head, PictureFormat format,
                                                const QString &path);

} // namespace serin
