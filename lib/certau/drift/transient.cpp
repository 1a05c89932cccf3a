// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/transient.hpp"

#include "certau/polynomial/bernstein.hpp"

namespace certau {

Rational provable_transient(const ChebyshevSeries& potential, const Rational& start,
                            Direction direction) {
  require(abs(start) <= 1, "transient from a start outside the set (no bound holds): start inside");
  const RationalPolynomial u = to_powers(potential);
  // gain(x) is what the transient must bound.
  const RationalPolynomial from_start = RationalPolynomial{u(start)} - u;
  const RationalPolynomial gain = direction == Direction::upper ? from_start : -from_start;

  // Samples guess the maximum, several to each wave of the potential; the proof below decides.
  const int samples = std::max(64, 16 * static_cast<int>(potential.size()));
  Rational guess = 0;
  for (int k = 0; k <= samples; ++k) {
    const Rational value = gain(Rational{2 * k - samples, samples});
    if (value > guess) guess = value;
  }
  const auto bound = chebyshev_bound(gain);
  const Rational scale = bound.upper - bound.lower;
  if (scale == 0) return 0;
  guess += scale / 1'000'000;
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
