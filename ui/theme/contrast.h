// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace serin {

/// Relative luminance of an opaque sRGB colour, 0 (black) to 1 (white). WCAG 2.1 definition.
[[nodiscard]] double relativeLuminance(const QColor &color);

/// Contrast ratio of two opaque colours, 1 to 21. WCAG 2.1 definition; order does not matter.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// @p over laid on opaque @p under, by its alpha.
[[nodiscard]] QColor blended(const QColor &over, const QColor &under);

} // namespace serin
