// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace serin {

/// The regularized incomplete beta function I_x(a, b), for @p a and @p b > 0 and @p x from 0 to 1:
/// the chance that a Beta(a, b) variable is at most @p x. To about 13 digits for a + b up to 1e9;
/// takes in the order of sqrt(a + b) steps. Safe to use from several threads.
/// Source: the continued fraction DLMF 8.17.22, its prefactor by Loader's saddle-point form of the
/// binomial ("Fast and accurate computation of binomial probabilities", 2000), which does not
/// cancel as differences of log-gammas do.
[[nodiscard]] double regularizedBeta(double a, double b, double x);

/// The x with I_x(a, b) = @p probability, to a relative 1e-12 of x or of 1 - x.
[[nodiscard]] double inverseRegularizedBeta(double a, double b, double probability);

} // namespace serin
