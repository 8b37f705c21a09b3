// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colorvision.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace serin {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix protan{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{{{0.367322, 0.860646, -0.227968},
                         {0.280085, 0.672501, 0.047413},
                         {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{{{1.255528, -0.076749, -0.178779},
                         {-0.078411, 0.930809, 0.147602},
                         {0.004733, 0.691367, 0.303900}}};
/// Linear sRGB to XYZ under D65, each by what white has (IEC 61966-2-1).
constexpr Matrix toXyz{{{0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
                        {0.2126729, 0.7151522, 0.0721750},
                        {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}}};

Triple times(const Matrix &matrix, const Triple &vector)
{
    Triple product{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) {
            product[row] += matrix[row][i] * vector[i];
        }
    }
    return product;
}

double fromGamma(float channel)
{
    const auto c = static_cast<double>(channel);
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

float toGamma(double channel)
{
    const double c = std::clamp(channel, 0.0, 1.0);
    return static_cast<float>(c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055);
}

Triple linearOf(const QColor &color)
{
    const QColor rgb = color.toRgb();
    return {fromGamma(rgb.redF()), fromGamma(rgb.greenF()), fromGamma(rgb.blueF())};
}

/// CIELAB.
Triple labOf(const QColor &color)
{
    constexpr double edge = 6.0 / 29;
    Triple xyz = times(toXyz, linearOf(color));
    for (double &part : xyz) {
        part = part > edge * edge * edge ? std::cbrt(part) : part / (3 * edge * edge) + 4.0 / 29;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double degrees(double radians)
{
    return radians * 180 / std::numbers::pi;
}

/// The cosine of an angle in degrees.
double cosine(double angle)
{
    return std::cos(angle * std::numbers::pi / 180);
}

/// The hue's angle, 0 to 360 degrees; 0 for greys.
double hueOf(double a, double b)
{
    if (a == 0 && b == 0) {
        return 0;
    }
    const double angle = degrees(std::atan2(b, a));
    return angle < 0 ? angle + 360 : angle;
}

/// √(c⁷ / (c⁷ + 25⁷)): how far from grey, as the formula weighs it.
double chromaShare(double chroma)
{
    const double power = std::pow(chroma, 7);
    return std::sqrt(power / (power + std::pow(25.0, 7)));
}

} // namespace

QColor seenWith(ColorVision vision, const QColor &color)
{
    const Matrix *const matrix = vision == ColorVision::Protan   ? &protan
                                 : vision == ColorVision::Deutan ? &deutan
                                 : vision == ColorVision::Tritan ? &tritan
                                                                 : nullptr;
    if (!matrix) {
        return color;
    }
    const Triple seen = times(*matrix, linearOf(color));
    return QColor::fromRgbF(toGamma(seen[0]), toGamma(seen[1]), toGamma(seen[2]));
}

double colorDistance(const QColor &a, const QColor &b)
{
    // The names are the paper's; kL = kC = kH = 1.
    const Triple first = labOf(a);
    const Triple second = labOf(b);
    const double G =
        0.5 *
        (1 - chromaShare((std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2));
    const double a1 = (1 + G) * first[1];
    const double a2 = (1 + G) * second[1];
    const double C1 = std::hypot(a1, first[2]);
    const double C2 = std::hypot(a2, second[2]);
    const double h1 = hueOf(a1, first[2]);
    const double h2 = hueOf(a2, second[2]);
    const bool hasHues = C1 * C2 > 0;

    double turn = hasHues ? h2 - h1 : 0;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    const double dL = second[0] - first[0];
    const double dC = C2 - C1;
    const double dH = 2 * std::sqrt(C1 * C2) * std::sin(turn * std::numbers::pi / 360);

    const double L = (first[0] + second[0]) / 2;
    const double C = (C1 + C2) / 2;
    double h = hasHues ? (h1 + h2) / 2 : h1 + h2;
    if (hasHues && std::abs(h1 - h2) > 180) {
        h += h1 + h2 < 360 ? 180 : -180;
    }
    const double T = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) -
                     0.20 * cosine(4 * h - 63);
    const double fromMiddle = (L - 50) * (L - 50);
    const double SL = 1 + 0.015 * fromMiddle / std::sqrt(20 + fromMiddle);
    const double SC = 1 + 0.045 * C;
    const double SH = 1 + 0.015 * C * T;
    const double theta = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double RT = -std::sin(theta * std::numbers::pi / 90) * 2 * chromaShare(C);
    return std::sqrt(std::pow(dL / SL, 2) + std::pow(dC / SC, 2) + std::pow(dH / SH, 2) +
                     RT * (dC / SC) * (dH / SH));
}

double leastColorDistance(const QColor &a, const QColor &b)
{
    double least = colorDistance(a, b);
    for (const ColorVision vision : allColorVisions) {
        least = std::min(least, colorDistance(seenWith(vision, a), seenWith(vision, b)));
    }
    return least;
}

} // namespace serin
