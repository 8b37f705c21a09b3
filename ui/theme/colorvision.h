// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace serin {

/// How eyes see colours: as most do, or without one of the three kinds of cones.
enum class ColorVision {
    Usual,
    Protan, ///< without those for long waves: red is dark, and green's twin
    Deutan, ///< without those for middle waves: green is red's twin
    Tritan, ///< without those for short waves: blue is green's twin
};
constexpr std::array<ColorVision, 4> allColorVisions{ColorVision::Usual, ColorVision::Protan,
                                                     ColorVision::Deutan, ColorVision::Tritan};

/// What opaque @p color looks like with @p vision. The matrices for a severity of 1.0 of G. M.
/// Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency", IEEE TVCG 15 (6), 2009, on linear sRGB.
[[nodiscard]] QColor seenWith(ColorVision vision, const QColor &color);

/// How different two opaque colours look with the usual eyes: CIEDE2000 (CIE 142-2001; as in
/// G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", 2005) under D65. 1 is
/// just seen side by side, 10 at a glance, black and white are 100 apart. Order does not matter.
[[nodiscard]] double colorDistance(const QColor &a, const QColor &b);

/// The least colorDistance() of @p a and @p b over all kinds of vision.
[[nodiscard]] double leastColorDistance(const QColor &a, const QColor &b);

/// A leastColorDistance() from which on colours do without a second sign; areas of them that touch
/// can be told apart by everybody.
constexpr double tellableDistance = 11;

} // namespace serin
