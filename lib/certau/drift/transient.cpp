// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/transient.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "certau/polynomial/bernstein.hpp"

namespace certau {
namespace {

// Largest of many samples of a series divided by `scale`, in doubles: a guess, and no more.
double approx_maximum(const ChebyshevSeries& series, const Rational& scale) {
  std::vector<double> coefficients;
  for (const auto& c : series) coefficients.push_back(from_rational<double>(c / scale, {}));
  // Several samples to each wave.
  const int samples = std::max(64, 16 * static_cast<int>(series.size()));
  double largest = 0;
  for (int k = 0; k <= samples; ++k) {
    const double x = std::cos(std::numbers::pi * k / samples);
    double next = 0;
    double after = 0;
    for (std::size_t j = coefficients.size(); j-- > 1;) {
      const double current = coefficients[j] + 2 * x * next - after;
      after = next;
      next = current;
    }
    largest = std::max(largest, coefficients[0] + x * next - after);
  }
  return largest;
}

}  // namespace

Rational provable_transient(const ChebyshevSeries& potential, const Rational& start,
                            Direction direction) {
  require(abs(start) <= 1, "transient from a start outside the set (no bound holds): start inside");
  const RationalPolynomial u = to_powers(potential);
  // gain(x) is what the transient must bound.
  const RationalPolynomial from_start = RationalPolynomial{u(start)} - u;
  const RationalPolynomial gain = direction == Direction::upper ? from_start : -from_start;
  const auto bound = chebyshev_bound(gain);
  const Rational scale = bound.upper - bound.lower;
  if (scale == 0) return 0;

  // The guess is raised until the exact proof succeeds.
  Rational guess =
      scale * (Rational{approx_maximum(to_chebyshev(gain), scale)} + Rational{1, 1'000'000});
  Rational step = guess / 1000 + scale / 100'000;
  for (int attempt = 0; attempt < 16; ++attempt) {
    const Rational transient = round_up(guess, 4);
    if (is_nonnegative_on(RationalPolynomial{transient} - gain, {-1, 1}) == Truth::yes)
      return transient;
    guess += step;
    step *= 2;
  }
  // Always proved: the absolute sum of Chebyshev coefficients.
  return round_up(bound.upper > 0 ? bound.upper : Rational{0}, 4);
}

}  // namespace certau
