// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/certify.hpp"

#include "certau/drift/certify_piecewise.hpp"
#include "certau/drift/poisson_proof.hpp"
#include "certau/drift/residual.hpp"
#include "certau/drift/transient.hpp"
#include "certau/problem/landscape.hpp"
#include "certau/process/invariant_set.hpp"

namespace certau {
namespace {

// Slivers at irrational ends are this much narrower than the digits asked for. Short ends keep the
// exact numbers short; where they prove too wide, a second attempt takes twice the digits.
constexpr int guard_digits = 12;

class Certification {
 public:
  Certification(const CertificationRequest& request, std::stop_token stop)
      : request_{request}, stop_{std::move(stop)}, polynomials_{to_polynomials(request.process)} {}

  Outcome<CertifiedBounds> run() {
    auto first = attempt(10L * (working_digits() + guard_digits) / 3);
    if (first.has_value() || !has_slivers_ || stop_.stop_requested()) return first;
    return attempt(10L * (2L * working_digits() + guard_digits) / 3);
  }

 private:
  Outcome<CertifiedBounds> attempt(long sliver_bits) {
    auto set =
        find_invariant_set(request_.process, polynomials_, request_.start.weight, sliver_bits);
    if (!set.has_value()) return set.refusal<CertifiedBounds>();
    set_ = std::move(set).value();
    has_slivers_ = set_.pieces.size() > 1;
    auto quantity = quantity_polynomials(request_.quantity, polynomials_);
    if (auto positive = prove_positive(quantity.denominator, set_.interval); !positive.has_value())
      return positive.refusal<CertifiedBounds>();
    auto pieces = refine_for_positive(set_, quantity.denominator);
    if (!pieces.has_value()) return pieces.refusal<CertifiedBounds>();
    set_ = std::move(pieces).value();
    switch (request_.quantity) {
      case Quantity::objective_gap:
        return objective_gap(std::move(quantity));
      case Quantity::amplification_constant:
        return amplification_constant(quantity);
      case Quantity::squared_gradient_norm:
      case Quantity::squared_saturation:
      case Quantity::amplification:
        break;
    }
    auto proof = prove_poisson(polynomials_, set_, quantity, working_digits(), stop_);
    if (!proof.has_value()) return proof.refusal<CertifiedBounds>();
    return bounds(proof.value(), std::nullopt);
  }

  // A width of one unit in the digit after the last certain one.
  [[nodiscard]] int working_digits() const { return request_.digits + 1; }

  // f* need not be rational: the gap is taken from f* + margin, and the upper bound pays for it.
  Outcome<CertifiedBounds> objective_gap(QuantityPolynomials quantity) {
    const auto range = chebyshev_bound(quantity.numerator.compose(affine_onto(set_.interval)));
    const Rational scale = range.width() == 0 ? Rational{1} : range.width();
    const Rational margin =
        power_of_ten(decimal_exponent(scale) - 2 * working_digits() - guard_digits);
    const auto landscape = find_landscape(request_.process.problem, margin);
    if (!landscape.has_value()) return landscape.refusal<CertifiedBounds>();
    const auto& infimum = landscape.value().infimum;
    quantity.numerator -= RationalPolynomial{infimum.upper};
    auto proof = prove_poisson(polynomials_, set_, quantity, working_digits(), stop_);
    if (!proof.has_value()) return proof.refusal<CertifiedBounds>();
    auto shifted = std::move(proof).value();
    shifted.upper += infimum.upper - infimum.lower;
    return bounds(shifted, Infimum{infimum.lower, infimum.upper, infimum.at});
  }

  // With potentials u₁ of g² and u₂ of σ²S, u₁ − c u₂ bounds the average of g² − c σ²S by
  // (bound of the first) − c (bound of the second); c is where that is zero.
  Outcome<CertifiedBounds> amplification_constant(const QuantityPolynomials& quantity) {
    const RationalPolynomial& d = quantity.denominator;
    auto top =
        prove_poisson(polynomials_, set_, {quantity.numerator, d, d}, working_digits() + 2, stop_);
    if (!top.has_value()) return top.refusal<CertifiedBounds>();
    auto bottom =
        prove_poisson(polynomials_, set_, {quantity.weight, d, d}, working_digits() + 2, stop_);
    if (!bottom.has_value()) return bottom.refusal<CertifiedBounds>();
    const PoissonProof& g = top.value();
    const PoissonProof& s = bottom.value();
    if (s.lower <= 0)
      return Inconclusive{
          "the average of sigma^2 S is not proved to be positive, so that the "
          "constant has no enclosure"};
    const auto side = [&](Direction direction) -> Outcome<Certificate> {
      const Rational start = direction == Direction::upper ? g.upper / s.lower : g.lower / s.upper;
      Rational slack = (g.upper - g.lower) / s.lower + abs(start) * (s.upper - s.lower) / s.lower +
                       abs(start) * power_of_ten(-working_digits() - 4);
      for (int attempt = 0; attempt < 12; ++attempt, slack *= 2) {
        const Rational value = direction == Direction::upper
                                   ? round_up(start + slack, working_digits() + 4)
                                   : round_down(start - slack, working_digits() + 4);
        const ChebyshevSeries potential = combination(g.potential, value, s.potential);
        if (Residuals{polynomials_, set_, quantity, potential}.proves(direction, value))
          return certificate(direction, value, potential, std::nullopt);
      }
      return Inconclusive{"no combination of the two potentials proves the constant"};
    };
    auto lower = side(Direction::lower);
    if (!lower.has_value()) return lower.refusal<CertifiedBounds>();
    auto upper = side(Direction::upper);
    if (!upper.has_value()) return upper.refusal<CertifiedBounds>();
    return CertifiedBounds{std::move(lower).value(), std::move(upper).value()};
  }

  static ChebyshevSeries combination(const ChebyshevSeries& first, const Rational& factor,
                                     const ChebyshevSeries& second) {
    ChebyshevSeries result(std::max(first.size(), second.size()), Rational{0});
    for (std::size_t k = 0; k < first.size(); ++k) result[k] += first[k];
    for (std::size_t k = 0; k < second.size(); ++k) result[k] -= factor * second[k];
    return result;
  }

  [[nodiscard]] Certificate certificate(Direction direction, const Rational& value,
                                        const ChebyshevSeries& potential,
                                        const std::optional<Infimum>& infimum) const {
    const Rational start = set_.interval.to_unit(request_.start.weight);
    return {{request_.process, request_.start, request_.quantity, direction, value,
             provable_transient(potential, start, direction)},
            SmoothProof{set_.interval, set_.cuts(), potential},
            infimum};
  }

  [[nodiscard]] CertifiedBounds bounds(const PoissonProof& proof,
                                       const std::optional<Infimum>& infimum) const {
    // Short values, rounded outward by a small part of the width that was asked for.
    const Rational size = abs(proof.upper) > abs(proof.lower) ? abs(proof.upper) : abs(proof.lower);
    const Rational unit =
        size == 0 ? Rational{1}
                  : power_of_ten(decimal_exponent(std::max(
                                     proof.tolerance,
                                     Rational{size * power_of_ten(-2 * working_digits())})) -
                                 2);
    const Rational lower = Rational{floor(proof.lower / unit)} * unit;
    const Rational upper = Rational{ceil(proof.upper / unit)} * unit;
    return {certificate(Direction::lower, lower, proof.potential, infimum),
            certificate(Direction::upper, upper, proof.potential, infimum)};
  }

  const CertificationRequest& request_;
  std::stop_token stop_;
  PolynomialProcess polynomials_;
  InvariantSet set_;
  bool has_slivers_ = false;
};

// Whether increments change sign around every interval that would do for a smooth potential.
bool needs_kinks(const CertificationRequest& request) {
  return is_analog(request.process.algorithm) &&
         request.quantity != Quantity::amplification_constant &&
         !find_invariant_set(request.process, to_polynomials(request.process), request.start.weight,
                             64)
              .has_value();
}

}  // namespace

Outcome<CertifiedBounds> certify(const CertificationRequest& request, std::stop_token stop) {
  validate(request.process);
  validate_start(request.process, request.start);
  require(request.digits >= 1 && request.digits <= 1000,
          "certify with digits out of range (potentials of bounded degree): ask for 1 to 1000");
  require(request.relative_width > 0 && request.relative_width <= 1,
          "certify with a relative width that is not in (0, 1] (no bounds have it): mend it");
  if (!is_polynomial(request.process))
    return Inconclusive{complaint(
        "process", "",
        "has a device or noise law that is not polynomial (exponential-step, a fractional "
        "exponent, or theorem-3); such cells are not certified yet",
        "simulate them, use a polynomial device and a finite law, or leave the device "
        "out if the algorithm is digital-sgd")};
  if (has_auxiliary(request.process.algorithm)) return certify_piecewise(request, stop);
  auto smooth = Certification{request, stop}.run();
  // Without an interval of one sign the potential has kinks.
  if (smooth.has_value() || !needs_kinks(request)) return smooth;
  auto piecewise = certify_piecewise(request, stop);
  if (piecewise.has_value()) return piecewise;
  return Inconclusive{smooth.reason() + "; and by a piecewise potential: " + piecewise.reason()};
}

}  // namespace certau
