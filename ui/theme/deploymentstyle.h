// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QChar>
#include <QPainterPath>
#include <QStringList>

#include <vector>

class QPainter;

namespace serin {

/// How one deployment looks wherever it is shown: never by colour alone.
struct DeploymentStyle
{
    QColor fill;
    QColor text; ///< on fill; contrast at least 4.5 : 1
    Qt::BrushStyle hatch = Qt::SolidPattern;
    QChar glyph; ///< a square with the same hatch, for running text
    bool operator==(const DeploymentStyle &) const = default;
};

/// The style of the deployment called @p name: by the first colour word in it (blue, green, red,
/// orange, purple, yellow, pink, teal, brown, grey and common synonyms; a word ends at a digit, a
/// dash or a capital), else by a hash that is the same on every machine and in every version. A
/// hashed name is never blue or green.
[[nodiscard]] DeploymentStyle deploymentStyle(const QString &name, const Theme &theme);

/// Whether everybody, also with a colour vision that is not the usual one, tells the fills of two
/// deployments of one theme apart (see tellableDistance): always for blue and green.
[[nodiscard]] bool areTellableByColor(const DeploymentStyle &a, const DeploymentStyle &b);

/// The styles of deployments shown side by side: as deploymentStyle(), but where two have one hatch
/// and colours that not everybody tells apart the later one gets another hatch (as long as there
/// are any).
[[nodiscard]] std::vector<DeploymentStyle> deploymentStyles(const QStringList &names,
                                                            const Theme &theme);

/// Fills @p shape with the fill of @p style and draws its hatch on it, lines @p pitch apart.
void paintHatched(QPainter &painter, const QPainterPath &shape, const DeploymentStyle &style,
                  qreal pitch);

} // namespace serin
