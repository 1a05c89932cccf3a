// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/poisson_proof.hpp"

#include "certau/drift/residual.hpp"

namespace certau {
namespace {

// The certificate format's limit on the potential's length, less one.
constexpr long degree_limit = 512;
// After so many, neither degree nor precision is what limits the width.
constexpr int stall_limit = 4;

long binary_exponent(const Rational& value) {
  if (value == 0) return 0;
  return static_cast<long>(mpz_sizeinbase(numerator(value).backend().data(), 2)) -
         static_cast<long>(mpz_sizeinbase(denominator(value).backend().data(), 2));
}

// sup h to within its order of magnitude: the scale of absolute tolerances.
Rational scale_of(const QuantityPolynomials& quantity, const ClosedInterval& set) {
  Rational largest = 0;
  for (int k = 0; k <= 16; ++k) {
    const Rational at = set.lower + set.width() * k / 16;
    const Rational h = abs(quantity.numerator(at) / quantity.denominator(at));
    if (h > largest) largest = h;
  }
  return largest;
}

Rational tolerance_for(const Rational& value, const Rational& scale, int digits) {
  const Rational relative = power_of_ten(-digits);
  const Rational smallest = relative * scale;
  return relative * (abs(value) > smallest ? Rational{abs(value)} : smallest);
}

// Extrapolates the decay of the coefficients, so that a potential that is not smooth enough for the
// digits asked for is given up before the degree limit makes it costly.
class Convergence {
 public:
  bool is_hopeless(long degree, const Rational& tail, const Rational& tolerance) {
    const int exponent = decimal_exponent(tail);
    // Early coefficients need not decay yet.
    if (last_degree_ >= 64 && exponent < last_exponent_) {
      const long missing = exponent - decimal_exponent(tolerance);
      const long predicted =
          degree + missing * (degree - last_degree_) / (last_exponent_ - exponent);
      if (predicted > 2 * degree_limit) return true;
    }
    // Exponents are whole numbers: compare over stretches long enough for them to move.
    if (last_degree_ == 0 || degree >= last_degree_ + last_degree_ / 3) {
      last_degree_ = degree;
      last_exponent_ = exponent;
    }
    return false;
  }

 private:
  long last_degree_ = 0;
  int last_exponent_ = 0;
};

}  // namespace

Outcome<PoissonProof> prove_poisson(const PolynomialProcess& process, const InvariantSet& set,
                                    const QuantityPolynomials& quantity, int digits,
                                    const std::stop_token& stop) {
  const Rational scale = scale_of(quantity, set.interval);
  if (scale == 0) {
    // h vanishes at 17 points; if it vanishes identically, the zero potential proves 0.
    const Residuals zero{process, set, quantity, {Rational{0}}};
    if (zero.proves(Direction::lower, 0) && zero.proves(Direction::upper, 0))
      return PoissonProof{{Rational{0}}, 0, 0, power_of_ten(-digits)};
  }

  // A cheap first solve tells the value's size, and with it the tolerance.
  const auto rough =
      approx_solve_poisson(process, set, quantity, {8, 192, 128 - binary_exponent(scale)});
  Rational tolerance =
      tolerance_for(rough.has_value() ? rough.value().value : scale, scale, digits);

  Rational best_width = 0;
  int stalls = 0;  // proofs in a row that did not halve the width
  Convergence convergence;
  long extra_precision = 64;
  for (long degree = 8 + digits / 3; degree <= degree_limit && stalls < stall_limit;) {
    if (stop.stop_requested()) return Inconclusive{"interrupted"};
    PoissonSettings settings;
    settings.degree = degree;
    // Rounding a coefficient by 2^-b moves T u − u by at most 2^(1-b).
    settings.coefficient_bits = 8 + binary_exponent(Rational{degree}) - binary_exponent(tolerance);
    settings.precision =
        std::max(64L, settings.coefficient_bits + binary_exponent(scale)) + extra_precision;
    const auto solution = approx_solve_poisson(process, set, quantity, settings);
    if (!solution.has_value()) {
      extra_precision *= 2;
      if (extra_precision > 4096) return Inconclusive{solution.reason()};
      continue;
    }
    tolerance = tolerance_for(solution.value().value, scale, digits);
    // Far from converged: the exact check would be in vain.
    if (solution.value().tail > 64 * tolerance) {
      if (convergence.is_hopeless(degree, solution.value().tail, tolerance)) break;
      degree += std::max(2L, degree / 6);
      continue;
    }
    const Residuals residuals{process, set, quantity, solution.value().potential};
    const auto lower = residuals.provable_value(Direction::lower, solution.value().value);
    const auto upper = residuals.provable_value(Direction::upper, solution.value().value);
    if (!lower.has_value()) return lower.refusal<PoissonProof>();
    if (!upper.has_value()) return upper.refusal<PoissonProof>();
    const Rational width = upper.value() - lower.value();
    if (width <= tolerance)
      return PoissonProof{solution.value().potential, lower.value(), upper.value(), tolerance};
    const bool stuck = best_width != 0 && width * 2 > best_width;
    if (best_width == 0 || width < best_width) best_width = width;
    stalls = stuck ? stalls + 1 : 0;
    // A width that a higher degree does not reduce may come from the arithmetic.
    if (stuck && extra_precision <= 4096) extra_precision *= 2;
    degree += std::max(2L, degree / 6);
  }
  return Inconclusive{
      complaint("digits", "",
                "those asked for are not reached by raising degree (up to " +
                    std::to_string(degree_limit) + ") and precision" +
                    (best_width == 0
                         ? ""
                         : "; best width about 1e" + std::to_string(decimal_exponent(best_width))),
                "ask for fewer digits, or use a larger learning rate or a smaller set")};
}

}  // namespace certau
