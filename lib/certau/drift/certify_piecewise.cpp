// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/certify_piecewise.hpp"

#include "certau/drift/closed_box.hpp"
#include "certau/drift/piecewise_bound.hpp"
#include "certau/drift/residual.hpp"
#include "certau/problem/landscape.hpp"

namespace certau {
namespace {

// Quantities are functions of the weight: those of the scalar algorithm on the same device.
QuantityPolynomials weight_quantity(const CertificationRequest& request) {
  Process<Rational> scalar = request.process;
  if (has_auxiliary(scalar.algorithm)) scalar.algorithm = Algorithm::analog_sgd;
  return quantity_polynomials(request.quantity, to_polynomials(scalar));
}

}  // namespace

Outcome<CertifiedBounds> certify_piecewise(const CertificationRequest& request,
                                           const std::stop_token& stop) {
  if (request.quantity == Quantity::amplification_constant)
    return Inconclusive{complaint("table.quantities", name_of(request.quantity),
                                  "is certified by smooth potentials only",
                                  "use \"squared-gradient-norm\" and \"squared-saturation\"")};
  auto set = prove_closed_box(request.process);
  if (!set.has_value()) return set.refusal<CertifiedBounds>();
  PiecewiseQuestion question{request.process, request.start,          weight_quantity(request),
                             set.value(),     request.relative_width, request.horizon};
  const auto& range = question.set.box.weight;
  if (auto positive = prove_positive(question.quantity.denominator, range); !positive.has_value())
    return positive.refusal<CertifiedBounds>();
  // f* need not be rational: the gap is taken from f* + margin, and the upper bound pays for it.
  std::optional<Infimum> infimum;
  if (request.quantity == Quantity::objective_gap) {
    const auto at_ends = [&](const Rational& w) {
      return Rational{abs(question.quantity.numerator(w))};
    };
    const Rational size = at_ends(range.lower) + at_ends(range.upper) + 1;
    const auto landscape =
        find_landscape(request.process.problem, power_of_ten(decimal_exponent(size) - 24));
    if (!landscape.has_value()) return landscape.refusal<CertifiedBounds>();
    const auto& found = landscape.value().infimum;
    infimum = Infimum{found.lower, found.upper, found.at};
    question.quantity.numerator -= RationalPolynomial{found.upper};
  }
  auto proved = prove_piecewise(question, stop);
  if (!proved.has_value()) return proved.refusal<CertifiedBounds>();
  const auto bounds = std::move(proved).value();
  const auto certificate = [&](Direction direction, const PiecewiseBound& bound) {
    Rational value = bound.value;
    if (infimum && direction == Direction::upper) value += infimum->upper - infimum->lower;
    return Certificate{
        {request.process, request.start, request.quantity, direction, value, bound.transient},
        PiecewiseProof{question.set, bound.potential},
        infimum};
  };
  return CertifiedBounds{certificate(Direction::lower, bounds.lower),
                         certificate(Direction::upper, bounds.upper)};
}

}  // namespace certau
