// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analysis/incompletebeta.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace serin {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// ln Γ(n + 1) less Stirling's √(2πn)·(n/e)^n.
double stirlingError(double n)
{
    // Below 15 the series is too coarse; the recurrence of Γ leads there without cancellation.
    double steps = 0;
    while (n < 15) {
        steps += (n + 0.5) * std::log1p(1 / n) - 1;
        n += 1;
    }
    const double square = n * n;
    return steps +
           (1.0 / 12 -
            (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) /
                square) /
               n;
}

/// The deviance x·ln(x/m) + m - x, without cancellation where x is near m.
double deviance(double x, double m)
{
    if (std::abs(x - m) >= 0.1 * (x + m)) {
        return x * std::log(x / m) + m - x;
    }
    const double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double term = 2 * x * v;
    for (int odd = 3; odd < 1'000; odd += 2) {
        term *= v * v;
        const double next = sum + term / odd;
        if (next == sum) {
            break;
        }
        sum = next;
    }
    return sum;
}

/// x^a · (1-x)^b / B(a, b).
double prefactor(double a, double b, double x)
{
    const double n = a + b;
    const double exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) -
                            deviance(a, n * x) - deviance(b, n * (1 - x));
    return std::exp(exponent) * std::sqrt(a * b / (2 * std::numbers::pi * n));
}

double awayFromZero(double value)
{
    constexpr double tiny = 1e-300;
    return std::abs(value) < tiny ? tiny : value;
}

/// Lentz's evaluation of the continued fraction, quick for x < (a + 1) / (a + b + 2).
double continuedFraction(double a, double b, double x)
{
    constexpr int mostSteps = 1'000'000;
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < mostSteps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        value *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        value *= c * d;
        if (std::abs(c * d - 1) < epsilon) {
            break;
        }
    }
    return value;
}

} // namespace

double regularizedBeta(double a, double b, double x)
{
    if (x <= 0) {
        return 0;
    }
    if (x >= 1) {
        return 1;
    }
    const double factor = prefactor(a, b, x);
    return x < (a + 1) / (a + b + 2) ? factor * continuedFraction(a, b, x) / a
                                     : 1 - factor * continuedFraction(b, a, 1 - x) / b;
}

double inverseRegularizedBeta(double a, double b, double probability)
{
    if (probability <= 0) {
        return 0;
    }
    if (probability >= 1) {
        return 1;
    }
    // Bisection in the logit: x may be within 1e-300 of 0, as near to 1 as a double gets.
    double low = -700;
    double high = 40;
    while (high - low > 4 * epsilon * std::abs(low + high) + 1e-13) {
        const double middle = low + (high - low) / 2;
        if (regularizedBeta(a, b, 1 / (1 + std::exp(-middle))) < probability) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return 1 / (1 + std::exp(-(low + (high - low) / 2)));
}

} // namespace serin
